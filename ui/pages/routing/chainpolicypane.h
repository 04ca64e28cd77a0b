// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"
#include "config/policy.h"
#include "shell/context.h"

#include <QWidget>

#include <array>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace switchyard::widgets {
class Banner;
class Label;
class SectionLabel;
class Switch;
}

namespace switchyard::pages {

class ChoiceCard;

//! How one chain behaves: what happens when its first choice is cold, where prompts may go, how long to wait, what follows
//! a failure; and one piece of advice about the chain when there is any. Every change is a policy command, saved by itself
//! and undoable. OpenClaw asks the models of roles itself: for those the pane says so and has nothing to set.
class ChainPolicyPane final : public QWidget {
    Q_OBJECT

public:
    ChainPolicyPane(const shell::Context& context, QWidget* parent = nullptr);

    void setChain(const config::ChainId& chain, const QString& title);
    void retranslate();

Q_SIGNALS:
    //! A sentence for a toast: something could not be done.
    void failed(const QString& text);
    //! The policy's last change can be undone, and how to word it.
    void changed(const QString& text);

private:
    struct BudgetRow {
        config::Budget budget;
        std::vector<int> seconds;
        widgets::Label* label = nullptr;
        QComboBox* combo = nullptr;
    };

    void build();
    void buildCold(QVBoxLayout* column);
    void buildPrivacy(QVBoxLayout* column);
    void buildPatience(QVBoxLayout* column);
    QComboBox* addChoice(QVBoxLayout* column, widgets::Label*& label);
    void addBudget(QVBoxLayout* layout, config::Budget budget, std::vector<int> seconds);
    void refresh();
    void refreshBudgets(const config::RoutePolicy& policy);
    void refreshFailures(const config::RoutePolicy& policy);
    void refreshRegions(const config::RoutePolicy& policy);
    void refreshAdvice();
    void setCold(config::ColdPolicy cold);
    void setLocalOnly(bool localOnly);
    void setFilesStayLocal(bool stay);
    void chooseRegion(int index);
    void chooseAgain(int index);
    void chooseRest(int index);
    void report(const Result<void>& result, const QString& text);

    shell::Context m_context;
    config::ChainId m_chain;
    std::string m_route = "auto";
    QWidget* m_settings = nullptr;
    widgets::Label* m_title = nullptr;
    widgets::Label* m_roleNote = nullptr;
    widgets::SectionLabel* m_coldHead = nullptr;
    std::array<ChoiceCard*, 4> m_cold {};
    widgets::SectionLabel* m_privacyHead = nullptr;
    widgets::Label* m_leaveLabel = nullptr;
    widgets::Switch* m_leave = nullptr;
    widgets::Label* m_regionLabel = nullptr;
    QComboBox* m_region = nullptr;
    widgets::Label* m_filesLabel = nullptr;
    widgets::Label* m_filesNote = nullptr;
    widgets::Switch* m_files = nullptr;
    widgets::SectionLabel* m_patienceHead = nullptr;
    std::vector<BudgetRow> m_budgets;
    widgets::SectionLabel* m_failureHead = nullptr;
    widgets::Label* m_againLabel = nullptr;
    QComboBox* m_again = nullptr;
    widgets::Label* m_restLabel = nullptr;
    QComboBox* m_rest = nullptr;
    widgets::Banner* m_advice = nullptr;
    std::optional<config::Diagnostic> m_shownAdvice;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace switchyard::pages
