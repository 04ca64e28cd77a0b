// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/probecommand.h"

#include "cli/endpointjson.h"
#include "headlessconfig.h"
#include "health/endpointsummary.h"
#include "probing/capabilityservice.h"
#include "probing/healthservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds longestProbe { 25 };

std::string familyWord(health::ServerFamily family)
{
    return std::string(health::info(family).id);
}

void writeModels(json::Writer& writer, const health::HealthBook& book, const health::EndpointHealth& endpoint)
{
    writer.key("models").beginArray();
    std::vector<std::string> written;
    for (const auto& ref : book.models()) {
        if (ref.provider != endpoint.provider)
            continue;
        const auto* model = book.model(ref);
        auto facts = model->facts;
        facts.id = ref.model;
        facts.state = model->status == health::Status::Loading ? health::LoadState::Loading : model->loadState;
        writeModel(writer, facts);
        written.push_back(ref.model);
        written.push_back(model->facts.id);
    }
    for (const auto& model : endpoint.models) {
        if (std::find(written.begin(), written.end(), model.id) == written.end())
            writeModel(writer, model);
    }
    writer.endArray();
}

void writeEndpoint(json::Writer& writer, const health::HealthBook& book, const ProviderId& provider)
{
    const auto& endpoint = *book.endpoint(provider);
    const auto verdict = health::summary(book, provider);
    writer.beginObject();
    writer.key("provider").string(provider.value());
    writer.key("baseUrl").string(endpoint.baseUrl);
    writer.key("family").string(familyWord(endpoint.family));
    writer.key("status").string(health::word(verdict.status));
    writer.key("reason").string(health::word(verdict.reason));
    writer.key("httpStatus");
    endpoint.httpStatus > 0 ? writer.integer(endpoint.httpStatus) : writer.null();
    writer.key("latencyMs");
    endpoint.lastLatency ? writer.integer(endpoint.lastLatency->count()) : writer.null();
    writer.key("checkedAt");
    endpoint.lastCheckedWall ? writer.string(isoTime(*endpoint.lastCheckedWall)) : writer.null();
    writeModels(writer, book, endpoint);
    writer.endObject();
}

void printEndpoint(std::ostream& out, const probing::HealthService& service, const ProviderId& provider)
{
    const auto& book = service.book();
    const auto& endpoint = *book.endpoint(provider);
    const auto verdict = health::summary(book, provider);
    out << std::left << std::setw(20) << provider.value() << ' ' << std::setw(15) << health::word(verdict.status) << ' ';
    if (endpoint.lastLatency)
        out << endpoint.lastLatency->count() << " ms  ";
    out << health::describe(verdict.reason) << " (" << endpoint.baseUrl << ")\n";
    const auto diagnosis = service.diagnose(provider, verdict.reason);
    if (health::isProblem(verdict.status) && diagnosis.remedy != health::Remedy::None) {
        out << "    " << health::describe(diagnosis.remedy);
        if (!diagnosis.command.empty())
            out << ": " << diagnosis.command;
        out << '\n';
    }
    for (const auto& ref : book.models()) {
        if (ref.provider == provider)
            out << "    " << std::setw(40) << ref.model << ' ' << health::word(book.model(ref)->status) << '\n';
    }
}

class ProbeCommand final : public Command {
public:
    QString name() const override { return u"probe"_s; }
    QString summary() const override { return u"Check every configured endpoint once, free of cost"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOptions({ { u"json"_s, u"Print the result as JSON."_s },
                            { u"capabilities"_s, u"Find out what this model can do, by a dozen small real requests."_s, u"MODEL"_s } });
        parser.addPositionalArgument(u"provider"_s, u"Only these providers."_s, u"[provider…]"_s);
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        HeadlessConfig config(context.places);
        probing::HealthService service(context.clock);
        probing::CapabilityService capabilities(service);
        const auto tested = ModelRef::parse(parser.value(u"capabilities"_s).toStdString());
        int code = static_cast<int>(ExitCode::Ok);
        const auto wanted = parser.positionalArguments();
        QObject::connect(&service, &probing::HealthService::sampleTaken, &service, [&service] {
            if (service.isSettled())
                QCoreApplication::quit();
        });
        QTimer::singleShot(longestProbe, &service, [] { QCoreApplication::quit(); });
        config.load([&](Result<std::shared_ptr<const routing::RoutingTable>> table) {
            if (!table) {
                context.err << "switchyard: " << table.error().message << std::endl;
                code = static_cast<int>(ExitCode::Failed);
                QCoreApplication::quit();
                return;
            }
            auto targets = probing::probeTargets(**table);
            std::erase_if(targets, [&](const probing::ProbeTarget& target) {
                if (!tested.isEmpty())
                    return target.setup.provider != tested.provider;
                return !wanted.isEmpty() && !wanted.contains(QString::fromStdString(target.setup.provider.value()));
            });
            service.setTargets(std::move(targets));
            service.start();
            if (service.isSettled())
                QMetaObject::invokeMethod(
                    &service, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
        });
        QCoreApplication::exec();
        if (code != 0)
            return code;
        if (!tested.isEmpty())
            return test(capabilities, tested, context, parser.isSet(u"json"_s));
        print(service, context, parser.isSet(u"json"_s));
        return code;
    }

private:
    static int test(probing::CapabilityService& capabilities, const ModelRef& ref, const CommandContext& context, bool asJson)
    {
        ports::CapabilityReport report;
        QObject::connect(&capabilities, &ports::CapabilityPort::finished, &capabilities, [&report](const ports::CapabilityReport& found) {
            report = found;
            QCoreApplication::quit();
        });
        QMetaObject::invokeMethod(
            &capabilities, [&] { capabilities.start(ref); }, Qt::QueuedConnection);
        QCoreApplication::exec();
        if (asJson) {
            context.out << reportJson(report) << std::endl;
        } else {
            for (const auto& finding : report.findings)
                context.out << std::left << std::setw(20) << health::word(finding.capability) << ' ' << health::word(finding.finding) << '\n';
        }
        if (report.failure == health::Reason::None)
            return static_cast<int>(ExitCode::Ok);
        context.err << "switchyard: " << health::describe(report.failure) << std::endl;
        return static_cast<int>(ExitCode::Failed);
    }

    static std::string reportJson(const ports::CapabilityReport& report)
    {
        std::string text;
        json::Writer writer(text);
        writer.beginObject().key("version").integer(1).key("model").string(report.model.toString()).key("capabilities").beginObject();
        for (const auto& finding : report.findings)
            writer.key(health::word(finding.capability)).string(health::word(finding.finding));
        writer.endObject().key("proposal").beginObject();
        const auto& proposal = report.proposal;
        if (!proposal.api.empty())
            writer.key("api").string(proposal.api);
        if (!proposal.input.empty()) {
            writer.key("input").beginArray();
            for (const auto& input : proposal.input)
                writer.string(input);
            writer.endArray();
        }
        if (proposal.contextWindow)
            writer.key("contextWindow").integer(proposal.contextWindow->value);
        writer.key("compat").beginObject();
        for (const auto& [key, value] : proposal.compat)
            writer.key(key).boolean(value);
        writer.endObject().endObject().endObject();
        return text;
    }

    static void print(const probing::HealthService& service, const CommandContext& context, bool asJson)
    {
        const auto providers = service.book().endpoints();
        if (!asJson) {
            for (const auto& provider : providers)
                printEndpoint(context.out, service, provider);
            return;
        }
        std::string text;
        json::Writer writer(text);
        writer.beginObject().key("version").integer(1).key("endpoints").beginArray();
        for (const auto& provider : providers)
            writeEndpoint(writer, service.book(), provider);
        writer.endArray().endObject();
        context.out << text << std::endl;
    }
};

} // namespace

std::unique_ptr<Command> makeProbeCommand()
{
    return std::make_unique<ProbeCommand>();
}

} // namespace switchyard::cli
