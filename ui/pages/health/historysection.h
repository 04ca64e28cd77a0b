// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "shell/context.h"

#include <QWidget>

#include <chrono>

class QBoxLayout;

namespace switchyard::ports {
struct HistorySeries;
} // namespace switchyard::ports

namespace switchyard::widgets {
class Button;
class Label;
class SectionLabel;
class Segmented;
} // namespace switchyard::widgets

namespace switchyard::pages {

class LatencyHistogram;
class LatencyPlot;

//! State and latency of one model over 15 minutes to 7 days: the plot, its legend, and the same as a table. GUI thread.
class HistorySection final : public QWidget {
    Q_OBJECT

public:
    explicit HistorySection(const shell::Context& context, QWidget* parent = nullptr);

    void show(const ModelRef& ref);
    //! Asks the history again when the last answer is old.
    void refresh();
    void retranslate();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void request();
    void take(const ports::HistorySeries& series);
    void showLegend();
    void openTable();
    void fitHead();

    const shell::Context& m_context;
    ModelRef m_ref;
    std::uint64_t m_request = 0;
    std::chrono::milliseconds m_window;
    SteadyTime m_askedAt {};
    QBoxLayout* m_head;
    widgets::Label* m_title;
    widgets::Segmented* m_windows;
    LatencyPlot* m_plot;
    widgets::SectionLabel* m_spreadTitle = nullptr;
    LatencyHistogram* m_spread = nullptr;
    widgets::Label* m_legend;
    widgets::Button* m_table;
};

} // namespace switchyard::pages
