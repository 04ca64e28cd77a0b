// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/warmcommand.h"

#include "headlessconfig.h"
#include "history/historyservice.h"
#include "json/jsonwriter.h"
#include "probing/healthservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <cmath>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds longestCheck { 12 };

//! One warm-up from the first look at the endpoint to the exit code.
class WarmRun final : public QObject {
public:
    WarmRun(const CommandContext& context, ModelRef ref, bool unloads, bool asJson)
        : m_context(context)
        , m_service(context.clock)
        , m_config(context.places)
        , m_ref(std::move(ref))
        , m_unloads(unloads)
        , m_asJson(asJson)
    {
        connect(&m_service, &probing::HealthService::sampleTaken, this, [this] { checked(); });
        connect(&m_service, &probing::HealthService::loadMeasured, this, [this](const health::LoadSample& sample) { m_load = sample; });
        connect(&m_service, &ports::HealthPort::changed, this, [this] { showProgress(); });
        connect(&m_service, &ports::HealthPort::warmUpFinished, this, [this](const ModelRef&, std::chrono::milliseconds took) { finish(took); });
        connect(&m_service, &ports::HealthPort::unloaded, this, [this] { say("unloaded", {}); });
        connect(&m_service, &ports::HealthPort::actionFailed, this,
                [this](const ModelRef&, const health::Diagnosis& diagnosis) { fail(diagnosis); });
        QTimer::singleShot(longestCheck, this, [this] {
            if (!m_isOrdered)
                fail(m_service.diagnose(m_ref));
        });
    }

    int run()
    {
        m_config.load([this](const Result<std::shared_ptr<const routing::RoutingTable>>& table) {
            if (!table) {
                complain(table.error().message);
                return;
            }
            watch(**table);
        });
        QCoreApplication::exec();
        return m_code;
    }

private:
    void watch(const routing::RoutingTable& table)
    {
        if (const auto alias = table.aliases.find(m_ref.toString()); alias != table.aliases.end())
            m_ref = alias->second;
        auto targets = probing::probeTargets(table);
        std::erase_if(targets, [this](const probing::ProbeTarget& target) {
            return target.setup.provider != m_ref.provider && target.setup.owner != m_ref.provider;
        });
        if (targets.empty()) {
            complain("'" + m_ref.toString() + "' is no model of the configuration; write it as provider/model");
            return;
        }
        const auto lists = [this](const probing::ProbeTarget& target) {
            const auto& models = target.setup.models;
            return std::find(models.begin(), models.end(), m_ref.model) != models.end();
        };
        // One that is not declared is its provider's; the further addresses belong to declared models.
        const auto main = std::find_if(targets.begin(), targets.end(), [this](const probing::ProbeTarget& target) {
            return target.setup.provider == m_ref.provider;
        });
        if (main != targets.end() && std::none_of(targets.begin(), targets.end(), lists))
            main->setup.models.push_back(m_ref.model);
        m_service.setTargets(std::move(targets));
        m_service.start();
    }

    void checked()
    {
        const auto* model = m_service.book().model(m_ref);
        if (m_isOrdered || !model || model->status == health::Status::Checking)
            return;
        m_isOrdered = true;
        const auto abilities = m_service.abilities(m_ref);
        if (m_unloads && abilities.canUnload) {
            m_service.unload(m_ref);
        } else if (!m_unloads && abilities.canWarmUp) {
            m_service.warmUp(m_ref);
        } else if (m_unloads ? model->loadState == health::LoadState::Cold : model->status == health::Status::Ready) {
            say(m_unloads ? "not in memory" : "in memory already", {});
        } else if (health::isProblem(model->status)) {
            fail(m_service.diagnose(m_ref));
        } else {
            complain("this server offers no way to do that");
        }
    }

    void showProgress()
    {
        const auto* model = m_service.book().model(m_ref);
        if (!model || !model->loading || !model->loading->fraction || m_asJson)
            return;
        const auto percent = static_cast<int>(std::lround(*model->loading->fraction * 100));
        if (percent != m_shownPercent)
            m_context.err << "loading " << percent << " %" << std::endl;
        m_shownPercent = percent;
    }

    void finish(std::chrono::milliseconds took)
    {
        // What was learned is for the panel too.
        if (m_load) {
            history::HistoryService history(m_context.places.historyFile, m_context.clock);
            history.addLoad(*m_load);
        }
        say("in memory", took);
    }

    void say(const std::string& state, std::optional<std::chrono::milliseconds> took)
    {
        if (m_asJson) {
            std::string text;
            json::Writer writer(text);
            writer.beginObject().key("version").integer(1).key("model").string(m_ref.toString()).key("state").string(state);
            if (took)
                writer.key("loadMs").integer(took->count());
            writer.endObject();
            m_context.out << text << std::endl;
        } else {
            m_context.out << m_ref.toString() << ' ' << state;
            if (took)
                m_context.out << " after " << static_cast<double>(took->count()) / 1000 << " s";
            m_context.out << std::endl;
        }
        QCoreApplication::quit();
    }

    void fail(const health::Diagnosis& diagnosis)
    {
        std::string sentence(health::describe(diagnosis.reason));
        if (diagnosis.remedy != health::Remedy::None)
            sentence += ". " + std::string(health::describe(diagnosis.remedy));
        if (!diagnosis.command.empty())
            sentence += ": " + diagnosis.command;
        if (diagnosis.evidence && !diagnosis.evidence->firstBytes.empty())
            sentence += ". The server said: " + diagnosis.evidence->firstBytes;
        complain(sentence);
    }

    void complain(const std::string& sentence)
    {
        m_context.err << "switchyard: " << sentence << std::endl;
        m_code = static_cast<int>(ExitCode::Failed);
        QCoreApplication::exit(m_code);
    }

    const CommandContext& m_context;
    probing::HealthService m_service;
    HeadlessConfig m_config;
    ModelRef m_ref;
    bool m_unloads;
    bool m_asJson;
    bool m_isOrdered = false;
    int m_shownPercent = -1;
    int m_code = static_cast<int>(ExitCode::Ok);
    std::optional<health::LoadSample> m_load;
};

class WarmCommand final : public Command {
public:
    QString name() const override { return u"warm"_s; }
    QString summary() const override { return u"Bring a model into its server's memory"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOptions({ { u"json"_s, u"Print the result as JSON."_s },
                            { u"unload"_s, u"Take the model out of memory instead."_s } });
        parser.addPositionalArgument(u"model"_s, u"The model, as provider/model or its alias."_s);
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        const auto arguments = parser.positionalArguments();
        if (arguments.size() != 1) {
            context.err << "switchyard: name one model, such as: switchyard warm lmstudio/qwen3-8b" << std::endl;
            return static_cast<int>(ExitCode::Usage);
        }
        WarmRun warming(context, ModelRef::parse(arguments.front().toStdString()), parser.isSet(u"unload"_s),
                        parser.isSet(u"json"_s));
        return warming.run();
    }
};

} // namespace

std::unique_ptr<Command> makeWarmCommand()
{
    return std::make_unique<WarmCommand>();
}

} // namespace switchyard::cli
