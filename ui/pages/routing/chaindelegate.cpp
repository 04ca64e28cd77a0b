// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chaindelegate.h"

#include "items/chainmodel.h"
#include "pages/routing/chaincolumns.h"
#include "pages/routing/routewording.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/rowmotion.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace switchyard::pages {

namespace {

using items::ChainModel;
using items::StepVerdict;

StepVerdict::Kind verdictOf(const QModelIndex& index)
{
    return static_cast<StepVerdict::Kind>(index.data(ChainModel::VerdictRole).toInt());
}

bool isPassedOver(const QModelIndex& index)
{
    const auto verdict = verdictOf(index);
    return verdict == StepVerdict::Kind::Skipped || verdict == StepVerdict::Kind::Failed || verdict == StepVerdict::Kind::LeadsBack;
}

QRectF iconIn(const QRect& rect, qreal side)
{
    return { rect.left() + (rect.width() - side) / 2.0, rect.top() + (rect.height() - side) / 2.0, side, side };
}

//! Two text lines in a row, centred as a pair.
struct Lines {
    QRectF first;
    QRectF second;
};

Lines linesIn(const QRect& rect)
{
    const qreal first = theme::lineHeight(theme::Type::Strong);
    const qreal second = theme::lineHeight(theme::Type::Body);
    const qreal top = rect.top() + (rect.height() - first - second) / 2.0;
    return { QRectF(rect.left(), top, rect.width(), first), QRectF(rect.left(), top + first, rect.width(), second) };
}

} // namespace

ChainDelegate::ChainDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{
}

int ChainDelegate::rowHeight()
{
    return theme::scaled(theme::size::rowChainStep);
}

QRect ChainDelegate::menuRect(const QRect& row) const
{
    const auto columns = ChainColumns::of(row, QApplication::layoutDirection());
    QRect rect(0, 0, theme::scaled(28), theme::scaled(28));
    rect.moveCenter(columns.menu.center());
    return rect;
}

void ChainDelegate::setHovered(int row, bool overMenu)
{
    m_hoveredRow = row;
    m_overMenu = overMenu;
}

QSize ChainDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return { option.rect.width(), rowHeight() };
}

bool ChainDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), spokenStep(index), view->viewport(), option.rect);
    return true;
}

void ChainDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_motion)
        painter->translate(0, m_motion->offset(index.row()));
    paintGround(*painter, option, index);
    const bool isFaded = index.row() == m_dragRow || verdictOf(index) == StepVerdict::Kind::Failed;
    if (isFaded)
        painter->setOpacity(index.row() == m_dragRow ? 0.35 : 0.5);
    const auto columns = ChainColumns::of(option.rect, option.direction);
    const auto& tokens = theme::tokens();
    theme::paintIcon(*painter, iconIn(columns.grip, 16), QStringLiteral("grip-vertical"),
                     index.row() == m_hoveredRow ? tokens.text2 : tokens.text3);
    paintTrack(*painter, option.rect, columns, index);
    paintRank(*painter, columns, index);
    paintModel(*painter, columns, index);
    paintState(*painter, columns.state, index);
    paintNumbers(*painter, columns, index);
    paintWhere(*painter, columns, index);

    const QRect menu = menuRect(option.rect);
    if (index.row() == m_hoveredRow && m_overMenu)
        widgets::paintBox(*painter, menu, theme::radius::control, tokens.pressed, Qt::transparent);
    theme::paintIcon(*painter, iconIn(menu, 16), QStringLiteral("ellipsis"), tokens.text2);
    painter->restore();
}

void ChainDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    const bool isPickedUp = index.data(ChainModel::IsPickedUpRole).toBool();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    QColor ground = tokens.card;
    if (isSelected || isPickedUp)
        ground = tokens.selected;
    else if (index.row() == m_hoveredRow)
        ground = tokens.hover;
    painter.fillRect(option.rect, ground);
    const bool isLast = index.row() == index.model()->rowCount() - 1;
    if (!isLast)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.hairlineList);
    if (isPickedUp) {
        widgets::paintBox(painter, option.rect.adjusted(1, 1, -1, -1), theme::radius::control, Qt::transparent, tokens.accent, 2);
    } else if (isSelected) {
        painter.setPen(QPen(tokens.selectedOutline, tokens.border()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5));
    }
    if (verdictOf(index) == StepVerdict::Kind::Serving) {
        const int left = option.direction == Qt::RightToLeft ? option.rect.right() - 2 : option.rect.left();
        painter.fillRect(QRect(left, option.rect.top(), 3, option.rect.height()), tokens.accent);
    }
    if (hasFocus && !isPickedUp)
        widgets::paintFocusRing(painter, QRectF(option.rect).adjusted(0, 0, 0, -1), theme::radius::segment,
                                widgets::RingPlace::Inside);
}

void ChainDelegate::paintTrack(QPainter& painter, const QRect& row, const ChainColumns& columns,
                               const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    const qreal x = columns.rank.center().x() + 0.5;
    const qreal middle = row.center().y() + 0.5;
    const bool isFirst = index.row() == 0;
    const bool isLast = index.row() == index.model()->rowCount() - 1;
    const bool isBypassed = isPassedOver(index) && !isFirst && !isLast;
    painter.setPen(QPen(tokens.buttonBorder, 2));
    painter.setBrush(Qt::NoBrush);
    if (isBypassed) {
        const qreal side = (columns.model.left() > columns.rank.left() ? 1 : -1) * 18.0;
        QPainterPath bow(QPointF(x, row.top()));
        bow.lineTo(x, middle - 26);
        bow.cubicTo(x, middle - 14, x + side, middle - 20, x + side, middle - 8);
        bow.lineTo(x + side, middle + 8);
        bow.cubicTo(x + side, middle + 20, x, middle + 14, x, middle + 26);
        bow.lineTo(x, row.bottom() + 1);
        painter.drawPath(bow);
        return;
    }
    if (!isFirst)
        painter.drawLine(QPointF(x, row.top()), QPointF(x, middle - 11));
    if (!isLast)
        painter.drawLine(QPointF(x, middle + 11), QPointF(x, row.bottom() + 1));
}

void ChainDelegate::paintRank(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    const QString text = QLocale().toString(index.row() + 1);
    painter.setFont(theme::font(theme::Type::CaptionSemibold));
    const qreal width = std::max(24.0, theme::numberWidth(painter.font(), text) + 12);
    QRectF pill(0, 0, width, 20);
    pill.moveCenter(QRectF(columns.rank).center());
    const bool isServing = verdictOf(index) == StepVerdict::Kind::Serving;
    painter.setPen(isServing ? QPen(Qt::NoPen) : QPen(tokens.buttonBorder, tokens.border(), isPassedOver(index) ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(isServing ? tokens.accentFill : tokens.card);
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    painter.setPen(isServing ? tokens.onAccentFill : tokens.text2);
    theme::drawNumber(painter, pill, Qt::AlignCenter, text);
}

void ChainDelegate::paintModel(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const
{
    const QRect rect = columns.model.adjusted(6, 0, -8, 0);
    const auto& tokens = theme::tokens();
    const auto lines = linesIn(rect);
    const bool mirrored = QApplication::layoutDirection() == Qt::RightToLeft;
    const QString name = index.data(ChainModel::ProviderNameRole).toString();
    const QString mark = theme::markName(index.data(ChainModel::FamilyRole).toString(),
                                         index.data(ChainModel::ProviderIdRole).toString());
    const auto place = [&](const QRectF& line, qreal from, qreal width) {
        return mirrored ? QRectF(line.right() - from - width, line.top(), width, line.height())
                        : QRectF(line.left() + from, line.top(), width, line.height());
    };
    theme::paintMark(painter, place(lines.first, 0, 16).adjusted(0, (lines.first.height() - 16) / 2, 0, -(lines.first.height() - 16) / 2),
                     mark, name, tokens.text2);
    painter.setFont(theme::font(theme::Type::Strong));
    painter.setPen(tokens.text);
    const qreal nameWidth = theme::drawLine(painter, place(lines.first, 24, rect.width() - 24), name);
    const qreal behindName = 24 + nameWidth + 8;
    const qreal rest = rect.width() - behindName;
    const bool isDuplicate = index.data(ChainModel::IsDuplicateRole).toBool();
    const bool hasNote = columns.rankHasText || isDuplicate;
    if (hasNote && rest > 0) {
        painter.setFont(theme::font(theme::Type::Caption));
        painter.setPen(tokens.text3);
        const QString note = isDuplicate ? ChainDelegate::tr("listed twice") : rankText(index.row());
        theme::drawLine(painter, place(lines.first, behindName, rest), note);
    }
    painter.setFont(theme::font(theme::Type::Mono));
    painter.setPen(tokens.text2);
    const QString id = index.data(ChainModel::ModelIdRole).toString();
    const qreal idNeeds = QFontMetricsF(painter.font()).horizontalAdvance(id) + 8;
    const QString alias = index.data(ChainModel::AliasRole).toString();
    const qreal aliasNeeds = QFontMetricsF(theme::font(theme::Type::CaptionMedium)).horizontalAdvance(alias) + 16;
    // Beside the id where there is room for it in every row, else beside the name.
    const bool isBelow = hasNote && !alias.isEmpty() && rect.width() >= idNeeds + aliasNeeds;
    const bool isBeside = !hasNote && !alias.isEmpty() && rest >= aliasNeeds;
    theme::drawLine(painter, place(lines.second, 0, rect.width()), id, Qt::AlignLeft, Qt::ElideMiddle);
    if (isBelow)
        widgets::Chip::paint(painter, place(lines.second, idNeeds, aliasNeeds), alias, {}, std::nullopt);
    else if (isBeside)
        widgets::Chip::paint(painter, place(lines.first, behindName, aliasNeeds), alias, {}, std::nullopt);
}

void ChainDelegate::paintState(QPainter& painter, const QRect& rect, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    const bool mirrored = QApplication::layoutDirection() == Qt::RightToLeft;
    auto status = static_cast<health::Status>(index.data(ChainModel::StatusRole).toInt());
    if (!index.data(ChainModel::IsKnownRole).toBool())
        status = health::Status::Misconfigured;
    QString second;
    QString secondIcon;
    const auto verdict = verdictOf(index);
    const auto skip = static_cast<routing::SkipReason>(index.data(ChainModel::SkipReasonRole).toInt());
    const QString reason = wording::reasonText(static_cast<health::Reason>(index.data(ChainModel::ReasonRole).toInt()));
    if (verdict == StepVerdict::Kind::Skipped && skip == routing::SkipReason::Unusable) {
        // The state says that it cannot answer; what is left to say is why.
        second = reason;
    } else if (verdict == StepVerdict::Kind::Skipped) {
        second = skipText(static_cast<routing::SkipReason>(index.data(ChainModel::SkipReasonRole).toInt()),
                          index.data(ChainModel::NeededRole).toLongLong(), index.data(ChainModel::OfferedRole).toLongLong());
        secondIcon = QStringLiteral("corner-up-right");
    } else if (verdict == StepVerdict::Kind::LeadsBack) {
        second = leadsBackText();
        secondIcon = QStringLiteral("corner-up-right");
    } else if (verdict == StepVerdict::Kind::Failed) {
        second = tr("taken as failed");
        secondIcon = QStringLiteral("flask-conical");
    } else if (status == health::Status::Cold && index.data(ChainModel::LoadTimeRole).toLongLong() >= 0) {
        second = tr("loads in %1").arg(
            wording::about(std::chrono::milliseconds(index.data(ChainModel::LoadTimeRole).toLongLong())));
    } else if (wording::statusTone(status) == theme::Tone::Bad || wording::statusTone(status) == theme::Tone::Warn) {
        second = reason;
    }
    const auto both = linesIn(rect);
    QRectF first = both.first;
    if (second.isEmpty())
        first.moveCenter(QPointF(first.center().x(), QRectF(rect).center().y()));
    const auto place = [&](const QRectF& line, qreal from) {
        return mirrored ? line.adjusted(0, 0, -from, 0) : line.adjusted(from, 0, 0, 0);
    };
    const auto iconAt = [&](const QRectF& line, qreal side) {
        const qreal left = mirrored ? line.right() - side : line.left();
        return QRectF(left, line.top() + (line.height() - side) / 2, side, side);
    };
    const QColor mark = tokens.tone(wording::statusTone(status)).mark;
    const QString icon = wording::statusIcon(status);
    if (status == health::Status::Loading)
        theme::paintTurnedIcon(painter, iconAt(first, 16), icon, mark, m_turn);
    else
        theme::paintIcon(painter, iconAt(first, 16), icon, mark);
    painter.setFont(theme::font(theme::Type::BodyMedium));
    painter.setPen(index.data(ChainModel::IsStaleRole).toBool() ? tokens.text3 : tokens.text);
    theme::drawLine(painter, place(first, 22), stepStateText(index));
    if (second.isEmpty())
        return;
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(tokens.text2);
    if (!secondIcon.isEmpty())
        theme::paintIcon(painter, iconAt(both.second, 14), secondIcon, tokens.tone(theme::Tone::Warn).mark);
    theme::drawLine(painter, place(both.second, secondIcon.isEmpty() ? 22 : 20), second);
}

void ChainDelegate::paintNumbers(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    const bool isStale = index.data(ChainModel::IsStaleRole).toBool();
    const auto number = [&](const QRect& rect, const QString& text) {
        if (rect.isEmpty())
            return;
        painter.setPen(text == wording::dash() || isStale ? tokens.text3 : tokens.text2);
        const auto side = QApplication::layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        theme::drawNumber(painter, rect, static_cast<int>(Qt::AlignVCenter) | static_cast<int>(side), text);
    };
    painter.setFont(theme::font(theme::Type::Body));
    const qint64 p95 = index.data(ChainModel::P95Role).toLongLong();
    number(columns.p95, p95 < 0 ? wording::dash() : wording::duration(std::chrono::milliseconds(p95)));
    const auto status = static_cast<health::Status>(index.data(ChainModel::StatusRole).toInt());
    const bool needsLoad = status == health::Status::Cold || status == health::Status::Loading;
    const qint64 load = index.data(ChainModel::LoadTimeRole).toLongLong();
    number(columns.load, load < 0 || !needsLoad ? wording::dash() : wording::about(std::chrono::milliseconds(load)));
    const qint64 context = index.data(ChainModel::ContextRole).toLongLong();
    number(columns.context, context <= 0 ? wording::dash() : wording::contextSize(TokenCount { context }));
}

void ChainDelegate::paintWhere(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const
{
    if (columns.where.isEmpty())
        return;
    const auto& tokens = theme::tokens();
    const bool mirrored = QApplication::layoutDirection() == Qt::RightToLeft;
    const auto trust = static_cast<config::TrustClass>(index.data(ChainModel::TrustRole).toInt());
    const QRect rect = mirrored ? columns.where.adjusted(0, 0, -14, 0) : columns.where.adjusted(14, 0, 0, 0);
    const qreal left = mirrored ? rect.right() - 13 : rect.left();
    theme::paintIcon(painter, QRectF(left, rect.center().y() - 6.5, 14, 14), trustIcon(trust), tokens.text2);
    if (!columns.whereHasText)
        return;
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(tokens.text2);
    const QString region = index.data(ChainModel::RegionRole).toString();
    const bool namesRegion = trust == config::TrustClass::Hosted && !region.isEmpty() && region != QLatin1String("global");
    theme::drawLine(painter, mirrored ? rect.adjusted(0, 0, -20, 0) : rect.adjusted(20, 0, 0, 0),
                    namesRegion && region.size() <= 6 ? region.toUpper() : trustText(trust));
}

} // namespace switchyard::pages
