// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthdelegate.h"

#include "delegates/healthcard.h"
#include "delegates/healthparts.h"
#include "delegates/sparkpainting.h"
#include "items/healthfiltermodel.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QPainter>

namespace switchyard::delegates {

using namespace theme;

namespace {

using Group = items::HealthFilterModel::Group;

constexpr std::array numberColumns { HealthColumn::P50,       HealthColumn::P95,  HealthColumn::P99,    HealthColumn::FirstToken,
                                     HealthColumn::TokenRate, HealthColumn::Load, HealthColumn::Checked };

int headingHeight()
{
    return scaled(size::rowEvent);
}

QString headingText(const items::ProviderFacts& facts, const health::ModelHealth& health, const items::RoutingStand& stand, Group group)
{
    switch (group) {
    case Group::Provider:
        return facts.name;
    case Group::Status:
        return wording::statusText(health.status);
    case Group::Agent: {
        QStringList agents;
        for (const std::string& agent : stand.serves)
            agents.append(wording::fromUtf8(agent));
        return agents.isEmpty() ? HealthDelegate::tr("Answers no agent now", "heading of a group")
                                : HealthDelegate::tr("Answers %1", "heading of a group: names of agents").arg(agents.join(QStringLiteral(", ")));
    }
    case Group::None:
        break;
    }
    return {};
}

void paintHeading(const HealthParts& parts, const QRect& item, Group group)
{
    const QRect band(item.left(), item.top(), item.width(), headingHeight());
    parts.painter.fillRect(band, parts.t.sunken);
    parts.painter.fillRect(QRect(band.left(), band.bottom(), band.width(), 1), parts.t.hairlineList);
    parts.painter.setFont(font(Type::CaptionSemibold));
    parts.painter.setPen(parts.t.text2);
    drawLine(parts.painter, parts.visual(band.adjusted(space::l, 0, -space::l, 0)), headingText(parts.facts, parts.health, parts.stand, group), parts.start());
}

void paintGround(const HealthParts& parts, const QRect& row, bool isLast)
{
    if (parts.isSelected())
        parts.painter.fillRect(row, parts.t.selected);
    else if (parts.isHovered())
        parts.painter.fillRect(row, parts.t.hover);
    // The last one ends at the list's border, or with nothing below it.
    if (!isLast)
        parts.painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), parts.t.hairlineList);
    if (parts.isSelected()) {
        parts.painter.setPen(QPen(parts.t.selectedOutline, parts.t.border()));
        parts.painter.setBrush(Qt::NoBrush);
        parts.painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    parts.paintServingBar(row);
}

} // namespace

HealthDelegate::HealthDelegate(const Clock& clock, const items::HealthFilterModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
    , m_model(model)
{
}

void HealthDelegate::setActionStrip(const QPersistentModelIndex& index, int width)
{
    m_stripIndex = index;
    m_stripWidth = width;
}

QRect HealthDelegate::rowPart(const QRect& item, const QModelIndex& index) const
{
    return !showsCards() && m_model.startsGroup(index) ? item.adjusted(0, headingHeight(), 0, 0) : item;
}

QString HealthDelegate::headingOf(const QModelIndex& index) const
{
    const int source = m_model.sourceRow(index);
    const auto* health = source < 0 ? nullptr : m_model.health().health(source);
    if (!health || showsCards() || !m_model.startsGroup(index))
        return {};
    return headingText(m_model.health().facts(source), *health, m_model.health().stand(source), m_model.group());
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (showsCards())
        return m_grid.cell;
    return { 200, rowHeight(m_style) + (m_model.startsGroup(index) ? headingHeight() : 0) };
}

void HealthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int source = m_model.sourceRow(index);
    const items::HealthModel& model = m_model.health();
    const health::ModelHealth* health = model.health(source);
    if (!health)
        return;
    painter->save();
    const QRect row = rowPart(option.rect, index);
    const HealthParts parts { *painter,
                              option,
                              option.rect,
                              tokens(),
                              *health,
                              model.facts(source),
                              model.stand(source),
                              model.ref(source),
                              { m_clock.steadyNow(), m_clock.wallNow() },
                              m_spin };
    const bool hasStrip = m_stripIndex.isValid() && m_stripIndex == index;
    const bool hasRing = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    if (showsCards()) {
        const HealthCardPlaces places = healthCardPlaces(option.rect, m_grid);
        paintHealthCard(parts, places, model.beats(source), model.sparkline(source), hasStrip);
        if (hasRing)
            widgets::paintFocusRing(*painter, parts.visual(places.card), radius::card, widgets::RingPlace::Inside);
        painter->restore();
        return;
    }
    if (row != option.rect)
        paintHeading(parts, option.rect, m_model.group());
    const HealthColumns columns = healthColumns(row, m_style, m_choice);
    const bool isRoomy = m_style == RowStyle::Roomy;
    const auto isSeen = [&](const QRect& cell) { return m_exposed.isEmpty() || m_exposed.intersects(parts.visual(cell)); };
    paintGround(parts, row, index.row() + 1 == m_model.rowCount());
    if (isSeen(columns.tile))
        parts.paintTile(columns.tile, !isRoomy);
    if (!isSeen(columns.name.united(columns.state))) {
        // Nothing to write again: only an age beside it is.
    } else if (isRoomy) {
        const int middle = row.center().y();
        const int line = lineHeight(Type::Strong);
        parts.paintName(QRect(columns.name.left(), middle - line, columns.name.width(), line), false, columns.showsModelId);
        parts.paintState(QRect(columns.name.left(), middle + 1, columns.name.width(), line), true);
    } else {
        parts.paintName(columns.name, m_style == RowStyle::Dense, columns.showsModelId);
        parts.paintState(columns.state, false);
    }
    // What lies under the actions is not painted, so that nothing shows through their gaps.
    const int stripLeft = hasStrip ? row.right() - m_stripWidth : row.right() + 1;
    const auto isFree = [&](const QRect& cell) { return !cell.isNull() && cell.right() <= stripLeft && isSeen(cell); };
    if (isFree(columns.at(HealthColumn::Rank)))
        parts.paintRank(columns.at(HealthColumn::Rank));
    if (const QRect& cell = columns.at(HealthColumn::Beats); isFree(cell))
        paintBeats(*painter, parts.visual(cell), model.beats(source), m_style == RowStyle::Dense ? 16 : 20);
    if (const QRect& logical = columns.at(HealthColumn::Sparkline); isFree(logical)) {
        const QRect cell = parts.visual(logical);
        const bool faded = parts.isWeak() || health::usability(health->status) == health::Usability::No;
        if (parts.isAwaited())
            parts.paintSkeleton(logical, logical.width() - 8);
        else
            paintSparkline(*painter, QRectF(cell.left(), cell.center().y() - 11, cell.width() - 3, 22), model.sparkline(source), faded);
    }
    for (const HealthColumn column : numberColumns) {
        const QRect& cell = columns.at(column);
        if (!isFree(cell))
            continue;
        if (parts.isAwaited())
            parts.paintSkeleton(cell, 32);
        else
            parts.paintNumber(cell, column, font(column == HealthColumn::Checked ? Type::Caption : Type::Body));
    }
    if (hasRing)
        widgets::paintFocusRing(*painter, row, 4, widgets::RingPlace::Inside);
    painter->restore();
}

} // namespace switchyard::delegates
