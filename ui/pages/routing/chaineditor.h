// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/units.h"
#include "config/openclawconfig.h"
#include "shell/context.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace switchyard::items {
class ChainCandidatesModel;
class ChainListModel;
class ChainModel;
struct ChainPreview;
struct PreviewQuestion;
}

namespace switchyard::widgets {
class Banner;
class Card;
class EmptyState;
class SectionLabel;
class SpinnerClock;
}

namespace switchyard::pages {

class CandidateTray;
class ChainEdits;
class ChainHeader;
class ChainStrip;
class ChainView;
class RouteAnswers;

//! The steps of one chain: the live plan above them, the simulation, the rows that are moved by mouse and keyboard, what
//! is not in the chain, and who answered lately. All edits go through one model and one list of edits.
class ChainEditor final : public QWidget {
    Q_OBJECT

public:
    //! `chains` tells which agents a chain answers; `edits` says and takes back what was done. Both outlive it.
    ChainEditor(const shell::Context& context, const items::ChainListModel& chains, ChainEdits& edits, QWidget* parent = nullptr);

    void setChain(const config::ChainId& id);
    void retranslate();
    //! Selects the step with this model, if it is one.
    void selectModel(const ModelRef& ref);
    void appendStep(const ModelRef& ref);
    void toggleSimulation();
    //! The agent's chain no longer follows the defaults.
    void makeOwnChain();

    ChainView* view() const { return m_view; }
    CandidateTray* tray() const { return m_tray; }
    const items::ChainCandidatesModel& candidates() const { return *m_candidates; }
    bool isEmpty() const;
    //! How many first steps count as failed in the simulation; 0 when none runs.
    int simulatedFailures() const { return m_failedSteps; }

Q_SIGNALS:
    //! What the keyboard or the mouse can do next, for the header; empty when there is nothing to say.
    void hintChanged(const QString& text);
    void simulationChanged();
    void addRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildPlan(QVBoxLayout* column);
    void buildSteps(QVBoxLayout* column);
    void buildTray(QVBoxLayout* column);
    void connectView();
    void replan();
    //! What to plan for this order of the chain.
    items::PreviewQuestion questionFor(std::vector<ModelRef> order, int failedSteps) const;
    QString planTitle(const items::ChainPreview& preview, const std::vector<ModelRef>& order) const;
    //! Rows of the list of chains whose agents are answered by this one.
    std::vector<int> rowsThatUse() const;
    QString usersOfChain() const;
    void showShare();
    void previewDrop(int from, int row);
    void showSimulation(const items::ChainPreview& preview, const std::vector<ModelRef>& order);
    void failOneMore();
    void endSimulation();
    void showInheritance();
    void refreshState();
    void announceMove(int from, int to);
    void announceStep(const ModelRef& ref, int row);
    void showRowMenu(int row, const QPoint& place);
    void removeStep(int row);
    void showEmptyTexts();
    void followDefaults();
    TokenCount largestPrompt() const;

    shell::Context m_context;
    const items::ChainListModel& m_chains;
    ChainEdits* m_edits;
    config::ChainId m_chain;
    int m_failedSteps = 0;
    int m_dropFrom = -1;
    int m_dropRow = -1;
    QTimer m_countdown;
    items::ChainModel* m_steps = nullptr;
    items::ChainCandidatesModel* m_candidates = nullptr;
    widgets::Banner* m_banner = nullptr;
    widgets::Banner* m_simulation = nullptr;
    ChainStrip* m_strip = nullptr;
    widgets::Card* m_card = nullptr;
    ChainHeader* m_header = nullptr;
    ChainView* m_view = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::SectionLabel* m_trayHead = nullptr;
    CandidateTray* m_tray = nullptr;
    RouteAnswers* m_share = nullptr;
    widgets::SpinnerClock* m_spinner = nullptr;
};

} // namespace switchyard::pages
