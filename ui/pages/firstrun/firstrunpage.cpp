// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/firstrun/firstrunpage.h"

#include "config/configsession.h"
#include "items/providerdraft.h"
#include "items/providerfacts.h"
#include "pages/addprovider/servertile.h"
#include "pages/firstrun/trackpicture.h"
#include "pages/common/iconlabel.h"
#include "ports/configfileport.h"
#include "shell/languages.h"
#include "shell/preferences.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/statustile.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int contentWidth = 720;

QString shortPath(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

} // namespace

FirstRunPage::FirstRunPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    using widgets::Button;
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    outer->addWidget(scroll);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto* sides = new QHBoxLayout(content);
    sides->addStretch(1);
    auto* column = new QWidget(content);
    column->setMaximumWidth(contentWidth);
    column->setMinimumWidth(std::min(contentWidth, 480));
    sides->addWidget(column, 20);
    sides->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, theme::space::xxxl, 0, theme::space::xxxl);
    layout->setSpacing(theme::space::m);
    layout->addWidget(new TrackPicture(column));
    layout->addSpacing(theme::space::l);
    m_headline = new widgets::Label({}, theme::Type::Display, theme::Ink::Text, column);
    m_headline->setWordWrap(true);
    layout->addWidget(m_headline);
    m_text = new widgets::Label({}, theme::Type::Reading, theme::Ink::Text2, column);
    m_text->setWordWrap(true);
    layout->addWidget(m_text);
    layout->addSpacing(theme::space::s);
    layout->addWidget(buildFound(column));
    layout->addWidget(buildFile(column));
    layout->addSpacing(theme::space::s);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space::l);
    m_start = new Button(Button::Kind::Primary, {}, {}, column);
    m_start->setButtonSize(Button::Size::Prominent);
    m_byHand = new Button(Button::Kind::Plain, {}, QStringLiteral("plus"), column);
    m_byHand->setButtonSize(Button::Size::Prominent);
    m_demo = new Button(Button::Kind::Link, {}, QStringLiteral("flask-conical"), column);
    buttons->addWidget(m_start);
    buttons->addWidget(m_byHand);
    buttons->addStretch(1);
    buttons->addWidget(m_demo);
    layout->addLayout(buttons);
    m_demoNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, column);
    m_demoNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_demoNote->setWordWrap(true);
    layout->addWidget(m_demoNote);
    layout->addStretch(1);

    m_language = new QComboBox(this);
    for (const auto& code : shell::Languages::available())
        m_language->addItem(shell::Languages::nativeName(code), code);
    m_skip = new Button(Button::Kind::Quiet, {}, {}, this);
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        m_context.services.preferences.setLanguage(m_language->itemData(index).toString());
    });
    connect(m_skip, &Button::clicked, this, &FirstRunPage::skip);
    connect(m_start, &Button::clicked, this, &FirstRunPage::start);
    connect(m_byHand, &Button::clicked, this, [this] { m_context.navigator.addProvider(); });
    connect(m_demo, &Button::clicked, this, [this] {
        if (!m_context.navigator.startDemo())
            m_context.toasts.show(tr("The demo could not be started from here. Run switchyard --demo."));
    });
    auto& discovery = context.services.discovery;
    connect(&discovery, &ports::DiscoveryPort::started, this, &FirstRunPage::showFound);
    connect(&discovery, &ports::DiscoveryPort::serverFound, this, &FirstRunPage::showFound);
    connect(&discovery, &ports::DiscoveryPort::finished, this, [this] {
        if (m_sinceStart.isValid() && !m_searchTook)
            m_searchTook = std::chrono::milliseconds(m_sinceStart.elapsed());
        showFound();
    });
    connect(&context.services.file, &ports::ConfigFilePort::stateChanged, this, &FirstRunPage::showFile);
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &FirstRunPage::showFound);
    retranslate();
}

QWidget* FirstRunPage::buildFound(QWidget* parent)
{
    auto* card = new widgets::Card(parent);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto* head = new widgets::Panel(widgets::Panel::Ground::Sunken, Qt::BottomEdge, card);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(theme::space::l, 0, theme::space::l, 0);
    head->setFixedHeight(theme::scaled(theme::size::listHeader));
    m_foundHead = new widgets::Label({}, theme::Type::CaptionMedium, theme::Ink::Text2, head);
    m_foundNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, head);
    row->addWidget(m_foundHead);
    row->addStretch(1);
    row->addWidget(m_foundNote);
    layout->addWidget(head);
    m_foundRows = new QVBoxLayout;
    m_foundRows->setSpacing(0);
    layout->addLayout(m_foundRows);
    return card;
}

QWidget* FirstRunPage::buildFile(QWidget* parent)
{
    auto* card = new widgets::Card(parent);
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(theme::space::l, theme::space::m, theme::space::m, theme::space::m);
    layout->setSpacing(theme::space::l);
    layout->addWidget(new IconLabel(QStringLiteral("file-braces"), theme::Ink::Text2, 18, card));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    m_fileTitle = new widgets::Label({}, theme::Type::BodyMedium, theme::Ink::Text, card);
    m_fileTitle->setWordWrap(true);
    m_fileNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, card);
    m_fileNote->setWordWrap(true);
    texts->addWidget(m_fileTitle);
    texts->addWidget(m_fileNote);
    layout->addLayout(texts, 1);
    m_create = new widgets::Button(widgets::Button::Kind::Plain, {}, {}, card);
    m_create->setButtonSize(widgets::Button::Size::Small);
    layout->addWidget(m_create);
    connect(m_create, &QPushButton::clicked, this, [this] { m_context.services.file.createFile(); });
    return card;
}

QString FirstRunPage::title() const
{
    return tr("Welcome");
}

QList<QWidget*> FirstRunPage::headerWidgets()
{
    return { m_language, m_skip };
}

void FirstRunPage::retranslate()
{
    m_skip->setText(tr("Skip"));
    m_language->setAccessibleName(tr("Language"));
    const int current = m_language->findData(m_context.services.preferences.language());
    if (current >= 0)
        m_language->setCurrentIndex(current);
    m_text->setText(tr("Switchyard watches them, sends each request to the first one that can answer, and falls over to the next."));
    m_foundHead->setText(tr("Found on this computer"));
    m_create->setText(tr("Create it"));
    m_byHand->setText(tr("Add one by hand…"));
    m_demo->setText(tr("Explore with demo servers"));
    m_demoNote->setText(tr("Pretend servers on this computer: one warm, one cold, one that sometimes says 429. Touches no file."));
    showFound();
    showFile();
    Q_EMIT titleChanged();
}

void FirstRunPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_sinceStart.start();
    m_searchTook.reset();
    m_context.services.discovery.start();
    m_start->setFocus(Qt::OtherFocusReason);
}

void FirstRunPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    // Whoever left it with a provider set up was greeted; closing the window on it is no leaving.
    if (window()->isVisible() && !m_context.services.session.config().providers.empty())
        m_context.services.preferences.setFirstRunDone(true);
}

void FirstRunPage::showFound()
{
    const auto& discovery = m_context.services.discovery;
    const auto servers = discovery.servers();
    std::vector<std::string> unchecked;
    for (const auto& row : m_rows) {
        if (!row.box->isChecked())
            unchecked.push_back(row.server.baseUrl);
    }
    m_rows.clear();
    while (auto* item = m_foundRows->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide(); // it goes a moment later, and must not lie about until then
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (std::size_t i = 0; i < servers.size(); ++i)
        m_foundRows->addWidget(makeRow(servers[i], i + 1 == servers.size()));
    for (auto& row : m_rows) {
        if (std::find(unchecked.begin(), unchecked.end(), row.server.baseUrl) != unchecked.end())
            row.box->setChecked(false);
    }
    const int count = static_cast<int>(servers.size());
    if (count > 0)
        m_headline->setText(tr("Good news: %n server(s) are running here", nullptr, count));
    else
        m_headline->setText(discovery.isRunning() ? tr("Looking for model servers here…") : tr("No model server is running here yet"));
    if (discovery.isRunning())
        m_foundNote->setText(tr("looking…"));
    else if (count == 0)
        m_foundNote->setText(tr("nothing answers on the usual ports"));
    else
        m_foundNote->setText(m_searchTook ? tr("done in %1").arg(wording::duration(*m_searchTook)) : QString());
    if (servers.empty()) {
        auto* none = new widgets::Label(discovery.isRunning() ? QString() : tr("Start LM Studio, Ollama, llama.cpp or another one, or add an address by hand."), theme::Type::Body, theme::Ink::Text2, this);
        none->setContentsMargins(theme::space::l, theme::space::m, theme::space::l, theme::space::m);
        none->setWordWrap(true);
        m_foundRows->addWidget(none);
    }
    showButtons();
}

QWidget* FirstRunPage::makeRow(const ports::DiscoveredServer& server, bool isLast)
{
    const auto& info = health::info(server.family);
    const QString name = wording::fromUtf8(info.displayName);
    const QString address = items::hostAndPort(wording::fromUtf8(server.baseUrl));
    auto* panel = new widgets::Panel(widgets::Panel::Ground::Card, isLast ? Qt::Edges() : Qt::Edges(Qt::BottomEdge), this);
    auto* layout = new QHBoxLayout(panel);
    layout->setContentsMargins(theme::space::l, theme::space::s, theme::space::l, theme::space::s);
    layout->setSpacing(theme::space::m);
    auto* box = new QCheckBox(panel);
    const bool isKnown = !items::providerAt(server.baseUrl, m_context.services.session.config()).isEmpty();
    box->setChecked(!isKnown && !server.needsKey);
    box->setEnabled(!isKnown && !server.needsKey);
    box->setAccessibleName(tr("Add %1 at %2").arg(name, address));
    layout->addWidget(box);
    auto* mark = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, panel);
    mark->setPixmap(theme::markIcon(theme::markName(wording::fromUtf8(info.id), {}), name, theme::Ink::Text).pixmap(QSize(22, 22), devicePixelRatioF()));
    layout->addWidget(mark);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space::s);
    first->addWidget(new widgets::Label(name, theme::Type::Strong, theme::Ink::Text, panel));
    first->addWidget(new widgets::Label(address, theme::Type::Mono, theme::Ink::Text2, panel));
    first->addStretch(1);
    texts->addLayout(first);
    const QString key = isKnown ? tr("Configured already.") : server.needsKey ? tr("Wants a key: add it by hand.") : tr("No key needed.");
    texts->addWidget(new widgets::ElidedLabel(modelsText(server.models) + QLatin1String(". ") + key, theme::Type::Caption, theme::Ink::Text2, panel));
    layout->addLayout(texts, 1);
    const auto status = statusOf(server);
    auto* tile = new widgets::StatusTile(panel);
    tile->setSide(16, true);
    tile->setStatus(wording::statusTone(status), wording::statusIcon(status));
    auto* state = new QHBoxLayout;
    state->setSpacing(theme::space::xs + 2);
    state->addWidget(tile);
    state->addWidget(new widgets::Label(server.needsKey ? tr("Wants a key") : wording::statusText(status), theme::Type::BodyMedium, theme::Ink::Text, panel));
    layout->addLayout(state);
    connect(box, &QCheckBox::toggled, this, &FirstRunPage::showButtons);
    m_rows.push_back({ server, box });
    return panel;
}

void FirstRunPage::showFile()
{
    const auto& file = m_context.services.file;
    const auto& config = m_context.services.session.config();
    const QString path = shortPath(file.path());
    m_create->setVisible(file.state() == ports::FileState::NoFile);
    switch (file.state()) {
    case ports::FileState::NoFile:
        m_fileTitle->setText(tr("There is no OpenClaw configuration yet"));
        m_fileNote->setText(tr("%1 is made with the first provider you add, or now.").arg(path));
        break;
    case ports::FileState::NotJson5:
    case ports::FileState::Failed:
        if (config.providers.empty()) {
            m_fileTitle->setText(tr("Your OpenClaw configuration cannot be read"));
            m_fileNote->setText(file.reason() ? wording::describe(*file.reason()) : path);
            break;
        }
        [[fallthrough]]; // it was read, and could not be saved: a banner says so
    default: {
        if (config.providers.empty()) {
            m_fileTitle->setText(tr("Your OpenClaw configuration has no provider yet"));
            m_fileNote->setText(tr("%1 is kept as it is until you add the first one.").arg(path));
            break;
        }
        const QString providers = tr("%n provider(s)", nullptr, static_cast<int>(config.providers.size()));
        const QString steps = tr("%n step(s) in its chain", nullptr, static_cast<int>(config.chain({}).entries.size()));
        m_fileTitle->setText(tr("Your OpenClaw set-up was found: %1, %2").arg(providers, steps));
        m_fileNote->setText(tr("%1 is opened as it is. Nothing changes until you add or move something.").arg(path));
        break;
    }
    }
}

std::vector<ports::DiscoveredServer> FirstRunPage::chosen() const
{
    std::vector<ports::DiscoveredServer> servers;
    for (const auto& row : m_rows) {
        if (row.box->isChecked() && row.box->isEnabled())
            servers.push_back(row.server);
    }
    return servers;
}

void FirstRunPage::showButtons()
{
    const int count = static_cast<int>(chosen().size());
    const bool isEditable = !m_context.services.session.isReadOnly();
    if (count > 0 && isEditable)
        m_start->setText(count == 1 ? tr("Add it and start") : tr("Add all %1 and start").arg(count));
    else
        m_start->setText(tr("Start"));
}

void FirstRunPage::start()
{
    auto& session = m_context.services.session;
    const auto servers = session.isReadOnly() ? std::vector<ports::DiscoveredServer> {} : chosen();
    int added = 0;
    for (const auto& server : servers) {
        const auto draft = items::draftFrom(server, session.config(), m_context.services.catalogue);
        std::optional<int> rank;
        if (!draft.models.empty())
            rank = static_cast<int>(session.chain({}).entries.size());
        if (const auto result = session.addProvider(draft, rank); !result) {
            m_context.toasts.show(wording::describe(result.error()));
            return;
        }
        ++added;
    }
    m_context.services.preferences.setFirstRunDone(true);
    m_context.navigator.openPage(shell::PageId::Health);
    if (added == 0)
        return;
    auto* toasts = &m_context.toasts;
    toasts->show(tr("Added %n provider(s)", nullptr, added), tr("Undo"), [toasts, added, undoable = &session] {
        for (int edit = 0; edit < added; ++edit) {
            if (const auto result = undoable->undo(); !result) {
                toasts->show(wording::describe(result.error()));
                return;
            }
        }
    });
}

void FirstRunPage::skip()
{
    m_context.services.preferences.setFirstRunDone(true);
    m_context.navigator.openPage(shell::PageId::Health);
}

} // namespace switchyard::pages
