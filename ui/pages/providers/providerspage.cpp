// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providerspage.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerdraft.h"
#include "items/providerfacts.h"
#include "items/providerlistmodel.h"
#include "pages/common/pagekeys.h"
#include "pages/common/savebar.h"
#include "pages/providers/abilitycard.h"
#include "pages/providers/capabilitysheet.h"
#include "pages/providers/connectionform.h"
#include "pages/providers/jsonpane.h"
#include "pages/providers/limitspane.h"
#include "pages/providers/modelssection.h"
#include "pages/providers/provideractions.h"
#include "pages/providers/providerhead.h"
#include "pages/providers/providerlistpane.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/format.h"

#include <QAction>
#include <QCursor>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int abilitiesWidth = 256;
constexpr std::size_t menuLimit = 24; // models offered for asking; the others have it in their own menus
constexpr int wideEditor = 740; // from here what a provider can do stands beside its form

QScrollArea* scrollOf(QWidget* content, QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    return scroll;
}

} // namespace

ProvidersPage::ProvidersPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    const auto& services = context.services;
    setAcceptDrops(true);
    m_list = new items::ProviderListModel(services.session, services.catalogue, &services.health, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_pane = new ProviderListPane(*m_list, this);
    layout->addWidget(m_pane);
    setFocusProxy(m_pane->view());
    connect(m_pane, &ProviderListPane::chosen, this, [this](const ProviderId& id) {
        if (id != m_provider)
            showProvider(id);
    });
    layout->addWidget(buildEditor(), 1);

    using widgets::Button;
    m_import = new Button(Button::Kind::Plain, {}, QStringLiteral("file-input"), this);
    m_import->setMenuArrow(true);
    m_add = new Button(Button::Kind::Primary, {}, QStringLiteral("plus"), this);
    m_add->setHint(QKeySequence(QKeySequence::New));
    connect(m_import, &Button::clicked, this, &ProvidersPage::showImportMenu);
    connect(m_add, &Button::clicked, this, [this] { m_context.navigator.addProvider(); });
    const auto action = [this](const QString& icon, const QKeySequence& keys, auto slot) {
        auto* made = new QAction(theme::icon(icon), {}, this);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, slot);
        addAction(made);
        return made;
    };
    m_removeAction = action(QStringLiteral("trash-2"), QKeySequence(Qt::CTRL | Qt::Key_Delete), &ProvidersPage::removeCurrent);
    m_renameAction = action(QStringLiteral("pencil"), QKeySequence(Qt::Key_F2), [this] {
        renameProvider(m_context, m_provider, this, [this](const QString& id) { openItem(id); });
    });
    m_saveAction = action(QStringLiteral("save"), QKeySequence::Save, [this] { saveDirty(); });

    connect(&services.session, &config::ConfigSession::configChanged, this, &ProvidersPage::refresh);
    connect(&services.session, &config::ConfigSession::readOnlyChanged, this, &ProvidersPage::refresh);
    connect(&services.health, &ports::HealthPort::changed, this, &ProvidersPage::showHealth);
    new PageKeys(*this);
    retranslate();
    showProvider(m_list->providerId(0));
    m_pane->select(m_provider);
}

QWidget* ProvidersPage::buildEditor()
{
    m_stack = new QStackedWidget(this);
    m_empty = new widgets::EmptyState(m_stack);
    m_empty->setIconName(QStringLiteral("server"));
    connect(m_empty->addPrimary({}, QStringLiteral("plus")), &QPushButton::clicked, this, [this] { m_context.navigator.addProvider(); });
    m_stack->addWidget(m_empty);

    auto* editor = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = new ProviderHead(m_context, editor);
    layout->addWidget(m_head);
    m_tabs = new QTabBar(editor);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int tab = 0; tab < 3; ++tab)
        m_tabs->addTab({});
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(theme::space::xxl - 8, 0, theme::space::xxl, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    layout->addLayout(tabs);
    layout->addWidget(new widgets::Hairline(Qt::Horizontal, editor));
    m_panes = new QStackedWidget(editor);
    m_panes->addWidget(buildConnection());
    m_limits = new LimitsPane(m_context, m_panes);
    m_panes->addWidget(scrollOf(m_limits, m_panes));
    auto* json = new QWidget(m_panes);
    auto* jsonLayout = new QVBoxLayout(json);
    jsonLayout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    m_json = new JsonPane(m_context, json);
    jsonLayout->addWidget(m_json);
    m_panes->addWidget(json);
    layout->addWidget(m_panes, 1);
    m_saveBar = new SaveBar(editor);
    m_saveBar->hide();
    layout->addWidget(m_saveBar);
    m_stack->addWidget(editor);

    connect(m_head, &ProviderHead::moreRequested, this, &ProvidersPage::showMoreMenu);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    connect(m_form, &ConnectionForm::edited, this, &ProvidersPage::showDirty);
    connect(m_json, &JsonPane::edited, this, &ProvidersPage::showDirty);
    connect(m_saveBar, &SaveBar::saveRequested, this, [this] { saveDirty(); });
    connect(m_saveBar, &SaveBar::revertRequested, this, &ProvidersPage::revertDirty);
    connect(m_saveBar, &SaveBar::showRequested, this, &ProvidersPage::showChange);
    return m_stack;
}

QWidget* ProvidersPage::buildConnection()
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    layout->setSpacing(theme::space::m);
    m_banner = new widgets::Banner(theme::Tone::Idle, content);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_top = new QGridLayout;
    m_top->setHorizontalSpacing(theme::space::xxl);
    m_top->setVerticalSpacing(theme::space::l);
    m_top->setColumnStretch(0, 1);
    m_form = new ConnectionForm(m_context, content);
    m_top->addWidget(m_form, 0, 0, Qt::AlignTop);
    m_abilities = new AbilityCard(m_context, content);
    m_top->addWidget(m_abilities, 0, 1, Qt::AlignTop);
    layout->addLayout(m_top);
    layout->addSpacing(theme::space::s);
    m_models = new ModelsSection(m_context, content);
    layout->addWidget(m_models);
    layout->addStretch(1);
    m_column = layout;
    connect(m_abilities, &AbilityCard::checkRequested, this, &ProvidersPage::checkCapabilities);
    return scrollOf(content, this);
}

QString ProvidersPage::title() const
{
    return tr("Providers");
}

QList<QWidget*> ProvidersPage::headerWidgets()
{
    return { m_import, m_add };
}

QList<QAction*> ProvidersPage::pageActions()
{
    return { m_saveAction, m_renameAction, m_removeAction };
}

QList<QWidget*> ProvidersPage::panes()
{
    return { m_pane->view(), m_panes };
}

void ProvidersPage::retranslate()
{
    m_import->setText(tr("Import"));
    m_add->setText(tr("Add provider"));
    m_removeAction->setText(tr("Remove provider"));
    m_renameAction->setText(tr("Rename provider…"));
    m_saveAction->setText(tr("Save provider"));
    m_pane->retranslate();
    m_empty->setText(tr("No providers yet"), tr("Add a server of yours or a hosted one. Local servers are found by themselves."));
    m_empty->findChildren<widgets::Button*>().value(0)->setText(tr("Add provider"));
    m_tabs->setTabText(0, tr("Connection and models"));
    m_tabs->setTabText(1, tr("Limits"));
    m_tabs->setTabText(2, tr("As JSON5"));
    m_head->retranslate();
    m_abilities->retranslate();
    m_models->retranslate();
    m_limits->retranslate();
    m_form->retranslate();
    m_json->retranslate();
    m_saveBar->retranslate();
    refresh();
    Q_EMIT titleChanged();
}

void ProvidersPage::openItem(const QString& item)
{
    const ProviderId id(item.section(QLatin1Char('/'), 0, 0).toStdString());
    if (m_list->rowOf(id) < 0)
        return;
    m_pane->clearFilter();
    showProvider(id);
    m_pane->select(m_provider);
}

bool ProvidersPage::focusSearch()
{
    m_pane->focusFilter();
    return true;
}

void ProvidersPage::showProvider(const ProviderId& id)
{
    if (isDirty() && id != m_provider) {
        // What was typed is not thrown away silently: it stays, and the page says where.
        m_context.toasts.show(tr("Unsaved changes of %1 were kept. Save or revert them first.").arg(wording::fromUtf8(m_provider.value())));
        QMetaObject::invokeMethod(this, [this] { m_pane->select(m_provider); }, Qt::QueuedConnection);
        return;
    }
    m_provider = id;
    m_models->setProvider(id);
    m_limits->setProvider(id);
    m_form->setProvider(id);
    m_json->setProvider(id);
    refresh();
}

void ProvidersPage::refresh()
{
    if (!m_saveBar)
        return;
    if (m_list->rowOf(m_provider) < 0 && !isDirty()) {
        m_provider = m_list->providerId(0);
        m_models->setProvider(m_provider);
        m_limits->setProvider(m_provider);
        m_form->setProvider(m_provider);
        m_json->setProvider(m_provider);
        m_pane->select(m_provider);
    }
    m_stack->setCurrentIndex(m_list->rowCount() == 0 ? 0 : 1);
    m_form->refresh();
    placeAbilities();
    m_json->refresh();
    m_models->refresh();
    m_limits->refresh();
    const bool isEditable = !m_context.services.session.isReadOnly();
    const bool isDeclared = m_context.services.session.config().findProvider(m_provider) != nullptr;
    m_removeAction->setEnabled(isEditable && isDeclared);
    m_renameAction->setEnabled(isEditable && isDeclared);
    m_banner->setVisible(!isDeclared && m_list->rowCount() > 0);
    if (!isDeclared) {
        m_banner->setIconName(QStringLiteral("info"));
        m_banner->setText({}, tr("OpenClaw knows this provider by itself, so nothing about it stands in the file. To change its address or list its models, declare it."));
        m_banner->clearButtons();
        auto* declare = m_banner->addButton(tr("Declare it"));
        declare->setEnabled(isEditable);
        connect(declare, &QPushButton::clicked, this, [this] {
            const auto facts = items::factsOf(m_provider, m_context.services.session.config(), m_context.services.catalogue, nullptr);
            m_context.navigator.addProvider(facts.baseUrl);
        }, Qt::QueuedConnection);
    }
    showHealth();
    showDirty();
}

void ProvidersPage::showHealth()
{
    const QModelIndex index = m_list->index(m_list->rowOf(m_provider));
    m_head->show(m_provider, index.isValid() ? std::optional(static_cast<health::Status>(index.data(items::ProviderListModel::StatusRole).toInt())) : std::nullopt);
    m_abilities->setProvider(m_provider, m_models->declaredCount());
    if (m_panes->currentIndex() == 1)
        m_limits->refresh();
}

void ProvidersPage::checkCapabilities()
{
    const auto* provider = m_context.services.session.config().findProvider(m_provider);
    if (!provider || provider->models.empty())
        return;
    if (provider->models.size() == 1) {
        openCapabilitySheet(m_context, { m_provider, provider->models.front().id });
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < std::min(provider->models.size(), menuLimit); ++i) {
        const ModelRef ref { m_provider, provider->models[i].id };
        connect(menu->addAction(wording::fromUtf8(ref.model)), &QAction::triggered, this, [this, ref] { openCapabilitySheet(m_context, ref); });
    }
    menu->popup(QCursor::pos());
}

void ProvidersPage::showMoreMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_renameAction);
    connect(menu->addAction(theme::icon(QStringLiteral("heart-pulse")), tr("Show in Health")), &QAction::triggered, this, [this] {
        m_context.navigator.openPage(shell::PageId::Health, wording::fromUtf8(m_provider.value()));
    });
    connect(menu->addAction(theme::icon(QStringLiteral("copy")), tr("Copy as JSON5")), &QAction::triggered, this, [this] { copyAsJson5(m_context, m_provider); });
    menu->addSeparator();
    menu->addAction(m_removeAction);
    menu->popup(place);
}

void ProvidersPage::removeCurrent()
{
    m_form->revert();
    m_json->revert();
    removeProvider(m_context, m_provider, m_head->name());
}

void ProvidersPage::showImportMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(theme::icon(QStringLiteral("clipboard-paste")), tr("From the clipboard")), &QAction::triggered, this,
            [this] { importFromClipboard(m_context); });
    connect(menu->addAction(theme::icon(QStringLiteral("radar")), tr("Servers on this computer…")), &QAction::triggered, this,
            [this] { m_context.navigator.addProvider(); });
    menu->popup(m_import->mapToGlobal(QPoint(0, m_import->height() + 4)));
}

void ProvidersPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ProvidersPage::dropEvent(QDropEvent* event)
{
    const auto* dropped = event->mimeData();
    m_context.navigator.addProvider(dropped->hasText() ? dropped->text() : dropped->urls().value(0).toString());
    event->acceptProposedAction();
}

void ProvidersPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    placeAbilities();
    showHealth();
}

void ProvidersPage::placeAbilities()
{
    // Beside the form where there is room, else below the models: nothing is cut.
    const int needed = m_form->minimumSizeHint().width() + theme::scaled(abilitiesWidth) + 3 * theme::space::xxl;
    const bool isWide = m_stack->width() >= std::max(theme::scaled(wideEditor), needed);
    if (isWide)
        m_top->addWidget(m_abilities, 0, 1, Qt::AlignTop);
    else
        m_column->insertWidget(m_column->count() - 1, m_abilities);
    m_abilities->setMinimumWidth(isWide ? theme::scaled(abilitiesWidth) : 0);
    m_abilities->setMaximumWidth(isWide ? theme::scaled(abilitiesWidth) : QWIDGETSIZE_MAX);
}

void ProvidersPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

} // namespace switchyard::pages
