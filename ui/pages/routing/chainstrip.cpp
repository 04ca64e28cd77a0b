// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainstrip.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/status.h"

#include <QFontMetricsF>
#include <QPainter>

namespace switchyard::pages {

namespace {

constexpr qreal stationSide = 28;
constexpr qreal arrowLength = 28;
constexpr qreal arrowGap = 10;
constexpr qreal shortArrow = 12; // where the stations would not fit otherwise
constexpr qreal shortGap = 6;
constexpr qreal padding = 16;
constexpr qreal maxTextWidth = 170;

} // namespace

ChainStrip::ChainStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChainStrip::setTitle(const QString& title, const QString& note)
{
    m_title = title;
    m_note = note;
    setAccessibleName(title);
    update();
}

void ChainStrip::setStations(std::vector<Station> stations)
{
    m_stations = std::move(stations);
    setAccessibleDescription(sentence());
    update();
}

void ChainStrip::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

QString ChainStrip::sentence() const
{
    QStringList parts;
    for (const auto& station : m_stations)
        parts << station.name + QLatin1String(": ") + station.note;
    return m_stations.empty() ? m_emptyText : parts.join(QLatin1String("; "));
}

QSize ChainStrip::sizeHint() const
{
    return { 400, theme::scaled(90) };
}

qreal ChainStrip::widthOf(const Station& station) const
{
    const QFontMetricsF name(theme::font(theme::Type::BodySemibold));
    const QFontMetricsF note(theme::font(theme::Type::Caption));
    const qreal text = std::max(name.horizontalAdvance(station.name), note.horizontalAdvance(station.note)) + 2;
    return stationSide + 10 + std::min(text, maxTextWidth);
}

void ChainStrip::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::paintBox(painter, rect(), theme::radius::card, tokens.card, tokens.hairline);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF inner = QRectF(rect()).adjusted(padding, 0, -padding, 0);

    const QRectF head(inner.left(), 12, inner.width(), theme::lineHeight(theme::Type::Caption) + 2);
    painter.setFont(theme::font(theme::Type::CaptionSemibold));
    painter.setPen(tokens.text2);
    const qreal titleWidth = theme::drawLine(painter, head, m_title);
    painter.setFont(theme::font(theme::Type::Caption));
    const QRectF noteRect = mirrored ? head.adjusted(0, 0, -titleWidth - 12, 0) : head.adjusted(titleWidth + 12, 0, 0, 0);
    theme::drawLine(painter, noteRect, m_note, Qt::AlignRight);

    const qreal top = head.bottom() + 10;
    if (m_stations.empty()) {
        painter.setFont(theme::font(theme::Type::Body));
        painter.setPen(tokens.text2);
        theme::drawLine(painter, QRectF(inner.left(), top, inner.width(), 32), m_emptyText);
        return;
    }
    // Mirrored, stations run from the right edge towards negative x.
    if (mirrored)
        painter.translate(width(), 0);
    qreal x = inner.left();
    const qreal end = inner.right();
    qreal roomy = (arrowLength + 2 * arrowGap) * static_cast<qreal>(m_stations.size() - 1);
    for (const auto& station : m_stations)
        roomy += widthOf(station);
    const qreal arrow = roomy > inner.width() ? shortArrow : arrowLength;
    const qreal gap = roomy > inner.width() ? shortGap : arrowGap;
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        const qreal needed = widthOf(m_stations[i]);
        const bool isLast = i + 1 == m_stations.size();
        const qreal moreRoom = isLast ? 0 : arrow + 2 * gap + 84;
        if (i > 0 && x + needed + moreRoom > end) {
            painter.setFont(theme::font(theme::Type::Caption));
            painter.setPen(tokens.text2);
            const QRectF rest = mirrored ? QRectF(-end, top, end - x, 36) : QRectF(x, top, end - x, 36);
            theme::drawLine(painter, rest, tr("and %n more", nullptr, static_cast<int>(m_stations.size() - i)));
            return;
        }
        x += paintStation(painter, m_stations[i], x, top);
        if (isLast)
            return;
        const qreal y = top + stationSide / 2 + 4;
        const qreal from = mirrored ? -(x + gap) : x + gap;
        const qreal to = mirrored ? from - arrow : from + arrow;
        const qreal head4 = mirrored ? 5 : -5;
        painter.setPen(QPen(tokens.buttonBorder, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        painter.drawPolyline(QPolygonF { QPointF(to + head4, y - 5), QPointF(to, y), QPointF(to + head4, y + 5) });
        x += arrow + 2 * gap;
    }
}

qreal ChainStrip::paintStation(QPainter& painter, const Station& station, qreal x, qreal top) const
{
    const auto& tokens = theme::tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto tone = wording::statusTone(station.status);
    const QColor mark = tokens.tone(tone).mark;
    const qreal left = mirrored ? -x - stationSide : x;
    const QRectF circle(left, top + 4, stationSide, stationSide);
    painter.setPen(station.isServing ? QPen(Qt::NoPen) : QPen(mark, 2, station.isSkipped ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(station.isServing ? QBrush(tokens.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
    theme::paintIcon(painter, QRectF(circle.center().x() - 7, circle.center().y() - 7, 14, 14),
                     wording::statusIcon(station.status), station.isServing ? tokens.card : mark);

    const qreal textWidth = widthOf(station) - stationSide - 10;
    const qreal textLeft = mirrored ? left - 10 - textWidth : left + stationSide + 10;
    QFont name = theme::font(theme::Type::BodySemibold);
    name.setStrikeOut(station.isSkipped);
    painter.setFont(name);
    painter.setPen(station.isSkipped ? tokens.text2 : tokens.text);
    theme::drawLine(painter, QRectF(textLeft, top, textWidth, 20), station.name);
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(tokens.text2);
    theme::drawLine(painter, QRectF(textLeft, top + 19, textWidth, 17), station.note);
    return widthOf(station);
}

} // namespace switchyard::pages
