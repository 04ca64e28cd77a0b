// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "ports/healthport.h"
#include "ports/historyport.h"
#include "shell/context.h"
#include "widgets/card.h"

#include <chrono>
#include <optional>

class QVBoxLayout;

namespace switchyard::widgets {
class Banner;
class Button;
class ElidedLabel;
class Label;
class SectionLabel;
class Segmented;
class StatusTile;
} // namespace switchyard::widgets

namespace switchyard::pages {

class LatencyPlot;
class FactTiles;
class LineList;

//! The pane beside the Health list: one model at its endpoint. What it is doing, why, what would help, its history, the
//! models beside it, incidents and the last probes. GUI thread.
class HealthDetail final : public widgets::Panel {
    Q_OBJECT

public:
    HealthDetail(const shell::Context& context, QWidget* parent = nullptr);

    void show(const ModelRef& ref);
    const ModelRef& ref() const { return m_ref; }
    //! Reads the book again; called when it changed and once a second.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void closeRequested();
    void checkRequested(const switchyard::ModelRef& ref);
    void loadRequested(const switchyard::ModelRef& ref);
    void pauseRequested(const switchyard::ModelRef& ref);
    void menuRequested(const switchyard::ModelRef& ref, const QPoint& place);
    void testRequested(const switchyard::ModelRef& ref);
    void remedyRequested(const switchyard::ModelRef& ref, switchyard::health::Remedy remedy);


protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHead(QVBoxLayout& layout);
    void buildHistory(QVBoxLayout& layout);
    void refreshHead();
    void fitButtons();
    void refreshAdvice();
    void refreshFacts();
    void refreshModels();
    void refreshIncidents();
    void refreshProbes();
    void requestHistory();
    void showFullLog();

    const shell::Context& m_context;
    ModelRef m_ref;
    std::uint64_t m_request = 0;
    std::uint64_t m_bookRevision = 0;
    std::chrono::milliseconds m_window;
    SteadyTime m_askedAt {};

    widgets::StatusTile* m_tile;
    widgets::ElidedLabel* m_name;
    widgets::ElidedLabel* m_state;
    widgets::Button* m_close;
    widgets::Button* m_check;
    widgets::Button* m_load;
    widgets::Button* m_test;
    widgets::Button* m_pause;
    widgets::Button* m_more;
    widgets::Banner* m_advice;
    QWidget* m_adviceGap;
    QString m_adviceAction;
    widgets::Label* m_historyTitle;
    widgets::Segmented* m_windows;
    LatencyPlot* m_plot;
    widgets::Label* m_legend;
    FactTiles* m_facts;
    widgets::SectionLabel* m_modelsTitle;
    LineList* m_models;
    widgets::SectionLabel* m_incidentsTitle;
    LineList* m_incidents;
    widgets::SectionLabel* m_probesTitle;
    widgets::Button* m_openLog;
    LineList* m_probes;
};

} // namespace switchyard::pages
