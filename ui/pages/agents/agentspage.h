// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"
#include "widgets/page.h"

class QListView;

namespace switchyard::items {
class AgentListModel;
}

namespace switchyard::widgets {
class Banner;
class Button;
class Chip;
class Label;
class SectionLabel;
}

namespace switchyard::pages {

class ChainStrip;
class ProblemList;

//! The agents: who answers each of them, where its chain comes from, what answered it last, and what makes it unsafe.
class AgentsPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit AgentsPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    void retranslate() override;
    //! An agent's id.
    void openItem(const QString& item) override;
    QList<QWidget*> panes() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildDetail();
    void showAgent(const AgentId& id);
    void refresh();
    void showChain();
    void showLastUse();
    void changeInheritance();

    shell::Context m_context;
    AgentId m_agent;
    items::AgentListModel* m_model = nullptr;
    widgets::Button* m_setUp = nullptr;
    widgets::Button* m_connect = nullptr;
    QListView* m_names = nullptr;
    widgets::Label* m_name = nullptr;
    widgets::Chip* m_default = nullptr;
    widgets::Label* m_note = nullptr;
    ChainStrip* m_strip = nullptr;
    widgets::Banner* m_inheritance = nullptr;
    widgets::SectionLabel* m_lastHead = nullptr;
    widgets::Label* m_last = nullptr;
    widgets::SectionLabel* m_problemsHead = nullptr;
    ProblemList* m_problems = nullptr;
    widgets::Button* m_openChain = nullptr;
    widgets::Button* m_try = nullptr;
};

} // namespace switchyard::pages
