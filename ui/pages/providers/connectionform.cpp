// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/iconlabel.h"
#include "pages/providers/connectionform.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerfacts.h"
#include "json5/writer.h"
#include "pages/addprovider/checkwording.h"
#include "pages/common/keyplace.h"
#include "pages/common/regiontext.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/diagnostic.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace switchyard::pages {

namespace {

constexpr int labelWidth = 130;
constexpr int largestTimeout = 86'400; // a day, in seconds
constexpr std::array offeredApis { config::Api::OpenAiCompletions, config::Api::OpenAiResponses,
                                   config::Api::AnthropicMessages, config::Api::GoogleGenerativeAi, config::Api::Ollama };

} // namespace

ConnectionForm::ConnectionForm(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::space::l);
    m_grid->setVerticalSpacing(theme::space::s);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);

    m_address = new QLineEdit(this);
    m_address->setFont(theme::font(theme::Type::Mono));
    m_addressProblem = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_addressProblem->setWordWrap(true);
    m_addressProblem->hide();
    m_addressLabel = addRow(m_address, m_addressProblem);
    m_api = new QComboBox(this);
    m_api->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_api->setMinimumContentsLength(12);
    m_apiLabel = addRow(m_api);
    m_keyLabel = addRow(buildKey());
    m_region = new QComboBox(this);
    m_regionLabel = addRow(m_region);
    m_timeoutRow = new QWidget(this);
    auto* timeout = new QHBoxLayout(m_timeoutRow);
    timeout->setContentsMargins(0, 0, 0, 0);
    timeout->setSpacing(theme::space::s);
    m_timeout = new QLineEdit(m_timeoutRow);
    m_timeout->setFixedWidth(96);
    m_timeout->setValidator(new QIntValidator(0, largestTimeout, m_timeout));
    m_timeoutNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, m_timeoutRow);
    m_timeoutNote->setWordWrap(true);
    timeout->addWidget(m_timeout);
    timeout->addWidget(m_timeoutNote, 1);
    m_timeoutLabel = addRow(m_timeoutRow);

    connect(m_address, &QLineEdit::textEdited, this, [this] {
        showProblem();
        Q_EMIT edited();
    });
    connect(m_api, &QComboBox::activated, this, &ConnectionForm::edited);
    connect(m_timeout, &QLineEdit::textEdited, this, &ConnectionForm::edited);
    connect(m_region, &QComboBox::activated, this, [this](int index) {
        m_address->setText(m_region->itemData(index).toString());
        showProblem();
        Q_EMIT edited();
    });
    connect(&context.services.secrets, &ports::SecretPort::keyStatusChanged, this, [this](const ProviderId& id) {
        if (id == m_provider)
            showKey();
    });
    retranslate();
}

widgets::Label* ConnectionForm::addRow(QWidget* field, QWidget* below)
{
    const int row = m_grid->rowCount();
    auto* label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    label->setMinimumHeight(theme::size::control);
    label->setBuddy(field);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    if (below)
        m_grid->addWidget(below, row + 1, 1);
    return label;
}

QWidget* ConnectionForm::buildKey()
{
    using widgets::Button;
    m_key = new QWidget(this);
    auto* both = new QVBoxLayout(m_key);
    both->setContentsMargins(0, 0, 0, 0);
    m_keyCard = new widgets::Card(m_key);
    auto* card = m_keyCard;
    card->setMinimumHeight(theme::scaled(theme::size::rowSetting));
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(theme::space::l, theme::space::s, theme::space::s, theme::space::s);
    layout->setSpacing(theme::space::m);
    m_keyIcon = new IconLabel(QStringLiteral("key-round"), theme::Ink::Text3, 18, card);
    layout->addWidget(m_keyIcon);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_keyPlace = new widgets::Label({}, theme::Type::BodyMedium, theme::Ink::Text, card);
    m_keyNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, card);
    m_keyNote->setWordWrap(true);
    texts->addStretch(1);
    texts->addWidget(m_keyPlace);
    texts->addWidget(m_keyNote);
    // Below the words: beside them its three buttons would leave no room for the page's other column.
    m_move = new Button(Button::Kind::Plain, {}, QStringLiteral("lock"), card);
    m_move->setButtonSize(Button::Size::Small);
    texts->addSpacing(2);
    texts->addWidget(m_move, 0, Qt::AlignLeft);
    texts->addStretch(1);
    layout->addLayout(texts, 1);
    m_replace = new Button(Button::Kind::Plain, {}, {}, card);
    m_replace->setButtonSize(Button::Size::Small);
    m_remove = Button::iconOnly(QStringLiteral("trash-2"), {}, Button::Kind::Quiet, card);
    m_remove->setButtonSize(Button::Size::Small);
    layout->addWidget(m_replace);
    layout->addWidget(m_remove);
    both->addWidget(card);
    m_entry = new KeyEntry(m_context.services.secrets, m_key);
    m_entry->hide();
    both->addWidget(m_entry);
    connect(m_replace, &Button::clicked, this, [this] {
        showEntry(true);
        m_entry->prepare();
        m_entry->focusField();
    });
    connect(m_move, &Button::clicked, this, &ConnectionForm::moveKey);
    connect(m_remove, &Button::clicked, this, &ConnectionForm::removeKey);
    connect(m_entry, &KeyEntry::keyEntered, this, &ConnectionForm::replaceKey);
    return m_key;
}

void ConnectionForm::showEntry(bool shown)
{
    m_keyCard->setVisible(!shown);
    m_entry->setVisible(shown);
}

void ConnectionForm::retranslate()
{
    m_addressLabel->setText(tr("Address"));
    m_apiLabel->setText(tr("Speaks"));
    m_keyLabel->setText(tr("Key"));
    m_regionLabel->setText(tr("Region"));
    m_timeoutLabel->setText(tr("Time-out"));
    m_replace->setText(tr("Replace…"));
    m_move->setText(tr("Move to the keychain"));
    m_remove->setName(tr("Remove the key"));
    m_entry->setButtonText(tr("Keep"));
    m_entry->retranslate();
    m_address->setAccessibleName(m_addressLabel->text());
    m_api->setAccessibleName(m_apiLabel->text());
    m_region->setAccessibleName(m_regionLabel->text());
    m_timeout->setAccessibleName(tr("Time-out in seconds"));
    load();
}

void ConnectionForm::setProvider(const ProviderId& id)
{
    m_provider = id;
    m_entry->setProvider(id);
    m_entry->clear();
    showEntry(false);
    m_entry->setTextOffered(m_context.services.session.generation() == config::Generation::List);
    load();
}

void ConnectionForm::refresh()
{
    if (changedFields().isEmpty())
        load();
}

void ConnectionForm::revert()
{
    m_entry->clear();
    showEntry(false);
    load();
    Q_EMIT edited();
}

void ConnectionForm::load()
{
    const auto& services = m_context.services;
    const auto& config = services.session.config();
    const auto facts = items::factsOf(m_provider, config, services.catalogue, &services.health.book());
    const auto* provider = config.findProvider(m_provider);
    const auto* builtIn = services.catalogue.findProvider(m_provider);
    const bool isEditable = provider && !services.session.isReadOnly();
    // A password or a key in it is refused, and not shown while it is there.
    m_oldAddress = provider ? wording::fromUtf8(health::withoutSecrets(provider->baseUrl)) : facts.baseUrl;
    const auto api = provider ? provider->effectiveApi() : builtIn ? builtIn->api : config::Api::Unspecified;
    m_oldApi = wording::fromUtf8(config::toString(api));
    m_oldTimeout = provider && provider->timeout ? static_cast<int>(provider->timeout->count()) : 0;

    m_address->setText(m_oldAddress);
    m_address->setReadOnly(!isEditable);
    m_api->clear();
    for (const auto offered : offeredApis) {
        if (config::isAccepted(offered, config.generation))
            m_api->addItem(apiText(wording::fromUtf8(config::toString(offered))), wording::fromUtf8(config::toString(offered)));
    }
    if (m_api->findData(m_oldApi) < 0 && !m_oldApi.isEmpty())
        m_api->addItem(m_oldApi, m_oldApi);
    m_api->setCurrentIndex(m_api->findData(m_oldApi));
    m_api->setEnabled(isEditable);
    m_region->clear();
    if (builtIn) {
        for (const auto& region : builtIn->regions)
            m_region->addItem(regionText(region.label), wording::fromUtf8(region.baseUrl));
    }
    const bool hasRegions = m_region->count() > 1;
    m_region->setCurrentIndex(m_region->findData(m_oldAddress));
    m_region->setVisible(hasRegions);
    m_regionLabel->setVisible(hasRegions);
    m_region->setEnabled(isEditable);
    // The older generation's schema has no timeoutSeconds and refuses a file that does.
    const bool takesTimeout = config.generation != config::Generation::List;
    m_timeoutRow->setVisible(takesTimeout);
    m_timeoutLabel->setVisible(takesTimeout);
    m_timeout->setText(m_oldTimeout > 0 ? QString::number(m_oldTimeout) : QString());
    m_timeout->setPlaceholderText(tr("none"));
    m_timeout->setReadOnly(!isEditable);
    m_timeoutNote->setText(tr("seconds, for the whole answer; a cold model needs its load time on top"));
    showProblem();
    showKey();
}

void ConnectionForm::showProblem()
{
    if (const auto address = typedAddress(); address && address->hasDropped) {
        m_addressProblem->setText(tr("The password or key that stood in this address is not sent to another server: saving leaves it out."));
        m_addressProblem->show();
        return;
    }
    const auto diagnostics = m_context.services.session.diagnosticsBelow("models.providers." + m_provider.value());
    const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [](const auto& diagnostic) {
        return diagnostic.severity != config::Severity::Hint && diagnostic.path.find(".baseUrl") != std::string::npos;
    });
    m_addressProblem->setVisible(found != diagnostics.end());
    if (found != diagnostics.end())
        m_addressProblem->setText(wording::diagnosticText(*found));
}

void ConnectionForm::showKey()
{
    const auto& services = m_context.services;
    const auto status = services.secrets.keyStatus(m_provider);
    const auto* provider = services.session.config().findProvider(m_provider);
    const bool isMarker = provider && provider->apiKey.kind == config::KeySource::Kind::Marker;
    const bool hasKey = status.place != ports::KeyPlace::None;
    const bool isProblem = hasKey && !status.resolved;
    m_keyPlace->setText(!hasKey && isMarker ? tr("No key needed") : keyPlaceText(status, services.secrets));
    if (isProblem)
        m_keyNote->setText(wording::describe(status.problem));
    else if (status.place == ports::KeyPlace::ConfigLiteral)
        m_keyNote->setText(tr("Anyone who can read the file can use it."));
    else if (isMarker && !hasKey)
        m_keyNote->setText(tr("The word “%1” stands in the file because OpenClaw wants one.").arg(wording::fromUtf8(provider->apiKey.marker)));
    else
        m_keyNote->setText(hasKey ? tr("Never shown here") : tr("A local server rarely wants one; a hosted one does."));
    const bool isWarned = isProblem || status.place == ports::KeyPlace::ConfigLiteral;
    const QString icon = isWarned ? QStringLiteral("triangle-alert") : hasKey ? QStringLiteral("lock") : QStringLiteral("key-round");
    const auto ink = isWarned ? theme::Ink::Warn : hasKey ? theme::Ink::Good : theme::Ink::Text3;
    m_keyIcon->setIcon(icon, ink);
    m_replace->setText(hasKey ? tr("Replace…") : tr("Enter key…"));
    m_move->setVisible(status.place == ports::KeyPlace::ConfigLiteral);
    m_remove->setVisible(hasKey);
    const bool isEditable = !services.session.isReadOnly();
    m_replace->setEnabled(isEditable);
    m_remove->setEnabled(isEditable);
}

void ConnectionForm::replaceKey()
{
    if (!m_entry->isComplete())
        return;
    auto* toasts = &m_context.toasts;
    const bool isVariable = m_entry->target() == ports::KeyTarget::Environment;
    const Secret key = isVariable ? Secret() : m_entry->key();
    m_context.services.secrets.setKey(m_provider, key, m_entry->target(), {}, this, [this, toasts, isVariable](const Result<void>& result) {
        const QString done = isVariable ? tr("The file names the variable now") : tr("The key is kept");
        toasts->show(result ? done : wording::describe(result.error()));
        showKey();
    });
    m_entry->clear();
    showEntry(false);
}

void ConnectionForm::removeKey()
{
    auto* toasts = &m_context.toasts;
    m_context.services.secrets.removeKey(m_provider, this, [this, toasts](const Result<void>& result) {
        toasts->show(result ? tr("The key is removed") : wording::describe(result.error()));
        showKey();
    });
}

void ConnectionForm::moveKey()
{
    auto* toasts = &m_context.toasts;
    m_context.services.secrets.moveKey(m_provider, ports::KeyTarget::Keychain, this, [this, toasts](const Result<void>& result) {
        toasts->show(result ? tr("The key is in the keychain now") : wording::describe(result.error()));
        showKey();
    });
}

int ConnectionForm::typedTimeout() const
{
    return std::clamp(m_timeout->text().toInt(), 0, largestTimeout);
}

QStringList ConnectionForm::changedFields() const
{
    QStringList fields;
    if (m_address->text().trimmed() != m_oldAddress)
        fields << m_addressLabel->text();
    if (m_api->currentIndex() >= 0 && m_api->currentData().toString() != m_oldApi)
        fields << m_apiLabel->text();
    if (typedTimeout() != m_oldTimeout)
        fields << m_timeoutLabel->text();
    return fields;
}

std::optional<health::RestoredAddress> ConnectionForm::typedAddress() const
{
    const auto* provider = m_context.services.session.config().findProvider(m_provider);
    return health::withSecretsOf(provider ? provider->baseUrl : std::string(), m_address->text().trimmed().toStdString());
}

QString ConnectionForm::refusal() const
{
    if (m_address->text().trimmed() == m_oldAddress || typedAddress())
        return {};
    return tr("*** stands for a password or a key that is not shown. Leave it as it was, or type the whole address anew.");
}

std::vector<config::FixStep> ConnectionForm::steps() const
{
    using Kind = config::FixStep::Kind;
    std::vector<config::FixStep> steps;
    const auto path = [this](const char* key) { return json5::Path { "models", "providers", m_provider.value(), key }; };
    if (const auto address = typedAddress(); address && m_address->text().trimmed() != m_oldAddress)
        steps.push_back({ Kind::Set, path("baseUrl"), json5::quoted(address->text) });
    const QString api = m_api->currentData().toString();
    if (m_api->currentIndex() >= 0 && api != m_oldApi)
        steps.push_back({ Kind::Set, path("api"), json5::quoted(api.toStdString()) });
    const int timeout = typedTimeout();
    if (timeout != m_oldTimeout) {
        if (timeout > 0)
            steps.push_back({ Kind::Set, path("timeoutSeconds"), std::to_string(timeout) });
        else
            steps.push_back({ Kind::Remove, path("timeoutSeconds"), {} });
    }
    return steps;
}

} // namespace switchyard::pages
