// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/serverpicker.h"

#include "config/configsession.h"
#include "items/providerdraft.h"
#include "pages/addprovider/servertile.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/spinner.h"
#include "widgets/toast.h"
#include "wording/format.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <string_view>

namespace switchyard::pages {

namespace {

constexpr int columns = 3;

// How many presets stand there before "Show all": more where no found server needs the room.
struct Shown {
    std::size_t local;
    std::size_t hosted;
};
constexpr Shown besideFound { 6, 9 };
constexpr Shown withoutFound { 9, 15 };

// What most people run comes first.
constexpr std::array<std::string_view, 9> mostRun { "lmstudio", "ollama", "llama.cpp", "vllm", "litellm", "sglang", "llama-swap", "jan", "koboldcpp" };

std::size_t popularity(const std::string& family)
{
    return static_cast<std::size_t>(std::find(mostRun.begin(), mostRun.end(), family) - mostRun.begin());
}
constexpr int pickerWidth = 560;

} // namespace

ServerPicker::ServerPicker(const shell::Context& context, QWidget* parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_content(new QWidget(this))
{
    setFixedWidth(pickerWidth);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    column->setSpacing(theme::space::s);
    buildFound(column);
    column->addSpacing(theme::space::s);
    buildLocal(column);
    column->addSpacing(theme::space::s);
    buildHosted(column);
    column->addStretch(1);
    setWidget(m_content);
    m_content->setAutoFillBackground(false);

    auto& discovery = context.services.discovery;
    connect(&discovery, &ports::DiscoveryPort::started, this, &ServerPicker::showFound);
    connect(&discovery, &ports::DiscoveryPort::serverFound, this, &ServerPicker::showFound);
    connect(&discovery, &ports::DiscoveryPort::finished, this, &ServerPicker::showFound);
    discovery.start();
    showFound();
}

ServerPicker::~ServerPicker()
{
    // Cancelling announces the end of a search, and the tiles may be gone by now.
    disconnect(&m_context.services.discovery, nullptr, this, nullptr);
    m_context.services.discovery.cancel();
}

void ServerPicker::buildFound(QLayout* column)
{
    auto* layout = static_cast<QVBoxLayout*>(column);
    m_foundHead = new widgets::SectionLabel(tr("Found on this computer"), {}, m_content);
    auto* head = new QHBoxLayout;
    head->addWidget(m_foundHead, 1);
    m_spinner = new widgets::Spinner(14, m_content);
    head->addWidget(m_spinner);
    layout->addLayout(head);
    m_foundGrid = new QGridLayout;
    m_foundGrid->setSpacing(theme::space::m);
    for (int place = 0; place < columns; ++place)
        m_foundGrid->setColumnStretch(place, 1);
    layout->addLayout(m_foundGrid);
    m_noneFound = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, m_content);
    m_noneFound->setWordWrap(true);
    layout->addWidget(m_noneFound);
    auto* other = new QHBoxLayout;
    other->setSpacing(theme::space::s);
    m_hostField = new QLineEdit(m_content);
    m_hostField->setObjectName(QStringLiteral("hostField"));
    m_hostField->setPlaceholderText(tr("Another computer: 10.0.0.7 or gpu.lan"));
    m_hostField->setAccessibleName(tr("Another computer"));
    m_hostField->setClearButtonEnabled(true);
    m_hostButton = new widgets::Button(widgets::Button::Kind::Plain, tr("Look there"), QStringLiteral("radar"), m_content);
    m_hostButton->setObjectName(QStringLiteral("hostButton"));
    other->addWidget(m_hostField, 1);
    other->addWidget(m_hostButton);
    layout->addLayout(other);
    connect(m_hostButton, &QPushButton::clicked, this, &ServerPicker::searchHost);
    connect(m_hostField, &QLineEdit::returnPressed, this, &ServerPicker::searchHost);
}

void ServerPicker::buildLocal(QLayout* column)
{
    auto* layout = static_cast<QVBoxLayout*>(column);
    layout->addWidget(new widgets::SectionLabel(tr("Local servers"), {}, m_content));
    m_localGrid = new QGridLayout;
    m_localGrid->setSpacing(theme::space::s);
    layout->addLayout(m_localGrid);
    std::vector<const config::LocalFamily*> families;
    for (const auto& family : m_context.services.catalogue.families())
        families.push_back(&family);
    std::stable_sort(families.begin(), families.end(), [](const auto* a, const auto* b) { return popularity(a->id) < popularity(b->id); });
    for (const auto* each : families) {
        const auto& family = *each;
        auto* button = new PresetButton(theme::markName(wording::fromUtf8(family.id), {}), wording::fromUtf8(family.name), m_content);
        button->setProperty("family", wording::fromUtf8(family.id));
        connect(button, &PresetButton::clicked, this, [this, &family] { chooseLocal(family); });
        m_local.push_back(button);
    }
    m_hint = new QWidget(m_content);
    auto* lines = new QVBoxLayout(m_hint);
    lines->setContentsMargins(0, 4, 0, 0);
    lines->setSpacing(theme::space::xs);
    m_hintText = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, m_hint);
    m_hintCommand = new widgets::Chip({}, widgets::Chip::Kind::Neutral, m_hint);
    m_hintCommand->setMono(true);
    // A long command is cut at the edge instead of widening the list; the button copies all of it.
    m_hintCommand->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_hintCommand->setMinimumWidth(1);
    auto* copy = widgets::Button::iconOnly(QStringLiteral("copy"), tr("Copy the command"), widgets::Button::Kind::Quiet, m_hint);
    copy->setButtonSize(widgets::Button::Size::Small);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_hintCommand->text());
        m_context.toasts.show(tr("The command is on the clipboard"));
    });
    m_hintText->setWordWrap(true);
    lines->addWidget(m_hintText);
    auto* hint = new QHBoxLayout;
    hint->setSpacing(theme::space::xs);
    hint->addWidget(m_hintCommand);
    hint->addWidget(copy);
    hint->addStretch(1);
    lines->addLayout(hint);
    m_hint->hide();
    layout->addWidget(m_hint);
}

void ServerPicker::buildHosted(QLayout* column)
{
    auto* layout = static_cast<QVBoxLayout*>(column);
    layout->addWidget(new widgets::SectionLabel(tr("Hosted"), {}, m_content));
    m_hostedGrid = new QGridLayout;
    m_hostedGrid->setSpacing(theme::space::s);
    layout->addLayout(m_hostedGrid);
    for (const auto& provider : m_context.services.catalogue.providers()) {
        auto* button = new PresetButton(theme::markName({}, wording::fromUtf8(provider.id.value())), wording::fromUtf8(provider.name), m_content);
        button->setProperty("provider", wording::fromUtf8(provider.id.value()));
        connect(button, &PresetButton::clicked, this, [this, id = provider.id] { Q_EMIT presetChosen(id); });
        m_hosted.push_back(button);
    }
    m_showAll = new widgets::Button(widgets::Button::Kind::Link, tr("Show all %1").arg(m_local.size() + m_hosted.size()), QStringLiteral("chevron-right"), m_content);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        showMatches();
    });
    layout->addWidget(m_showAll, 0, Qt::AlignLeft);
}

void ServerPicker::setFilter(const widgets::SearchField& field)
{
    m_filter = &field;
    showMatches();
}

std::vector<ports::DiscoveredServer> ServerPicker::addable() const
{
    std::vector<ports::DiscoveredServer> servers;
    for (const auto* tile : m_tiles) {
        if (!tile->isAdded() && !tile->server().needsKey)
            servers.push_back(tile->server());
    }
    return servers;
}

void ServerPicker::fillGrid(QGridLayout* grid, const std::vector<PresetButton*>& buttons)
{
    while (auto* item = grid->takeAt(0))
        delete item;
    int place = 0;
    for (auto* button : buttons) {
        if (button->property("filteredOut").toBool())
            continue;
        grid->addWidget(button, place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
}

void ServerPicker::showMatches()
{
    const bool isFiltering = m_filter && !m_filter->text().trimmed().isEmpty();
    const auto apply = [&](const std::vector<PresetButton*>& buttons, std::size_t shown) {
        std::size_t count = 0;
        for (auto* button : buttons) {
            // A server that was found has a tile above; its place here goes to one that was not.
            const bool isFirst = !isFound(*button) && count < shown;
            const bool isVisible = isFiltering ? m_filter->matches(button->text()) : m_showsAll || isFirst;
            count += isVisible ? 1 : 0;
            button->setProperty("filteredOut", !isVisible);
            button->setVisible(isVisible);
        }
    };
    const Shown shown = m_tiles.empty() ? withoutFound : besideFound;
    apply(m_local, shown.local);
    apply(m_hosted, shown.hosted);
    for (auto* tile : m_tiles)
        tile->setVisible(!isFiltering || m_filter->matches(tile->accessibleName()));
    m_showAll->setVisible(!isFiltering && !m_showsAll);
    fillGrid(m_localGrid, m_local);
    fillGrid(m_hostedGrid, m_hosted);
}

bool ServerPicker::isFound(const PresetButton& button) const
{
    const QString family = button.property("family").toString();
    return std::any_of(m_tiles.begin(), m_tiles.end(), [&family](const ServerTile* tile) {
        return wording::fromUtf8(health::info(tile->server().family).id) == family;
    });
}

void ServerPicker::chooseLocal(const config::LocalFamily& family)
{
    const auto found = std::find_if(m_tiles.begin(), m_tiles.end(), [&family](const ServerTile* tile) {
        return health::info(tile->server().family).id == family.id;
    });
    if (found != m_tiles.end() && !(*found)->isAdded()) {
        Q_EMIT serverChosen((*found)->server());
        return;
    }
    showHint(family);
    Q_EMIT addressChosen(QStringLiteral("http://127.0.0.1:%1%2").arg(family.port).arg(wording::fromUtf8(family.path)));
}

void ServerPicker::showHint(const config::LocalFamily& family)
{
    m_hint->setVisible(!family.startCommand.empty());
    m_hintText->setText(tr("%1 is not running. Start it with").arg(wording::fromUtf8(family.name)));
    m_hintCommand->setText(wording::fromUtf8(family.startCommand));
}

void ServerPicker::searchHost()
{
    m_host = m_hostField->text().trimmed();
    auto& discovery = m_context.services.discovery;
    if (m_host.isEmpty())
        discovery.start();
    else
        discovery.startHost(m_host.toStdString());
    showFound();
}

void ServerPicker::showFound()
{
    const auto& discovery = m_context.services.discovery;
    const auto& config = m_context.services.session.config();
    while (auto* item = m_foundGrid->takeAt(0))
        delete item;
    qDeleteAll(m_tiles);
    m_tiles.clear();
    for (const auto& server : discovery.servers()) {
        auto* tile = new ServerTile(server, m_content);
        tile->setAdded(!items::providerAt(server.baseUrl, config).isEmpty());
        connect(tile, &ServerTile::addRequested, this, [this, server] { Q_EMIT serverChosen(server); });
        const int place = static_cast<int>(m_tiles.size());
        m_foundGrid->addWidget(tile, place / columns, place % columns);
        m_tiles.push_back(tile);
    }
    for (auto* button : m_local)
        button->setDimmed(!isFound(*button));
    m_spinner->setVisible(discovery.isRunning());
    m_foundHead->setText(m_host.isEmpty() ? tr("Found on this computer") : tr("Found on %1").arg(m_host));
    m_foundHead->setNote(discovery.isRunning() ? tr("looking…") : QString());
    m_noneFound->setVisible(m_tiles.empty() && !discovery.isRunning());
    m_noneFound->setText(m_host.isEmpty() ? tr("No server answers here now. Start one, or paste an address.")
                                          : tr("None of the usual ports answers there. Check the name, the firewall, and that the server listens on all addresses."));
    showMatches();
    Q_EMIT foundChanged();
}

} // namespace switchyard::pages
