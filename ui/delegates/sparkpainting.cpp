// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/sparkpainting.h"

#include "theme/tokens.h"
#include "wording/status.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace switchyard::delegates {

using namespace theme;

namespace {

constexpr qreal beatWidth = 3;
constexpr qreal beatPitch = 5;
constexpr double faint = 0.55;

struct BeatShape {
    qreal part; // of the full height
    bool hollow;
};

BeatShape shapeOf(health::Status status)
{
    if (status == health::Status::Paused)
        return { 0.3, true };
    switch (health::tone(status)) {
    case health::Tone::Good:
        return { 0.5, false };
    case health::Tone::Idle:
        return { 0.5, true };
    case health::Tone::Warn:
        return { 0.75, false };
    case health::Tone::Bad:
        return { 1.0, false };
    case health::Tone::Off:
        break;
    }
    return { 0.3, true };
}

//! Rounds to whole device pixels, where fills without antialiasing stay even.
class Snap {
public:
    explicit Snap(const QPainter& painter)
        : m_ratio(painter.device()->devicePixelRatioF())
    {
    }
    qreal operator()(qreal value) const { return std::round(value * m_ratio) / m_ratio; }
    qreal atLeastOne(qreal value) const { return std::max(1.0 / m_ratio, (*this)(value)); }

private:
    qreal m_ratio;
};

void paintHollow(QPainter& painter, const QRectF& rect, const QColor& color, qreal line)
{
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), line), color);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), color);
    painter.fillRect(QRectF(rect.left(), rect.top(), line, rect.height()), color);
    painter.fillRect(QRectF(rect.right() - line, rect.top(), line, rect.height()), color);
}

} // namespace

void paintBeats(QPainter& painter, const QRect& rect, const health::Beats& beats, int height)
{
    const Tokens& t = tokens();
    const Snap snap(painter);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal bottom = snap(rect.top() + (rect.height() + height) / 2.0);
    const auto fitting = static_cast<std::size_t>(std::max(0, (rect.width() + 2) / static_cast<int>(beatPitch)));
    const std::size_t shown = std::min(fitting, beats.size());
    const qreal width = snap.atLeastOne(beatWidth);
    const qreal line = snap.atLeastOne(1);
    for (std::size_t i = 0; i < shown; ++i) {
        const health::Beat& beat = beats[beats.size() - shown + i];
        const qreal x = snap(rect.left() + static_cast<qreal>(i) * beatPitch);
        if (!beat || *beat == health::Status::Checking) {
            painter.fillRect(QRectF(x, bottom - line, width, line), t.controlBorder);
            continue;
        }
        const BeatShape shape = shapeOf(*beat);
        const qreal tall = snap(height * shape.part);
        const QRectF bar(x, bottom - tall, width, tall);
        const QColor& color = t.tone(wording::statusTone(*beat)).mark;
        if (shape.hollow)
            paintHollow(painter, bar, color, line);
        else
            painter.fillRect(bar, color);
    }
    painter.restore();
}

void paintSparkline(QPainter& painter, const QRectF& rect, const health::Sparkline& samples, bool faded)
{
    double low = 1e12;
    double high = 0;
    for (const auto& sample : samples) {
        if (!sample)
            continue;
        low = std::min(low, static_cast<double>(sample->count()));
        high = std::max(high, static_cast<double>(sample->count()));
    }
    if (high <= 0 && low > 1e11)
        return;
    low *= 0.7;
    const double range = std::max(1.0, high - low);
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (faded)
        painter.setOpacity(faint);
    const qreal step = rect.width() / static_cast<qreal>(health::sparklineLength - 1);
    const qreal start = rect.right() - step * static_cast<qreal>(samples.size() - 1);
    const auto place = [&](std::size_t i) {
        const double part = (static_cast<double>(samples[i]->count()) - low) / range;
        return QPointF(start + step * static_cast<qreal>(i), rect.bottom() - part * (rect.height() - 3) - 1);
    };
    QPolygonF run;
    const auto drawRun = [&] {
        if (run.size() > 1) {
            // High contrast has no soft grounds: a fill would be a patch on a selected row.
            if (!t.isHighContrast()) {
                QPolygonF area = run;
                area << QPointF(run.last().x(), rect.bottom()) << QPointF(run.first().x(), rect.bottom());
                painter.setPen(Qt::NoPen);
                painter.setBrush(t.plotFill);
                painter.drawPolygon(area);
            }
            painter.setPen(QPen(t.plot, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(run);
        } else if (run.size() == 1) {
            painter.setPen(QPen(t.plot, 1.5, Qt::SolidLine, Qt::RoundCap));
            painter.drawPoint(run.first());
        }
        run.clear();
    };
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i])
            run << place(i);
        else
            drawRun();
    }
    drawRun();
    if (samples.back()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.plot);
        painter.drawEllipse(place(samples.size() - 1), 2, 2);
    }
    painter.restore();
}

} // namespace switchyard::delegates
