// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providerspage.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerdraft.h"
#include "items/providerfacts.h"
#include "items/providerlistmodel.h"
#include "items/providermodelsmodel.h"
#include "pages/common/savebar.h"
#include "pages/common/spokenmodel.h"
#include "pages/common/textdiff.h"
#include "pages/providers/connectionform.h"
#include "pages/providers/jsonpane.h"
#include "pages/providers/modelsheet.h"
#include "pages/providers/modeltable.h"
#include "pages/providers/providernames.h"
#include "pages/routing/routewording.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/sheet.h"
#include "widgets/spinner.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QInputDialog>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int abilitiesWidth = 250;
constexpr int roomyHead = 680; // below, the place in the chain is left out of the head
constexpr int wideEditor = 860; // from here what a provider can do stands beside its form

//! The provider's mark in a framed square.
class MarkTile final : public QWidget {
public:
    explicit MarkTile(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(44, 44);
    }

    void setMark(const QString& mark, const QString& name)
    {
        m_mark = mark;
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        widgets::paintBox(painter, rect(), theme::radius::card, tokens.card, tokens.hairline);
        theme::paintMark(painter, QRectF(10, 10, 24, 24), m_mark, m_name, tokens.text);
    }

private:
    QString m_mark;
    QString m_name;
};

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

QString placesText(const config::OpenClawConfig& config, const ProviderId& id)
{
    QStringList ranks;
    const auto& entries = config.chain({}).entries;
    for (std::size_t rank = 0; rank < entries.size(); ++rank) {
        if (entries[rank].ref.provider == id)
            ranks << QLocale().toString(static_cast<qlonglong>(rank + 1));
    }
    return ranks.isEmpty() ? QString() : ProvidersPage::tr("Step %1 in Defaults").arg(ranks.join(QLatin1String(", ")));
}

} // namespace

ProvidersPage::ProvidersPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    const auto& services = context.services;
    setAcceptDrops(true);
    m_list = new items::ProviderListModel(services.session, services.catalogue, &services.health, this);
    m_models = new items::ProviderModelsModel(services.session, &services.health, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildList());
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
    m_removeAction = action(QStringLiteral("trash-2"), QKeySequence(Qt::CTRL | Qt::Key_Delete), &ProvidersPage::removeProvider);
    m_renameAction = action(QStringLiteral("pencil"), QKeySequence(Qt::Key_F2), &ProvidersPage::renameProvider);
    m_saveAction = action(QStringLiteral("save"), QKeySequence::Save, [this] { saveDirty(); });

    connect(&services.session, &config::ConfigSession::configChanged, this, &ProvidersPage::refresh);
    connect(&services.session, &config::ConfigSession::readOnlyChanged, this, &ProvidersPage::refresh);
    connect(&services.health, &ports::HealthPort::changed, this, [this] {
        showHead();
        showAbilities();
    });
    connect(m_models, &items::ProviderModelsModel::editFailed, this, [this](const Error& error) {
        m_context.toasts.show(wording::describe(error));
    });
    m_spinner = new widgets::SpinnerClock(this);
    connect(m_spinner, &widgets::SpinnerClock::turned, this, [this] {
        static_cast<ProviderNameDelegate*>(m_names->itemDelegate())->setTurn(m_spinner->degrees());
        m_names->viewport()->update();
    });
    retranslate();
    showProvider(m_list->providerId(0));
    selectCurrent();
}

QWidget* ProvidersPage::buildList()
{
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    pane->setFixedWidth(theme::scaled(theme::size::providerList));
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(theme::space::s, theme::space::m, theme::space::s + 1, theme::space::m);
    layout->setSpacing(theme::space::xs);
    m_search = new widgets::SearchField({}, pane);
    layout->addWidget(m_search);
    m_names = new QListView(pane);
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setItemDelegate(new ProviderNameDelegate(m_names));
    m_names->setMouseTracking(true);
    m_names->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->viewport()->setAutoFillBackground(false);
    auto* spoken = new SpokenModel(spokenProvider, this);
    spoken->setSourceModel(m_list);
    m_filtered = new ProviderFilter(this);
    m_filtered->setSourceModel(spoken);
    m_names->setModel(m_filtered);
    layout->addWidget(m_names, 1);
    auto* drop = new widgets::Card(pane);
    drop->setDashed(true);
    auto* dropLayout = new QVBoxLayout(drop);
    m_dropText = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, drop);
    m_dropText->setWordWrap(true);
    m_dropText->setAlignment(Qt::AlignCenter);
    dropLayout->addWidget(m_dropText);
    layout->addWidget(drop);
    connect(m_search, &QLineEdit::textChanged, m_filtered, &ProviderFilter::setText);
    connect(m_names->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const ProviderId id(index.data(items::ProviderListModel::IdRole).toString().toStdString());
        if (index.isValid() && id != m_provider)
            showProvider(id);
    });
    return pane;
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
    layout->addWidget(buildHead());
    m_tabs = new QTabBar(editor);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(theme::space::xxl - 8, 0, theme::space::xxl, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    layout->addLayout(tabs);
    layout->addWidget(new widgets::Hairline(Qt::Horizontal, editor));
    m_panes = new QStackedWidget(editor);
    m_panes->addWidget(buildConnection());
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

    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    connect(m_form, &ConnectionForm::edited, this, &ProvidersPage::showDirty);
    connect(m_json, &JsonPane::edited, this, &ProvidersPage::showDirty);
    connect(m_saveBar, &SaveBar::saveRequested, this, [this] { saveDirty(); });
    connect(m_saveBar, &SaveBar::revertRequested, this, &ProvidersPage::revertDirty);
    connect(m_saveBar, &SaveBar::showRequested, this, &ProvidersPage::showChange);
    return m_stack;
}

QWidget* ProvidersPage::buildHead()
{
    using widgets::Button;
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::s);
    layout->setSpacing(theme::space::s);
    m_mark = new MarkTile(head);
    layout->addWidget(m_mark);
    layout->addSpacing(theme::space::xs);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space::s);
    m_name = new widgets::ElidedLabel({}, theme::Type::Title, theme::Ink::Text, head);
    m_state = new widgets::Chip({}, widgets::Chip::Kind::Tone, head);
    m_place = new widgets::Chip({}, widgets::Chip::Kind::Line, head);
    // It goes where the editor is narrow, and must not keep it from becoming so.
    m_place->setMinimumWidth(1);
    m_place->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    first->addWidget(m_name);
    first->addWidget(m_state);
    first->addWidget(m_place);
    first->addStretch(1);
    texts->addLayout(first);
    m_checked = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, head);
    texts->addWidget(m_checked);
    layout->addLayout(texts, 1);
    m_check = new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), head);
    m_pause = new Button(Button::Kind::Plain, {}, QStringLiteral("pause"), head);
    m_more = Button::iconOnly(QStringLiteral("ellipsis"), {}, Button::Kind::Plain, head);
    layout->addWidget(m_check);
    layout->addWidget(m_pause);
    layout->addWidget(m_more);
    connect(m_check, &Button::clicked, this, [this] { m_context.services.health.checkNow(m_provider); });
    connect(m_pause, &Button::clicked, this, [this] {
        const auto* endpoint = m_context.services.health.book().endpoint(m_provider);
        m_context.services.health.setEndpointPaused(m_provider, !(endpoint && endpoint->isPaused));
    });
    connect(m_more, &Button::clicked, this, &ProvidersPage::showMoreMenu);
    return head;
}

QWidget* ProvidersPage::buildConnection()
{
    using widgets::Button;
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
    m_top->addWidget(buildAbilities(), 0, 1, Qt::AlignTop);
    layout->addLayout(m_top);
    layout->addSpacing(theme::space::s);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    m_modelsHead = new widgets::SectionLabel({}, {}, content);
    m_modelSearch = new widgets::SearchField({}, content);
    m_modelSearch->setMaximumWidth(176);
    m_modelSearch->setMinimumWidth(96);
    m_fetch = new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), content);
    m_fetch->setButtonSize(Button::Size::Small);
    m_byHand = new Button(Button::Kind::Plain, {}, QStringLiteral("plus"), content);
    m_byHand->setButtonSize(Button::Size::Small);
    head->addWidget(m_modelsHead, 1);
    head->addWidget(m_modelSearch);
    head->addWidget(m_fetch);
    head->addWidget(m_byHand);
    layout->addLayout(head);
    m_table = new ModelTable(content);
    m_table->setModel(m_models);
    layout->addWidget(m_table);
    layout->addStretch(1);
    m_column = layout;
    connect(m_modelSearch, &QLineEdit::textChanged, m_table, &ModelTable::setFilter);
    connect(m_fetch, &Button::clicked, this, &ProvidersPage::fetchModels);
    connect(m_byHand, &Button::clicked, this, &ProvidersPage::addModelByHand);
    connect(m_table, &ModelTable::menuRequested, this, &ProvidersPage::showModelMenu);
    connect(m_table->view(), &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        editModel({ m_provider, index.data().toString().toStdString() });
    });
    return scrollOf(content, this);
}

QWidget* ProvidersPage::buildAbilities()
{
    m_abilities = new widgets::Card(this);
    auto* layout = new QVBoxLayout(m_abilities);
    layout->setContentsMargins(theme::space::l, theme::space::m, theme::space::l, theme::space::m);
    layout->setSpacing(theme::space::s);
    m_abilitiesHead = new widgets::SectionLabel({}, {}, m_abilities);
    layout->addWidget(m_abilitiesHead);
    m_abilityRows = new QWidget(m_abilities);
    layout->addWidget(m_abilityRows);
    return m_abilities;
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
    return { m_names, m_panes };
}

void ProvidersPage::retranslate()
{
    m_import->setText(tr("Import"));
    m_add->setText(tr("Add provider"));
    m_removeAction->setText(tr("Remove provider"));
    m_renameAction->setText(tr("Rename provider…"));
    m_saveAction->setText(tr("Save provider"));
    m_search->setPlaceholderText(tr("Filter providers"));
    m_names->setAccessibleName(tr("Providers"));
    m_dropText->setText(tr("Drop an address, a cURL line or a JSON5 block here"));
    m_empty->setText(tr("No providers yet"), tr("Add a server of yours or a hosted one. Local servers are found by themselves."));
    m_empty->findChildren<widgets::Button*>().value(0)->setText(tr("Add provider"));
    m_check->setText(tr("Check"));
    m_more->setName(tr("More"));
    m_tabs->setTabText(0, tr("Connection and models"));
    m_tabs->setTabText(1, tr("As JSON5"));
    m_abilitiesHead->setText(tr("What it can do"));
    m_modelsHead->setText(tr("Models"));
    m_modelSearch->setPlaceholderText(tr("Find a model"));
    m_fetch->setText(tr("Fetch list"));
    m_byHand->setText(tr("Add by hand"));
    m_form->retranslate();
    m_json->retranslate();
    m_saveBar->retranslate();
    m_table->retranslate();
    refresh();
    Q_EMIT titleChanged();
}

void ProvidersPage::openItem(const QString& item)
{
    const ProviderId id(item.section(QLatin1Char('/'), 0, 0).toStdString());
    if (m_list->rowOf(id) < 0)
        return;
    m_search->clear();
    showProvider(id);
    selectCurrent();
}

bool ProvidersPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void ProvidersPage::selectCurrent()
{
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        if (index.data(items::ProviderListModel::IdRole).toString().toStdString() == m_provider.value()) {
            m_names->setCurrentIndex(index);
            return;
        }
    }
}

void ProvidersPage::showProvider(const ProviderId& id)
{
    if (isDirty() && id != m_provider) {
        // What was typed is not thrown away silently: it stays, and the page says where.
        m_context.toasts.show(tr("Unsaved changes of %1 were kept. Save or revert them first.").arg(wording::fromUtf8(m_provider.value())));
        QMetaObject::invokeMethod(this, &ProvidersPage::selectCurrent, Qt::QueuedConnection);
        return;
    }
    m_provider = id;
    m_models->setProvider(id);
    m_form->setProvider(id);
    m_json->setProvider(id);
    m_modelSearch->clear();
    refresh();
}

void ProvidersPage::refresh()
{
    if (!m_saveBar)
        return;
    if (m_list->rowOf(m_provider) < 0 && !isDirty()) {
        m_provider = m_list->providerId(0);
        m_models->setProvider(m_provider);
        m_form->setProvider(m_provider);
        m_json->setProvider(m_provider);
        selectCurrent();
    }
    m_stack->setCurrentIndex(m_list->rowCount() == 0 ? 0 : 1);
    m_form->refresh();
    m_json->refresh();
    const bool isEditable = !m_context.services.session.isReadOnly();
    const bool isDeclared = m_context.services.session.config().findProvider(m_provider) != nullptr;
    m_byHand->setEnabled(isEditable && isDeclared);
    m_fetch->setEnabled(!m_provider.isEmpty());
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
    showHead();
    showAbilities();
    showDirty();
}

void ProvidersPage::showHead()
{
    const auto& services = m_context.services;
    const auto& book = services.health.book();
    const auto facts = items::factsOf(m_provider, services.session.config(), services.catalogue, &book);
    static_cast<MarkTile*>(m_mark)->setMark(theme::markName(facts.family, wording::fromUtf8(m_provider.value())), facts.name);
    m_name->setText(facts.name);
    const int row = m_list->rowOf(m_provider);
    const auto status = static_cast<health::Status>(m_list->index(row).data(items::ProviderListModel::StatusRole).toInt());
    m_state->setVisible(row >= 0);
    m_state->setTone(wording::statusTone(status));
    m_state->setIconName(wording::statusIcon(status));
    m_state->setText(wording::statusText(status));
    const QString places = placesText(services.session.config(), m_provider);
    m_place->setVisible(!places.isEmpty() && m_stack->width() >= roomyHead);
    m_place->setText(places);
    const auto* endpoint = book.endpoint(m_provider);
    QString checked = tr("Not checked yet");
    if (endpoint && endpoint->lastChecked) {
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(services.clock.steadyNow() - *endpoint->lastChecked);
        const QString reason = wording::reasonText(endpoint->reason, endpoint->httpStatus);
        if (!reason.isEmpty())
            checked = tr("Checked %1: %2").arg(wording::ago(age), reason);
        else if (endpoint->lastLatency)
            checked = tr("Checked %1, %2. Free check, nothing was generated.").arg(wording::ago(age), wording::duration(*endpoint->lastLatency));
        else
            checked = tr("Checked %1").arg(wording::ago(age));
    }
    m_checked->setText(checked);
    const bool isPaused = endpoint && endpoint->isPaused;
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(isPaused ? QStringLiteral("play") : QStringLiteral("pause"));
}

void ProvidersPage::showAbilities()
{
    const auto& services = m_context.services;
    const auto* endpoint = services.health.book().endpoint(m_provider);
    struct Row {
        QString name;
        std::optional<bool> has;
        QString note;
    };
    std::vector<Row> rows;
    if (endpoint) {
        const auto any = [endpoint](auto member) {
            std::optional<bool> known;
            for (const auto& facts : endpoint->models) {
                if (const auto value = member(facts))
                    known = known.value_or(false) || *value;
            }
            return known;
        };
        const auto& info = health::info(endpoint->family);
        rows.push_back({ tr("Lists models"), endpoint->hasModelList,
                         endpoint->hasModelList ? tr("%1, %2 used").arg(endpoint->models.size()).arg(m_models->declaredCount()) : QString() });
        rows.push_back({ tr("Tells what is loaded"), info.knowsLoadState, {} });
        rows.push_back({ tr("Calls tools"), any([](const auto& facts) { return facts.tools; }), {} });
        rows.push_back({ tr("Sees images"), any([](const health::ModelFacts& facts) -> std::optional<bool> {
                             if (facts.inputs.empty())
                                 return std::nullopt;
                             return std::find(facts.inputs.begin(), facts.inputs.end(), "image") != facts.inputs.end();
                         }),
                         {} });
        rows.push_back({ tr("Thinks apart"), any([](const auto& facts) { return facts.reasoning; }), {} });
        rows.push_back({ tr("Can be warmed up"), info.canLoad, {} });
    }
    m_abilities->setVisible(!rows.empty());
    QString key;
    for (const auto& row : rows)
        key += row.name + row.note + (row.has ? (*row.has ? QLatin1Char('1') : QLatin1Char('0')) : QLatin1Char('?'));
    if (key == m_abilities->property("shown").toString())
        return;
    m_abilities->setProperty("shown", key);
    delete m_abilityRows->layout();
    qDeleteAll(m_abilityRows->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_abilityRows);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto& row : rows) {
        auto* icon = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, m_abilityRows);
        const bool isKnown = row.has.has_value();
        const bool has = row.has.value_or(false);
        icon->setPixmap(theme::icon(!isKnown ? QStringLiteral("circle-dashed") : has ? QStringLiteral("circle-check") : QStringLiteral("circle-minus"),
                                    has ? theme::Ink::Good : theme::Ink::Text3)
                            .pixmap(QSize(16, 16), devicePixelRatioF()));
        grid->addWidget(icon, line, 0);
        grid->addWidget(new widgets::Label(row.name, theme::Type::Body, theme::Ink::Text, m_abilityRows), line, 1);
        const QString note = !row.note.isEmpty() ? row.note : !isKnown ? tr("not told") : has ? tr("yes") : tr("no");
        grid->addWidget(new widgets::Label(note, theme::Type::Caption, theme::Ink::Text2, m_abilityRows), line, 2, Qt::AlignRight);
        ++line;
    }
}

bool ProvidersPage::isDirty() const
{
    return m_form && m_json && (!m_form->changedFields().isEmpty() || m_json->isEdited());
}

std::vector<config::FixStep> ProvidersPage::formSteps() const
{
    return m_form->steps();
}

void ProvidersPage::showDirty()
{
    if (!m_saveBar)
        return;
    const bool dirty = isDirty();
    QStringList fields = m_form->changedFields();
    if (m_json->isEdited())
        fields << tr("JSON5");
    m_saveBar->setVisible(dirty);
    m_saveBar->setText(tr("%n change(s): %1. Everything else in the file stays as it is.", nullptr, static_cast<int>(fields.size())).arg(fields.join(QLatin1String(", "))));
    m_saveAction->setEnabled(dirty);
    if (dirty != m_wasDirty) {
        m_wasDirty = dirty;
        Q_EMIT dirtyChanged(dirty);
    }
}

bool ProvidersPage::saveDirty()
{
    if (m_json->isEdited() && !m_json->save())
        return false;
    const auto steps = formSteps();
    if (!steps.empty()) {
        config::EditDescription description;
        description.kind = config::EditDescription::Kind::UpdateProvider;
        description.provider = m_provider;
        if (const auto result = m_context.services.session.apply(description, steps); !result) {
            m_context.toasts.show(wording::describe(result.error()));
            return false;
        }
        m_form->setProvider(m_provider);
    }
    showDirty();
    m_context.toasts.show(tr("Saved"), tr("Undo"), [this] {
        if (const auto result = m_context.services.session.undo(); !result)
            m_context.toasts.show(wording::describe(result.error()));
    });
    return true;
}

void ProvidersPage::revertDirty()
{
    m_form->revert();
    m_json->revert();
    showDirty();
}

void ProvidersPage::showChange()
{
    std::vector<DiffLine> lines;
    if (m_json->isEdited()) {
        lines = diffLines(m_json->original(), m_json->text());
    } else {
        const auto preview = m_context.services.session.preview(formSteps());
        if (!preview) {
            m_context.toasts.show(wording::describe(preview.error()));
            return;
        }
        for (const auto& file : preview->files)
            lines = diffLines(wording::fromUtf8(file.before), wording::fromUtf8(file.after));
    }
    auto* sheet = new widgets::Sheet(tr("What saving would change"), &m_context.overlay);
    sheet->setSheetSize({ 860, 520 });
    sheet->setContent(makeDiffView(lines, sheet));
    auto* save = new widgets::Button(widgets::Button::Kind::Primary, tr("Save"));
    sheet->addFootWidget(save);
    connect(save, &QPushButton::clicked, sheet, [this, sheet] {
        sheet->closeSheet();
        saveDirty();
    });
    sheet->open();
}

void ProvidersPage::showMoreMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_renameAction);
    connect(menu->addAction(theme::icon(QStringLiteral("heart-pulse")), tr("Show in Health")), &QAction::triggered, this, [this] {
        m_context.navigator.openPage(shell::PageId::Health, wording::fromUtf8(m_provider.value()));
    });
    connect(menu->addAction(theme::icon(QStringLiteral("copy")), tr("Copy as JSON5")), &QAction::triggered, this, [this] {
        if (const auto text = m_context.services.session.providerText(m_provider))
            QGuiApplication::clipboard()->setText(wording::fromUtf8(m_provider.value()) + QLatin1String(": ") + wording::fromUtf8(*text));
    });
    menu->addSeparator();
    menu->addAction(m_removeAction);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

void ProvidersPage::showModelMenu(int row, const QPoint& place)
{
    const auto* model = m_models->find(row);
    if (!model)
        return;
    const ModelRef ref { m_provider, model->id.toStdString() };
    const bool isEditable = !m_context.services.session.isReadOnly();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* edit = menu->addAction(theme::icon(QStringLiteral("pencil")), tr("Edit…"));
    edit->setEnabled(isEditable && model->isDeclared);
    connect(edit, &QAction::triggered, this, [this, ref] { editModel(ref); });
    auto* chain = menu->addAction(theme::icon(QStringLiteral("route")), tr("Add to the default chain"));
    chain->setEnabled(isEditable && model->places.empty());
    connect(chain, &QAction::triggered, this, [this, ref] {
        auto& session = m_context.services.session;
        const auto result = session.insertFallback({}, static_cast<int>(session.chain({}).entries.size()), ref);
        m_context.toasts.show(result ? tr("%1 added at the end").arg(shortName(ref, session.config())) : wording::describe(result.error()));
    });
    connect(menu->addAction(theme::icon(QStringLiteral("copy")), tr("Copy its name")), &QAction::triggered, this, [ref] {
        QGuiApplication::clipboard()->setText(wording::fromUtf8(ref.toString()));
    });
    const auto abilities = m_context.services.health.abilities(ref);
    if (abilities.canWarmUp && model->isDeclared) {
        connect(menu->addAction(theme::icon(QStringLiteral("flame")), tr("Warm up")), &QAction::triggered, this,
                [this, ref] { m_context.services.health.warmUp(ref); });
    }
    menu->popup(place);
}

void ProvidersPage::fetchModels()
{
    m_context.services.health.checkNow(m_provider);
    m_context.toasts.show(tr("Asking for the list of models"));
}

void ProvidersPage::addModelByHand()
{
    openModelSheet(m_context, { m_provider, {} });
}

void ProvidersPage::editModel(const ModelRef& ref)
{
    const bool isEditable = !m_context.services.session.isReadOnly();
    if (isEditable && m_context.services.session.config().findModel(ref))
        openModelSheet(m_context, ref);
}

void ProvidersPage::removeProvider()
{
    auto& session = m_context.services.session;
    const QString name = m_name->text();
    m_form->revert();
    m_json->revert();
    if (const auto result = session.removeProvider(m_provider, config::References::Remove); !result) {
        m_context.toasts.show(wording::describe(result.error()));
        return;
    }
    m_context.toasts.show(tr("%1 removed, and its models from every chain").arg(name), tr("Undo"), [this] {
        if (const auto undone = m_context.services.session.undo(); !undone)
            m_context.toasts.show(wording::describe(undone.error()));
    });
}

void ProvidersPage::renameProvider()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename provider"));
    dialog->setLabelText(tr("New id. Every chain and alias follows."));
    dialog->setTextValue(wording::fromUtf8(m_provider.value()));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const ProviderId id(text.trimmed().toStdString());
        if (id.isEmpty() || id == m_provider)
            return;
        if (const auto result = m_context.services.session.renameProvider(m_provider, id); !result) {
            m_context.toasts.show(wording::describe(result.error()));
            return;
        }
        openItem(text.trimmed());
    });
    dialog->open();
}

void ProvidersPage::showImportMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(theme::icon(QStringLiteral("clipboard-paste")), tr("From the clipboard")), &QAction::triggered, this,
            &ProvidersPage::importClipboard);
    connect(menu->addAction(theme::icon(QStringLiteral("radar")), tr("Servers on this computer…")), &QAction::triggered, this,
            [this] { m_context.navigator.addProvider(); });
    menu->popup(m_import->mapToGlobal(QPoint(0, m_import->height() + 4)));
}

void ProvidersPage::importClipboard()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (text.isEmpty())
        m_context.toasts.show(tr("The clipboard holds no text. Copy an address, a cURL line or a JSON5 block first."));
    else
        m_context.navigator.addProvider(text);
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
    // Beside the form where there is room, else below the models: nothing is cut.
    const bool isWide = m_stack->width() >= wideEditor;
    if (isWide)
        m_top->addWidget(m_abilities, 0, 1, Qt::AlignTop);
    else
        m_column->insertWidget(m_column->count() - 1, m_abilities);
    m_abilities->setMinimumWidth(isWide ? abilitiesWidth : 0);
    m_abilities->setMaximumWidth(isWide ? abilitiesWidth : QWIDGETSIZE_MAX);
    showHead();
}

void ProvidersPage::showEvent(QShowEvent* event)
{
    m_spinner->acquire();
    Page::showEvent(event);
    refresh();
}

void ProvidersPage::hideEvent(QHideEvent* event)
{
    m_spinner->release();
    Page::hideEvent(event);
}

} // namespace switchyard::pages
