// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/hiddensecrets.h"
#include "shell/context.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace switchyard::widgets {
class Card;
class Label;
}

namespace switchyard::pages {

class ProblemList;

//! A provider's own JSON5 as it stands in the file, comments and all, to be edited by hand; keys are dots that stay what
//! they are unless they are written over. Checked while typing: the
//! first error is named with line and column and marked, and what is valid but wrong for OpenClaw is said. Below stands
//! what is to be said about the provider as it is in the file, unknown keys too. Saving replaces exactly this stretch of the file.
class JsonPane final : public QWidget {
    Q_OBJECT

public:
    JsonPane(const shell::Context& context, QWidget* parent = nullptr);

    void setProvider(const ProviderId& id);
    void refresh();
    void retranslate();
    bool isEdited() const;
    bool isValid() const { return m_isValid; }
    QString text() const;
    QString original() const { return m_original; }
    void revert();
    bool save();

Q_SIGNALS:
    void edited();

private:
    void load();
    void check();
    //! What saving would bring about that OpenClaw or Switchyard object to; empty when nothing.
    QString newProblems() const;

    shell::Context m_context;
    ProviderId m_provider;
    QPlainTextEdit* m_edit;
    widgets::Label* m_verdict;
    widgets::Card* m_card;
    ProblemList* m_problems;
    QTimer m_pause;
    QString m_original;
    QString m_indent; //!< Left out of what is shown.
    config::HiddenSecrets m_secrets; //!< Of what is shown.
    QString m_shown; //!< As last loaded.
    bool m_isValid = true;
};

} // namespace switchyard::pages
