// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/addresspane.h"

#include "health/pastedsecrets.h"
#include "config/configsession.h"
#include "items/providerdraft.h"
#include "pages/addprovider/checkwording.h"
#include "pages/addprovider/stepline.h"
#include "pages/common/keyplace.h"
#include "pages/common/regiontext.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace switchyard::pages {

using ports::CheckStepState;

namespace {

constexpr std::chrono::milliseconds debounce { 350 };

//! How much of a text came in where it differs from what it was.
qsizetype lengthPutIn(const QString& before, const QString& after)
{
    const auto shorter = std::min(before.size(), after.size());
    const auto start = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    const auto rest = shorter - start;
    const auto end = std::mismatch(before.rbegin(), before.rbegin() + rest, after.rbegin()).first - before.rbegin();
    return after.size() - start - end;
}

StepLine& lineOf(const std::array<StepLine*, ports::allCheckSteps.size()>& lines, ports::CheckStepKind kind)
{
    return *lines[static_cast<std::size_t>(kind)];
}

} // namespace

AddressPane::AddressPane(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::xs);
    buildAddress(column);
    column->addSpacing(theme::space::xs);
    buildSteps(column);
    buildTest(column);
    auto& check = context.services.providerCheck;
    connect(&check, &ports::ProviderCheckPort::stepChanged, this, &AddressPane::showAll);
    connect(&check, &ports::ProviderCheckPort::finished, this, &AddressPane::showAll);
    connect(&check, &ports::ProviderCheckPort::tested, this, &AddressPane::takeTest);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(&m_debounce, &QTimer::timeout, this, &AddressPane::startCheck);
    showAll();
}

AddressPane::~AddressPane()
{
    disconnect(&m_context.services.providerCheck, nullptr, this, nullptr);
    m_context.services.providerCheck.cancel();
}

void AddressPane::buildAddress(QVBoxLayout* column)
{
    auto* top = new QVBoxLayout;
    top->setContentsMargins(theme::space::m, 0, theme::space::m, 0);
    top->setSpacing(theme::space::s);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    head->addWidget(new widgets::SectionLabel(tr("Or paste an address"), {}, this), 1);
    m_retry = new widgets::Button(widgets::Button::Kind::Link, tr("Try again"), QStringLiteral("refresh-cw"), this);
    m_retry->setButtonSize(widgets::Button::Size::Small);
    m_retry->setFixedHeight(theme::lineHeight(theme::Type::Caption)); // no higher than the line it stands in
    auto stays = m_retry->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_retry->setSizePolicy(stays);
    connect(m_retry, &QPushButton::clicked, this, &AddressPane::startCheck);
    head->addWidget(m_retry);
    top->addLayout(head);
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("addressField"));
    m_address->setFont(theme::font(theme::Type::Mono));
    m_address->setPlaceholderText(tr("localhost:1234, URL, cURL line, JSON5"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setClearButtonEnabled(true);
    connect(m_address, &QLineEdit::textChanged, this, &AddressPane::edited);
    connect(m_address, &QLineEdit::editingFinished, this, &AddressPane::takeKey);
    connect(m_address, &QLineEdit::returnPressed, this, &AddressPane::startCheck);
    top->addWidget(m_address);
    m_willUse = new widgets::Chip({}, widgets::Chip::Kind::Neutral, this);
    m_willUse->setIconName(QStringLiteral("corner-down-right"));
    m_willUse->hide();
    // A very long address is cut at the sheet's edge instead of widening the sheet.
    m_willUse->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_willUse->setMinimumWidth(1);
    m_notes = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_notes->setWordWrap(true);
    m_notes->hide();
    auto* used = new QHBoxLayout;
    used->setSpacing(theme::space::s);
    used->addWidget(m_willUse, 0, Qt::AlignLeft | Qt::AlignTop);
    used->addWidget(m_notes, 1);
    top->addLayout(used);
    m_region = new QComboBox(this);
    m_region->setAccessibleName(tr("Region"));
    m_region->hide();
    connect(m_region, &QComboBox::activated, this, [this](int index) {
        const auto* preset = m_preset;
        // A provider's key is good in all its regions.
        m_keyServer.clear();
        setText(m_region->itemData(index).toString());
        m_preset = preset;
        showAll();
    });
    top->addWidget(m_region);
    m_already = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_already->setWordWrap(true);
    m_already->hide();
    top->addWidget(m_already);
    column->addLayout(top);
}

void AddressPane::buildSteps(QVBoxLayout* column)
{
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        m_steps[i] = new StepLine(QStringLiteral("circle-dashed"), this);
        m_steps[i]->setName(stepName(ports::allCheckSteps[i]));
        column->addWidget(m_steps[i]);
    }
    m_key = new KeyEntry(m_context.services.secrets, this);
    m_key->setTextOffered(m_context.services.session.generation() == config::Generation::List);
    connect(m_key, &KeyEntry::keyEntered, this, &AddressPane::startCheck);
    connect(m_key, &KeyEntry::keyEdited, this, [this] {
        m_keyServer.clear(); // another key, sent nowhere yet
        Q_EMIT changed();
    });
    connect(m_key, &KeyEntry::keyPasted, this, &AddressPane::startCheck);
    auto& signIn = lineOf(m_steps, ports::CheckStepKind::SignIn);
    signIn.setFailureIcon(QStringLiteral("key-round"));
    signIn.setRemedy(m_key);
    buildTrust();
    lineOf(m_steps, ports::CheckStepKind::Server).setRemedy(m_trustBox);
}

void AddressPane::buildTrust()
{
    m_trustBox = new QWidget(this);
    auto* layout = new QVBoxLayout(m_trustBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::xs);
    m_trustText = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text, m_trustBox);
    m_trustText->setObjectName(QStringLiteral("certificateText"));
    m_trustText->setWordWrap(true);
    m_trustText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_trustText);
    m_fingerprint = new widgets::Label({}, theme::Type::MonoSmall, theme::Ink::Text, m_trustBox);
    m_fingerprint->setObjectName(QStringLiteral("certificateFingerprint"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_fingerprint);
    m_trustButton = new widgets::Button(widgets::Button::Kind::Plain, tr("Trust this certificate"), QStringLiteral("shield-check"), m_trustBox);
    m_trustButton->setObjectName(QStringLiteral("trustButton"));
    m_trustButton->setButtonSize(widgets::Button::Size::Small);
    layout->addWidget(m_trustButton, 0, Qt::AlignLeft);
    connect(m_trustButton, &QPushButton::clicked, this, [this] {
        if (const auto* certificate = refusedCertificate()) {
            m_trust = health::proposeTrust(*certificate);
            startCheck();
        }
    });
}

void AddressPane::buildTest(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, theme::space::s, theme::space::m, 0);
    m_test = new StepLine(QStringLiteral("send"), this);
    m_test->setName(tr("Test message"));
    m_send = new widgets::Button(widgets::Button::Kind::Plain, {}, {}, this);
    m_send->setObjectName(QStringLiteral("sendTest"));
    m_send->setButtonSize(widgets::Button::Size::Small);
    row->addWidget(m_test, 1);
    row->addWidget(m_send, 0, Qt::AlignTop);
    column->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, &AddressPane::toggleTest);
}

void AddressPane::setText(const QString& text)
{
    m_address->setText(text);
    m_debounce.stop();
    startCheck();
}

void AddressPane::setPreset(const config::BuiltInProvider& preset)
{
    m_region->clear();
    if (preset.regions.size() > 1) {
        for (const auto& region : preset.regions)
            m_region->addItem(regionText(region.label), wording::fromUtf8(region.baseUrl));
    }
    setText(wording::fromUtf8(preset.baseUrl));
    m_preset = &preset;
    m_key->prepare();
    showAll();
    m_key->focusField();
}

void AddressPane::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
}

bool AddressPane::isGood() const
{
    const auto& check = m_context.services.providerCheck;
    return !m_debounce.isActive() && !check.isRunning() && check.result().isGood();
}

Secret AddressPane::key() const
{
    const Secret typed = m_key->key();
    if (!typed.isEmpty())
        return typed;
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    return pasted ? pasted->key : Secret();
}

void AddressPane::takeKey()
{
    const std::string typed = m_address->text().toStdString();
    const QString text = wording::fromUtf8(health::withoutSecrets(typed));
    if (text == m_address->text())
        return;
    Secret key = health::keyAlone(typed);
    if (const auto pasted = health::normalisePastedAddress(typed); pasted && key.isEmpty())
        key = pasted->key;
    // A new text also empties what the field's undo remembers.
    const QSignalBlocker quiet(m_address);
    m_address->setText(text);
    if (key.isEmpty())
        return;
    m_key->setKey(key);
    m_keyServer = server();
    m_key->prepare();
}

QUrl AddressPane::server() const
{
    const auto address = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    return address ? QUrl(wording::fromUtf8(address->baseUrl)) : QUrl();
}

void AddressPane::dropForeignKey()
{
    const QUrl now = server();
    if (!m_key->hasKey() || m_keyServer.isEmpty() || now.isEmpty())
        return;
    const bool isReadable = m_keyServer.scheme() == QLatin1String("https") && now.scheme() != m_keyServer.scheme();
    if (now.host() == m_keyServer.host() && !isReadable)
        return;
    const QString meant = m_keyServer.host();
    m_key->clear();
    m_context.toasts.show(tr("The key was for %1 and is not sent to another server. Enter it again if it is for this one.").arg(meant));
}

void AddressPane::edited()
{
    // Pasted, not typed: a key that is being typed is taken when it is complete.
    if (lengthPutIn(m_lastText, m_address->text()) > 1)
        takeKey();
    m_lastText = m_address->text();
    dropForeignKey();
    m_preset = nullptr;
    m_trust = {};
    m_tested.reset();
    m_region->setVisible(false);
    m_context.services.providerCheck.cancel();
    m_debounce.start();
    showAll();
}

void AddressPane::startCheck()
{
    m_debounce.stop();
    m_tested.reset();
    ports::CheckRequest request;
    request.text = m_address->text().trimmed().toStdString();
    if (request.text.empty())
        return;
    request.key = m_key->key();
    if (m_keyServer.isEmpty() && !request.key.isEmpty())
        m_keyServer = server();
    request.trust = m_trust;
    if (m_preset)
        request.api = std::string(config::toString(m_preset->api));
    m_context.services.providerCheck.check(request);
    showAll();
}

void AddressPane::showAll()
{
    showSteps();
    showAddress();
    showKey();
    showTrust();
    showTest();
    Q_EMIT changed();
}

void AddressPane::showSteps()
{
    const auto& check = m_context.services.providerCheck;
    const bool hasText = !m_address->text().trimmed().isEmpty();
    const bool isCurrent = hasText && !m_debounce.isActive();
    const auto& result = check.result();
    bool hasFailed = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const auto step = isCurrent ? result.steps[i] : ports::CheckStep {};
        QString time;
        if (step.state == CheckStepState::Waiting && hasText)
            time = tr("waiting");
        else if (step.state != CheckStepState::Waiting && step.state != CheckStepState::Skipped && step.state != CheckStepState::Running)
            time = wording::duration(step.took);
        ports::CheckStep named = step;
        named.kind = ports::allCheckSteps[i];
        m_steps[i]->setState(step.state, isCurrent ? stepFinding(named, result) : QString(), time);
        hasFailed = hasFailed || step.state == CheckStepState::Failed;
    }
    m_retry->setVisible(hasFailed && !check.isRunning());
}

void AddressPane::showAddress()
{
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    const auto& result = m_context.services.providerCheck.result();
    m_willUse->setVisible(pasted.isOk());
    m_notes->setVisible(pasted.isOk() && !pasted->notes.empty());
    m_region->setVisible(m_preset && m_region->count() > 1);
    m_already->hide();
    if (!pasted)
        return;
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

void AddressPane::showKey()
{
    auto& signIn = lineOf(m_steps, ports::CheckStepKind::SignIn);
    signIn.setRemedyPinned(m_preset != nullptr || m_key->hasKey());
    if (signIn.state() == CheckStepState::Failed || m_preset)
        m_key->prepare();
    if (const auto made = draft())
        m_key->setProvider(made->id);
}

const health::Certificate* AddressPane::refusedCertificate() const
{
    for (const auto& step : m_context.services.providerCheck.result().steps) {
        if (step.diagnosis.evidence && step.diagnosis.evidence->certificate)
            return step.diagnosis.evidence->certificate.get();
    }
    return nullptr;
}

void AddressPane::showTrust()
{
    const auto* certificate = m_debounce.isActive() ? nullptr : refusedCertificate();
    auto& server = lineOf(m_steps, ports::CheckStepKind::Server);
    m_trustBox->setVisible(certificate && server.state() == CheckStepState::Failed);
    if (!certificate)
        return;
    m_trustText->setText(certificateText(*certificate));
    m_fingerprint->setText(fingerprintText(*certificate));
    // The older generation's schema has no place for it and refuses a file that has.
    const bool canWrite = m_context.services.session.config().generation != config::Generation::List;
    m_trustButton->setVisible(canWrite && health::proposeTrust(*certificate).isPossible);
}

std::string AddressPane::testModel() const
{
    const auto& models = m_context.services.providerCheck.result().models;
    const auto loaded = std::find_if(models.begin(), models.end(), [](const auto& facts) { return facts.state == health::LoadState::Ready; });
    if (loaded != models.end())
        return loaded->id;
    return models.empty() ? std::string() : models.front().id;
}

void AddressPane::showTest()
{
    const auto& check = m_context.services.providerCheck;
    const bool isRunning = check.isTesting();
    const std::string model = m_debounce.isActive() ? std::string() : testModel();
    const auto& models = check.result().models;
    const auto facts = std::find_if(models.begin(), models.end(), [&model](const auto& one) { return one.id == model; });
    const bool loads = facts != models.end() && facts->state == health::LoadState::Cold;
    QString finding = model.empty() ? tr("as soon as its models are known")
        : loads                     ? tr("to %1: loads the model, about 20 tokens").arg(wording::fromUtf8(model))
                                    : tr("to %1: about 20 tokens").arg(wording::fromUtf8(model));
    auto state = isRunning ? CheckStepState::Running : CheckStepState::Waiting;
    QString time;
    if (m_tested && !isRunning) {
        state = m_tested->isGood ? CheckStepState::Passed : m_tested->wasCancelled ? CheckStepState::Waiting : CheckStepState::Failed;
        time = wording::duration(m_tested->total);
        if (m_tested->isGood)
            finding = m_tested->firstToken ? tr("“%1”, first token after %2").arg(wording::fromUtf8(m_tested->text).simplified(), wording::duration(*m_tested->firstToken))
                                           : tr("“%1”").arg(wording::fromUtf8(m_tested->text).simplified());
        else if (!m_tested->wasCancelled)
            finding = failureText(m_tested->diagnosis, wording::fromUtf8(check.result().baseUrl), {});
    }
    m_test->setState(state, finding, time);
    m_send->setText(isRunning ? tr("Stop") : tr("Send"));
    m_send->setEnabled(isRunning || (!model.empty() && !check.isRunning()));
    m_test->setOffered(m_send->isEnabled());
    // Behind a failed step there is nothing to send to, and its remedy needs the room.
    const auto& steps = check.result().steps;
    const bool hasFailed = !m_debounce.isActive() && std::any_of(steps.begin(), steps.end(), [](const auto& step) { return step.state == CheckStepState::Failed; });
    m_test->setVisible(!hasFailed || !model.empty());
    m_send->setVisible(!hasFailed || !model.empty());
}

void AddressPane::toggleTest()
{
    auto& check = m_context.services.providerCheck;
    if (check.isTesting()) {
        // Ends the message; what the checks had found is asked for again, which is free.
        check.cancel();
        startCheck();
    } else {
        m_tested.reset();
        check.sendTest(testModel());
    }
    showTest();
}

void AddressPane::takeTest(const ports::TestMessageResult& result)
{
    m_tested = result;
    showTest();
}

std::optional<config::ProviderDraft> AddressPane::draft() const
{
    const auto pasted = health::normalisePastedAddress(m_address->text().trimmed().toStdString());
    if (!pasted)
        return std::nullopt;
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
    return items::draftFrom(result, services.session.config(), services.catalogue);
}

} // namespace switchyard::pages
