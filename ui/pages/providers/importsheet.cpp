// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/importsheet.h"

#include "config/configsession.h"
#include "items/modelimportmodel.h"
#include "items/providerfacts.h"
#include "pages/common/spokenmodel.h"
#include "pages/providers/tick.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/segmented.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QCoreApplication>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

using Models = items::ModelImportModel;

constexpr QSize sheetSize(760, 640);

enum class Shown { All, Loaded, Used, New };

class ImportFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text)
    {
        m_text = widgets::foldedForSearch(text.trimmed());
        invalidateFilter();
    }
    void setShown(Shown shown)
    {
        m_shown = shown;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        const bool isWanted = m_shown == Shown::All || (m_shown == Shown::Loaded && index.data(Models::IsLoadedRole).toBool())
            || (m_shown == Shown::Used && index.data(Models::IsUsedRole).toBool())
            || (m_shown == Shown::New && !index.data(Models::IsDeclaredRole).toBool());
        return isWanted && (m_text.isEmpty() || widgets::foldedForSearch(index.data().toString()).contains(m_text));
    }

private:
    QString m_text;
    Shown m_shown = Shown::All;
};

//! Where the parts of a row stand.
struct Columns {
    QRectF box;
    QRectF id;
    QRectF detail;
    QRectF state;
    QRectF context;
    QRectF price;
};

Columns columnsOf(const QRectF& row, Qt::LayoutDirection direction)
{
    const qreal wide = row.width() - 16;
    const qreal price = theme::scaled(96);
    const qreal context = theme::scaled(72);
    const qreal state = theme::scaled(96);
    const qreal detail = theme::scaled(110);
    const qreal idWidth = wide - 46 - price - context - state - detail;
    const auto at = [&](qreal left, qreal width) {
        return direction == Qt::RightToLeft ? QRectF(row.right() - left - width, row.top(), width, row.height())
                                            : QRectF(row.left() + left, row.top(), width, row.height());
    };
    Columns columns;
    columns.box = at(16, 16);
    columns.id = at(46, idWidth - 8);
    columns.detail = at(46 + idWidth, detail - 8);
    columns.state = at(46 + idWidth + detail, state - 8);
    columns.context = at(wide - price - context, context - 8);
    columns.price = at(wide - price, price);
    return columns;
}

//! What the columns are.
class ImportHeader final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ImportHeader)

public:
    //! As wide as the rows of `list`, whose scroll bar takes some.
    ImportHeader(const QAbstractScrollArea& list, QWidget* parent)
        : QWidget(parent)
        , m_list(list)
    {
        setFixedHeight(theme::scaled(theme::size::listHeader));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(this);
        painter.fillRect(rect(), tokens.sunken);
        painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.hairline);
        QRectF row(rect());
        row.setWidth(m_list.viewport()->width());
        if (layoutDirection() == Qt::RightToLeft)
            row.moveRight(width());
        const auto columns = columnsOf(row, layoutDirection());
        painter.setFont(theme::font(theme::Type::CaptionMedium));
        painter.setPen(tokens.text2);
        theme::drawLine(painter, columns.id, tr("Model"));
        theme::drawLine(painter, columns.detail, tr("Size"));
        theme::drawLine(painter, columns.state, tr("State"));
        theme::drawLine(painter, columns.context, tr("Context"), Qt::AlignRight);
        theme::drawLine(painter, columns.price, tr("$ per M"), Qt::AlignRight);
    }

private:
    const QAbstractScrollArea& m_list;
};

//! Box, id, what is known of it, context, price.
class ImportDelegate final : public QStyledItemDelegate {
    Q_DECLARE_TR_FUNCTIONS(ImportDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static QString stateText(const QModelIndex& index)
    {
        if (index.data(Models::IsDeclaredRole).toBool())
            return tr("in the file");
        if (index.data(Models::IsLoadedRole).toBool())
            return tr("in memory");
        return index.data(Models::IsUsedRole).toBool() ? tr("in use") : QString();
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
        if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, tokens.hover);
        if (option.state.testFlag(QStyle::State_HasFocus))
            widgets::paintFocusRing(*painter, QRectF(option.rect), theme::radius::segment, widgets::RingPlace::Inside);
        const bool isDeclared = index.data(Models::IsDeclaredRole).toBool();
        const auto columns = columnsOf(option.rect, option.direction);
        paintTick(*painter, columns.box, index.data(Qt::CheckStateRole).toInt() == Qt::Checked, !isDeclared);
        painter->setFont(theme::font(theme::Type::Mono));
        painter->setPen(isDeclared ? tokens.text3 : tokens.text);
        theme::drawLine(*painter, columns.id, index.data().toString(), Qt::AlignLeft, Qt::ElideMiddle);
        painter->setFont(theme::font(theme::Type::Caption));
        painter->setPen(tokens.text2);
        theme::drawLine(*painter, columns.detail, index.data(Models::DetailRole).toString());
        theme::drawLine(*painter, columns.state, stateText(index));
        painter->setFont(theme::font(theme::Type::Body));
        const qint64 tokensInForce = index.data(Models::ContextRole).toLongLong();
        constexpr int right = static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter);
        painter->setPen(tokensInForce > 0 ? tokens.text2 : tokens.text3);
        theme::drawNumber(*painter, columns.context, right, tokensInForce > 0 ? wording::contextSize(TokenCount { tokensInForce }) : wording::dash());
        theme::drawNumber(*painter, columns.price, right, priceText(index));
        painter->restore();
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index) override
    {
        if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
            return false;
        bool toggles = event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            toggles = key == Qt::Key_Space || key == Qt::Key_Select;
        }
        const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return toggles && model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

private:
    static QString priceText(const QModelIndex& index)
    {
        if (!index.data(Models::HasPriceRole).toBool())
            return wording::dash();
        const double in = index.data(Models::PriceInRole).toDouble();
        const double out = index.data(Models::PriceOutRole).toDouble();
        return in <= 0 && out <= 0 ? tr("free") : QLocale().toString(in, 'f', 2) + QLatin1String(" / ") + QLocale().toString(out, 'f', 2);
    }
};

//! The sheet's content.
class ImportPanel final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ImportPanel)

public:
    ImportPanel(const shell::Context& context, widgets::Sheet& sheet, const ProviderId& provider)
        : m_context(context)
        , m_sheet(sheet)
        , m_provider(provider)
        , m_model(new Models(context.services.session, context.services.health, context.services.traffic, context.services.history, context.services.clock.wallNow(), provider, this))
        , m_filter(new ImportFilter(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        layout->setSpacing(theme::space::m);
        layout->addLayout(buildFilters());
        layout->addWidget(buildList(), 1);
        buildFoot();
        connect(m_model, &Models::choiceChanged, this, [this] { showChoice(); });
        connect(&context.services.health, &ports::HealthPort::changed, this, [this] { reloadWhenListed(); });
        m_listed = listedCount();
        showChoice();
    }

    QWidget* firstField() const { return m_search; }

private:
    QLayout* buildFilters()
    {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space::m);
        m_search = new widgets::SearchField(tr("Find a model"), this);
        m_search->setObjectName(QStringLiteral("importSearch"));
        m_shown = new widgets::Segmented(this);
        m_shown->addText(static_cast<int>(Shown::All), tr("All"));
        m_shown->addText(static_cast<int>(Shown::New), tr("New"));
        m_shown->addText(static_cast<int>(Shown::Loaded), tr("In memory"));
        m_shown->addText(static_cast<int>(Shown::Used), tr("In use"));
        m_shown->setCurrent(static_cast<int>(Shown::All));
        row->addWidget(m_search, 1);
        row->addWidget(m_shown);
        connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
            m_filter->setText(text);
            showChoice();
        });
        connect(m_shown, &widgets::Segmented::chosen, this, [this](int id) {
            m_filter->setShown(static_cast<Shown>(id));
            showChoice();
        });
        return row;
    }

    QWidget* buildList()
    {
        auto* card = new widgets::Card(this);
        auto* layout = new QVBoxLayout(card);
        layout->setContentsMargins(1, 1, 1, 1);
        auto* spoken = new SpokenModel(
            [](const QModelIndex& index) { return index.data().toString() + QLatin1String(", ") + ImportDelegate::stateText(index); }, this);
        spoken->setSourceModel(m_model);
        m_filter->setSourceModel(spoken);
        m_view = new QListView(card);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setItemDelegate(new ImportDelegate(m_view));
        m_view->setUniformItemSizes(true);
        m_view->setMouseTracking(true);
        m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_view->viewport()->setAutoFillBackground(false);
        m_view->setAccessibleName(tr("Models the server lists"));
        m_view->setModel(m_filter);
        layout->setSpacing(0);
        m_header = new ImportHeader(*m_view, card);
        layout->addWidget(m_header);
        layout->addWidget(m_view);
        m_none = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, card);
        m_none->setAlignment(Qt::AlignCenter);
        m_none->setWordWrap(true);
        layout->addWidget(m_none);
        return card;
    }

    void buildFoot()
    {
        using widgets::Button;
        m_all = new Button(Button::Kind::Plain, {}, QStringLiteral("list-checks"));
        m_all->setObjectName(QStringLiteral("importAll"));
        m_add = new Button(Button::Kind::Primary, {});
        m_add->setObjectName(QStringLiteral("importAdd"));
        m_sheet.addFootWidget(m_all);
        m_sheet.addFootWidget(m_add);
        connect(m_all, &QPushButton::clicked, this, [this] { m_model->choose(shownRows(), !areAllShownChosen()); });
        connect(m_add, &QPushButton::clicked, this, [this] { write(); });
    }

    std::vector<int> shownRows() const
    {
        std::vector<int> rows;
        for (int row = 0; row < m_filter->rowCount(); ++row) {
            const QModelIndex index = m_filter->index(row, 0);
            if (!index.data(Models::IsDeclaredRole).toBool())
                rows.push_back(m_filter->mapToSource(index).row());
        }
        return rows;
    }

    bool areAllShownChosen() const
    {
        const auto rows = shownRows();
        return !rows.empty() && std::all_of(rows.begin(), rows.end(), [this](int row) { return m_model->index(row).data(Qt::CheckStateRole).toInt() == Qt::Checked; });
    }

    std::size_t listedCount() const
    {
        const auto* endpoint = m_context.services.health.book().endpoint(m_provider);
        return endpoint ? endpoint->models.size() : 0;
    }

    void reloadWhenListed()
    {
        if (listedCount() == m_listed)
            return;
        m_listed = listedCount();
        m_model->reload();
        showChoice();
    }

    void showChoice()
    {
        const int chosen = m_model->chosenCount();
        m_add->setText(chosen > 0 ? tr("Add %n model(s)", nullptr, chosen) : tr("Add"));
        m_add->setEnabled(chosen > 0 && !m_context.services.session.isReadOnly());
        const auto open = static_cast<int>(shownRows().size());
        m_all->setText(areAllShownChosen() ? tr("Choose none of them") : tr("Choose all %n shown", nullptr, open));
        m_all->setEnabled(open > 0);
        m_sheet.setFootNote(tr("%1 of %2 shown").arg(wording::count(m_filter->rowCount()), wording::count(m_model->rowCount())));
        const bool isEmpty = m_filter->rowCount() == 0;
        m_view->setVisible(!isEmpty);
        m_header->setVisible(!isEmpty);
        m_none->setVisible(isEmpty);
        m_none->setText(m_model->rowCount() == 0 ? tr("The server has not told its models yet.") : tr("None of the models is like this."));
    }

    void write()
    {
        auto* session = &m_context.services.session;
        auto* toasts = &m_context.toasts;
        const int count = m_model->chosenCount();
        if (const auto result = session->addModels(m_provider, m_model->drafts()); !result) {
            toasts->show(wording::describe(result.error()));
            return;
        }
        const QString text = tr("Added %n model(s)", nullptr, count);
        m_sheet.closeSheet();
        toasts->show(text, tr("Undo"), [session, toasts] {
            if (const auto undone = session->undo(); !undone)
                toasts->show(wording::describe(undone.error()));
        });
    }

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    ProviderId m_provider;
    Models* m_model;
    ImportFilter* m_filter;
    std::size_t m_listed = 0;
    widgets::SearchField* m_search = nullptr;
    widgets::Segmented* m_shown = nullptr;
    QListView* m_view = nullptr;
    QWidget* m_header = nullptr;
    widgets::Label* m_none = nullptr;
    widgets::Button* m_all = nullptr;
    widgets::Button* m_add = nullptr;
};

} // namespace

void openImportSheet(const shell::Context& context, const ProviderId& provider)
{
    const auto facts = items::factsOf(provider, context.services.session.config(), context.services.catalogue, &context.services.health.book());
    auto* sheet = new widgets::Sheet(ImportPanel::tr("Models of %1").arg(facts.name), &context.overlay);
    sheet->setSheetSize(sheetSize);
    auto* panel = new ImportPanel(context, *sheet, provider);
    sheet->setContent(panel);
    sheet->open();
    panel->firstField()->setFocus();
}

} // namespace switchyard::pages
