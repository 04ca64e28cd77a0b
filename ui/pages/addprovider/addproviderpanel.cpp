// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/addproviderpanel.h"

#include "items/providerdraft.h"
#include "items/providerfacts.h"
#include "pages/addprovider/checkwording.h"
#include "pages/addprovider/servertile.h"
#include "pages/addprovider/stepline.h"
#include "pages/common/keyplace.h"
#include "pages/routing/routewording.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/sheet.h"
#include "widgets/spinner.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr std::chrono::milliseconds debounce { 350 };
constexpr int columns = 3;
constexpr std::size_t localShown = 6; // before "Show all"
constexpr std::size_t hostedShown = 9;
constexpr int leftWidth = 560;
constexpr std::array offeredApis { config::Api::OpenAiCompletions, config::Api::OpenAiResponses,
                                   config::Api::AnthropicMessages, config::Api::GoogleGenerativeAi, config::Api::Ollama };

QString apiName(config::Api api)
{
    return wording::fromUtf8(config::toString(api));
}

} // namespace

AddProviderPanel::AddProviderPanel(const shell::Context& context, widgets::Sheet& sheet)
    : m_context(context)
    , m_sheet(sheet)
{
    setAcceptDrops(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildLeft());
    layout->addWidget(new widgets::Hairline(Qt::Vertical, this));
    layout->addWidget(buildRight(), 1);
    m_filter = new widgets::SearchField(tr("Filter servers and presets"));
    m_filter->setFixedWidth(240);
    connect(m_filter, &QLineEdit::textChanged, this, &AddProviderPanel::filter);
    m_sheet.addHeadWidget(m_filter);
    buildFoot();

    auto& discovery = context.services.discovery;
    connect(&discovery, &ports::DiscoveryPort::started, this, &AddProviderPanel::showFound);
    connect(&discovery, &ports::DiscoveryPort::serverFound, this, &AddProviderPanel::showFound);
    connect(&discovery, &ports::DiscoveryPort::finished, this, &AddProviderPanel::showFound);
    auto& check = context.services.providerCheck;
    connect(&check, &ports::ProviderCheckPort::stepChanged, this, &AddProviderPanel::showSteps);
    connect(&check, &ports::ProviderCheckPort::finished, this, &AddProviderPanel::showSteps);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(&m_debounce, &QTimer::timeout, this, &AddProviderPanel::startCheck);
    discovery.start();
    showFound();
    showSteps();
}

AddProviderPanel::~AddProviderPanel()
{
    // Cancelling announces the end of a search, and the sheet's widgets may be gone by now.
    disconnect(&m_context.services.discovery, nullptr, this, nullptr);
    disconnect(&m_context.services.providerCheck, nullptr, this, nullptr);
    m_context.services.discovery.cancel();
    m_context.services.providerCheck.cancel();
}

QWidget* AddProviderPanel::buildLeft()
{
    auto* scroll = new QScrollArea(this);
    scroll->setFixedWidth(leftWidth);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    layout->setSpacing(theme::space::s);

    m_foundHead = new widgets::SectionLabel(tr("Found on this computer"), {}, content);
    auto* head = new QHBoxLayout;
    head->addWidget(m_foundHead, 1);
    m_spinner = new widgets::Spinner(14, content);
    head->addWidget(m_spinner);
    layout->addLayout(head);
    m_foundGrid = new QGridLayout;
    m_foundGrid->setSpacing(theme::space::m);
    for (int column = 0; column < columns; ++column)
        m_foundGrid->setColumnStretch(column, 1);
    layout->addLayout(m_foundGrid);
    m_noneFound = new widgets::Label(tr("No server answers here now. Start one, or paste an address."), theme::Type::Body,
                                     theme::Ink::Text2, content);
    m_noneFound->setWordWrap(true);
    layout->addWidget(m_noneFound);
    layout->addSpacing(theme::space::m);

    layout->addWidget(new widgets::SectionLabel(tr("Local servers"), {}, content));
    m_localGrid = new QGridLayout;
    m_localGrid->setSpacing(theme::space::s);
    layout->addLayout(m_localGrid);
    for (const auto& family : m_context.services.catalogue.families()) {
        auto* button = new PresetButton(theme::markName(wording::fromUtf8(family.id), {}), wording::fromUtf8(family.name), content);
        button->setProperty("family", wording::fromUtf8(family.id));
        connect(button, &PresetButton::clicked, this, [this, &family] { chooseLocal(family); });
        m_localPresets.push_back(button);
    }
    m_hint = new QWidget(content);
    auto* hint = new QHBoxLayout(m_hint);
    hint->setContentsMargins(0, 4, 0, 0);
    m_hintText = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, m_hint);
    m_hintCommand = new widgets::Chip({}, widgets::Chip::Kind::Neutral, m_hint);
    m_hintCommand->setMono(true);
    m_hintCopy = widgets::Button::iconOnly(QStringLiteral("copy"), tr("Copy the command"), widgets::Button::Kind::Quiet, m_hint);
    m_hintCopy->setButtonSize(widgets::Button::Size::Small);
    connect(m_hintCopy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_hintCommand->text()); });
    hint->addWidget(m_hintText);
    hint->addWidget(m_hintCommand);
    hint->addWidget(m_hintCopy);
    hint->addStretch(1);
    m_hint->hide();
    layout->addWidget(m_hint);
    layout->addSpacing(theme::space::m);

    layout->addWidget(new widgets::SectionLabel(tr("Hosted"), {}, content));
    m_hostedGrid = new QGridLayout;
    m_hostedGrid->setSpacing(theme::space::s);
    layout->addLayout(m_hostedGrid);
    for (const auto& provider : m_context.services.catalogue.providers()) {
        auto* button = new PresetButton(theme::markName({}, wording::fromUtf8(provider.id.value())), wording::fromUtf8(provider.name), content);
        connect(button, &PresetButton::clicked, this, [this, id = provider.id] { choosePreset(id); });
        m_hostedPresets.push_back(button);
    }
    m_showAll = new widgets::Button(widgets::Button::Kind::Link, tr("Show all %1").arg(m_localPresets.size() + m_hostedPresets.size()), QStringLiteral("chevron-right"), content);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_showsAllHosted = true;
        filter(m_filter->text());
    });
    layout->addWidget(m_showAll, 0, Qt::AlignLeft);
    layout->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    addPresets(m_localGrid, m_localPresets);
    addPresets(m_hostedGrid, m_hostedPresets);
    return scroll;
}

void AddProviderPanel::addPresets(QGridLayout* grid, const std::vector<PresetButton*>& buttons)
{
    while (auto* item = grid->takeAt(0))
        delete item;
    int place = 0;
    for (auto* button : buttons) {
        if (button->isHidden() && button->property("filteredOut").toBool())
            continue;
        grid->addWidget(button, place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
}

void AddProviderPanel::filter(const QString& text)
{
    const bool isFiltering = !text.trimmed().isEmpty();
    const auto apply = [&](const std::vector<PresetButton*>& buttons, std::size_t shown) {
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const bool isVisible = isFiltering ? m_filter->matches(buttons[i]->text()) : i < shown;
            buttons[i]->setProperty("filteredOut", !isVisible);
            buttons[i]->setVisible(isVisible);
        }
    };
    apply(m_localPresets, m_showsAllHosted ? m_localPresets.size() : localShown);
    apply(m_hostedPresets, m_showsAllHosted ? m_hostedPresets.size() : hostedShown);
    for (auto* tile : m_tiles)
        tile->setVisible(!isFiltering || m_filter->matches(tile->accessibleName()));
    m_showAll->setVisible(!isFiltering && !m_showsAllHosted && m_hostedPresets.size() > hostedShown);
    addPresets(m_localGrid, m_localPresets);
    addPresets(m_hostedGrid, m_hostedPresets);
}

QWidget* AddProviderPanel::buildRight()
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::m, theme::space::l, theme::space::m, theme::space::l);
    layout->setSpacing(theme::space::xs);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(theme::space::m, 0, theme::space::m, 0);
    top->setSpacing(theme::space::s);
    auto* head = new widgets::SectionLabel(tr("Or paste an address"), {}, content);
    top->addWidget(head);
    m_address = new QLineEdit(content);
    m_address->setFont(theme::font(theme::Type::Mono));
    m_address->setPlaceholderText(tr("localhost:1234, a URL, a cURL line, a JSON5 block"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setClearButtonEnabled(true);
    connect(m_address, &QLineEdit::textChanged, this, &AddProviderPanel::addressEdited);
    connect(m_address, &QLineEdit::returnPressed, this, &AddProviderPanel::startCheck);
    top->addWidget(m_address);
    m_willUse = new widgets::ElidedLabel({}, theme::Type::BodyMedium, theme::Ink::Text, content);
    m_willUse->hide();
    top->addWidget(m_willUse);
    m_notes = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, content);
    m_notes->hide();
    top->addWidget(m_notes);
    m_region = new QComboBox(content);
    m_region->setAccessibleName(tr("Region"));
    m_region->hide();
    connect(m_region, &QComboBox::activated, this, [this](int index) { setText(m_region->itemData(index).toString()); });
    top->addWidget(m_region);
    m_already = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, content);
    m_already->setWordWrap(true);
    m_already->hide();
    top->addWidget(m_already);
    layout->addLayout(top);
    layout->addSpacing(theme::space::xs);

    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i] = new StepLine(QStringLiteral("circle-dashed"), content);
        m_steps[i]->setName(stepName(ports::allCheckSteps[i]));
        layout->addWidget(m_steps[i]);
    }
    m_key = new KeyEntry(m_context.services.secrets, content);
    connect(m_key, &KeyEntry::keyEntered, this, &AddProviderPanel::startCheck);
    connect(m_key, &KeyEntry::keyEdited, this, &AddProviderPanel::showFoot);
    auto& signIn = *m_steps[static_cast<std::size_t>(ports::CheckStepKind::SignIn)];
    signIn.setFailureIcon(QStringLiteral("key-round"));
    signIn.setRemedy(m_key);
    m_retry = new widgets::Button(widgets::Button::Kind::Plain, tr("Try again"), QStringLiteral("refresh-cw"), content);
    m_retry->setButtonSize(widgets::Button::Size::Small);
    connect(m_retry, &QPushButton::clicked, this, &AddProviderPanel::startCheck);
    auto* retryRow = new QHBoxLayout;
    retryRow->setContentsMargins(theme::space::m, 2, theme::space::m, 2);
    retryRow->addWidget(m_retry);
    retryRow->addStretch(1);
    layout->addLayout(retryRow);
    layout->addStretch(1);

    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(theme::space::m, 0, theme::space::m, 0);
    bottom->setSpacing(2);
    bottom->addWidget(new widgets::Hairline(Qt::Horizontal, content));
    bottom->addSpacing(theme::space::s);
    m_toChain = new QCheckBox(content);
    m_toChain->setChecked(true);
    bottom->addWidget(m_toChain);
    m_toChainNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, content);
    m_toChainNote->setIndent(26);
    bottom->addWidget(m_toChainNote);
    buildDetails(bottom);
    layout->addLayout(bottom);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    return scroll;
}

void AddProviderPanel::buildDetails(QVBoxLayout* layout)
{
    m_detailsButton = new widgets::Button(widgets::Button::Kind::Quiet, tr("Details: id and protocol"), QStringLiteral("chevron-right"));
    layout->addWidget(m_detailsButton, 0, Qt::AlignLeft);
    m_details = new QWidget;
    auto* form = new QFormLayout(m_details);
    form->setContentsMargins(0, 4, 0, 0);
    form->setSpacing(theme::space::s);
    m_id = new QLineEdit(m_details);
    m_id->setFont(theme::font(theme::Type::Mono));
    m_api = new QComboBox(m_details);
    for (const auto api : offeredApis)
        m_api->addItem(apiText(apiName(api)), apiName(api));
    form->addRow(tr("Id"), m_id);
    form->addRow(tr("Speaks"), m_api);
    m_details->hide();
    layout->addWidget(m_details);
    connect(m_detailsButton, &QPushButton::clicked, this, [this] {
        m_details->setVisible(m_details->isHidden());
        m_detailsButton->setIconName(m_details->isHidden() ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"));
    });
    const auto edited = [this] { m_detailsEdited = true; };
    connect(m_id, &QLineEdit::textEdited, this, edited);
    connect(m_api, &QComboBox::activated, this, edited);
}

void AddProviderPanel::buildFoot()
{
    using widgets::Button;
    m_sheet.setFootNote(tr("Nothing is changed until you add. Drop a cURL line or an OpenClaw block here too."));
    m_cancel = new Button(Button::Kind::Plain, tr("Cancel"));
    m_addAll = new Button(Button::Kind::Plain, {}, QStringLiteral("list-plus"));
    m_add = new Button(Button::Kind::Primary, tr("Add"));
    m_sheet.addFootWidget(m_cancel);
    m_sheet.addFootWidget(m_addAll);
    m_sheet.addFootWidget(m_add);
    connect(m_cancel, &QPushButton::clicked, &m_sheet, &widgets::Sheet::closeSheet);
    connect(m_addAll, &QPushButton::clicked, this, &AddProviderPanel::addAllFound);
    connect(m_add, &QPushButton::clicked, this, &AddProviderPanel::addChosen);
}

void AddProviderPanel::setText(const QString& text)
{
    m_address->setText(text);
    m_debounce.stop();
    startCheck();
}

void AddProviderPanel::choosePreset(const ProviderId& id)
{
    const auto* preset = m_context.services.catalogue.findProvider(id);
    if (!preset)
        return;
    m_region->clear();
    if (preset->regions.size() > 1) {
        for (const auto& region : preset->regions)
            m_region->addItem(wording::fromUtf8(region.label), wording::fromUtf8(region.baseUrl));
    }
    setText(wording::fromUtf8(preset->baseUrl));
    m_preset = preset;
    m_key->prepare();
    showDerived();
    showSteps();
    m_key->focusField();
}

void AddProviderPanel::chooseLocal(const config::LocalFamily& family)
{
    const auto found = std::find_if(m_tiles.begin(), m_tiles.end(), [&family](const ServerTile* tile) {
        return health::info(tile->server().family).id == family.id;
    });
    if (found != m_tiles.end() && !(*found)->isAdded() && !(*found)->server().needsKey) {
        addServer((*found)->server());
        return;
    }
    showLocalHint(family);
    setText(QStringLiteral("http://127.0.0.1:%1%2").arg(family.port).arg(wording::fromUtf8(family.path)));
}

void AddProviderPanel::showLocalHint(const config::LocalFamily& family)
{
    QString command = wording::fromUtf8(family.startCommand);
    command.replace(QLatin1String("{model}"), QLatin1String("MODEL"));
    m_hint->setVisible(!command.isEmpty());
    m_hintText->setText(tr("%1 is not running. Start it with").arg(wording::fromUtf8(family.name)));
    m_hintCommand->setText(command);
}

void AddProviderPanel::showFound()
{
    const auto& discovery = m_context.services.discovery;
    const auto& config = m_context.services.session.config();
    const auto servers = discovery.servers();
    while (auto* item = m_foundGrid->takeAt(0))
        delete item;
    qDeleteAll(m_tiles);
    m_tiles.clear();
    for (const auto& server : servers) {
        auto* tile = new ServerTile(server, m_noneFound->parentWidget());
        tile->setAdded(!items::providerAt(server.baseUrl, config).isEmpty());
        connect(tile, &ServerTile::addRequested, this, [this, server] { addServer(server); });
        const int place = static_cast<int>(m_tiles.size());
        m_foundGrid->addWidget(tile, place / columns, place % columns);
        m_tiles.push_back(tile);
    }
    for (auto* button : m_localPresets) {
        const QString family = button->property("family").toString();
        button->setDimmed(std::none_of(m_tiles.begin(), m_tiles.end(), [&family](const ServerTile* tile) {
            return wording::fromUtf8(health::info(tile->server().family).id) == family;
        }));
    }
    m_spinner->setVisible(discovery.isRunning());
    m_foundHead->setNote(discovery.isRunning() ? tr("looking…") : QString());
    m_noneFound->setVisible(m_tiles.empty() && !discovery.isRunning());
    filter(m_filter ? m_filter->text() : QString());
    showFoot();
}

void AddProviderPanel::addressEdited()
{
    m_preset = nullptr;
    m_detailsEdited = false;
    m_region->setVisible(false);
    m_context.services.providerCheck.cancel();
    m_debounce.start();
    showSteps();
}

void AddProviderPanel::startCheck()
{
    m_debounce.stop();
    ports::CheckRequest request;
    request.text = m_address->text().trimmed().toStdString();
    if (request.text.empty())
        return;
    request.key = m_key->key();
    if (m_preset)
        request.api = std::string(config::toString(m_preset->api));
    m_context.services.providerCheck.check(request);
    showSteps();
}

void AddProviderPanel::showSteps()
{
    if (!m_add)
        return;
    const auto& check = m_context.services.providerCheck;
    const bool hasText = !m_address->text().trimmed().isEmpty();
    const bool isCurrent = hasText && !m_debounce.isActive();
    const auto& result = check.result();
    bool hasFailed = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const auto step = isCurrent ? result.steps[i] : ports::CheckStep {};
        const auto state = isCurrent ? step.state : ports::CheckStepState::Waiting;
        QString time;
        if (state == ports::CheckStepState::Waiting && hasText)
            time = tr("waiting");
        else if (state != ports::CheckStepState::Waiting && state != ports::CheckStepState::Skipped && state != ports::CheckStepState::Running)
            time = wording::duration(step.took);
        ports::CheckStep named = step;
        named.kind = ports::allCheckSteps[i];
        m_steps[i]->setState(state, isCurrent ? stepFinding(named, result) : QString(), time);
        hasFailed = hasFailed || state == ports::CheckStepState::Failed;
    }
    m_retry->setVisible(hasFailed && !check.isRunning());
    showAddress();
    showKeyStep();
    showDerived();
    showFoot();
}

void AddProviderPanel::showAddress()
{
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    const auto& result = m_context.services.providerCheck.result();
    m_willUse->setVisible(pasted.isOk());
    m_notes->setVisible(pasted.isOk() && !pasted->notes.empty());
    m_region->setVisible(m_preset && m_region->count() > 1);
    if (!pasted) {
        m_already->hide();
        return;
    }
    const bool isChecked = !m_debounce.isActive() && !result.baseUrl.empty();
    const std::string url = isChecked ? result.baseUrl : pasted->baseUrl;
    QStringList notes;
    for (const auto note : pasted->notes)
        notes << noteText(note);
    m_willUse->setText(tr("will use %1").arg(wording::fromUtf8(url)));
    m_notes->setText(notes.join(QLatin1String(", ")));
    const auto existing = items::providerAt(url, m_context.services.session.config());
    m_already->setVisible(!existing.isEmpty());
    m_already->setText(tr("Configured already as %1. Adding makes a second provider.").arg(wording::fromUtf8(existing.value())));
}

void AddProviderPanel::showKeyStep()
{
    auto& signIn = *m_steps[static_cast<std::size_t>(ports::CheckStepKind::SignIn)];
    signIn.setRemedyPinned(m_preset != nullptr || m_key->hasKey());
    if (signIn.state() == ports::CheckStepState::Failed || m_preset)
        m_key->prepare();
}

void AddProviderPanel::showDerived()
{
    const auto& config = m_context.services.session.config();
    const auto& chain = m_context.services.session.chain({});
    m_toChain->setText(chain.isEmpty() ? tr("Make it the primary of the default chain") : tr("Put it at the end of the default chain"));
    m_toChainNote->setText(chain.isEmpty() ? tr("nobody answers yet")
                                           : tr("after %1, as step %2").arg(shortName(chain.entries.back().ref, config)).arg(chain.entries.size() + 1));
    const auto made = draft();
    if (!made || m_detailsEdited)
        return;
    m_id->setText(wording::fromUtf8(made->id.value()));
    m_api->setCurrentIndex(std::max(0, m_api->findData(apiName(made->api))));
    m_key->setProvider(made->id);
}

std::optional<config::ProviderDraft> AddProviderPanel::draft() const
{
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    if (!pasted)
        return std::nullopt;
    const auto& config = m_context.services.session.config();
    const auto& services = m_context.services;
    ports::CheckResult result = m_debounce.isActive() ? ports::CheckResult {} : services.providerCheck.result();
    result.address = *pasted;
    if (m_preset) {
        result.providerId = m_preset->id.value();
        result.api = std::string(config::toString(m_preset->api));
        result.needsKey = true;
    }
    if (result.providerId.empty() && pasted->providerId.empty())
        result.providerId = pasted->reach == health::Reach::Loopback ? "local" : "server";
    auto made = items::draftFrom(result, config, services.catalogue);
    if (m_detailsEdited) {
        if (!m_id->text().trimmed().isEmpty())
            made.id = items::freeProviderId(m_id->text().trimmed().toStdString(), config);
        made.api = config::parseApi(m_api->currentData().toString().toStdString());
    }
    return made;
}

std::vector<const ServerTile*> AddProviderPanel::addable() const
{
    std::vector<const ServerTile*> tiles;
    std::copy_if(m_tiles.begin(), m_tiles.end(), std::back_inserter(tiles),
                 [](const ServerTile* tile) { return !tile->isAdded() && !tile->server().needsKey; });
    return tiles;
}

void AddProviderPanel::showFoot()
{
    if (!m_add)
        return;
    const auto& check = m_context.services.providerCheck;
    const int count = static_cast<int>(addable().size());
    m_addAll->setVisible(count > 1);
    m_addAll->setText(tr("Add all %n found", nullptr, count));
    const auto made = draft();
    const bool isEditable = !m_context.services.session.isReadOnly();
    m_add->setEnabled(made.has_value() && isEditable);
    m_addAll->setEnabled(isEditable);
    const bool isGood = !m_debounce.isActive() && !check.isRunning() && check.result().isGood();
    m_add->setText(!made || isGood ? tr("Add") : tr("Add anyway, keep checking"));
}

void AddProviderPanel::addServer(const ports::DiscoveredServer& server)
{
    if (server.needsKey) {
        setText(wording::fromUtf8(server.baseUrl));
        return;
    }
    const auto made = items::draftFrom(server, m_context.services.session.config(), m_context.services.catalogue);
    if (!write(made, m_toChain->isChecked()))
        return;
    const QString name = wording::fromUtf8(health::info(server.family).displayName);
    finish(tr("Added %1: %2").arg(name, modelsText(server.models)), made.id, 1);
}

void AddProviderPanel::addAllFound()
{
    const auto tiles = addable();
    ProviderId first;
    int added = 0;
    for (const auto* tile : tiles) {
        const auto made = items::draftFrom(tile->server(), m_context.services.session.config(), m_context.services.catalogue);
        if (!write(made, m_toChain->isChecked()))
            return;
        if (first.isEmpty())
            first = made.id;
        ++added;
    }
    finish(tr("Added %n provider(s)", nullptr, added), first, added);
}

void AddProviderPanel::addChosen()
{
    const auto made = draft();
    if (!made || !write(*made, m_toChain->isChecked()))
        return;
    storeKey(made->id);
    const int models = static_cast<int>(made->models.size());
    finish(models > 0 ? tr("Added %1: %2").arg(wording::fromUtf8(made->id.value()), tr("%n model(s)", nullptr, models))
                      : tr("Added %1. Its models are listed as soon as it answers.").arg(wording::fromUtf8(made->id.value())),
           made->id, 1);
}

bool AddProviderPanel::write(const config::ProviderDraft& made, bool toChain)
{
    auto& session = m_context.services.session;
    std::optional<int> rank;
    if (toChain && !made.models.empty())
        rank = static_cast<int>(session.chain({}).entries.size());
    const auto result = session.addProvider(made, rank);
    if (!result)
        m_context.toasts.show(wording::describe(result.error()));
    return result.isOk();
}

void AddProviderPanel::storeKey(const ProviderId& provider)
{
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    Secret key = m_key->key();
    if (key.isEmpty() && pasted)
        key = pasted->key;
    if (key.isEmpty())
        return;
    // The sheet is gone when the keychain answers; the toasts live as long as the window.
    auto* toasts = &m_context.toasts;
    m_context.services.secrets.setKey(provider, key, m_key->target(), {}, toasts, [toasts](const Result<void>& result) {
        if (!result)
            toasts->show(tr("The key was not kept: %1").arg(wording::describe(result.error())));
    });
    m_key->clear();
}

void AddProviderPanel::finish(const QString& toast, const ProviderId& shown, int edits)
{
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    const QString item = wording::fromUtf8(shown.value());
    auto& navigator = m_context.navigator;
    m_sheet.closeSheet();
    navigator.openPage(shell::PageId::Providers, item);
    toasts->show(toast, tr("Undo"), [session, toasts, edits] {
        for (int edit = 0; edit < edits; ++edit) {
            if (const auto result = session->undo(); !result) {
                toasts->show(wording::describe(result.error()));
                return;
            }
        }
    });
}

void AddProviderPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void AddProviderPanel::dropEvent(QDropEvent* event)
{
    const auto* dropped = event->mimeData();
    setText(dropped->hasText() ? dropped->text() : dropped->urls().value(0).toString());
    event->acceptProposedAction();
}

} // namespace switchyard::pages
