// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/dragghost.h"

#include "items/chainmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QPainter>

namespace switchyard::pages {

namespace {

constexpr QSize ghostSize { 280, 48 };
constexpr QPoint gripPoint { 14, 24 }; // where the pointer holds the card

} // namespace

DragGhost::DragGhost(const QModelIndex& index, QWidget* window)
    : QWidget(window)
    , m_name(index.data(items::ChainModel::ProviderNameRole).toString())
    , m_modelId(index.data(items::ChainModel::ModelIdRole).toString())
    , m_mark(theme::markName(index.data(items::ChainModel::FamilyRole).toString(),
                             index.data(items::ChainModel::ProviderIdRole).toString()))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    resize(ghostSize);
}

void DragGhost::follow(const QPoint& position, int from, int to)
{
    m_isUpward = from < 0 || to <= from;
    m_move = from < 0 || from == to ? QString::number(to + 1) : tr("%1 to %2").arg(from + 1).arg(to + 1);
    move(position - gripPoint);
    show();
    raise();
    update();
}

void DragGhost::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(0.94);
    widgets::paintBox(painter, rect(), theme::radius::card, tokens.card, tokens.accent);
    theme::paintIcon(painter, QRectF(6, 16, 16, 16), QStringLiteral("grip-vertical"), tokens.text2);
    theme::paintMark(painter, QRectF(32, 14, 20, 20), m_mark, m_name, tokens.text2);

    const QString move = m_move;
    painter.setFont(theme::font(theme::Type::CaptionMedium));
    const qreal moveWidth = theme::numberWidth(painter.font(), move) + 34;
    const QRectF chip(width() - 12 - moveWidth, 14, moveWidth, 20);
    widgets::paintBox(painter, chip, theme::radius::chip, tokens.accentSoft, Qt::transparent);
    theme::paintIcon(painter, QRectF(chip.left() + 8, chip.top() + 4, 12, 12),
                     m_isUpward ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down"), tokens.accent);
    painter.setPen(tokens.text);
    theme::drawNumber(painter, chip.adjusted(24, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, move);

    const qreal textRight = chip.left() - 8;
    painter.setFont(theme::font(theme::Type::Strong));
    painter.setPen(tokens.text);
    theme::drawLine(painter, QRectF(62, 5, textRight - 62, 20), m_name);
    painter.setFont(theme::font(theme::Type::MonoSmall));
    painter.setPen(tokens.text2);
    theme::drawLine(painter, QRectF(62, 25, textRight - 62, 18), m_modelId);
}

} // namespace switchyard::pages
