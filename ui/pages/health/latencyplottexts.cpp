// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/latencyplot.h"

#include "wording/format.h"

#include <QAccessibleWidget>

#include <algorithm>

// LatencyPlot in words: for screen readers, the clipboard and the table.

namespace switchyard::pages {

using std::chrono::milliseconds;

namespace {

class PlotInterface final : public QAccessibleWidget {
public:
    explicit PlotInterface(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Chart)
    {
    }
    QString text(QAccessible::Text type) const override
    {
        const auto* plot = static_cast<const LatencyPlot*>(widget());
        if (type == QAccessible::Description)
            return plot->summary();
        if (type == QAccessible::Value)
            return plot->valueAt(plot->cursor());
        return QAccessibleWidget::text(type);
    }
};

QAccessibleInterface* makePlotInterface(const QString& className, QObject* object)
{
    if (className != QLatin1String("switchyard::pages::LatencyPlot"))
        return nullptr;
    return new PlotInterface(static_cast<QWidget*>(object));
}

} // namespace

void installPlotAccessibility()
{
    static const bool done = (QAccessible::installFactory(makePlotInterface), true);
    Q_UNUSED(done)
}

bool isGap(const ports::HistoryPoint& point)
{
    return point.count - point.failures <= 0;
}

QString LatencyPlot::summary() const
{
    if (!hasData())
        return tr("No checks in this time");
    milliseconds low = milliseconds::max();
    milliseconds high {};
    int failures = 0;
    int gaps = 0;
    bool wasGap = false;
    bool answered = false;
    for (const ports::HistoryPoint& point : m_series.points) {
        failures += point.failures;
        const bool gap = point.count == 0;
        gaps += gap && !wasGap ? 1 : 0;
        wasGap = gap;
        if (isGap(point))
            continue;
        answered = true;
        low = std::min(low, point.p50);
        high = std::max(high, point.p50);
    }
    QString text = answered ? tr("p50 from %1 to %2").arg(wording::latency(low), wording::latency(high))
                                    : tr("no good answer");
    text += QStringLiteral(", ") + tr("%n failure(s)", nullptr, failures) + QStringLiteral(", ") + tr("%n gap(s)", nullptr, gaps);
    return text;
}

QString LatencyPlot::valueAt(int slot) const
{
    if (slot < 0 || slot >= static_cast<int>(m_series.points.size()))
        return {};
    const ports::HistoryPoint& point = m_series.points[static_cast<std::size_t>(slot)];
    QString text = wording::clockTime(point.start);
    if (isGap(point))
        text += QStringLiteral(", ") + (point.failures > 0 ? tr("%n failed", nullptr, point.failures) : tr("no data"));
    else
        text += QStringLiteral(", ") + tr("p50 %1, p95 %2").arg(wording::latency(point.p50), wording::latency(point.p95));
    return text;
}

QString LatencyPlot::asText() const
{
    QString text = tr("Time\tp50 ms\tp95 ms\tp99 ms\tChecks\tFailures") + QLatin1Char('\n');
    for (const ports::HistoryPoint& point : m_series.points) {
        text += wording::clockTime(point.start);
        for (const milliseconds value : { point.p50, point.p95, point.p99 })
            text += QLatin1Char('\t') + (isGap(point) ? QString() : QString::number(value.count()));
        text += QLatin1Char('\t') + QString::number(point.count) + QLatin1Char('\t') + QString::number(point.failures) + QLatin1Char('\n');
    }
    return text;
}

} // namespace switchyard::pages
