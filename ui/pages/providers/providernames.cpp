// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providernames.h"

#include "config/catalogue.h"
#include "items/providerlistmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/searchfield.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QPainter>

namespace switchyard::pages {

namespace {

using items::ProviderListModel;

bool startsGroup(const QModelIndex& index)
{
    return index.row() == 0
        || index.sibling(index.row() - 1, 0).data(ProviderListModel::TrustRole) != index.data(ProviderListModel::TrustRole);
}

int headHeight(const QModelIndex& index)
{
    return startsGroup(index) ? theme::scaled(32) : 0;
}

QString groupTitle(const QModelIndex& index)
{
    switch (static_cast<config::TrustClass>(index.data(ProviderListModel::TrustRole).toInt())) {
    case config::TrustClass::Loopback:
        return ProviderNameDelegate::tr("On this computer");
    case config::TrustClass::LocalNetwork:
        return ProviderNameDelegate::tr("Your network");
    case config::TrustClass::Hosted:
        break;
    }
    return ProviderNameDelegate::tr("Hosted");
}

int groupCount(const QModelIndex& index)
{
    int count = 0;
    for (int row = 0; row < index.model()->rowCount(); ++row)
        count += index.sibling(row, 0).data(ProviderListModel::TrustRole) == index.data(ProviderListModel::TrustRole) ? 1 : 0;
    return count;
}

QString secondLine(const QModelIndex& index)
{
    const int models = index.data(ProviderListModel::ModelsRole).toInt();
    const QString address = index.data(ProviderListModel::AddressRole).toString();
    const QString text = ProviderNameDelegate::tr("%n model(s)", nullptr, models);
    return address.isEmpty() ? text : address + QLatin1String(", ") + text;
}

health::Status statusOf(const QModelIndex& index)
{
    return static_cast<health::Status>(index.data(ProviderListModel::StatusRole).toInt());
}

} // namespace

QString spokenProvider(const QModelIndex& index)
{
    return index.data(ProviderListModel::NameRole).toString() + QLatin1String(", ") + secondLine(index) + QLatin1String(", ")
        + wording::statusText(statusOf(index));
}

QSize ProviderNameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return { option.rect.width(), theme::scaled(theme::size::rowProvider) + headHeight(index) };
}

void ProviderNameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& tokens = theme::tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect row = option.rect;
    const int head = headHeight(index);
    if (head > 0) {
        const QRectF rect(row.left() + 12, row.top() + 6, row.width() - 24, head - 6);
        painter->setFont(theme::font(theme::Type::CaptionSemibold));
        painter->setPen(tokens.text2);
        theme::drawLine(*painter, rect, groupTitle(index));
        painter->setFont(theme::font(theme::Type::Caption));
        theme::drawLine(*painter, rect, wording::count(groupCount(index)), Qt::AlignRight);
        row.setTop(row.top() + head);
    }
    const QRectF box = QRectF(row).adjusted(0, 1, 0, -1);
    if (option.state.testFlag(QStyle::State_Selected))
        widgets::paintBox(*painter, box, theme::radius::control, tokens.selected, tokens.selectedOutline);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        widgets::paintBox(*painter, box, theme::radius::control, tokens.hover, Qt::transparent);
    if (option.state.testFlag(QStyle::State_HasFocus))
        widgets::paintFocusRing(*painter, box, theme::radius::control, widgets::RingPlace::Inside);

    const auto at = [&](qreal left, qreal width) {
        const qreal x = mirrored ? row.right() + 1 - left - width : row.left() + left;
        return QRectF(x, row.top(), width, row.height());
    };
    const auto square = [&](qreal left, qreal side) {
        const QRectF cell = at(left, side);
        return QRectF(cell.left(), cell.center().y() - side / 2, side, side);
    };
    const QString name = index.data(ProviderListModel::NameRole).toString();
    theme::paintMark(*painter, square(12, 20),
                     theme::markName(index.data(ProviderListModel::FamilyRole).toString(), index.data(ProviderListModel::IdRole).toString()),
                     name, tokens.text);
    const QRectF text = at(44, row.width() - 44 - 40);
    painter->setFont(theme::font(theme::Type::Strong));
    painter->setPen(tokens.text);
    theme::drawLine(*painter, QRectF(text.left(), text.center().y() - 20, text.width(), 20), name);
    painter->setFont(theme::font(theme::Type::Caption));
    painter->setPen(tokens.text2);
    theme::drawLine(*painter, QRectF(text.left(), text.center().y() + 1, text.width(), 17), secondLine(index));
    const auto status = statusOf(index);
    const QColor mark = tokens.tone(wording::statusTone(status)).mark;
    if (status == health::Status::Loading)
        theme::paintTurnedIcon(*painter, square(row.width() - 28, 16), wording::statusIcon(status), mark, m_turn);
    else
        theme::paintIcon(*painter, square(row.width() - 28, 16), wording::statusIcon(status), mark);
    painter->restore();
}

void ProviderFilter::setText(const QString& text)
{
    m_text = widgets::foldedForSearch(text.trimmed());
    invalidateFilter();
}

bool ProviderFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_text.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QString all = index.data(ProviderListModel::NameRole).toString() + QLatin1Char(' ')
        + index.data(ProviderListModel::IdRole).toString() + QLatin1Char(' ') + index.data(ProviderListModel::AddressRole).toString();
    return widgets::foldedForSearch(all).contains(m_text);
}

} // namespace switchyard::pages
