// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/linemap.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <optional>

namespace switchyard::pages {

using namespace theme;

namespace {

constexpr int maxStations = 8;
constexpr qreal stationSide = 28;
constexpr qreal trackY = 36; // room above for the bow around skipped stations
constexpr qreal bowLeave = 34;
constexpr qreal bowHeight = 22;
constexpr qreal bufferReach = 8; // from the bow's foot to the buffer stop
constexpr qreal bufferHalf = 6;
constexpr qreal smallestPill = 72;
constexpr qreal pillHeight = 24;
constexpr int nameOffset = 17;
constexpr qreal pillGap = 22;
constexpr qreal smallestStep = 100;

} // namespace

//! A station's button: transparent, over the painted circle and its words.
class LineMap::Stop final : public QAbstractButton {
public:
    //! Without a station it stands for the `rank` that are not shown.
    Stop(LineMap* map, const std::optional<Station>& station, int rank)
        : QAbstractButton(map)
        , m_rank(rank)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        if (station)
            setStation(*station);
    }

    const std::optional<Station>& station() const { return m_station; }
    void setStation(const Station& station)
    {
        m_station = station;
        setAccessibleName(station.sentence);
        setToolTip(station.sentence);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
        const qreal circleLeft = mirrored ? width() - stationSide : 0;
        const QRectF circle(circleLeft, trackY - stationSide / 2, stationSide, stationSide);
        if (m_station)
            paintStation(painter, circle);
        else
            paintRest(painter, circle);
        if (hasFocus())
            widgets::paintFocusRing(painter, circle.adjusted(1, 1, -1, -1), stationSide / 2 - 1, widgets::RingPlace::Outside);
        const QRectF nameRect(0, trackY + nameOffset, width() - 4, lineHeight(Type::Caption) + 2);
        painter.setFont(theme::font(Type::CaptionSemibold));
        painter.setPen(underMouse() ? t.accent : t.text);
        const QString name = m_station ? QLocale().toString(m_rank) + QLatin1Char(' ') + m_station->name
                                       : LineMap::tr("and %n more", nullptr, m_rank);
        drawLine(painter, nameRect, name, start);
        if (!m_station)
            return;
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(t.text2);
        drawLine(painter, nameRect.translated(0, lineHeight(Type::Caption)), m_station->note, start);
    }

private:
    void paintStation(QPainter& painter, const QRectF& circle) const
    {
        const Tokens& t = tokens();
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor mark = t.tone(m_station->tone).mark;
        const QRectF icon(circle.center().x() - 8, circle.center().y() - 8, 16, 16);
        if (m_station->isServing) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.accent);
            painter.drawEllipse(circle);
            painter.restore();
            paintIcon(painter, icon, m_station->icon, t.card);
            return;
        }
        QPen ring(mark, 2);
        if (m_station->isSkipped)
            ring.setDashPattern({ 1.6, 1.5 });
        painter.setPen(ring);
        painter.setBrush(t.window);
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
        painter.restore();
        paintIcon(painter, icon.adjusted(1, 1, -1, -1), m_station->icon, mark);
    }

    void paintRest(QPainter& painter, const QRectF& circle) const
    {
        const Tokens& t = tokens();
        widgets::paintBox(painter, circle, stationSide / 2, t.card, t.buttonBorder);
        paintIcon(painter, QRectF(circle.center().x() - 8, circle.center().y() - 8, 16, 16), QStringLiteral("ellipsis"), t.text2);
    }

    std::optional<Station> m_station; // its own: one on its way out may be painted once more
    int m_rank;
};

LineMap::LineMap(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Order in which models are tried"));
}

QSize LineMap::sizeHint() const
{
    return { 600, static_cast<int>(trackY) + nameOffset + 2 * lineHeight(Type::Caption) + 6 };
}

void LineMap::setChainName(const QString& name)
{
    if (m_chainName == name)
        return;
    m_chainName = name;
    fit();
    update();
}

void LineMap::setStations(const std::vector<Station>& stations)
{
    if (m_stations == stations)
        return;
    const bool sameRefs = std::equal(stations.begin(), stations.end(), m_stations.begin(), m_stations.end(),
                                     [](const Station& a, const Station& b) { return a.ref == b.ref; });
    if (!sameRefs) {
        m_stations = stations;
        rebuild();
        return;
    }
    // The buttons stay, and with them the focus.
    m_stations = stations;
    for (std::size_t i = 0; i < m_stops.size(); ++i) {
        if (m_stops[i]->station())
            m_stops[i]->setStation(m_stations[i]);
    }
    update();
}

int LineMap::shownStations() const
{
    const int all = static_cast<int>(m_stations.size());
    const int room = std::clamp(static_cast<int>((width() - pillWidth() - pillGap) / smallestStep), 2, maxStations);
    return all > room ? room - 1 : all;
}

int LineMap::hiddenStations() const
{
    return static_cast<int>(m_stations.size()) - shownStations();
}

qreal LineMap::pillWidth() const
{
    return std::max(smallestPill, QFontMetricsF(theme::font(Type::CaptionMedium)).horizontalAdvance(m_chainName) + 24);
}

qreal LineMap::stationX(int index) const
{
    const int stops = static_cast<int>(m_stops.size());
    const qreal step = stops > 0 ? (width() - pillWidth() - pillGap) / stops : 0;
    return pillWidth() + pillGap + stationSide / 2 + step * index;
}

void LineMap::rebuild()
{
    for (Stop* stop : m_stops) {
        stop->hide();
        stop->deleteLater(); // it may be the one that was pressed
    }
    m_stops.clear();
    for (int i = 0; i < shownStations(); ++i) {
        auto* stop = new Stop(this, m_stations[static_cast<std::size_t>(i)], i + 1);
        connect(stop, &QAbstractButton::clicked, this, [this, stop] { Q_EMIT stationActivated(stop->station()->ref); });
        m_stops.push_back(stop);
    }
    if (hiddenStations() > 0) {
        auto* rest = new Stop(this, std::nullopt, hiddenStations());
        rest->setAccessibleName(tr("and %n more", nullptr, hiddenStations()));
        connect(rest, &QAbstractButton::clicked, this, &LineMap::restActivated);
        m_stops.push_back(rest);
    }
    for (Stop* stop : m_stops)
        stop->show();
    place();
    update();
}

void LineMap::fit()
{
    if (static_cast<int>(m_stops.size()) != shownStations() + (hiddenStations() > 0 ? 1 : 0))
        rebuild();
    else
        place();
}

void LineMap::place()
{
    const int stops = static_cast<int>(m_stops.size());
    const qreal step = stops > 0 ? (width() - pillWidth() - pillGap) / stops : 0;
    for (int i = 0; i < stops; ++i) {
        const QRect logical(static_cast<int>(stationX(i) - stationSide / 2), 0, static_cast<int>(step), height());
        m_stops[static_cast<std::size_t>(i)]->setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
    }
}

void LineMap::paintEvent(QPaintEvent*)
{
    if (m_stops.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    int servingIndex = -1;
    for (int i = 0; i < shownStations(); ++i) {
        if (m_stations[static_cast<std::size_t>(i)].isServing)
            servingIndex = i;
    }
    const qreal first = pillWidth();
    // Each stretch ends at its station; a skipped one is passed above.
    QPainterPath quiet(QPointF(first, trackY));
    QPainterPath live(QPointF(first, trackY));
    for (int i = 0; i < static_cast<int>(m_stops.size()); ++i) {
        QPainterPath& path = i <= servingIndex ? live : quiet;
        if (i > 0 && i == servingIndex + 1)
            quiet.moveTo(stationX(servingIndex), trackY);
        const qreal x = stationX(i);
        const bool skipped = i < shownStations() && m_stations[static_cast<std::size_t>(i)].isSkipped;
        if (!skipped) {
            path.lineTo(x, trackY);
            continue;
        }
        path.lineTo(x - bowLeave, trackY);
        path.cubicTo(QPointF(x - bowLeave + 14, trackY), QPointF(x - bowLeave + 8, trackY - bowHeight),
                     QPointF(x - bowLeave + 22, trackY - bowHeight));
        path.lineTo(x + bowLeave - 22, trackY - bowHeight);
        path.cubicTo(QPointF(x + bowLeave - 8, trackY - bowHeight), QPointF(x + bowLeave - 14, trackY),
                     QPointF(x + bowLeave, trackY));
        if (i + 1 < static_cast<int>(m_stops.size()))
            continue;
        // No station follows: a buffer stop ends the line.
        const qreal end = std::min<qreal>(x + bowLeave + bufferReach, width() - 2);
        path.lineTo(end, trackY);
        path.moveTo(end, trackY - bufferHalf);
        path.lineTo(end, trackY + bufferHalf);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.buttonBorder, 2));
    painter.drawPath(quiet);
    if (servingIndex >= 0) {
        painter.setPen(QPen(t.accent, 3));
        painter.drawPath(live);
    }
    painter.resetTransform();
    const QRect pill = QStyle::visualRect(layoutDirection(), rect(),
                                          QRect(0, static_cast<int>(trackY - pillHeight / 2), static_cast<int>(pillWidth()),
                                                static_cast<int>(pillHeight)));
    widgets::paintBox(painter, pill, pillHeight / 2, t.card, t.buttonBorder);
    painter.setFont(theme::font(Type::CaptionMedium));
    painter.setPen(t.text);
    painter.drawText(pill, Qt::AlignCenter, m_chainName);
}

void LineMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LineMap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        fit();
    }
}

} // namespace switchyard::pages
