// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/historyport.h"

#include <QPixmap>
#include <QWidget>

namespace switchyard::pages {

//! A model's state and latency over a window of time: a band of states (height tells as well as colour), the p50 line,
//! the band to p95, failed probes as ticks on the baseline, gaps left empty. A crosshair follows the pointer or the
//! arrow keys. To assistive technology it is a chart with a summary and the value under the crosshair.
class LatencyPlot final : public QWidget {
    Q_OBJECT

public:
    explicit LatencyPlot(QWidget* parent = nullptr);

    void setSeries(const ports::HistorySeries& series);
    void clear();
    const ports::HistorySeries& series() const { return m_series; }
    bool hasData() const;
    //! Index of the slot under the crosshair, -1 without one.
    int cursor() const { return m_cursor; }
    void setCursor(int slot);

    //! "p50 from 380 ms to 1.2 s, 3 failures, 2 gaps".
    QString summary() const;
    //! "13:50, p50 398 ms, p95 930 ms".
    QString valueAt(int slot) const;
    //! Tab-separated, with a head line: for the clipboard and the table.
    QString asText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cursorChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    //! What the grid line says, 0 being the baseline.
    QString axisText(int line) const;
    QRectF plotArea() const;
    double xOf(double slot) const;
    double yOf(double milliseconds) const;
    int slotAt(double x) const;
    void paintBand(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintSeries(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    ports::HistorySeries m_series;
    double m_top = 1000; // milliseconds at the upper edge
    int m_cursor = -1;
    QPixmap m_cache; // band, grid and series
};

//! Nothing in this slot answered.
bool isGap(const ports::HistoryPoint& point);

//! Makes Qt's accessibility know LatencyPlot. Call once.
void installPlotAccessibility();

} // namespace switchyard::pages
