// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <functional>

class QListView;
class QScrollArea;

namespace switchyard::items {
class ChainListModel;
}

namespace switchyard::widgets {
class Button;
class Label;
}

namespace switchyard::pages {

class ChainEditor;
class ChainEdits;
class ChainPolicyPane;
class ChainView;

//! Who answers, in which order, and what happens when somebody fails. The chains at the left, the steps of the chosen one
//! in the middle with a live plan above them, its policy at the right; a small window shows the policy in the place of the
//! chains when it is asked for.
class RoutingPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit RoutingPage(const shell::Context& context, QWidget* parent = nullptr);
    ~RoutingPage() override;

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    QList<QAction*> pageActions() override;
    void retranslate() override;
    //! An agent's id; `defaults` or empty for the defaults; `provider/model` selects that step.
    void openItem(const QString& item) override;
    QList<QWidget*> panes() override;

    ChainView* chainView() const;
    //! How many first steps count as failed in the simulation; 0 when none runs.
    int simulatedFailures() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void buildChains();
    void buildEditor();
    QAction* addAction(const QString& iconName, const QKeySequence& keys, const std::function<void()>& slot);
    void fitPanes();
    void showPolicy(bool isShown);
    void chooseChain(const QModelIndex& index);
    void setChain(const config::ChainId& id);
    void refreshState();
    void showAddMenu();
    void showNewChainMenu();
    void makeOwnChain(const AgentId& agent);
    void fitChainNames();

    shell::Context m_context;
    ChainEdits* m_edits;
    config::ChainId m_chain;
    items::ChainListModel* m_chains = nullptr;

    widgets::Label* m_hint = nullptr;
    widgets::Button* m_undoButton = nullptr;
    widgets::Button* m_redoButton = nullptr;
    widgets::Button* m_policyButton = nullptr; //!< Only where the policy's pane has no room of its own.
    widgets::Button* m_simulateButton = nullptr;
    widgets::Button* m_addButton = nullptr;
    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
    QAction* m_simulateAction = nullptr;
    QAction* m_addAction = nullptr;
    QListView* m_chainNames = nullptr;
    QWidget* m_chainPane = nullptr;
    widgets::Button* m_newChain = nullptr;
    ChainEditor* m_editor = nullptr;
    QWidget* m_policyPane = nullptr;
    ChainPolicyPane* m_policy = nullptr;
    QScrollArea* m_policyScroll = nullptr;
    bool m_isPolicyAsked = false; //!< In the place of the chains, in a small window.
};

} // namespace switchyard::pages
