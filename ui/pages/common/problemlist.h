// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "shell/context.h"

#include <QWidget>

#include <functional>
#include <string>

class QVBoxLayout;

namespace switchyard::pages {

//! What is to be said about the configuration as a column of rows: severity, sentence, place, and the fix that one click
//! applies. Empty: one sentence that all is well.
class ProblemList final : public QWidget {
    Q_OBJECT

public:
    using Filter = std::function<bool(const config::Diagnostic&)>;

    //! Shows what `filter` lets through; an empty one shows all.
    ProblemList(const shell::Context& context, Filter filter, QWidget* parent = nullptr);

    void setFilter(Filter filter);
    int count() const { return m_count; }
    //! How far the rows stand from the edges.
    void setGutter(int gutter);
    //! Words every row anew, after the language changed.
    void retranslate();

private:
    void fill();
    QWidget* makeRow(const config::Diagnostic& diagnostic);
    void moveKey(const ProviderId& provider);
    //! Above the rows, when several are settled by the same kind of fix: one button for all of them.
    void addFixAll();
    void fixAll(const std::string& kind);
    void applyFix(const config::Fix& fix);
    void showPlace(const config::Diagnostic& diagnostic);

    shell::Context m_context;
    Filter m_filter;
    QVBoxLayout* m_layout;
    std::vector<config::Diagnostic> m_shown;
    int m_count = -1;
    int m_gutter = 16;
};

//! What is wrong, for people.
QString problemText(const config::Diagnostic& diagnostic);

//! Opens the list of all problems over the window.
void openProblems(const shell::Context& context);

} // namespace switchyard::pages
