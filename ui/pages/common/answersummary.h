// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/answershares.h"
#include "shell/context.h"

#include <QWidget>

#include <vector>

namespace switchyard::widgets {
class AnswerBar;
class SectionLabel;
} // namespace switchyard::widgets

namespace switchyard::pages {

//! Who answered: a heading that counts requests, fallbacks and failures, and the shares as one bar under it.
class AnswerSummary final : public QWidget {
    Q_OBJECT

public:
    explicit AnswerSummary(const shell::Context& context, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    //! In the order shown, those nobody answered last.
    void setShares(const std::vector<items::AnswerShare>& shares);
    //! Requests in all shares.
    int total() const { return m_total; }

private:
    //! The alias, else the provider, else the model where one provider answered with several.
    QString nameOf(const ModelRef& model, const std::vector<items::AnswerShare>& shares) const;

    shell::Context m_context;
    widgets::SectionLabel* m_title;
    widgets::AnswerBar* m_bar;
    int m_total = 0;
};

} // namespace switchyard::pages
