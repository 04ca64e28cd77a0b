// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/candidatetray.h"

#include "items/chainmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/status.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

namespace switchyard::pages {

namespace {

using items::ChainModel;

constexpr int cardHeight = 36;
constexpr int cardGap = 8;
constexpr int maxLines = 3;

class CardDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const QFontMetricsF metrics(theme::font(theme::Type::Mono));
        const qreal text = metrics.horizontalAdvance(index.data(ChainModel::ModelIdRole).toString());
        const qreal width = 14 + 16 + 8 + 16 + 8 + std::min(text, 260.0) + 10 + 16 + 14;
        return { static_cast<int>(std::ceil(width)) + cardGap, theme::scaled(cardHeight) + cardGap };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& tokens = theme::tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRectF box = QRectF(option.rect).adjusted(mirrored ? cardGap : 0, 0, mirrored ? 0 : -cardGap, -cardGap);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->setPen(QPen(isSelected ? tokens.selectedOutline : tokens.buttonBorder, tokens.border(), Qt::DashLine));
        painter->setBrush(isSelected ? tokens.selected : isHovered ? tokens.hover : tokens.card);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme::radius::control, theme::radius::control);
        if (option.state.testFlag(QStyle::State_HasFocus))
            widgets::paintFocusRing(*painter, box, theme::radius::control, widgets::RingPlace::Inside);
        const auto square = [&](qreal left, qreal side) {
            const qreal x = mirrored ? box.right() - left - side : box.left() + left;
            return QRectF(x, box.center().y() - side / 2, side, side);
        };
        theme::paintIcon(*painter, square(12, 14), QStringLiteral("grip-vertical"), tokens.text3);
        const QString name = index.data(ChainModel::ProviderNameRole).toString();
        theme::paintMark(*painter, square(32, 16),
                         theme::markName(index.data(ChainModel::FamilyRole).toString(),
                                         index.data(ChainModel::ProviderIdRole).toString()),
                         name, tokens.text2);
        const auto status = static_cast<health::Status>(index.data(ChainModel::StatusRole).toInt());
        theme::paintIcon(*painter, square(box.width() - 28, 16), wording::statusIcon(status),
                         tokens.tone(wording::statusTone(status)).mark);
        painter->setFont(theme::font(theme::Type::Mono));
        painter->setPen(tokens.text);
        const QRectF text = mirrored ? QRectF(box.left() + 36, box.top(), box.width() - 92, box.height())
                                     : QRectF(box.left() + 56, box.top(), box.width() - 92, box.height());
        theme::drawLine(*painter, text, index.data(ChainModel::ModelIdRole).toString(), Qt::AlignLeft, Qt::ElideMiddle);
        painter->restore();
    }
};

} // namespace

CandidateTray::CandidateTray(QWidget* parent)
    : QListView(parent)
{
    setItemDelegate(new CardDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CandidateTray::setModel(QAbstractItemModel* newModel)
{
    QListView::setModel(newModel);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &CandidateTray::fitHeight, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &CandidateTray::fitHeight, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &CandidateTray::fitHeight, Qt::QueuedConnection);
    fitHeight();
}

QSize CandidateTray::sizeHint() const
{
    const int line = theme::scaled(cardHeight) + cardGap;
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return { 200, 0 };
    const QRect last = rows > 0 && rows < 200 ? visualRect(model()->index(rows - 1, 0)) : QRect(0, maxLines * line, 1, 1);
    const int bottom = last.bottom() + 1 + verticalOffset();
    return { 200, std::clamp(bottom, line, maxLines * line) };
}

void CandidateTray::fitHeight()
{
    setFixedHeight(std::max(1, sizeHint().height()));
}

void CandidateTray::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    QMetaObject::invokeMethod(this, &CandidateTray::fitHeight, Qt::QueuedConnection);
}

void CandidateTray::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !(index.flags() & Qt::ItemIsDragEnabled))
        return;
    const QRect rect = visualRect(index);
    QPointer<QDrag> drag = new QDrag(this);
    drag->setMimeData(model()->mimeData({ index }));
    drag->setPixmap(viewport()->grab(rect.adjusted(0, 0, -cardGap, -cardGap)));
    drag->setHotSpot({ 14, 18 });
    drag->exec(Qt::CopyAction, Qt::CopyAction);
    setState(QAbstractItemView::NoState);
}

void CandidateTray::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        Q_EMIT addRequested(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void CandidateTray::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid())
        Q_EMIT addRequested(index);
}

} // namespace switchyard::pages
