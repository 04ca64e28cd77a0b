// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/modeltable.h"

#include "items/providermodelsmodel.h"
#include "pages/common/spokenmodel.h"
#include "pages/providers/tick.h"
#include "pages/routing/routewording.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/searchfield.h"
#include "wording/format.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

using Models = items::ProviderModelsModel;

constexpr int visibleRows = 12; // then the table scrolls by itself

struct Columns {
    QRectF box;
    QRectF id;
    QRectF alias;
    QRectF context;
    QRectF output;
    QRectF input;
    QRectF price;
    QRectF usedBy;
};

Columns columnsOf(const QRectF& row, Qt::LayoutDirection direction, bool hasPrices)
{
    Columns columns;
    qreal right = row.width() - 14;
    const auto takeRight = [&](qreal width) {
        right -= width;
        return QRectF(right, row.top(), width - 8, row.height());
    };
    // Numbers stand at the right of their column: what follows them keeps a wider gap.
    constexpr qreal behindNumber = 16;
    columns.usedBy = takeRight(row.width() > 620 ? 122 : 96);
    if (hasPrices && row.width() > 780) {
        right -= behindNumber;
        columns.price = takeRight(112);
    }
    if (row.width() > 560)
        columns.input = takeRight(row.width() > 780 ? 124 : 96);
    right -= behindNumber;
    columns.output = takeRight(60);
    columns.context = takeRight(64);
    if (row.width() > 480)
        columns.alias = takeRight(90);
    columns.box = QRectF(16, row.top(), 16, row.height());
    columns.id = QRectF(46, row.top(), right - 46 - 8, row.height());
    for (QRectF* rect : { &columns.box, &columns.id, &columns.alias, &columns.context, &columns.output, &columns.input, &columns.price, &columns.usedBy }) {
        if (rect->isEmpty())
            continue;
        if (direction == Qt::RightToLeft)
            rect->moveLeft(row.width() - rect->right());
        rect->translate(row.left(), 0);
    }
    return columns;
}

QString usedBy(const QModelIndex& index)
{
    const int places = index.data(Models::PlacesRole).toInt();
    if (places == 0)
        return ModelTable::tr("not used");
    const QString agent = index.data(Models::FirstPlaceAgentRole).toString();
    const QString first = (agent.isEmpty() ? ModelTable::tr("Defaults") : agent) + QLatin1Char(' ')
        + wording::count(index.data(Models::FirstPlaceRankRole).toInt() + 1);
    return places > 1 ? ModelTable::tr("%1, +%2").arg(first).arg(places - 1) : first;
}

QString inputText(const QModelIndex& index)
{
    const auto inputs = index.data(Models::InputsRole).toStringList();
    QStringList words;
    for (const QString& input : inputs)
        words << (input == QLatin1String("text") ? ModelTable::tr("text") : input == QLatin1String("image") ? ModelTable::tr("image") : input);
    return words.isEmpty() ? ModelTable::tr("text") : words.join(QLatin1String(", "));
}

QString priceText(const QModelIndex& index)
{
    if (!index.data(Models::HasCostRole).toBool())
        return wording::dash();
    const double in = index.data(Models::CostInRole).toDouble();
    const double out = index.data(Models::CostOutRole).toDouble();
    return in <= 0 && out <= 0 ? ModelTable::tr("free") : QLocale().toString(in, 'f', 2) + QLatin1String(", ") + QLocale().toString(out, 'f', 2);
}

class Header final : public QWidget {
public:
    Header(const bool& hasPrices, QWidget* parent)
        : QWidget(parent)
        , m_hasPrices(hasPrices)
    {
        setFixedHeight(theme::scaled(theme::size::rowModel));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(this);
        painter.fillRect(QRect(16, height() - 1, width() - 32, 1), tokens.hairline);
        const auto columns = columnsOf(rect(), layoutDirection(), m_hasPrices);
        painter.setFont(theme::font(theme::Type::CaptionMedium));
        painter.setPen(tokens.text2);
        const auto draw = [&](const QRectF& rect, const QString& text, Qt::Alignment alignment = Qt::AlignLeft) {
            if (!rect.isEmpty())
                theme::drawLine(painter, rect, text, alignment);
        };
        draw(columns.id, ModelTable::tr("Model"));
        draw(columns.alias, ModelTable::tr("Alias"));
        draw(columns.context, ModelTable::tr("Context"), Qt::AlignRight);
        draw(columns.output, ModelTable::tr("Output"), Qt::AlignRight);
        draw(columns.input, ModelTable::tr("Input"));
        draw(columns.price, ModelTable::tr("$ per M in, out"), Qt::AlignRight);
        draw(columns.usedBy, ModelTable::tr("Used by"));
    }

private:
    const bool& m_hasPrices;
};

class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const bool& hasPrices, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_hasPrices(hasPrices)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return { option.rect.width(), theme::scaled(theme::size::rowModel) };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& tokens = theme::tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, tokens.selected);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, tokens.hover);
        if (option.state.testFlag(QStyle::State_HasFocus))
            widgets::paintFocusRing(*painter, QRectF(option.rect), theme::radius::segment, widgets::RingPlace::Inside);
        if (index.row() < index.model()->rowCount() - 1)
            painter->fillRect(QRect(option.rect.left() + 16, option.rect.bottom(), option.rect.width() - 32, 1), tokens.hairlineList);
        const auto columns = columnsOf(option.rect, option.direction, m_hasPrices);
        const bool isDeclared = index.data(Models::IsDeclaredRole).toBool();
        paintTick(*painter, columns.box, isDeclared, index.flags().testFlag(Qt::ItemIsUserCheckable));
        painter->setFont(theme::font(theme::Type::Mono));
        painter->setPen(isDeclared ? tokens.text : tokens.text2);
        theme::drawLine(*painter, columns.id, index.data().toString(), Qt::AlignLeft, Qt::ElideMiddle);
        painter->setFont(theme::font(theme::Type::Body));
        painter->setPen(tokens.text);
        if (!columns.alias.isEmpty())
            theme::drawLine(*painter, columns.alias, index.data(Models::AliasRole).toString());
        const auto number = [&](const QRectF& rect, qint64 value) {
            painter->setPen(value > 0 ? tokens.text : tokens.text3);
            theme::drawNumber(*painter, rect, static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter),
                              value > 0 ? wording::contextSize(TokenCount { value }) : wording::dash());
        };
        number(columns.context, index.data(Models::ContextRole).toLongLong());
        number(columns.output, index.data(Models::MaxOutputRole).toLongLong());
        painter->setPen(tokens.text2);
        if (!columns.input.isEmpty())
            theme::drawLine(*painter, columns.input, isDeclared ? inputText(index) : wording::dash());
        if (!columns.price.isEmpty())
            theme::drawNumber(*painter, columns.price, static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter), priceText(index));
        theme::drawLine(*painter, columns.usedBy, usedBy(index));
        painter->restore();
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override
    {
        if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
            return false;
        bool toggles = false;
        if (event->type() == QEvent::MouseButtonRelease) {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            const auto box = columnsOf(option.rect, option.direction, m_hasPrices).box.adjusted(-8, 0, 8, 0);
            toggles = mouse->button() == Qt::LeftButton && box.contains(mouse->position());
        } else if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            toggles = key == Qt::Key_Space || key == Qt::Key_Select;
        }
        if (!toggles)
            return false;
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

private:
    const bool& m_hasPrices;
};

class TextFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text)
    {
        m_text = widgets::foldedForSearch(text.trimmed());
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const QString all = index.data().toString() + QLatin1Char(' ') + index.data(Models::AliasRole).toString();
        return m_text.isEmpty() || widgets::foldedForSearch(all).contains(m_text);
    }

private:
    QString m_text;
};

} // namespace

ModelTable::ModelTable(QWidget* parent)
    : Card(parent)
    , m_header(new Header(m_hasPrices, this))
    , m_view(new QListView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_view);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegate(new RowDelegate(m_hasPrices, m_view));
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->setAutoFillBackground(false);
    connect(m_view, &QListView::customContextMenuRequested, this, [this](const QPoint& place) {
        const QModelIndex index = m_view->indexAt(place).isValid() ? m_view->indexAt(place) : m_view->currentIndex();
        if (index.isValid())
            Q_EMIT menuRequested(m_filter->mapToSource(index).row(), m_view->viewport()->mapToGlobal(place));
    });
    retranslate();
}

void ModelTable::retranslate()
{
    m_view->setAccessibleName(tr("Models"));
    m_header->update();
}

void ModelTable::setModel(QAbstractItemModel* model)
{
    auto* spoken = new SpokenModel(
        [](const QModelIndex& index) {
            return index.data().toString() + QLatin1String(", ")
                + (index.data(Models::IsDeclaredRole).toBool() ? tr("in use") : tr("not in the configuration")) + QLatin1String(", ")
                + usedBy(index);
        },
        this);
    spoken->setSourceModel(model);
    m_filter = new TextFilter(this);
    m_filter->setSourceModel(spoken);
    m_view->setModel(m_filter);
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_filter, signal, this, &ModelTable::fitHeight);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ModelTable::fitHeight);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &ModelTable::fitColumns);
    fitHeight();
}

void ModelTable::setFilter(const QString& text)
{
    static_cast<TextFilter*>(m_filter)->setText(text);
    fitHeight();
}

void ModelTable::fitHeight()
{
    const int rows = std::clamp(m_filter->rowCount(), 1, visibleRows);
    m_view->setFixedHeight(rows * theme::scaled(theme::size::rowModel) + 2);
    fitColumns();
}

void ModelTable::fitColumns()
{
    // A column of dashes tells nothing; a server of one's own has no prices.
    bool hasPrices = false;
    for (int row = 0; row < m_filter->rowCount() && !hasPrices; ++row)
        hasPrices = m_filter->index(row, 0).data(Models::HasCostRole).toBool();
    if (hasPrices == m_hasPrices)
        return;
    m_hasPrices = hasPrices;
    m_header->update();
    m_view->viewport()->update();
}

} // namespace switchyard::pages
