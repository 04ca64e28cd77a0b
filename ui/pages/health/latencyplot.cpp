// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/latencyplot.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace switchyard::pages {

using namespace theme;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

namespace {

constexpr int smallestLeft = 36;
constexpr int right = 4;
constexpr int bandHeight = 18; // with the gap below it
constexpr int top = 8;
constexpr int bottom = 20;
constexpr int plotHeight = 128;
constexpr int timeLabels = 5;
constexpr double failWidth = 3;
constexpr double failHeight = 10;

//! The smallest round number of milliseconds that holds `value`, so that the axis has whole steps.
double niceTop(double value)
{
    const double magnitude = std::pow(10.0, std::floor(std::log10(std::max(value, 1.0))));
    for (const double step : { 1.0, 2.0, 4.0, 5.0, 10.0 }) {
        if (step * magnitude >= value)
            return step * magnitude;
    }
    return value;
}

double ms(milliseconds value)
{
    return static_cast<double>(value.count());
}

double bandBar(health::Status status)
{
    switch (health::tone(status)) {
    case health::Tone::Warn:
        return 14;
    case health::Tone::Bad:
        return 16;
    default:
        return 8;
    }
}

} // namespace

LatencyPlot::LatencyPlot(QWidget* parent)
    : QWidget(parent)
{
    installPlotAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("State and latency"));
}

QSize LatencyPlot::sizeHint() const
{
    return { 320, bandHeight + top + plotHeight + bottom };
}

QSize LatencyPlot::minimumSizeHint() const
{
    return { 160, sizeHint().height() };
}

void LatencyPlot::setSeries(const ports::HistorySeries& series)
{
    m_series = series;
    double highest = 0;
    for (const ports::HistoryPoint& point : m_series.points)
        highest = std::max(highest, ms(point.p95));
    m_top = niceTop(std::max(highest * 1.05, 10.0));
    m_cursor = std::min(m_cursor, static_cast<int>(m_series.points.size()) - 1);
    m_cache = {};
    update();
}

void LatencyPlot::clear()
{
    setSeries({});
}

bool LatencyPlot::hasData() const
{
    return std::any_of(m_series.points.begin(), m_series.points.end(), [](const auto& point) { return point.count > 0; });
}

QString LatencyPlot::axisText(int line) const
{
    if (line == 0)
        return QStringLiteral("0 ") + wording::quantity(milliseconds(std::lround(m_top))).unit;
    return wording::duration(milliseconds(std::lround(m_top * line / 2)));
}

QRectF LatencyPlot::plotArea() const
{
    const QFontMetrics metrics(theme::font(Type::Hint));
    int left = smallestLeft;
    for (int line = 0; line <= 2; ++line)
        left = std::max(left, metrics.horizontalAdvance(axisText(line)) + 8);
    return QRectF(left, bandHeight + top, width() - left - right, plotHeight);
}

double LatencyPlot::xOf(double slot) const
{
    const QRectF area = plotArea();
    const auto slots_ = std::max<double>(1, static_cast<double>(m_series.points.size()));
    return area.left() + area.width() * slot / slots_;
}

double LatencyPlot::yOf(double value) const
{
    const QRectF area = plotArea();
    return area.bottom() - area.height() * std::min(1.0, value / m_top);
}

int LatencyPlot::slotAt(double x) const
{
    const QRectF area = plotArea();
    if (m_series.points.empty() || x < area.left() || x > area.right())
        return -1;
    const double part = (x - area.left()) / area.width();
    return std::min(static_cast<int>(part * static_cast<double>(m_series.points.size())),
                    static_cast<int>(m_series.points.size()) - 1);
}

void LatencyPlot::paintBand(QPainter& painter) const
{
    const Tokens& t = tokens();
    const auto count = m_series.points.size();
    // Equal neighbours are one bar; the band spans the whole widget's width.
    for (std::size_t i = 0; i < count;) {
        std::size_t end = i + 1;
        while (end < count && m_series.points[end].worst == m_series.points[i].worst)
            ++end;
        const double from = std::round(static_cast<double>(width()) * static_cast<double>(i) / static_cast<double>(count));
        const double to = std::round(static_cast<double>(width()) * static_cast<double>(end) / static_cast<double>(count));
        if (const health::Beat& worst = m_series.points[i].worst) {
            const double tall = bandBar(*worst);
            const QRectF bar(from, 8 - tall / 2, std::max(1.0, to - from - (end < count ? 1 : 0)), tall);
            const QColor& color = t.tone(wording::statusTone(*worst)).mark;
            const health::Tone tone = health::tone(*worst);
            if (tone == health::Tone::Idle || tone == health::Tone::Off) {
                painter.setPen(QPen(color, 1));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
            } else {
                painter.fillRect(bar, color);
            }
        }
        i = end;
    }
}

void LatencyPlot::paintGrid(QPainter& painter) const
{
    const Tokens& t = tokens();
    const QRectF area = plotArea();
    painter.setFont(theme::font(Type::Hint));
    for (int line = 0; line <= 2; ++line) {
        const double value = m_top * line / 2;
        const double y = std::round(yOf(value));
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), line == 0 ? t.hairline : t.plotGrid);
        painter.setPen(t.text2);
        painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter, axisText(line));
    }
    if (m_series.points.empty())
        return;
    const auto span = m_series.slot * static_cast<int>(m_series.points.size());
    const bool isDays = span > std::chrono::hours(36);
    for (int label = 0; label < timeLabels; ++label) {
        const double part = static_cast<double>(label) / (timeLabels - 1);
        const WallTime at = m_series.from + duration_cast<WallTime::duration>(span * part);
        const double x = area.left() + area.width() * part;
        QRectF box(x - 40, area.bottom() + 4, 80, 16);
        Qt::Alignment alignment = Qt::AlignHCenter;
        if (label == 0) {
            box.moveLeft(area.left());
            alignment = Qt::AlignLeft;
        } else if (label == timeLabels - 1) {
            box.moveRight(area.right());
            alignment = Qt::AlignRight;
        }
        painter.setPen(t.text2);
        const QString text = isDays ? wording::dayTime(at, {}).section(QLatin1Char(' '), 0, 1) : wording::clockMinutes(at);
        painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter), text);
    }
}

void LatencyPlot::paintSeries(QPainter& painter) const
{
    const Tokens& t = tokens();
    const auto& points = m_series.points;
    painter.setRenderHint(QPainter::Antialiasing);
    std::size_t start = 0;
    while (start < points.size()) {
        if (isGap(points[start])) {
            ++start;
            continue;
        }
        std::size_t end = start;
        QPolygonF middle;
        QPolygonF upper;
        while (end < points.size() && !isGap(points[end])) {
            const double x = xOf(static_cast<double>(end) + 0.5);
            middle << QPointF(x, yOf(ms(points[end].p50)));
            upper << QPointF(x, yOf(ms(points[end].p95)));
            ++end;
        }
        QPolygonF band = upper;
        for (auto point = middle.crbegin(); point != middle.crend(); ++point)
            band << *point;
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.plotBand);
        painter.drawPolygon(band);
        painter.setBrush(Qt::NoBrush);
        QPen dashed(t.accent, 1);
        dashed.setDashPattern({ 3, 2 });
        painter.setPen(dashed);
        painter.drawPolyline(upper);
        painter.setPen(QPen(t.accent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (middle.size() > 1)
            painter.drawPolyline(middle);
        else
            painter.drawPoint(middle.first());
        start = end;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF area = plotArea();
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].failures > 0)
            painter.fillRect(QRectF(std::round(xOf(static_cast<double>(i) + 0.5) - failWidth / 2), area.bottom() - failHeight,
                                    failWidth, failHeight),
                             t.tone(Tone::Bad).mark);
    }
}

void LatencyPlot::paintCursor(QPainter& painter) const
{
    if (m_cursor < 0 || m_cursor >= static_cast<int>(m_series.points.size()))
        return;
    const Tokens& t = tokens();
    const QRectF area = plotArea();
    const ports::HistoryPoint& point = m_series.points[static_cast<std::size_t>(m_cursor)];
    const double x = std::round(xOf(m_cursor + 0.5)) + 0.5;
    QPen dashed(t.text2, 1);
    dashed.setDashPattern({ 3, 2 });
    painter.setPen(dashed);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isGap(point)) {
        painter.setPen(QPen(t.card, 1.5));
        painter.setBrush(t.accent);
        painter.drawEllipse(QPointF(x, yOf(ms(point.p50))), 3.5, 3.5);
    }
    const QString head = wording::clockTime(point.start);
    QString line = isGap(point) ? (point.failures > 0 ? tr("%n failed", nullptr, point.failures) : tr("no data"))
                                : tr("p50 %1 · p95 %2").arg(wording::latency(point.p50), wording::latency(point.p95));
    const QFontMetricsF metrics(theme::font(Type::Hint));
    const double boxWidth = std::max(metrics.horizontalAdvance(line), metrics.horizontalAdvance(head) * 1.1) + 16;
    double boxLeft = x - boxWidth - 8;
    if (boxLeft < area.left())
        boxLeft = std::min(x + 8, width() - boxWidth);
    const QRectF box(boxLeft, area.top() - 2, boxWidth, 36);
    widgets::paintBox(painter, box, 4, t.tipGround, {});
    painter.setPen(t.tipText);
    QFont strong = theme::font(Type::Hint);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.drawText(box.adjusted(8, 4, -8, -18), Qt::AlignLeft | Qt::AlignVCenter, head);
    painter.setFont(theme::font(Type::Hint));
    painter.drawText(box.adjusted(8, 18, -8, -4), Qt::AlignLeft | Qt::AlignVCenter, line);
}

void LatencyPlot::paintEvent(QPaintEvent*)
{
    const qreal ratio = devicePixelRatioF();
    if (m_cache.isNull()) {
        m_cache = QPixmap(size() * ratio);
        m_cache.setDevicePixelRatio(ratio);
        m_cache.fill(Qt::transparent);
        QPainter cached(&m_cache);
        paintBand(cached);
        paintGrid(cached);
        paintSeries(cached);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_cache);
    if (!hasData()) {
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(tokens().text3);
        painter.drawText(plotArea(), Qt::AlignCenter, tr("No checks in this time"));
    }
    paintCursor(painter);
    if (hasFocus())
        widgets::paintFocusRing(painter, rect(), 4, widgets::RingPlace::Inside);
}

void LatencyPlot::setCursor(int slot)
{
    if (m_cursor == slot)
        return;
    m_cursor = slot;
    update();
    Q_EMIT cursorChanged();
    QAccessibleValueChangeEvent event(this, valueAt(slot));
    QAccessible::updateAccessibility(&event);
}

void LatencyPlot::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(slotAt(event->position().x()));
}

void LatencyPlot::leaveEvent(QEvent*)
{
    if (!hasFocus())
        setCursor(-1);
}

void LatencyPlot::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_series.points.size()) - 1;
    const int from = m_cursor < 0 ? last : m_cursor;
    switch (event->key()) {
    case Qt::Key_Left:
        setCursor(std::max(0, from - 1));
        return;
    case Qt::Key_Right:
        setCursor(std::min(last, from + 1));
        return;
    case Qt::Key_Home:
        setCursor(last >= 0 ? 0 : -1);
        return;
    case Qt::Key_End:
        setCursor(last);
        return;
    case Qt::Key_Escape:
        if (m_cursor >= 0) {
            setCursor(-1);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void LatencyPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_cache = {};
}

void LatencyPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LanguageChange) {
        m_cache = {};
        update();
    }
}

} // namespace switchyard::pages
