// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/configsession.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

namespace {

//! One random command of the panel on `session`. Refusals are fine: they must change nothing.
class RandomCommand final {
public:
    RandomCommand(ConfigSession& session, std::mt19937& chance)
        : m_session(session)
        , m_chance(chance)
    {
    }

    void run()
    {
        const auto chain = anyChain();
        const auto size = static_cast<int>(m_session.config().chain(chain).entries.size());
        switch (below(17)) {
        case 0:
            return (void)m_session.addProvider(draft(), below(2) ? std::optional<int>(below(size + 1)) : std::nullopt);
        case 1:
            return (void)m_session.removeProvider(anyProvider(), below(2) ? References::Remove : References::Keep);
        case 2:
            return (void)m_session.renameProvider(anyProvider(), ProviderId("renamed" + std::to_string(below(50))));
        case 3:
            return (void)m_session.addModels(anyProvider(), {model(), model()});
        case 4:
            return (void)m_session.moveFallback(chain, below(size + 1), below(size + 1));
        case 5:
            return (void)m_session.insertFallback(chain, below(size + 2), anyModel());
        case 6:
            return (void)m_session.removeFallback(chain, below(size + 1));
        case 7:
            return (void)m_session.setPrimary(chain, anyModel());
        case 8:
            return (void)m_session.replaceEntry(chain, below(size + 1), anyModel());
        case 9:
            return (void)m_session.setChain(chain, {anyModel(), anyModel()});
        case 10:
            return (void)m_session.giveOwnChain(chain);
        case 11:
            return (void)m_session.inheritChain(chain);
        case 12:
            return (void)m_session.setAlias(anyModel(), below(3) ? "alias" + std::to_string(below(9)) : std::string {});
        case 13:
            return (void)m_session.updateProvider(anyProvider(), {.baseUrl = "http://127.0.0.1:8080/v1", .timeout = std::chrono::seconds(120)});
        case 14:
            return (void)m_session.removeModel(anyModel(), References::Remove);
        case 15:
            return (void)m_session.setMergeMode(below(2) ? MergeMode::Merge : MergeMode::Replace);
        default:
            return applyAnyFix();
        }
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, std::max(bound, 1) - 1)(m_chance); }

    ChainId anyChain()
    {
        const auto& agents = m_session.config().agents;
        const auto pick = below(static_cast<int>(agents.size()) + 2);
        return pick < static_cast<int>(agents.size()) ? ChainId {agents[static_cast<std::size_t>(pick)].id, ModelRole::Text} : ChainId {};
    }

    ProviderId anyProvider()
    {
        const auto& providers = m_session.config().providers;
        return providers.empty() ? ProviderId("none") : providers[static_cast<std::size_t>(below(static_cast<int>(providers.size())))].id;
    }

    ModelRef anyModel()
    {
        const auto& config = m_session.config();
        const auto* const provider = config.findProvider(anyProvider());
        if (!provider || provider->models.empty() || below(4) == 0)
            return ModelRef::parse(below(2) ? "anthropic/claude-sonnet-4-5" : "openai/gpt-5.2");
        return {provider->id, provider->models[static_cast<std::size_t>(below(static_cast<int>(provider->models.size())))].id};
    }

    ModelDraft model()
    {
        ModelDraft result;
        result.id = "model-" + std::to_string(below(40));
        result.name = below(2) ? "A \"name\"" : "";
        result.contextWindow = TokenCount {32768};
        result.input = {InputKind::Text};
        return result;
    }

    ProviderDraft draft()
    {
        ProviderDraft result;
        result.id = ProviderId("local-" + std::to_string(below(60)));
        result.baseUrl = "http://127.0.0.1:1234/v1";
        result.api = below(2) ? Api::OpenAiCompletions : Api::OpenAiResponses;
        result.apiKey = {below(2) ? KeyDraft::Kind::Marker : KeyDraft::Kind::Environment, below(2) ? "LM_KEY" : "LOCAL_KEY", {}};
        result.timeout = std::chrono::seconds(300);
        result.models = {model()};
        return result;
    }

    void applyAnyFix()
    {
        std::vector<Fix> fixes;
        for (const auto& diagnostic : m_session.diagnostics()) {
            if (diagnostic.fix)
                fixes.push_back(*diagnostic.fix);
        }
        if (!fixes.empty())
            (void)m_session.applyFix(fixes[static_cast<std::size_t>(below(static_cast<int>(fixes.size())))]);
    }

    ConfigSession& m_session;
    std::mt19937& m_chance;
};

std::size_t errorsIn(const std::vector<Diagnostic>& diagnostics)
{
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        // Which variables are set is not for commands to say.
        return diagnostic.severity == Severity::Error && diagnostic.code != "missing-variable";
    }));
}

} // namespace

//! Any row of commands leaves a file that OpenClaw still takes, and undo gives back every byte. With SWITCHYARD_SWEEP_DIR
//! the files are left there, for a run of OpenClaw's own validation on them.
class tst_CommandSweep final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyRowOfCommandsIsSound_data();
    void anyRowOfCommandsIsSound();
};

void tst_CommandSweep::anyRowOfCommandsIsSound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("client");
    const auto row = [](const char* name, const std::string& text, Generation client) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(client);
    };
    for (const auto* const seed : {"seed-hybrid.json5", "seed-local.json5", "seed-proxy.json5"}) {
        row((std::string(seed) + " newer").c_str(), dataFile(seed), Generation::Entries);
        row((std::string(seed) + " older").c_str(), dataFile(seed), Generation::List);
    }
    row("empty", "{\n}\n", Generation::Entries);
    row("entries", R"({
  // Agents of the newer kind.
  agents: { ownership: "explicit", defaults: { model: "lm/a", models: { "lm/a": { alias: "a" } } },
            entries: { main: {}, worker: { model: { primary: "lm/b", fallbacks: ["lm/a"] } } } },
  models: { mode: "merge", providers: { lm: { baseUrl: "http://127.0.0.1:1234", apiKey: "lm", models: [
    { id: "a", name: "A" }, // the first
    { id: "b", name: "B", contextWindow: 8192, maxTokens: 8192 },
  ] } } },
})",
        Generation::Entries);
    row("list", R"({
  agents: { defaults: { model: { primary: "lm/a", fallbacks: ["lm/b", "anthropic/claude-sonnet-4-5"] } },
            list: [{ id: "main", default: true }, /* helper */ { id: "worker", model: "lm/b" }] },
  models: { providers: { lm: { baseUrl: "http://127.0.0.1:1234/v1", apiKey: "lm", api: "openai-responses", models: [
    { id: "a", name: "A", reasoning: false, input: ["text"], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, contextWindow: 32768, maxTokens: 8192 },
    { id: "b", name: "B", reasoning: false, input: ["text"], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, contextWindow: 32768, maxTokens: 8192 } ] } } },
})",
        Generation::List);
}

void tst_CommandSweep::anyRowOfCommandsIsSound()
{
    QFETCH(QByteArray, text);
    QFETCH(int, client);
    constexpr int sequences = 112;
    constexpr int commands = 12;
    const auto folder = qEnvironmentVariable("SWITCHYARD_SWEEP_DIR");
    const auto generation = static_cast<Generation>(client);
    for (int sequence = 0; sequence < sequences; ++sequence) {
        std::mt19937 chance(static_cast<unsigned>(sequence));
        MapEnvironment environment;
        ConfigSession session(environment);
        session.setGeneration(generation);
        session.open("openclaw.json", text.toStdString());
        const auto errors = errorsIn(lowered(text.toStdString(), {generation}).diagnostics);
        std::string before;
        for (int i = 0; i < commands; ++i) {
            before = session.text();
            RandomCommand(session, chance).run();
            const auto after = errorsIn(lowered(session.text(), {generation}).diagnostics);
            QVERIFY2(after <= errors, (std::to_string(sequence) + " from\n" + before + "\nto\n" + session.text()).c_str());
        }
        if (!folder.isEmpty()) {
            const auto row = QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'));
            const auto name = QStringLiteral("%1/%2-%3.json5").arg(folder, row).arg(sequence);
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(session.text()));
        }
        session.finishGesture();
        while (session.canUndo())
            QVERIFY(session.undo());
        QVERIFY2(session.text() == text.toStdString(), (std::to_string(sequence) + '\n' + session.text()).c_str());
    }
}

SWITCHYARD_TEST(tst_CommandSweep)
#include "tst_commandsweep.moc"
