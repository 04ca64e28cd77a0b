// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/fakeservices.h"

#include "config/catalogue.h"
#include "config/routingtablebuilder.h"
#include "items/chaincandidatesmodel.h"
#include "items/providerfacts.h"
#include "theme/metrics.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/page.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <map>

namespace switchyard::testlib {

namespace {

using health::LoadState;
using health::ServerFamily;

constexpr auto yardText = R"json5(// Three machines, three hosts, six agents.
{
  agents: {
    defaults: {
      model: {
        primary: "lmstudio/minimax-m2.1-gs32",
        fallbacks: [
          "anthropic/claude-sonnet-4-5", // the safety net
          "ollama/qwen3:8b",
          "openrouter/minimax/m2.1:us",
          "vllm/qwen3-32b-awq",
          "litellm/team/gpt-oss-120b",
          "anthropic/claude-opus-4-6",
        ],
      },
      imageModel: { primary: "llamacpp/gemma-3-27b-it", fallbacks: ["anthropic/claude-sonnet-4-5"] },
      models: {
        "lmstudio/minimax-m2.1-gs32": { alias: "Minimax" },
        "anthropic/claude-sonnet-4-5": { alias: "Sonnet" },
        "anthropic/claude-opus-4-6": { alias: "Opus" },
        "anthropic/claude-haiku-4-5": { alias: "Haiku" },
      },
    },
    entries: {
      main: {},
      work: {},
      home: {},
      research: { model: { primary: "llamacpp/gemma-3-27b-it", fallbacks: ["anthropic/claude-sonnet-4-5"] } },
      nightly: { model: { primary: "lmstudio/minimax-m2.1-gs32", fallbacks: ["openrouter/minimax/m2.1:us", "ollama/qwen3:8b", "anthropic/claude-sonnet-4-5"] } },
      whatsapp: { model: { primary: "lmstudio/minimax-m2.1-gs32", fallbacks: ["ollama/qwen3:8b"] } },
    },
  },
  models: {
    mode: "merge",
    providers: {
      lmstudio: {
        baseUrl: "http://127.0.0.1:1234/v1",
        apiKey: "lmstudio",
        api: "openai-responses",
        timeoutSeconds: 300,
        models: [
          { id: "minimax-m2.1-gs32", name: "MiniMax M2.1 GS32", input: ["text"], contextWindow: 196608, maxTokens: 8192 },
          { id: "qwen3-coder-30b", name: "Qwen3 Coder 30B", input: ["text"], contextWindow: 131072, maxTokens: 8192 },
          { id: "gpt-oss-20b", name: "gpt-oss 20B", input: ["text"], contextWindow: 131072, maxTokens: 8192 },
        ],
      },
      ollama: {
        baseUrl: "http://127.0.0.1:11434",
        apiKey: "ollama-local",
        api: "ollama",
        timeoutSeconds: 300,
        models: [{ id: "qwen3:8b", name: "Qwen3 8B", input: ["text"], contextWindow: 32768, maxTokens: 8192 }],
      },
      litellm: {
        baseUrl: "http://127.0.0.1:4000/v1",
        apiKey: "${LITELLM_API_KEY}",
        api: "openai-completions",
        models: [{ id: "team/gpt-oss-120b", name: "gpt-oss 120B", input: ["text"], contextWindow: 131072, maxTokens: 8192 }],
      },
      llamacpp: {
        baseUrl: "http://127.0.0.1:8080/v1",
        apiKey: "local",
        api: "openai-completions",
        timeoutSeconds: 300,
        models: [{ id: "gemma-3-27b-it", name: "Gemma 3 27B", input: ["text", "image"], contextWindow: 131072, maxTokens: 8192 }],
      },
      vllm: {
        baseUrl: "http://10.0.0.7:8000/v1",
        apiKey: "local",
        api: "openai-completions",
        timeoutSeconds: 300,
        models: [{ id: "qwen3-32b-awq", name: "Qwen3 32B AWQ", input: ["text"], contextWindow: 131072, maxTokens: 8192 }],
      },
      sglang: {
        baseUrl: "http://gpu-2.lan:30000/v1",
        apiKey: "local",
        api: "openai-completions",
        timeoutSeconds: 300,
        models: [{ id: "deepseek-v3.2", name: "DeepSeek V3.2", input: ["text"], contextWindow: 131072, maxTokens: 8192 }],
      },
      anthropic: {
        baseUrl: "https://api.anthropic.com",
        apiKey: "${ANTHROPIC_API_KEY}",
        api: "anthropic-messages",
        timeoutSeconds: 60,
        models: [
          { id: "claude-sonnet-4-5", name: "Claude Sonnet 4.5", reasoning: true, input: ["text", "image"], cost: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 }, contextWindow: 200000, maxTokens: 64000 },
          { id: "claude-opus-4-6", name: "Claude Opus 4.6", reasoning: true, input: ["text", "image"], cost: { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }, contextWindow: 200000, maxTokens: 32000 },
          { id: "claude-haiku-4-5", name: "Claude Haiku 4.5", reasoning: true, input: ["text", "image"], cost: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 }, contextWindow: 200000, maxTokens: 64000 },
        ],
      },
      openrouter: {
        baseUrl: "https://openrouter.ai/api/v1",
        apiKey: "${OPENROUTER_API_KEY}",
        api: "openai-completions",
        models: [{ id: "minimax/m2.1:us", name: "MiniMax M2.1 (US)", input: ["text"], cost: { input: 0.3, output: 1.2, cacheRead: 0, cacheWrite: 0 }, contextWindow: 196608, maxTokens: 8192 }],
      },
    },
  },
}
)json5";

health::Reach reachOf(config::TrustClass trust)
{
    switch (trust) {
    case config::TrustClass::Loopback:
        return health::Reach::Loopback;
    case config::TrustClass::LocalNetwork:
        return health::Reach::Lan;
    case config::TrustClass::Hosted:
        break;
    }
    return health::Reach::Hosted;
}

routing::ModelState stateOf(health::Status status)
{
    switch (health::usability(status)) {
    case health::Usability::Unknown:
        return routing::ModelState::Unknown;
    case health::Usability::No:
    case health::Usability::Later:
        return routing::ModelState::Unusable;
    case health::Usability::Soon:
        return routing::ModelState::Loading;
    case health::Usability::Slowly:
        return routing::ModelState::Cold;
    case health::Usability::Yes:
        break;
    }
    return routing::ModelState::Ready;
}

} // namespace

Result<config::IncludeLoader::File> FakeIncludes::load(const std::string& reference, const std::string&) const
{
    const auto found = texts.find(reference);
    if (found == texts.end())
        return Error { ErrorCode::NotFound, "there is no file " + reference };
    return File { reference, found->second };
}

FakeServices::FakeServices()
    : environment({ { "ANTHROPIC_API_KEY", "sk-ant-test-000000004f2A" },
                    { "LITELLM_API_KEY", "sk-litellm-0000000000" },
                    { "OPENROUTER_API_KEY", "sk-or-000000000000" } })
    , session(environment, &includes)
    , health(clock)
    , m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    , m_preferences(m_settings)
    , m_theme(std::make_unique<theme::Theme>(*qApp))
{
    policy.open({});
    session.open("/home/ada/.openclaw/openclaw.json", "{}");
    m_services = std::make_unique<shell::Services>(shell::Services {
        clock, session, policy, config::Catalogue::builtIn(), environment, health, engine, traffic, file, discovery,
        providerCheck, secrets, history, chatTry, *m_theme, m_preferences, false, &capability, &credentials, &notifications,
        &autostart, &policyFile });
    QObject::connect(&session, &config::ConfigSession::configChanged, &health, [this] {
        tellEndpoints();
        publish();
    });
    QObject::connect(&policy, &config::PolicySession::policyChanged, &health, [this] { publish(); });
}

FakeServices::~FakeServices() = default;

void FakeServices::open(const std::string& json5)
{
    session.open("/home/ada/.openclaw/openclaw.json", json5);
    tellEndpoints();
    publish();
}

void FakeServices::tellEndpoints()
{
    const auto& config = session.config();
    std::vector<health::EndpointSetup> setups;
    for (const auto& ref : items::modelsNamedIn(config)) {
        auto setup = std::find_if(setups.begin(), setups.end(), [&](const auto& made) { return made.provider == ref.provider; });
        if (setup == setups.end()) {
            const auto facts = items::factsOf(ref.provider, config, config::Catalogue::builtIn(), nullptr);
            if (!facts.isDeclared && !facts.isBuiltIn)
                continue;
            health::EndpointSetup made;
            made.provider = ref.provider;
            made.baseUrl = facts.baseUrl.toStdString();
            made.reach = reachOf(facts.trust);
            setups.push_back(made);
            setup = std::prev(setups.end());
        }
        setup->models.push_back(ref.model);
    }
    health.edit().setEndpoints(std::move(setups));
    health.notify(true);
}

void FakeServices::publish()
{
    auto snapshot = std::make_shared<routing::HealthSnapshot>();
    for (const auto& ref : health.book().models()) {
        const auto* model = health.book().model(ref);
        routing::ModelHealth entry;
        entry.state = stateOf(model->status);
        entry.reason = std::string(health::word(model->status));
        if (model->loadEstimate)
            entry.learnedLoadTime = model->loadEstimate->typical;
        snapshot->models[ref] = entry;
    }
    engine.setPlanInputs(config::buildRoutingTable(session.config(), policy.policy(), config::Catalogue::builtIn(), {}, environment),
                         snapshot);
}

void FakeServices::useYard()
{
    open(yardText);
    using std::chrono::milliseconds;
    const auto yardProbe = [this](int round) {
        // Small changes, and now and then a slow one.
        const unsigned mixed = (static_cast<unsigned>(round) * 2'654'435'761U) >> 20;
        const milliseconds wobble(round % 13 == 5 ? 84 : static_cast<int>(mixed % 34));
        health.probe("lmstudio", ServerFamily::LmStudio,
                     { { "minimax-m2.1-gs32", LoadState::Ready }, { "qwen3-coder-30b", LoadState::Cold },
                       { "gpt-oss-20b", LoadState::Cold }, { "phi-4", LoadState::Cold }, { "gemma-3-12b", LoadState::Cold },
                       { "qwen3-8b", LoadState::Cold }, { "llama-3.3-70b", LoadState::Cold } },
                     milliseconds(380) + wobble);
        health.probe("ollama", ServerFamily::Ollama,
                     { { "qwen3:8b", LoadState::Cold }, { "phi4:14b", LoadState::Cold }, { "gemma3:12b", LoadState::Cold },
                       { "qwen3:14b", LoadState::Cold } },
                     milliseconds(190) + wobble);
        health.probe("litellm", ServerFamily::LiteLlm, { { "team/gpt-oss-120b", LoadState::Ready } }, milliseconds(2900) + wobble * 30);
        health.probe("llamacpp", ServerFamily::LlamaCpp, { { "gemma-3-27b-it", LoadState::Ready } }, milliseconds(510) + wobble);
        health.probe("vllm", ServerFamily::Vllm, { { "qwen3-32b-awq", LoadState::Loading } }, milliseconds(12));
        health.probe("anthropic", ServerFamily::Anthropic,
                     { { "claude-sonnet-4-5", LoadState::Unknown }, { "claude-opus-4-6", LoadState::Unknown },
                       { "claude-haiku-4-5", LoadState::Unknown }, { "claude-opus-4-1", LoadState::Unknown } },
                     milliseconds(620) + wobble * 8);
        health.probe("openrouter", ServerFamily::OpenRouter, { { "minimax/m2.1:us", LoadState::Unknown } }, milliseconds(840) + wobble * 12);
    };
    for (int round = 0; round < 40; ++round) {
        yardProbe(round);
        if (round < 26)
            health.probe("sglang", ServerFamily::SgLang, { { "deepseek-v3.2", LoadState::Ready } }, milliseconds(60));
        else
            health.fail("sglang", health::Reason::ConnectTimedOut);
        clock.advance(std::chrono::seconds(22));
        health.edit().tick();
    }
    yardProbe(40);
    health.fail("sglang", health::Reason::ConnectTimedOut);
    auto& book = health.edit();
    const auto load = [&](const std::string& ref, std::chrono::seconds took) {
        book.apply(health::LoadSample { ModelRef::parse(ref), clock.wallNow(), took, true });
    };
    load("ollama/qwen3:8b", std::chrono::seconds(18));
    load("vllm/qwen3-32b-awq", std::chrono::seconds(40));
    load("lmstudio/qwen3-coder-30b", std::chrono::seconds(22));
    book.setLoading(ModelRef::parse("vllm/qwen3-32b-awq"), health::LoadProgress { clock.steadyNow() - std::chrono::seconds(12), {}, false });
    book.setCoolingDown(ModelRef::parse("openrouter/minimax/m2.1:us"), health::Reason::RateLimited,
                        clock.steadyNow() + std::chrono::seconds(42));
    book.setActiveRequests(ModelRef::parse("lmstudio/minimax-m2.1-gs32"), 1);
    book.tick();

    traffic::RequestRecord record;
    record.id = 1;
    record.startedAt = clock.wallNow() - std::chrono::minutes(2);
    record.route = "auto";
    record.requestedModel = "auto";
    record.servedBy = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
    record.usage = traffic::Usage { TokenCount { 64'511 }, TokenCount { 1'940 }, {}, {}, false };
    record.duration = std::chrono::seconds(9);
    traffic.add(record);
    record.id = 2;
    record.route = "agent/nightly";
    record.requestedModel = "agent/nightly";
    record.servedBy = ModelRef::parse("anthropic/claude-sonnet-4-5");
    traffic.add(record);

    ports::EngineStatus status;
    status.state = ports::EngineState::Running;
    status.address = QStringLiteral("127.0.0.1");
    status.port = 11700;
    engine.setStatus(status);
    ports::KeyStatus key;
    key.place = ports::KeyPlace::Keychain;
    key.detail = "provider/anthropic";
    key.resolved = true;
    secrets.statuses[ProviderId("anthropic")] = key;
    health.notify();
    publish();
}

void FakeServices::useCrowd(int count, int models)
{
    std::string providers;
    std::string fallbacks;
    for (int provider = 0; provider < count; ++provider) {
        const std::string id = "host" + std::to_string(provider);
        std::string list;
        for (int model = 0; model < models; ++model)
            list += "{ id: \"model-" + std::to_string(model) + "\", name: \"Model " + std::to_string(model) + "\", contextWindow: 131072 },";
        providers += id + ": { baseUrl: \"http://10.1." + std::to_string(provider / 250) + '.' + std::to_string(provider % 250)
            + ":8000/v1\", apiKey: \"local\", api: \"openai-completions\", models: [" + list + "] },\n";
        if (provider > 0 && provider < 40)
            fallbacks += '"' + id + "/model-0\",";
    }
    open("{ agents: { defaults: { model: { primary: \"host0/model-0\", fallbacks: [" + fallbacks
         + "] } } }, models: { providers: {" + providers + "} } }");
    constexpr std::array states { LoadState::Ready, LoadState::Cold, LoadState::Ready, LoadState::Loading };
    for (int provider = 0; provider < count; ++provider) {
        const std::string id = "host" + std::to_string(provider);
        if (provider % 7 == 6) {
            health.fail(id, health::Reason::ConnectionRefused);
            continue;
        }
        std::vector<std::pair<std::string, LoadState>> list;
        for (int model = 0; model < models; ++model)
            list.emplace_back("model-" + std::to_string(model), states.at(static_cast<std::size_t>(provider + model) % states.size()));
        health.probe(id, ServerFamily::Vllm, list, std::chrono::milliseconds(100 + provider));
    }
    health.notify();
    publish();
}

FakeWindow::FakeWindow(FakeServices& services)
    : m_area(std::make_unique<QWidget>())
    , m_toasts(new widgets::ToastHost(m_area.get()))
    , m_context(std::make_unique<shell::Context>(shell::Context { services.services(), *this, *m_toasts, *m_area }))
{
    m_area->setObjectName(QStringLiteral("area"));
}

FakeWindow::~FakeWindow()
{
    delete m_toasts;
    // Pages hear that they are hidden while they go, and refer to the context then.
    m_area.reset();
}

void FakeWindow::show(widgets::Page& page, QSize size)
{
    auto* layout = new QVBoxLayout(m_area.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new widgets::Panel(widgets::Panel::Ground::Window, Qt::BottomEdge, m_area.get());
    header->setFixedHeight(theme::size::header);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(theme::space::gutter, 0, theme::space::gutter, 0);
    row->addWidget(new widgets::Label(page.title(), theme::Type::Page, theme::Ink::Text, header));
    row->addStretch(1);
    for (auto* widget : page.headerWidgets())
        row->addWidget(widget);
    layout->addWidget(header);
    layout->addWidget(&page, 1);
    m_area->resize(size);
    m_area->show();
}

void FakeWindow::openPage(shell::PageId page, const QString& item)
{
    opened << QStringLiteral("%1 %2").arg(static_cast<int>(page)).arg(item);
}

void FakeWindow::addProvider(const QString& text)
{
    opened << QStringLiteral("addProvider ") + text;
}

bool FakeWindow::startDemo()
{
    ++demoStarts;
    return true;
}

} // namespace switchyard::testlib
