// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/latencyhistogram.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "wording/format.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace switchyard::pages {

using namespace theme;
using std::chrono::milliseconds;

namespace {

constexpr int labelHeight = 16;
constexpr int barsHeight = 48;
constexpr std::size_t fewestBars = 8;
constexpr int fewestAnswers = 8; // a shape made of fewer tells nothing
constexpr double farAbove = 1.5; // times p99
constexpr int labelGap = 6;

} // namespace

LatencyHistogram::LatencyHistogram(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void LatencyHistogram::setSeries(const ports::HistorySeries& series)
{
    m_bars = series.histogram;
    m_end = series.histogramEnd;
    m_latency = series.latency;
    m_hasRest = false;
    if (m_latency.count < fewestAnswers || m_end.count() <= 0 || std::accumulate(m_bars.begin(), m_bars.end(), 0) == 0) {
        m_bars.clear();
    } else {
        const double slot = static_cast<double>(m_end.count()) / static_cast<double>(m_bars.size());
        const double wanted = static_cast<double>(m_latency.p99.count()) * farAbove;
        const auto kept = std::max(fewestBars, static_cast<std::size_t>(std::ceil(wanted / slot)));
        if (kept < m_bars.size()) {
            const int rest = std::accumulate(m_bars.begin() + static_cast<std::ptrdiff_t>(kept), m_bars.end(), 0);
            m_bars.resize(kept);
            m_bars.back() += rest;
            m_hasRest = rest > 0;
            m_end = milliseconds(std::lround(slot * static_cast<double>(kept)));
        }
    }
    setAccessibleDescription(summary());
    update();
}

void LatencyHistogram::retranslate()
{
    setAccessibleName(tr("Spread of latencies"));
    setAccessibleDescription(summary());
    setToolTip(tr("How often the server took how long; the lines are p50, p95 and p99"));
    update();
}

QString LatencyHistogram::summary() const
{
    if (isEmpty())
        return tr("No checks in this time");
    return tr("Half within %1, %2 within %3, %4 within %5", "durations; 95 %, 99 %")
        .arg(wording::latency(m_latency.p50), wording::percent(0.95), wording::latency(m_latency.p95), wording::percent(0.99),
             wording::latency(m_latency.p99));
}

QSize LatencyHistogram::sizeHint() const
{
    return { 320, 2 * scaled(labelHeight) + barsHeight };
}

std::array<LatencyHistogram::Mark, 3> LatencyHistogram::marks() const
{
    return { Mark { "p50", m_latency.p50 }, Mark { "p95", m_latency.p95 }, Mark { "p99", m_latency.p99 } };
}

double LatencyHistogram::xOf(milliseconds value) const
{
    return std::min(1.0, static_cast<double>(value.count()) / static_cast<double>(std::max<qint64>(1, m_end.count()))) * width();
}

void LatencyHistogram::paintBars(QPainter& painter, const QRectF& area) const
{
    const Tokens& t = tokens();
    const double most = *std::max_element(m_bars.begin(), m_bars.end());
    const double pitch = area.width() / static_cast<double>(m_bars.size());
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        if (m_bars[i] == 0)
            continue;
        const double from = std::round(pitch * static_cast<double>(i));
        const double to = std::round(pitch * static_cast<double>(i + 1)) - 1;
        const double tall = std::max(2.0, std::round((area.height() - 4) * m_bars[i] / most));
        const QRectF bar(from, area.bottom() - tall, std::max(1.0, to - from), tall);
        painter.fillRect(bar, t.plotBand);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1), t.accent);
    }
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), t.hairline);
}

void LatencyHistogram::paintMarks(QPainter& painter, const QRectF& area) const
{
    const Tokens& t = tokens();
    painter.setFont(theme::font(Type::Hint));
    const QFontMetricsF metrics(painter.font());
    const auto all = marks();
    std::array<double, 3> lefts {};
    double free = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double wide = metrics.horizontalAdvance(QLatin1String(all[i].name));
        lefts[i] = std::max(free, xOf(all[i].at) - wide / 2);
        free = lefts[i] + wide + labelGap;
    }
    double limit = area.right();
    for (std::size_t i = all.size(); i-- > 0;) {
        lefts[i] = std::min(lefts[i], limit - metrics.horizontalAdvance(QLatin1String(all[i].name)));
        limit = lefts[i] - labelGap;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double x = std::min(std::round(xOf(all[i].at)) + 0.5, area.right() - 0.5);
        QPen pen(i == 0 ? t.accent : t.text2, i == 0 ? 1.5 : 1);
        if (i > 0)
            pen.setDashPattern({ 3, 2 });
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(t.text2);
        painter.drawText(QRectF(lefts[i], 0, 60, labelHeight), Qt::AlignLeft | Qt::AlignVCenter, QLatin1String(all[i].name));
    }
}

void LatencyHistogram::paintScale(QPainter& painter, const QRectF& area) const
{
    painter.setFont(theme::font(Type::Hint));
    painter.setPen(tokens().text2);
    const QRectF below(area.left(), area.bottom() + 1, area.width(), labelHeight);
    const wording::Quantity end = wording::quantity(m_end);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0 ") + end.unit);
    const QString last = wording::duration(m_end);
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter,
                     m_hasRest ? tr("%1 and more", "a duration").arg(last) : last);
}

void LatencyHistogram::paintEvent(QPaintEvent*)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    const QRectF area(0, scaled(labelHeight), width(), barsHeight);
    paintBars(painter, area);
    paintMarks(painter, area);
    paintScale(painter, area);
}

} // namespace switchyard::pages
