// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/settingspage.h"

#include "pages/settings/sections.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/keyvaluerow.h"
#include "widgets/searchfield.h"

#include <QApplication>
#include <QListWidget>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

constexpr int iconRole = Qt::UserRole + 1;

class SectionDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return { option.rect.width(), theme::scaled(38) };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& tokens = theme::tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        if (isSelected)
            widgets::paintBox(*painter, box, theme::radius::control, tokens.selected, tokens.selectedOutline);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            widgets::paintBox(*painter, box, theme::radius::control, tokens.hover, Qt::transparent);
        if (option.state.testFlag(QStyle::State_HasFocus))
            widgets::paintFocusRing(*painter, box, theme::radius::control, widgets::RingPlace::Inside);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRectF icon(mirrored ? box.right() - 28 : box.left() + 12, box.center().y() - 8, 16, 16);
        theme::paintIcon(*painter, icon, index.data(iconRole).toString(), isSelected ? tokens.accent : tokens.text2, 1.75);
        painter->setFont(theme::font(theme::Type::Body));
        painter->setPen(tokens.text);
        theme::drawLine(*painter, mirrored ? box.adjusted(8, 0, -40, 0) : box.adjusted(40, 0, -8, 0), index.data().toString());
        painter->restore();
    }
};

//! Without the opened lists of boxes, which are windows of their own.
QWidgetList fieldsIn(const QWidget& holder)
{
    auto all = holder.findChildren<QWidget*>();
    all.removeIf([&holder](const QWidget* widget) { return widget->window() != holder.window(); });
    return all;
}

} // namespace

SettingsPage::SettingsPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    pane->setFixedWidth(theme::scaled(theme::size::settingsList));
    auto* paneLayout = new QVBoxLayout(pane);
    paneLayout->setContentsMargins(theme::space::s, theme::space::m, theme::space::s + 1, theme::space::m);
    m_list = new QListWidget(pane);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new SectionDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    paneLayout->addWidget(m_list);
    layout->addWidget(pane);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_search = new widgets::SearchField({}, this);
    m_search->setFixedWidth(224);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::find);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsPage::showSection);
    setFocusProxy(m_list);
    build();
}

void SettingsPage::build()
{
    m_holder = new QWidget(m_scroll);
    m_holder->setAutoFillBackground(false);
    auto* sides = new QHBoxLayout(m_holder);
    sides->setContentsMargins(theme::space::xxl, theme::space::xxl, theme::space::xxl, theme::space::xxl);
    auto* column = new QWidget(m_holder);
    column->setMaximumWidth(theme::size::settingsContent);
    sides->addStretch(1);
    sides->addWidget(column, 20);
    sides->addStretch(1);
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::space::xxl);
    m_sections = { { QStringLiteral("general"), QStringLiteral("sliders-horizontal"), tr("General"), makeGeneralSection(m_context, column) },
                   { QStringLiteral("notices"), QStringLiteral("bell"), tr("Notices"), makeNoticesSection(m_context, column) },
                   { QStringLiteral("checks"), QStringLiteral("activity"), tr("Checks"), makeChecksSection(m_context, column) },
                   { QStringLiteral("engine"), QStringLiteral("radio-tower"), tr("Routing engine"), makeEngineSection(m_context, column) },
                   { QStringLiteral("keys"), QStringLiteral("shield-check"), tr("Keys"), makeKeysSection(m_context, column) },
                   { QStringLiteral("files"), QStringLiteral("file-braces"), tr("Files, backups, history"), makeFilesSection(m_context, column) } };
    for (const auto& section : m_sections)
        m_column->addWidget(section.content);
    m_column->addStretch(1);
    m_scroll->setWidget(m_holder);
    m_holder->setAutoFillBackground(false);
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const auto& section : m_sections) {
        auto* item = new QListWidgetItem(section.title, m_list);
        item->setData(iconRole, section.icon);
    }
    m_list->setAccessibleName(tr("Sections"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_list->setCurrentRow(m_current);
    showSection(m_current);
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QList<QWidget*> SettingsPage::headerWidgets()
{
    return { m_search };
}

QList<QWidget*> SettingsPage::panes()
{
    return { m_list, m_scroll };
}

void SettingsPage::retranslate()
{
    // The sections are small; made anew they need no second copy of every text. The old ones go later: one of their
    // boxes may be what changed the language.
    auto* const focused = QApplication::focusWidget();
    const auto place = fieldsIn(*m_holder).indexOf(focused);
    if (auto* old = m_scroll->takeWidget())
        old->deleteLater();
    build();
    // The language is switched from one of the boxes; who uses the keyboard goes on from there.
    const auto after = fieldsIn(*m_holder);
    auto* const same = place >= 0 && place < after.size() ? after[place] : nullptr;
    if (same && same->metaObject() == focused->metaObject())
        same->setFocus(Qt::OtherFocusReason);
    Q_EMIT titleChanged();
}

void SettingsPage::openItem(const QString& item)
{
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i].id == item)
            m_list->setCurrentRow(static_cast<int>(i));
    }
}

bool SettingsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void SettingsPage::showSection(int index)
{
    m_current = std::max(0, index);
    find(m_search->text());
    m_scroll->ensureVisible(0, 0);
}

void SettingsPage::find(const QString& text)
{
    const bool isSearching = !text.trimmed().isEmpty();
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        bool hasMatch = false;
        const auto rows = m_sections[i].content->findChildren<widgets::SettingRow*>();
        for (auto* row : rows) {
            QString words;
            for (const auto* label : row->findChildren<QLabel*>())
                words += label->text() + QLatin1Char(' ');
            const bool matches = !isSearching || m_search->matches(words);
            row->setVisible(matches);
            hasMatch = hasMatch || matches;
        }
        m_sections[i].content->setVisible(isSearching ? hasMatch : static_cast<int>(i) == m_current);
    }
}

} // namespace switchyard::pages
