// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainnames.h"

#include "items/chainlistmodel.h"
#include "pages/routing/routewording.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/status.h"

#include <QPainter>

namespace switchyard::pages {

namespace {

using items::ChainListModel;

config::Inheritance inheritanceOf(const QModelIndex& index)
{
    return static_cast<config::Inheritance>(index.data(ChainListModel::InheritanceRole).toInt());
}

bool isRole(const QModelIndex& index)
{
    return index.data(ChainListModel::SectionRole).toInt() != 0;
}

bool isDefaults(const QModelIndex& index)
{
    return index.data(ChainListModel::AgentRole).toString().isEmpty() && !isRole(index);
}

bool isFollower(const QModelIndex& index)
{
    const auto inheritance = inheritanceOf(index);
    return !isDefaults(index) && !isRole(index) && (inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset);
}

bool startsSection(const QModelIndex& index)
{
    if (index.row() == 0)
        return true;
    const QModelIndex before = index.sibling(index.row() - 1, 0);
    return before.data(ChainListModel::SectionRole) != index.data(ChainListModel::SectionRole);
}

int headHeight(const QModelIndex& index)
{
    return startsSection(index) ? theme::scaled(index.row() == 0 ? 32 : 44) : 0;
}

} // namespace

QString chainTitle(const QModelIndex& index)
{
    config::ChainId id;
    const QString agent = index.data(ChainListModel::AgentRole).toString();
    if (!agent.isEmpty())
        id.agent = AgentId(agent.toStdString());
    id.role = static_cast<config::ModelRole>(index.data(ChainListModel::ModelRoleRole).toInt());
    return chainTitle(id, index.data(ChainListModel::AgentNameRole).toString());
}

QString chainNote(const QModelIndex& index)
{
    const int steps = index.data(ChainListModel::StepsRole).toInt();
    const QString stepsText = ChainNameDelegate::tr("%n step(s)", nullptr, steps);
    if (isDefaults(index)) {
        const int followers = index.data(ChainListModel::FollowersRole).toInt();
        return followers > 0 ? ChainNameDelegate::tr("%1, %2").arg(stepsText, ChainNameDelegate::tr("%n agent(s)", nullptr, followers)) : stepsText;
    }
    if (isRole(index))
        return steps > 0 ? stepsText : ChainNameDelegate::tr("agent's own model");
    switch (inheritanceOf(index)) {
    case config::Inheritance::Unset:
    case config::Inheritance::Inherited:
        return ChainNameDelegate::tr("inherits Defaults");
    case config::Inheritance::OwnFallbacks:
        return ChainNameDelegate::tr("own fallbacks");
    case config::Inheritance::OwnPrimary:
        return ChainNameDelegate::tr("own primary");
    case config::Inheritance::Strict:
    case config::Inheritance::Disabled:
        return ChainNameDelegate::tr("own chain, no fallbacks");
    case config::Inheritance::Own:
        return index.data(ChainListModel::LocalOnlyRole).toBool() ? ChainNameDelegate::tr("own chain, local only")
                                                                  : ChainNameDelegate::tr("own chain, %1").arg(stepsText);
    }
    return {};
}

QSize ChainNameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return { option.rect.width(), theme::scaled(46) + headHeight(index) };
}

void ChainNameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect row = option.rect;
    const int head = headHeight(index);
    if (head > 0) {
        const QRect headRect(row.left() + 12, row.top(), row.width() - 24, head);
        if (index.row() > 0)
            painter->fillRect(QRect(headRect.left(), row.top() + 8, headRect.width(), 1), tokens.hairline);
        painter->setFont(theme::font(theme::Type::CaptionSemibold));
        painter->setPen(tokens.text2);
        theme::drawLine(*painter, headRect.adjusted(0, index.row() == 0 ? 6 : 14, 0, 0),
                        index.data(ChainListModel::SectionRole).toInt() == 0 ? tr("Chains") : tr("Roles"));
        row.setTop(row.top() + head);
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF box = QRectF(row).adjusted(0, 1, 0, -1);
    if (isSelected)
        widgets::paintBox(*painter, box, theme::radius::control, tokens.selected, tokens.selectedOutline);
    else if (isHovered)
        widgets::paintBox(*painter, box, theme::radius::control, tokens.hover, Qt::transparent);
    if (option.state.testFlag(QStyle::State_HasFocus))
        widgets::paintFocusRing(*painter, box, theme::radius::control, widgets::RingPlace::Inside);

    const bool follower = isFollower(index);
    const auto at = [&](qreal left, qreal width) {
        const qreal x = mirrored ? row.right() + 1 - left - width : row.left() + left;
        return QRectF(x, row.top(), width, row.height());
    };
    const auto square = [&](qreal left, qreal side) {
        const QRectF cell = at(left, side);
        return QRectF(cell.left(), cell.center().y() - side / 2, side, side);
    };
    if (follower) {
        painter->setPen(QPen(tokens.buttonBorder, 1));
        const QRectF knee = at(20, 10);
        const qreal inner = mirrored ? knee.right() : knee.left();
        const qreal outer = mirrored ? knee.left() : knee.right();
        const qreal middle = std::floor(row.center().y()) + 0.5;
        painter->drawLine(QPointF(std::floor(inner) + 0.5, row.top()), QPointF(std::floor(inner) + 0.5, middle));
        painter->drawLine(QPointF(inner, middle), QPointF(outer, middle));
    } else {
        const auto role = static_cast<config::ModelRole>(index.data(ChainListModel::ModelRoleRole).toInt());
        const QString icon = role != config::ModelRole::Text ? roleIcon(role)
            : isDefaults(index)                              ? QStringLiteral("git-fork")
                                                             : QStringLiteral("bot");
        theme::paintIcon(*painter, square(12, 16), icon, isDefaults(index) ? tokens.accent : tokens.text2, 1.75);
    }
    const qreal textLeft = follower ? 34 : 40;
    const qreal textWidth = row.width() - textLeft - 36;
    const QRectF text = at(textLeft, textWidth);
    painter->setFont(theme::font(theme::Type::BodyMedium));
    painter->setPen(tokens.text);
    theme::drawLine(*painter, QRectF(text.left(), text.center().y() - 19, text.width(), 20), chainTitle(index));
    painter->setFont(theme::font(theme::Type::Caption));
    painter->setPen(tokens.text2);
    theme::drawLine(*painter, QRectF(text.left(), text.center().y(), text.width(), 17), chainNote(index));
    const auto status = static_cast<health::Status>(index.data(ChainListModel::StatusRole).toInt());
    theme::paintIcon(*painter, square(row.width() - 28, 16), wording::statusIcon(status),
                     tokens.tone(wording::statusTone(status)).mark);
    painter->restore();
}

} // namespace switchyard::pages
