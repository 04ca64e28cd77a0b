// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "sheets.h"

#include "health/pastedaddress.h"
#include "pages/addprovider/addproviderpanel.h"
#include "pages/agents/setupsheet.h"
#include "pages/common/problemlist.h"
#include "pages/otherpages.h"
#include "pages/providers/capabilitysheet.h"
#include "pages/providers/importsheet.h"
#include "pages/providers/modelsheet.h"
#include "pages/routing/chainview.h"
#include "pages/settings/credentialsheets.h"
#include "pages/tryit/connectsheet.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabBar>

#include <array>
#include <cstdio>
#include <memory>
#include <optional>

namespace switchyard::screenshots {

namespace {

using shell::Context;
using shell::MainWindow;
using shell::PageId;
using testlib::FakeServices;
using Step = ports::CheckStepState;

health::ModelFacts facts(const std::string& id, health::LoadState state)
{
    health::ModelFacts model;
    model.id = id;
    model.kind = health::ModelKind::Chat;
    model.state = state;
    return model;
}

//! Servers that are not in the picture's file yet.
std::vector<ports::DiscoveredServer> world()
{
    using health::LoadState;
    using health::ServerFamily;
    return { { ServerFamily::LmStudio, "0.4.1", "http://127.0.0.1:1235/v1", false,
               { facts("minimax-m2.1-gs32", LoadState::Ready), facts("qwen3-coder-30b", LoadState::Cold) }, {} },
             { ServerFamily::Ollama, "0.12", "http://127.0.0.1:11435", false, { facts("qwen3:8b", LoadState::Cold) }, {} },
             { ServerFamily::LlamaCpp, "b6000", "http://127.0.0.1:8081/v1", false, { facts("gemma-3-27b-it", LoadState::Ready) }, {} } };
}

ports::CheckResult result(const ports::CheckRequest& request, const std::array<Step, 5>& states)
{
    ports::CheckResult made;
    if (const auto address = health::normalisePastedAddress(request.text)) {
        made.address = *address;
        made.baseUrl = address->baseUrl;
    }
    made.family = health::ServerFamily::Vllm;
    made.version = "0.11.0";
    for (std::size_t i = 0; i < states.size(); ++i) {
        made.steps[i].kind = ports::allCheckSteps[i];
        made.steps[i].state = states[i];
        made.steps[i].took = std::chrono::milliseconds(1 + 4 * i);
    }
    return made;
}

void wantKey(FakeServices& services)
{
    services.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto made = result(request, { Step::Passed, Step::Passed, Step::Failed, Step::Skipped, Step::Skipped });
        made.needsKey = true;
        made.steps[2].diagnosis.reason = health::Reason::KeyMissing;
        made.steps[2].diagnosis.evidence = health::Evidence {};
        made.steps[2].diagnosis.evidence->httpStatus = 401;
        return made;
    };
}

void answerWell(FakeServices& services)
{
    services.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto made = result(request, { Step::Passed, Step::Passed, Step::Passed, Step::Passed, Step::Passed });
        made.api = "openai-responses";
        made.providerId = "vllm";
        made.hasModelList = true;
        made.models = { facts("qwen3-32b-awq", health::LoadState::Ready), facts("qwen3-coder-480b", health::LoadState::Cold) };
        return made;
    };
}

void refuse(FakeServices& services)
{
    services.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto made = result(request, { Step::Passed, Step::Failed, Step::Skipped, Step::Skipped, Step::Skipped });
        made.family = health::ServerFamily::Unknown;
        made.version.clear();
        made.steps[1].diagnosis.reason = health::Reason::ConnectionRefused;
        return made;
    };
}

void showCertificate(FakeServices& services)
{
    services.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto made = result(request, { Step::Passed, Step::Failed, Step::Skipped, Step::Skipped, Step::Skipped });
        made.family = health::ServerFamily::Unknown;
        made.version.clear();
        health::Certificate certificate;
        certificate.flaw = health::CertificateFlaw::SelfSigned;
        certificate.flaws = { certificate.flaw };
        certificate.sha256 = "3A:7F:19:C4:55:02:8E:D1:9B:66:F0:2C:41:AA:7D:13:EE:90:5B:C8:27:F4:61:0D:BB:38:94:7E:12:CF:A5:60";
        certificate.subject = "gpu.lan";
        certificate.issuer = "gpu.lan";
        certificate.names = { "gpu.lan" };
        certificate.validFrom = WallTime(std::chrono::hours(24 * 365 * 55));
        certificate.validUntil = WallTime(std::chrono::hours(24 * 365 * 58));
        certificate.pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        made.steps[1].diagnosis.reason = health::Reason::TlsUntrusted;
        made.steps[1].diagnosis.evidence = health::Evidence {};
        made.steps[1].diagnosis.evidence->certificate = std::make_shared<const health::Certificate>(certificate);
        return made;
    };
}

//! Clicks the first visible button below `root` with this text, as the class's catalogue words it.
void click(const QWidget& root, const char* context, const char* text)
{
    const QString wanted = QCoreApplication::translate(context, text);
    for (auto* button : root.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text() == wanted) {
            button->click();
            return;
        }
    }
    std::fprintf(stderr, "no button \"%s\"\n", text);
}

void choosePreset(const Context& context, const char* id)
{
    pages::openAddProvider(context, {});
    if (auto* panel = context.overlay.findChild<pages::AddProviderPanel*>())
        panel->choosePreset(ProviderId(id));
}

void listManyModels(FakeServices& services)
{
    using health::LoadState;
    std::vector<std::pair<std::string, LoadState>> models { { "minimax-m2.1-gs32", LoadState::Ready }, { "qwen3-coder-30b", LoadState::Cold } };
    for (const char* family : { "qwen3", "gemma-3", "llama-3.3", "mistral-small", "deepseek-r1-distill", "phi-4" }) {
        for (const char* size : { "1b", "4b", "8b", "14b", "27b", "70b-instruct-q4_k_m" })
            models.emplace_back(std::string(family) + '-' + size, size[0] == '8' ? LoadState::Ready : LoadState::Cold);
    }
    services.health.probe("lmstudio", health::ServerFamily::LmStudio, models, std::chrono::milliseconds(300));
    services.health.notify(true);
}

void askCapabilities(FakeServices& services, bool finish)
{
    const auto ref = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
    ports::CapabilityReport report;
    report.model = ref;
    for (const auto capability : health::allCapabilities) {
        health::CapabilityFinding finding;
        finding.capability = capability;
        finding.finding = capability == health::Capability::Images || capability == health::Capability::ParallelTools ? health::Finding::No
            : capability == health::Capability::JsonSchema                                                          ? health::Finding::Unclear
                                                                                                                    : health::Finding::Yes;
        if (capability == health::Capability::ContextLimit)
            finding.contextLimit = TokenCount { 131'072 };
        report.findings.push_back(finding);
        if (!finish && report.findings.size() == 5)
            break;
        if (!finish)
            services.capability.find(finding);
    }
    report.proposal.api = "openai-responses";
    report.proposal.input = { "text" };
    report.proposal.contextWindow = TokenCount { 131'072 };
    report.proposal.compat = { { "supportsDeveloperRole", true }, { "supportsUsageInStreaming", true } };
    if (finish)
        services.capability.finish(report);
}

void openCapabilities(FakeServices& services, const Context& context)
{
    services.capability.estimated = { TokenCount { 1'480 }, true, std::chrono::seconds(18), std::nullopt };
    pages::openCapabilitySheet(context, ModelRef::parse("lmstudio/minimax-m2.1-gs32"));
}

void chat(FakeServices& services, MainWindow& window)
{
    auto* page = window.page(PageId::TryIt);
    page->findChild<QPlainTextEdit*>(QStringLiteral("prompt"))
        ->setPlainText(QStringLiteral("Our backup job takes 4 h at 120 MB/s. The disk grew by 30 %. How long will it take now, and what should I change first?"));
    page->findChild<QAbstractButton*>(QStringLiteral("send"))->click();
    ports::ChatTryHead head;
    head.httpStatus = 200;
    head.provider = "anthropic";
    head.model = "claude-sonnet-4-5";
    head.attempts = 2;
    head.reason = "connection refused";
    head.after = std::chrono::milliseconds(40);
    Q_EMIT services.chatTry.headReceived(head);
    Q_EMIT services.chatTry.reasoningReceived(QStringLiteral("4 h at 120 MB/s is 14,400 s × 120 MB = 1.73 TB. Thirty per cent more is 2.25 TB. At the same rate: 18,720 s, so 5.2 h."));
    for (const char* part : { "About **5 h 12 min**. The job moved roughly 1.73 TB; ", "30 % more makes it 2.25 TB at the same 120 MB/s.\n\n",
                              "120 MB/s is what a gigabit cable carries:\n\n", "1. Turn on incremental backups. Only what changed is sent.\n",
                              "2. Compress before sending, with `zstd` at level 3.\n", "3. Move the link to 2.5 Gb/s if both ends can.\n" }) {
        services.clock.advance(std::chrono::milliseconds(420));
        Q_EMIT services.chatTry.textReceived(QString::fromUtf8(part));
        QCoreApplication::processEvents();
    }
}

void finishChat(FakeServices& services)
{
    ports::ChatTryOutcome outcome;
    outcome.finishReason = "stop";
    outcome.firstToken = std::chrono::milliseconds(610);
    outcome.total = std::chrono::milliseconds(7810);
    outcome.tokensIn = TokenCount { 64 };
    outcome.tokensOut = TokenCount { 296 };
    services.chatTry.finish(outcome);
}

void simulate(MainWindow& window, int failures)
{
    auto* page = window.page(PageId::Routing);
    click(*window.window(), "switchyard::pages::RoutingPage", "Simulate failure");
    QCoreApplication::processEvents();
    for (int i = 1; i < failures; ++i)
        click(*page, "switchyard::pages::ChainEditor", "Fail one more");
}

//! Named keys in every state: kept, in this session only, gone from the keychain, behind a locked one.
void nameKeys(FakeServices& services)
{
    const auto status = [](ports::KeyPlace place, const char* detail, std::optional<Error> problem = {}) {
        return ports::KeyStatus { place, detail, !problem, problem.value_or(Error {}) };
    };
    using ports::KeyPlace;
    const ProviderId hosted("anthropic");
    const ProviderId other("openrouter");
    services.credentials.list = {
        { "second-account", status(KeyPlace::Session, ""), { hosted } },
        { "spare", status(KeyPlace::Keychain, "credential/spare", Error { ErrorCode::PermissionDenied, "the keychain is locked; unlock it and try again" }), { hosted } },
        { "team-key", status(KeyPlace::Keychain, "credential/team-key"), { hosted, other } },
        { "vanished", status(KeyPlace::None, "", Error { ErrorCode::NotFound, "the keychain holds no entry 'credential/vanished'" }), { other } },
    };
    services.credentials.orders = { { hosted, { "team-key", "second-account", "spare" } }, { other, { "team-key", "vanished" } } };
}

//! The last card of the section about keys.
void showNamedKeys(FakeServices& services, MainWindow& window)
{
    nameKeys(services);
    services.credentials.notify();
    window.openPage(PageId::Settings, QStringLiteral("keys"));
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    auto* rows = window.findChild<QWidget*>(QStringLiteral("credentialRows"));
    for (QWidget* up = rows; up; up = up->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(up))
            area->ensureWidgetVisible(rows, 0, 40);
    }
}

//! As a person does: the pages listen to what is typed, not to what is set.
void typeInto(QLineEdit& field, const QString& text)
{
    field.setCursorPosition(static_cast<int>(field.text().size()));
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&field, &press);
}

void chooseLocal(const Context& context, const char* family)
{
    pages::openAddProvider(context, {});
    for (auto* button : context.overlay.findChildren<QAbstractButton*>()) {
        if (button->property("family").toString() == QLatin1String(family))
            button->click();
    }
}

void chooseTab(MainWindow& window, int tab)
{
    window.openPage(PageId::Providers, QStringLiteral("anthropic"));
    if (auto* bar = window.page(PageId::Providers)->findChild<QTabBar*>())
        bar->setCurrentIndex(tab);
}

//! Those of the pages and what they open.
std::vector<SheetShot> pageSheetShots()
{
    return {
        { "add-found", PageId::Health, [](auto& services, auto& context, auto&) { services.discovery.world = world(); pages::openAddProvider(context, {}); } },
        { "add-key", PageId::Health,
          [](auto& services, auto& context, auto&) { wantKey(services); pages::openAddProvider(context, QStringLiteral("10.0.0.9:8000/v1/models")); } },
        { "add-well", PageId::Health,
          [](auto& services, auto& context, auto&) { answerWell(services); pages::openAddProvider(context, QStringLiteral("10.0.0.9:8000")); } },
        { "add-refused", PageId::Health,
          [](auto& services, auto& context, auto&) { refuse(services); pages::openAddProvider(context, QStringLiteral("127.0.0.1:1239")); } },
        { "add-certificate", PageId::Health,
          [](auto& services, auto& context, auto&) { showCertificate(services); pages::openAddProvider(context, QStringLiteral("https://gpu.lan:8443/v1")); } },
        { "add-hosted", PageId::Health, [](auto& services, auto& context, auto&) { wantKey(services); choosePreset(context, "openai"); } },
        { "add-stopped", PageId::Health, [](auto& services, auto& context, auto&) { services.discovery.world = world(); refuse(services); chooseLocal(context, "koboldcpp"); } },
        { "providers-limits", PageId::Providers, [](auto&, auto&, auto& window) { chooseTab(window, 1); } },
        { "providers-json", PageId::Providers, [](auto&, auto&, auto& window) { chooseTab(window, 2); } },
        { "providers-edited", PageId::Providers,
          [](auto&, auto&, auto& window) {
              chooseTab(window, 0);
              for (auto* field : window.page(PageId::Providers)->template findChildren<QLineEdit*>()) {
                  if (field->text().startsWith(QLatin1String("https://")))
                      typeInto(*field, QStringLiteral("/gateway"));
              }
          } },
        { "providers-import", PageId::Providers,
          [](auto& services, auto& context, auto&) { listManyModels(services); pages::openImportSheet(context, ProviderId("lmstudio")); } },
        { "providers-model", PageId::Providers, [](auto&, auto& context, auto&) { pages::openModelSheet(context, ModelRef::parse("anthropic/claude-sonnet-4-5")); } },
        { "capability-before", PageId::Providers, [](auto& services, auto& context, auto&) { openCapabilities(services, context); } },
        { "capability-asking", PageId::Providers,
          [](auto& services, auto& context, auto&) {
              openCapabilities(services, context);
              context.overlay.template findChild<QAbstractButton*>(QStringLiteral("capabilityStart"))->click();
              askCapabilities(services, false);
          } },
        { "capability-found", PageId::Providers,
          [](auto& services, auto& context, auto&) {
              openCapabilities(services, context);
              context.overlay.template findChild<QAbstractButton*>(QStringLiteral("capabilityStart"))->click();
              askCapabilities(services, true);
          } },
        { "routing-simulated", PageId::Routing, [](auto&, auto&, auto& window) { simulate(window, 2); } },
        { "routing-inherits", PageId::Routing, [](auto&, auto&, auto& window) { window.openPage(PageId::Routing, QStringLiteral("work")); } },
        { "routing-own", PageId::Routing, [](auto&, auto&, auto& window) { window.openPage(PageId::Routing, QStringLiteral("nightly")); } },
        { "agents-own", PageId::Agents, [](auto&, auto&, auto& window) { window.openPage(PageId::Agents, QStringLiteral("whatsapp")); } },
        { "setup", PageId::Agents, [](auto&, auto& context, auto&) { pages::openSetUp(context); } },
        { "setup-recipe", PageId::Agents,
          [](auto&, auto& context, auto&) { pages::openSetUp(context); context.overlay.template findChild<QAbstractButton*>(QStringLiteral("recipe1"))->click(); } },
        { "problems", PageId::Agents, [](auto&, auto& context, auto&) { pages::openProblems(context); } },
        { "connect", PageId::TryIt, [](auto&, auto& context, auto&) { pages::openConnectSheet(context); } },
        { "connect-change", PageId::TryIt,
          [](auto&, auto& context, auto&) { pages::openConnectSheet(context); click(context.overlay, "ConnectPanel", "Show the change"); } },
        { "tryit-streaming", PageId::TryIt, [](auto& services, auto&, auto& window) { chat(services, window); } },
        { "tryit-answered", PageId::TryIt, [](auto& services, auto&, auto& window) { chat(services, window); finishChat(services); } },
        { "keys", PageId::Settings, [](auto& services, auto&, auto& window) { showNamedKeys(services, window); } },
        { "keys-new", PageId::Settings, [](auto&, auto& context, auto&) { pages::openCredentialSheet(context); } },
        { "keys-replace", PageId::Settings, [](auto& services, auto& context, auto&) { nameKeys(services); pages::openCredentialSheet(context, "team-key"); } },
        { "keys-order", PageId::Settings, [](auto& services, auto& context, auto&) { nameKeys(services); pages::openKeyOrderSheet(context, ProviderId("anthropic")); } },
        { "firstrun-found", PageId::FirstRun, [](auto& services, auto&, auto&) { services.discovery.world = world(); services.discovery.start(); } },
    };
}

} // namespace

const std::vector<SheetShot>& sheetShots()
{
    static const std::vector<SheetShot> shots = [] {
        std::vector<SheetShot> all = pageSheetShots();
        for (SheetShot& shot : shellSheetShots())
            all.push_back(std::move(shot));
        return all;
    }();
    return shots;
}

} // namespace switchyard::screenshots
