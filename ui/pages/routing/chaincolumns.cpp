// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chaincolumns.h"

#include "pages/routing/routewording.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace switchyard::pages {

namespace {

constexpr int modelMinimum = 148;
constexpr int stateWanted = 190;
constexpr int rankTextFrom = 230; // width of the model's column from which every row has room for "Fallback 1"
constexpr int stateMinimum = 148; // "Rate-limited 0:42" and "skipped, 32k < 64k" fit

//! Room for the longest word of where a server is, with its icon: "Hosted" is short, "Barındırılan" is not.
int whereTextWidth()
{
    const QFontMetrics metrics(theme::font(theme::Type::Caption));
    int width = 0;
    for (const auto trust : { config::TrustClass::Loopback, config::TrustClass::LocalNetwork, config::TrustClass::Hosted })
        width = std::max(width, metrics.horizontalAdvance(trustText(trust)));
    return width + 20;
}

} // namespace

ChainColumns ChainColumns::of(const QRect& row, Qt::LayoutDirection direction)
{
    const int scale = theme::scaled(100);
    const auto px = [scale](int length) { return length * scale / 100; };
    ChainColumns columns;
    const int top = row.top();
    const int height = row.height();
    int left = px(8);
    const auto take = [&](int width) {
        const QRect rect(left, top, width, height);
        left += width;
        return rect;
    };
    columns.grip = take(px(20));
    columns.rank = take(px(36));
    const int textLeft = left;

    int right = row.width() - px(6);
    const auto takeRight = [&](int width) {
        right -= width;
        return QRect(right, top, width, height);
    };
    const auto room = [&] { return right - textLeft - px(modelMinimum) - px(stateMinimum); };
    columns.menu = takeRight(px(32));
    columns.whereHasText = row.width() >= px(560) + whereTextWidth();
    const int where = columns.whereHasText ? px(20) + whereTextWidth() : px(30);
    if (room() >= where)
        columns.where = takeRight(where);
    columns.whereHasText = columns.whereHasText && !columns.where.isEmpty();
    if (room() >= px(54))
        columns.context = takeRight(px(54));
    if (room() > px(55 + 58))
        columns.load = takeRight(px(58));
    if (room() >= px(55))
        columns.p95 = takeRight(px(55));
    const int free = std::max(0, right - textLeft);
    const int state = std::clamp(free * 44 / 100, std::min(px(stateMinimum), free / 2), px(stateWanted));
    columns.rankHasText = free - state >= px(rankTextFrom);
    columns.state = QRect(right - state, top, state, height);
    columns.model = QRect(textLeft, top, free - state, height);

    for (QRect* rect : { &columns.grip, &columns.rank, &columns.model, &columns.state, &columns.p95, &columns.load,
                         &columns.context, &columns.where, &columns.menu }) {
        if (!rect->isEmpty())
            *rect = QStyle::visualRect(direction, QRect(0, top, row.width(), height), *rect).translated(row.left(), 0);
    }
    return columns;
}

ChainHeader::ChainHeader(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ChainHeader::sizeHint() const
{
    return { 200, theme::scaled(theme::size::listHeader) };
}

void ChainHeader::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.sunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.hairline);
    const auto columns = ChainColumns::of(rect(), layoutDirection());
    painter.setFont(theme::font(theme::Type::CaptionMedium));
    painter.setPen(tokens.text2);
    theme::drawLine(painter, columns.rank, tr("Rank"), Qt::AlignHCenter);
    theme::drawLine(painter, columns.model.adjusted(6, 0, -6, 0), tr("Model"));
    theme::drawLine(painter, columns.state, tr("State"));
    if (!columns.p95.isEmpty())
        theme::drawLine(painter, columns.p95, tr("p95"), Qt::AlignRight);
    if (!columns.load.isEmpty())
        theme::drawLine(painter, columns.load, tr("Load"), Qt::AlignRight);
    if (!columns.context.isEmpty())
        theme::drawLine(painter, columns.context, tr("Context"), Qt::AlignRight);
    if (columns.whereHasText)
        theme::drawLine(painter, columns.where.adjusted(14, 0, 0, 0), tr("Where"));
}

} // namespace switchyard::pages
