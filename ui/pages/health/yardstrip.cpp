// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/yardstrip.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/button.h"
#include "wording/status.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;

namespace {
constexpr int side = 25;
constexpr int pitch = side + 5;
constexpr int maxRows = 4; // a yard of hundreds is a list, not a strip
} // namespace

YardStrip::YardStrip(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void YardStrip::setTiles(std::vector<Tile> tiles)
{
    std::stable_sort(tiles.begin(), tiles.end(), [](const Tile& a, const Tile& b) {
        const auto weight = [](health::Status status) {
            const int tone = static_cast<int>(health::tone(status));
            return tone == 0 ? 9 : tone; // paused and unknown ones come last
        };
        return weight(a.status) != weight(b.status) ? weight(a.status) < weight(b.status) : a.status < b.status;
    });
    if (tiles == m_tiles)
        return;
    const bool resized = tiles.size() != m_tiles.size();
    m_tiles = std::move(tiles);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_tiles.size()) - 1));
    if (resized)
        updateGeometry();
    describe();
    update();
}

int YardStrip::columns(int width) const
{
    return std::max(1, (width + 5) / pitch);
}

int YardStrip::heightForWidth(int width) const
{
    const int count = static_cast<int>(m_tiles.size());
    const int rows = (count + columns(width) - 1) / columns(width);
    return std::min(rows, maxRows) * pitch - 5 + 4;
}

QSize YardStrip::sizeHint() const
{
    return { 400, heightForWidth(std::max(width(), 400)) };
}

QRect YardStrip::tileRect(int index) const
{
    const int perRow = columns(width());
    const QRect logical(index % perRow * pitch, 2 + index / perRow * pitch, side, side);
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

int YardStrip::tileAt(const QPoint& position) const
{
    const int shown = std::min(static_cast<int>(m_tiles.size()), columns(width()) * maxRows);
    for (int i = 0; i < shown; ++i) {
        if (tileRect(i).contains(position))
            return i;
    }
    return -1;
}

void YardStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    const int shown = std::min(static_cast<int>(m_tiles.size()), columns(width()) * maxRows);
    for (int i = 0; i < shown; ++i) {
        const QRect box = tileRect(i);
        if (!event->rect().intersects(box))
            continue;
        const health::Status status = m_tiles[static_cast<std::size_t>(i)].status;
        const Tone tone = wording::statusTone(status);
        widgets::paintBox(painter, box, 5, t.tone(tone).soft, t.isHighContrast() ? t.text : QColor());
        paintIcon(painter, QRectF(box).adjusted(5.5, 5.5, -5.5, -5.5), wording::statusIcon(status), t.tone(tone).mark);
        if (hasFocus() && i == m_current)
            widgets::paintBox(painter, box, 5, {}, t.accent, 2);
    }
}

void YardStrip::mousePressEvent(QMouseEvent* event)
{
    const int index = tileAt(event->pos());
    if (index < 0)
        return;
    m_current = index;
    describe();
    update();
    Q_EMIT activated(m_tiles[static_cast<std::size_t>(index)].ref);
}

void YardStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_tiles.size()) - 1;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        step = mirrored ? -1 : 1;
        break;
    case Qt::Key_Up:
        step = -columns(width());
        break;
    case Qt::Key_Down:
        step = columns(width());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (last >= 0)
            Q_EMIT activated(m_tiles[static_cast<std::size_t>(m_current)].ref);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = std::clamp(m_current + step, 0, std::max(0, last));
    describe();
    update();
}

bool YardStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = tileAt(help->pos());
        if (index < 0) {
            QToolTip::hideText();
        } else {
            const Tile& tile = m_tiles[static_cast<std::size_t>(index)];
            QToolTip::showText(help->globalPos(), tile.name + QStringLiteral(": ") + wording::statusText(tile.status), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void YardStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    describe();
    update();
}

void YardStrip::describe()
{
    if (m_tiles.empty())
        return;
    const Tile& tile = m_tiles[static_cast<std::size_t>(m_current)];
    setAccessibleName(tr("All endpoints, the worst first"));
    setAccessibleDescription(tile.name + QStringLiteral(": ") + wording::statusText(tile.status));
}

} // namespace switchyard::pages
