// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/historycommand.h"

#include "cli/endpointjson.h"
#include "history/historystore.h"
#include "json/jsonwriter.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

#include <iomanip>
#include <limits>
#include <optional>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

//! `15m`, `6h`, `7d`.
std::optional<std::chrono::milliseconds> parseWindow(const QString& text)
{
    static const QRegularExpression form(u"^(\\d{1,4})([mhd])$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(1).toInt() == 0)
        return std::nullopt;
    const auto count = match.captured(1).toInt();
    if (match.captured(2) == "m"_L1)
        return std::chrono::minutes(count);
    return match.captured(2) == "h"_L1 ? std::chrono::hours(count) : std::chrono::hours(24 * count);
}

void writePercentiles(json::Writer& writer, const health::Percentiles& percentiles)
{
    writer.beginObject();
    writer.key("count").integer(percentiles.count);
    writer.key("p50").integer(percentiles.p50.count());
    writer.key("p95").integer(percentiles.p95.count());
    writer.key("p99").integer(percentiles.p99.count());
    writer.endObject();
}

void writeSeries(json::Writer& writer, const ModelRef& ref, const ports::HistorySeries& series,
                 const std::vector<health::LoadSample>& loads)
{
    int count = 0;
    int failures = 0;
    for (const auto& point : series.points) {
        count += point.count;
        failures += point.failures;
    }
    writer.beginObject();
    writer.key("provider").string(ref.provider.value());
    writer.key("model").string(ref.model);
    writer.key("samples").integer(count);
    writer.key("failures").integer(failures);
    writer.key("latencyMs");
    writePercentiles(writer, series.latency);
    writer.key("firstTokenMs");
    writePercentiles(writer, series.firstToken);
    writer.key("loads").beginArray();
    for (const auto& load : loads) {
        writer.beginObject().key("at").string(isoTime(load.wallAt)).key("ms").integer(load.took.count());
        writer.key("exact").boolean(load.isExact).endObject();
    }
    writer.endArray().endObject();
}

void writeIncident(json::Writer& writer, const health::Incident& incident)
{
    writer.beginObject();
    writer.key("provider").string(incident.model.provider.value());
    writer.key("model").string(incident.model.model);
    writer.key("status").string(health::word(incident.status));
    writer.key("reason").string(health::word(incident.reason));
    writer.key("start").string(isoTime(incident.start));
    writer.key("end");
    incident.end ? writer.string(isoTime(*incident.end)) : writer.null();
    writer.endObject();
}

void writeRequest(json::Writer& writer, const traffic::RequestRecord& record)
{
    writer.beginObject();
    writer.key("at").string(isoTime(record.startedAt));
    writer.key("requested").string(record.requestedModel);
    writer.key("route").string(record.route);
    writer.key("servedBy").string(record.servedBy ? record.servedBy->toString() : std::string());
    writer.key("outcome").string(traffic::outcomeName(record.outcome));
    writer.key("httpStatus").integer(record.httpStatus);
    writer.key("attempts").integer(static_cast<std::int64_t>(record.attempts.size()));
    writer.key("ms").integer(std::chrono::duration_cast<std::chrono::milliseconds>(record.duration).count());
    writer.endObject();
}

class HistoryCommand final : public Command {
public:
    QString name() const override { return u"history"_s; }
    QString summary() const override { return u"Show what was measured of endpoints and requests"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOptions({ { u"json"_s, u"Print the result as JSON."_s },
                            { u"window"_s, u"How far back, such as 15m, 6h or 7d (default: 24h)."_s, u"TIME"_s, u"24h"_s },
                            { u"limit"_s, u"Most incidents and requests to show (default: 100)."_s, u"COUNT"_s, u"100"_s } });
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        const auto window = parseWindow(parser.value(u"window"_s));
        bool isNumber = false;
        const int limit = parser.value(u"limit"_s).toInt(&isNumber);
        if (!window || !isNumber || limit < 0)
            return fail(context, "give the window as a number with m, h or d, and the limit as a number", ExitCode::Usage);
        if (!QFileInfo::exists(context.places.historyFile))
            return fail(context, "there is no history yet at '" + context.places.historyFile.toStdString() + "'", ExitCode::Failed);
        const auto store = history::HistoryStore::open(context.places.historyFile);
        if (!store)
            return fail(context, store.error().message, ExitCode::Failed);
        const auto printed = parser.isSet(u"json"_s) ? printJson(**store, context, *window, limit)
                                                     : printText(**store, context, *window, limit);
        return printed ? static_cast<int>(ExitCode::Ok) : fail(context, printed.error().message, ExitCode::Failed);
    }

private:
    static Result<void> printJson(const history::HistoryStore& store, const CommandContext& context,
                                  std::chrono::milliseconds window, int limit)
    {
        const auto now = context.clock.wallNow();
        const auto refs = store.models();
        if (!refs)
            return refs.error();
        std::string text;
        json::Writer writer(text);
        writer.beginObject().key("version").integer(1).key("models").beginArray();
        for (const auto& ref : *refs) {
            const auto series = store.series(ref, window, now);
            const auto loads = store.loads(ref, 8);
            if (!series)
                return series.error();
            writeSeries(writer, ref, *series, loads.valueOr({}));
        }
        writer.endArray().key("incidents").beginArray();
        const auto incidents = store.incidents({}, window, limit, now);
        if (!incidents)
            return incidents.error();
        for (const auto& incident : *incidents)
            writeIncident(writer, incident);
        writer.endArray().key("requests").beginArray();
        const auto requests = store.requests(now, std::numeric_limits<std::int64_t>::max(), limit);
        if (!requests)
            return requests.error();
        for (const auto& request : *requests) {
            if (request.record.startedAt >= now - window)
                writeRequest(writer, request.record);
        }
        const auto unlisted = store.unlistedRequests(now - window);
        if (!unlisted)
            return unlisted.error();
        // At hundreds a second and more only their number is kept.
        writer.endArray().key("requestsNotListed").integer(*unlisted).endObject();
        context.out << text << std::endl;
        return {};
    }

    static Result<void> printText(const history::HistoryStore& store, const CommandContext& context,
                                  std::chrono::milliseconds window, int limit)
    {
        const auto now = context.clock.wallNow();
        const auto refs = store.models();
        if (!refs)
            return refs.error();
        for (const auto& ref : *refs) {
            const auto series = store.series(ref, window, now);
            if (!series)
                return series.error();
            const auto& latency = series->latency;
            context.out << std::left << std::setw(48) << (ref.model.empty() ? ref.provider.value() + " (checks)" : ref.toString())
                        << ' ' << latency.count << " answers, p50 " << latency.p50.count() << " ms, p95 " << latency.p95.count()
                        << " ms, p99 " << latency.p99.count() << " ms\n";
        }
        const auto incidents = store.incidents({}, window, limit, now);
        if (!incidents)
            return incidents.error();
        for (const auto& incident : *incidents) {
            context.out << isoTime(incident.start) << "  " << std::setw(16) << health::word(incident.status) << ' '
                        << (incident.model.model.empty() ? incident.model.provider.value() : incident.model.toString());
            if (incident.end)
                context.out << ", " << std::chrono::duration_cast<std::chrono::seconds>(*incident.end - incident.start).count() << " s";
            else
                context.out << ", not over";
            context.out << '\n';
        }
        return {};
    }

    static int fail(const CommandContext& context, const std::string& sentence, ExitCode code)
    {
        context.err << "switchyard: " << sentence << std::endl;
        return static_cast<int>(code);
    }
};

} // namespace

std::unique_ptr<Command> makeHistoryCommand()
{
    return std::make_unique<HistoryCommand>();
}

} // namespace switchyard::cli
