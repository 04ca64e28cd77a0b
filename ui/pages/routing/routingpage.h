// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/openclawconfig.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QTimer>

#include <vector>

class QListView;
class QScrollArea;
class QStackedWidget;

namespace switchyard::items {
class ChainCandidatesModel;
class ChainListModel;
class ChainModel;
struct ChainPreview;
}

namespace switchyard::widgets {
class Banner;
class Button;
class Card;
class EmptyState;
class Label;
class SectionLabel;
class SpinnerClock;
}

namespace switchyard::pages {

class CandidateTray;
class ChainHeader;
class ChainPolicyPane;
class ChainStrip;
class ChainView;

//! Who answers, in which order, and what happens when somebody fails. The chains at the left, the steps of the chosen one
//! in the middle with a live plan above them, its policy at the right.
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

    ChainView* chainView() const { return m_view; }
    //! How many first steps count as failed in the simulation; 0 when none runs.
    int simulatedFailures() const { return m_failedSteps; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildModels();
    void buildHeader();
    void buildChains();
    void buildSteps();
    void connectView();
    QAction* addAction(const QString& iconName, const QKeySequence& keys, void (RoutingPage::*slot)());

    void chooseChain(const QModelIndex& index);
    void setChain(const config::ChainId& id);
    void replan();
    void showPlan(const items::ChainPreview& preview, const std::vector<ModelRef>& order);
    QString planTitle(const items::ChainPreview& preview, const std::vector<ModelRef>& order) const;
    QString usersOfChain() const;
    void previewDrop(int from, int row);
    void showSimulation(const items::ChainPreview& preview, const std::vector<ModelRef>& order);
    void toggleSimulation();
    void failOneMore();
    void endSimulation();
    void showInheritance();
    void showHint(const QString& text);
    void refreshState();

    void announceMove(int from, int to);
    void undoEdit();
    void redoEdit();
    void undoPolicy();
    void toastEdit(const QString& text);
    void showError(const Error& error);
    void showAddMenu();
    void showRowMenu(int row, const QPoint& place);
    void addCandidate(const QModelIndex& index);
    void removeStep(int row);
    void makeOwnChain();
    void followDefaults();
    TokenCount largestPrompt() const;

    shell::Context m_context;
    config::ChainId m_chain;
    int m_failedSteps = 0;
    int m_dropFrom = -1;
    int m_dropRow = -1;
    QTimer m_countdown;

    items::ChainModel* m_steps = nullptr;
    items::ChainListModel* m_chains = nullptr;
    items::ChainCandidatesModel* m_candidates = nullptr;

    widgets::Label* m_hint = nullptr;
    widgets::Button* m_undoButton = nullptr;
    widgets::Button* m_redoButton = nullptr;
    widgets::Button* m_simulateButton = nullptr;
    widgets::Button* m_addButton = nullptr;
    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
    QAction* m_simulateAction = nullptr;
    QAction* m_addAction = nullptr;

    QListView* m_chainNames = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::Banner* m_simulation = nullptr;
    ChainStrip* m_strip = nullptr;
    widgets::Card* m_card = nullptr;
    ChainHeader* m_header = nullptr;
    ChainView* m_view = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::SectionLabel* m_trayHead = nullptr;
    CandidateTray* m_tray = nullptr;
    ChainPolicyPane* m_policy = nullptr;
    QScrollArea* m_policyScroll = nullptr;
    widgets::SpinnerClock* m_spinner = nullptr;
};

} // namespace switchyard::pages
