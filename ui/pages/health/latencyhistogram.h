// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"
#include "ports/historyport.h"

#include <QWidget>

#include <array>
#include <vector>

class QPainter;

namespace switchyard::pages {

//! How often a model took how long, over a window of time: bars of equal width, with upright lines at p50, p95 and p99.
//! A few very slow answers do not flatten the rest: what lies far above p99 is one bar at the end. To assistive
//! technology it is one sentence.
class LatencyHistogram final : public QWidget {
    Q_OBJECT

public:
    explicit LatencyHistogram(QWidget* parent = nullptr);

    void setSeries(const ports::HistorySeries& series);
    bool isEmpty() const { return m_bars.empty(); }
    void retranslate();
    //! "Half of the answers within 400 ms, 95 % within 1.2 s, 99 % within 2 s".
    QString summary() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 160, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Mark {
        const char* name;
        std::chrono::milliseconds at;
    };
    std::array<Mark, 3> marks() const;
    double xOf(std::chrono::milliseconds value) const;
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintMarks(QPainter& painter, const QRectF& area) const;
    void paintScale(QPainter& painter, const QRectF& area) const;

    std::vector<int> m_bars; //!< Empty with too few answers for a shape.
    std::chrono::milliseconds m_end {}; //!< Where the last bar ends.
    bool m_hasRest = false; //!< The last bar holds all that is slower, too.
    health::Percentiles m_latency;
};

} // namespace switchyard::pages
