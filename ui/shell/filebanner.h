// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QWidget>

namespace switchyard::widgets {
class Banner;
} // namespace switchyard::widgets

namespace switchyard::shell {

//! Faults and questions that concern every page: the first write to a file that Switchyard did not make, changes on
//! disk, a file that cannot be read or written, edits left by a crash, a router that did not start. Each says cause and
//! remedy and has its buttons; at most one about the file and one about the router. GUI thread.
class FileBanner final : public QWidget {
    Q_OBJECT

public:
    FileBanner(const Context& context, QWidget* parent = nullptr);

    void retranslate();
    //! Reads both ports again.
    void refresh();

private:
    void refreshFile();
    void refreshEngine();
    void refreshPolicy();
    void showDiff(const QString& title, const QString& diff, const QString& action, const std::function<void()>& run);
    void showConflicts();
    void showFault();
    bool showDraft();
    QString fileName() const;
    QString reasonSentence() const;

    const Context& m_context;
    widgets::Banner* m_file;
    widgets::Banner* m_engine;
    widgets::Banner* m_policy;
    bool m_draftAsked = false;
};

} // namespace switchyard::shell
