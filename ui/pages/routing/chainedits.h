// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "shell/context.h"

#include <QObject>

#include <string>
#include <vector>

namespace switchyard::pages {

//! Undo and redo of everything the Routing page edits, with toasts that say what was done: steps of chains in OpenClaw's
//! file and the policy in Switchyard's own. One list for both, so that Ctrl+Z takes back what was done last.
class ChainEdits final : public QObject {
    Q_OBJECT

public:
    explicit ChainEdits(const shell::Context& context, QObject* parent = nullptr);

    bool canUndo() const;
    bool canRedo() const;
    //! For the buttons: what the next undo or redo is about; empty when there is nothing to name.
    QString undoText() const;
    QString redoText() const;

    void undo();
    void redo();
    //! Says what an edit did and offers to take it back.
    void toast(const QString& text);
    void showError(const Error& error);
    //! A setting of the policy was changed; says so as toast() does.
    void policyChanged(const QString& text);

Q_SIGNALS:
    void stateChanged();
    //! An undo or redo was about this model: select it.
    void touched(const switchyard::ModelRef& model);

private:
    enum class Where { Configuration, Policy };
    bool canUndoPolicy() const;
    bool canRedoPolicy() const;
    bool isPolicyNext(const std::vector<Where>& list, bool canUsePolicy, bool canUseSession) const;
    void noteEdit();
    void undoPolicy();
    void redoPolicy();

    shell::Context m_context;
    std::vector<std::string> m_policyTexts; // that edits of chains made, the newest last
    std::vector<Where> m_done; //!< Newest last; joined moves of one row count once.
    std::vector<Where> m_undone;
    bool m_isReplaying = false;
};

} // namespace switchyard::pages
