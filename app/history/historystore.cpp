// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historystore.h"

#include "health/rollingstats.h"
#include "history/historydatabase.h"

#include <algorithm>
#include <map>

namespace switchyard::history {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto rawIsKept = 25h;
constexpr int mostSlots = 240;

//! Never null, which the database would take for NULL.
QString text(std::string_view value)
{
    if (value.empty())
        return u""_s;
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

template<typename T>
QVariant orNull(const std::optional<T>& value)
{
    return value ? QVariant(static_cast<qlonglong>(value->count())) : QVariant();
}

QVariant orNull(const std::optional<TokenCount>& value)
{
    return value ? QVariant(static_cast<qlonglong>(value->value)) : QVariant();
}

void bindRef(QSqlQuery& query, const ModelRef& ref)
{
    query.addBindValue(text(ref.provider.value()));
    query.addBindValue(text(ref.model));
}

ModelRef refOf(const QSqlQuery& query, int column)
{
    return { ProviderId(query.value(column).toString().toStdString()), query.value(column + 1).toString().toStdString() };
}

std::optional<std::chrono::milliseconds> millisecondsOf(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional(std::chrono::milliseconds(value.toLongLong()));
}

health::Status statusOf(const QVariant& value)
{
    return health::statusFromWord(value.toString().toStdString()).value_or(health::Status::Checking);
}

health::Reason reasonOf(const QVariant& value)
{
    return health::reasonFromWord(value.toString().toStdString()).value_or(health::Reason::None);
}

health::LoadState loadStateOf(const QString& word)
{
    if (word == "ready"_L1)
        return health::LoadState::Ready;
    if (word == "cold"_L1)
        return health::LoadState::Cold;
    return word == "missing"_L1 ? health::LoadState::Missing : health::LoadState::Unknown;
}

health::Incident incidentOf(const QSqlQuery& query)
{
    health::Incident incident;
    incident.model = refOf(query, 0);
    incident.start = fromStored(query.value(2).toLongLong());
    if (!query.value(3).isNull())
        incident.end = fromStored(query.value(3).toLongLong());
    incident.status = statusOf(query.value(4));
    incident.reason = reasonOf(query.value(5));
    incident.httpStatus = query.value(6).toInt();
    return incident;
}

} // namespace

class HistoryStore::Private final {
public:
    Result<void> write(const SampleRow& row) const;
    Result<void> write(const StatusRow& row) const;
    Result<void> write(const RequestRow& row) const;
    Result<void> write(const health::LoadSample& row) const;
    Result<void> write(const health::Incident& row) const;
    Result<void> sumUp(qint64 hourStart) const;
    Result<void> sumUpFinishedHours(WallTime now) const;
    Result<void> dropBefore(WallTime time) const;
    Result<void> shrinkTo(ByteCount limit) const;
    qint64 usedBytes() const;
    void addRawSamples(const ModelRef& ref, WallTime from, struct Slots& into) const;
    void addHours(const ModelRef& ref, WallTime from, struct Slots& into) const;
    void addStatuses(const ModelRef& ref, WallTime from, struct Slots& into) const;
    std::vector<health::LoadSample> allLoads() const;
    std::vector<std::pair<ModelRef, std::chrono::milliseconds>> usualP95(WallTime now) const;

    std::unique_ptr<HistoryDatabase> database;
};

HistoryStore::HistoryStore(QString)
    : d(std::make_unique<Private>())
{
}

HistoryStore::~HistoryStore() = default;

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString& file)
{
    auto database = HistoryDatabase::open(file);
    if (!database)
        return database.error();
    std::unique_ptr<HistoryStore> store(new HistoryStore(file));
    store->d->database = std::move(database).value();
    return store;
}

Result<void> HistoryStore::Private::write(const SampleRow& row) const
{
    auto query = database->query(
        u"INSERT INTO sample (provider, model, at, latency, first_token, speed, reason) VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, row.ref);
    query.addBindValue(toStored(row.at));
    query.addBindValue(orNull(row.latency));
    query.addBindValue(orNull(row.firstToken));
    query.addBindValue(row.tokensPerSecond ? QVariant(*row.tokensPerSecond) : QVariant());
    query.addBindValue(text(health::word(row.reason)));
    return database->run(query);
}

Result<void> HistoryStore::Private::write(const StatusRow& row) const
{
    auto query = database->query(u"INSERT INTO status (provider, model, at, status, reason) VALUES (?, ?, ?, ?, ?)"_s);
    bindRef(query, row.ref);
    query.addBindValue(toStored(row.at));
    query.addBindValue(text(health::word(row.status)));
    query.addBindValue(text(health::word(row.reason)));
    return database->run(query);
}

Result<void> HistoryStore::Private::write(const RequestRow& row) const
{
    auto query = database->query(u"INSERT INTO request (provider, model, at, requested, route, outcome, http_status, attempts, "
                                 "took, first_token, input_tokens, output_tokens) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.addBindValue(text(row.servedBy.provider.value()));
    query.addBindValue(text(row.servedBy.model));
    query.addBindValue(toStored(row.at));
    query.addBindValue(text(row.requested));
    query.addBindValue(text(row.route));
    query.addBindValue(text(row.outcome));
    query.addBindValue(row.httpStatus);
    query.addBindValue(row.attempts);
    query.addBindValue(static_cast<qlonglong>(row.took.count()));
    query.addBindValue(orNull(row.firstToken));
    query.addBindValue(orNull(row.inputTokens));
    query.addBindValue(orNull(row.outputTokens));
    return database->run(query);
}

Result<void> HistoryStore::Private::write(const health::LoadSample& row) const
{
    auto query = database->query(u"INSERT INTO load (provider, model, at, took, exact) VALUES (?, ?, ?, ?, ?)"_s);
    bindRef(query, row.model);
    query.addBindValue(toStored(row.wallAt));
    query.addBindValue(static_cast<qlonglong>(row.took.count()));
    query.addBindValue(row.isExact ? 1 : 0);
    return database->run(query);
}

//! Written when it opens and again when it ends.
Result<void> HistoryStore::Private::write(const health::Incident& row) const
{
    auto query = database->query(u"INSERT OR REPLACE INTO incident (provider, model, start, end, status, reason, http_status) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, row.model);
    query.addBindValue(toStored(row.start));
    query.addBindValue(row.end ? QVariant(toStored(*row.end)) : QVariant());
    query.addBindValue(text(health::word(row.status)));
    query.addBindValue(text(health::word(row.reason)));
    query.addBindValue(row.httpStatus);
    return database->run(query);
}

Result<void> HistoryStore::append(const std::vector<Entry>& entries)
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    for (const auto& entry : entries) {
        auto written = std::visit([this](const auto& row) { return d->write(row); }, entry);
        if (!written) {
            d->database->rollback();
            return written;
        }
    }
    return d->database->commit();
}

Result<void> HistoryStore::remember(const std::vector<health::ModelHealth>& models, WallTime now)
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    auto result = d->database->run(u"DELETE FROM remembered"_s);
    for (const auto& model : models) {
        if (!result)
            break;
        auto query = d->database->query(
            u"INSERT OR REPLACE INTO remembered (provider, model, status, reason, http_status, since, checked, p50, p95, p99, "
            "samples, first50, first95, first_samples, speed, load_state, context) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        bindRef(query, model.ref);
        query.addBindValue(text(health::word(model.status)));
        query.addBindValue(text(health::word(model.reason)));
        query.addBindValue(model.httpStatus);
        query.addBindValue(toStored(model.since));
        query.addBindValue(toStored(model.lastCheckedWall.value_or(now)));
        for (const auto value : { model.latency.p50, model.latency.p95, model.latency.p99 })
            query.addBindValue(static_cast<qlonglong>(value.count()));
        query.addBindValue(model.latency.count);
        query.addBindValue(static_cast<qlonglong>(model.firstToken.p50.count()));
        query.addBindValue(static_cast<qlonglong>(model.firstToken.p95.count()));
        query.addBindValue(model.firstToken.count);
        query.addBindValue(model.tokensPerSecond ? QVariant(*model.tokensPerSecond) : QVariant());
        query.addBindValue(text(health::word(model.loadState)));
        query.addBindValue(orNull(model.facts.contextWindow));
        result = d->database->run(query);
    }
    if (!result) {
        d->database->rollback();
        return result;
    }
    return d->database->commit();
}

Result<Remembered> HistoryStore::remembered(WallTime now) const
{
    Remembered result;
    auto query = d->database->query(u"SELECT provider, model, status, reason, http_status, since, checked, p50, p95, p99, samples, "
                                    "first50, first95, first_samples, speed, load_state, context FROM remembered"_s);
    if (auto done = d->database->run(query); !done)
        return done.error();
    while (query.next()) {
        health::ModelHealth model;
        model.ref = refOf(query, 0);
        model.status = statusOf(query.value(2));
        model.reason = reasonOf(query.value(3));
        model.httpStatus = query.value(4).toInt();
        model.since = fromStored(query.value(5).toLongLong());
        model.lastCheckedWall = fromStored(query.value(6).toLongLong());
        const auto ms = [&query](int column) { return std::chrono::milliseconds(query.value(column).toLongLong()); };
        model.latency = { ms(7), ms(8), ms(9), query.value(10).toInt() };
        model.firstToken = { ms(11), ms(12), ms(12), query.value(13).toInt() };
        if (!query.value(14).isNull())
            model.tokensPerSecond = query.value(14).toDouble();
        model.loadState = loadStateOf(query.value(15).toString());
        if (!query.value(16).isNull())
            model.facts.contextWindow = TokenCount { query.value(16).toLongLong() };
        model.isStale = true;
        result.models.push_back(std::move(model));
    }
    auto known = incidents({}, 24h, 100, now);
    if (!known)
        return known.error();
    result.incidents = std::move(known).value();
    result.loads = d->allLoads();
    result.usualP95 = d->usualP95(now);
    return result;
}

std::vector<health::LoadSample> HistoryStore::Private::allLoads() const
{
    std::vector<health::LoadSample> loads;
    auto query = database->query(u"SELECT provider, model, at, took, exact FROM (SELECT *, row_number() OVER (PARTITION BY "
                                 "provider, model ORDER BY at DESC) AS rank FROM load) WHERE rank <= 8 ORDER BY at"_s);
    if (!database->run(query))
        return loads;
    while (query.next())
        loads.push_back({ refOf(query, 0), fromStored(query.value(2).toLongLong()),
                          std::chrono::milliseconds(query.value(3).toLongLong()), query.value(4).toBool() });
    return loads;
}

std::vector<std::pair<ModelRef, std::chrono::milliseconds>> HistoryStore::Private::usualP95(WallTime now) const
{
    std::map<ModelRef, std::vector<std::chrono::milliseconds>> values;
    auto query = database->query(u"SELECT provider, model, p95 FROM hour WHERE model <> '' AND start >= ? AND count >= 5"_s);
    query.addBindValue(toStored(now - 24h));
    if (!database->run(query))
        return {};
    while (query.next())
        values[refOf(query, 0)].push_back(std::chrono::milliseconds(query.value(2).toLongLong()));
    std::vector<std::pair<ModelRef, std::chrono::milliseconds>> result;
    for (auto& [ref, p95] : values)
        result.emplace_back(ref, health::percentilesOf(p95).p50);
    return result;
}

Result<std::vector<health::Incident>> HistoryStore::incidents(const ModelRef& ref, std::chrono::milliseconds window, int limit,
                                                              WallTime now) const
{
    // An endpoint's own incident is each of its models' too.
    const auto filter = ref.isEmpty() ? QString() : u" AND provider = ? AND (model = ? OR model = '')"_s;
    auto query = d->database->query(u"SELECT provider, model, start, end, status, reason, http_status FROM incident "
                                    "WHERE (end IS NULL OR end >= ?)"_s
                                    + filter + u" ORDER BY start DESC LIMIT ?"_s);
    query.addBindValue(toStored(now - window));
    if (!ref.isEmpty())
        bindRef(query, ref);
    query.addBindValue(limit);
    if (auto done = d->database->run(query); !done)
        return done.error();
    std::vector<health::Incident> result;
    while (query.next())
        result.push_back(incidentOf(query));
    return result;
}

Result<std::vector<RequestRow>> HistoryStore::requests(std::chrono::milliseconds window, int limit, WallTime now) const
{
    auto query = d->database->query(u"SELECT provider, model, at, requested, route, outcome, http_status, attempts, took, "
                                    "first_token, input_tokens, output_tokens FROM request WHERE at >= ? ORDER BY at DESC LIMIT ?"_s);
    query.addBindValue(toStored(now - window));
    query.addBindValue(limit);
    if (auto done = d->database->run(query); !done)
        return done.error();
    std::vector<RequestRow> result;
    while (query.next()) {
        RequestRow row;
        row.servedBy = refOf(query, 0);
        row.at = fromStored(query.value(2).toLongLong());
        row.requested = query.value(3).toString().toStdString();
        row.route = query.value(4).toString().toStdString();
        row.outcome = query.value(5).toString().toStdString();
        row.httpStatus = query.value(6).toInt();
        row.attempts = query.value(7).toInt();
        row.took = std::chrono::milliseconds(query.value(8).toLongLong());
        row.firstToken = millisecondsOf(query.value(9));
        if (!query.value(10).isNull())
            row.inputTokens = TokenCount { query.value(10).toLongLong() };
        if (!query.value(11).isNull())
            row.outputTokens = TokenCount { query.value(11).toLongLong() };
        result.push_back(std::move(row));
    }
    return result;
}

Result<std::vector<ModelRef>> HistoryStore::models() const
{
    auto query = d->database->query(u"SELECT provider, model FROM sample UNION SELECT provider, model FROM hour "
                                    "UNION SELECT provider, model FROM remembered UNION SELECT provider, model FROM load"_s);
    if (auto done = d->database->run(query); !done)
        return done.error();
    std::vector<ModelRef> result;
    while (query.next())
        result.push_back(refOf(query, 0));
    return result;
}

Result<std::vector<health::LoadSample>> HistoryStore::loads(const ModelRef& ref, int limit) const
{
    auto query = d->database->query(
        u"SELECT provider, model, at, took, exact FROM load WHERE provider = ? AND model = ? ORDER BY at DESC LIMIT ?"_s);
    bindRef(query, ref);
    query.addBindValue(limit);
    if (auto done = d->database->run(query); !done)
        return done.error();
    std::vector<health::LoadSample> result;
    while (query.next())
        result.push_back({ refOf(query, 0), fromStored(query.value(2).toLongLong()),
                           std::chrono::milliseconds(query.value(3).toLongLong()), query.value(4).toBool() });
    return result;
}

//! A window cut into slots, each gathering what fell into it; routed traffic counts before checks.
struct Slots {
    struct Slot {
        std::vector<std::chrono::milliseconds> traffic;
        std::vector<std::chrono::milliseconds> checks;
        int trafficFailures = 0;
        int checkFailures = 0;
        std::optional<ports::HistoryPoint> summed; //!< From an hour's sum.
        health::Beat worst;
    };

    Slots(WallTime from_, std::chrono::milliseconds slot_, std::size_t count)
        : from(from_)
        , slot(slot_)
        , entries(count)
    {
    }

    Slot* at(WallTime time)
    {
        if (time < from)
            return nullptr;
        const auto index = static_cast<std::size_t>((time - from) / slot);
        return index < entries.size() ? &entries[index] : nullptr;
    }

    WallTime from;
    std::chrono::milliseconds slot;
    std::vector<Slot> entries;
};

void HistoryStore::Private::addRawSamples(const ModelRef& ref, WallTime from, Slots& into) const
{
    auto query = database->query(u"SELECT at, latency, model FROM sample WHERE provider = ? AND model IN (?, '') AND at >= ?"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(from));
    if (!database->run(query))
        return;
    while (query.next()) {
        auto* slot = into.at(fromStored(query.value(0).toLongLong()));
        if (!slot)
            continue;
        const bool isCheck = query.value(2).toString().isEmpty();
        const auto latency = millisecondsOf(query.value(1));
        if (latency)
            (isCheck ? slot->checks : slot->traffic).push_back(*latency);
        else
            ++(isCheck ? slot->checkFailures : slot->trafficFailures);
    }
}

void HistoryStore::Private::addHours(const ModelRef& ref, WallTime from, Slots& into) const
{
    // Sums of routed traffic come last and so replace those of checks.
    auto query = database->query(u"SELECT start, count, failures, p50, p95, p99 FROM hour WHERE provider = ? AND model IN (?, '') "
                                 "AND start >= ? ORDER BY model"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(from));
    if (!database->run(query))
        return;
    while (query.next()) {
        auto* slot = into.at(fromStored(query.value(0).toLongLong()));
        if (!slot)
            continue;
        ports::HistoryPoint point;
        point.count = query.value(1).toInt();
        point.failures = query.value(2).toInt();
        point.p50 = std::chrono::milliseconds(query.value(3).toLongLong());
        point.p95 = std::chrono::milliseconds(query.value(4).toLongLong());
        point.p99 = std::chrono::milliseconds(query.value(5).toLongLong());
        slot->summed = point;
    }
}

void HistoryStore::Private::addStatuses(const ModelRef& ref, WallTime from, Slots& into) const
{
    auto query = database->query(u"SELECT at, status FROM status WHERE provider = ? AND model = ? AND at >= coalesce((SELECT "
                                 "max(at) FROM status WHERE provider = ? AND model = ? AND at <= ?), 0) ORDER BY at"_s);
    bindRef(query, ref);
    bindRef(query, ref);
    query.addBindValue(toStored(from));
    if (!database->run(query))
        return;
    std::vector<std::pair<WallTime, health::Status>> changes;
    while (query.next())
        changes.emplace_back(fromStored(query.value(0).toLongLong()), statusOf(query.value(1)));
    std::size_t next = 0;
    health::Beat current;
    for (std::size_t i = 0; i < into.entries.size(); ++i) {
        const auto end = into.from + into.slot * static_cast<std::int64_t>(i + 1);
        auto worst = current;
        for (; next < changes.size() && changes[next].first < end; ++next) {
            current = changes[next].second;
            worst = worst ? health::mostPressing(*worst, *current) : current;
        }
        into.entries[i].worst = worst;
    }
}

Result<ports::HistorySeries> HistoryStore::series(const ModelRef& ref, std::chrono::milliseconds window, WallTime now) const
{
    ports::HistorySeries series;
    series.model = ref;
    const auto asked = std::clamp<std::chrono::milliseconds>(window, 1min, std::chrono::hours(24 * 60));
    // Whole seconds for short windows, whole hours once only hourly sums are left.
    const std::chrono::milliseconds grain = asked > rawIsKept ? std::chrono::milliseconds(1h) : std::chrono::milliseconds(1s);
    const auto steps = (asked / mostSlots + grain - 1ms) / grain;
    series.slot = grain * std::max<std::int64_t>(steps, 1);
    const auto count = static_cast<std::size_t>(asked / series.slot);
    // On the grain, so that an hour's sum falls wholly into one slot.
    const auto end = fromStored((toStored(now) / grain.count() + 1) * grain.count());
    series.from = end - series.slot * static_cast<std::int64_t>(count);
    Slots slots(series.from, series.slot, count);
    if (asked > rawIsKept)
        d->addHours(ref, series.from, slots);
    d->addRawSamples(ref, asked > rawIsKept ? std::max(series.from, fromStored(toStored(now) / 3'600'000 * 3'600'000)) : series.from,
                     slots);
    d->addStatuses(ref, series.from, slots);

    std::vector<std::chrono::milliseconds> all;
    for (std::size_t i = 0; i < count; ++i) {
        auto& slot = slots.entries[i];
        auto& values = slot.traffic.empty() && slot.trafficFailures == 0 ? slot.checks : slot.traffic;
        const auto failures = &values == &slot.checks ? slot.checkFailures : slot.trafficFailures;
        all.insert(all.end(), values.begin(), values.end());
        ports::HistoryPoint point = slot.summed.value_or(ports::HistoryPoint {});
        if (!values.empty() || failures > 0) {
            const auto percentiles = health::percentilesOf(values);
            point.count = percentiles.count + failures;
            point.failures = failures;
            point.p50 = percentiles.p50;
            point.p95 = percentiles.p95;
            point.p99 = percentiles.p99;
        } else if (slot.summed && slot.summed->count > slot.summed->failures) {
            all.push_back(slot.summed->p50);
        }
        point.start = series.from + series.slot * static_cast<std::int64_t>(i);
        if (point.count > 0)
            point.worst = slot.worst;
        series.points.push_back(point);
    }
    series.latency = health::percentilesOf(all);
    constexpr std::size_t bars = 32;
    series.histogram.assign(bars, 0);
    series.histogramEnd = all.empty() ? 0ms : all.back() + 1ms;
    for (const auto value : all)
        ++series.histogram[static_cast<std::size_t>(value.count()) * bars / static_cast<std::size_t>(series.histogramEnd.count())];

    auto query = d->database->query(
        u"SELECT first_token FROM sample WHERE provider = ? AND model = ? AND at >= ? AND first_token IS NOT NULL"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(series.from));
    if (auto done = d->database->run(query); !done)
        return done.error();
    std::vector<std::chrono::milliseconds> firstTokens;
    while (query.next())
        firstTokens.push_back(std::chrono::milliseconds(query.value(0).toLongLong()));
    series.firstToken = health::percentilesOf(firstTokens);
    return series;
}

Result<void> HistoryStore::Private::sumUp(qint64 hourStart) const
{
    auto query = database->query(u"SELECT provider, model, latency FROM sample WHERE at >= ? AND at < ?"_s);
    query.addBindValue(hourStart);
    query.addBindValue(hourStart + 3'600'000);
    if (auto done = database->run(query); !done)
        return done;
    std::map<ModelRef, std::pair<std::vector<std::chrono::milliseconds>, int>> groups;
    while (query.next()) {
        auto& [values, failures] = groups[refOf(query, 0)];
        if (const auto latency = millisecondsOf(query.value(2)))
            values.push_back(*latency);
        else
            ++failures;
    }
    query.finish();
    for (auto& [ref, group] : groups) {
        const auto percentiles = health::percentilesOf(group.first);
        auto insert = database->query(u"INSERT OR REPLACE INTO hour (provider, model, start, count, failures, p50, p95, p99) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        bindRef(insert, ref);
        insert.addBindValue(hourStart);
        insert.addBindValue(percentiles.count + group.second);
        insert.addBindValue(group.second);
        for (const auto value : { percentiles.p50, percentiles.p95, percentiles.p99 })
            insert.addBindValue(static_cast<qlonglong>(value.count()));
        if (auto done = database->run(insert); !done)
            return done;
    }
    return {};
}

Result<void> HistoryStore::Private::sumUpFinishedHours(WallTime now) const
{
    const auto current = toStored(now) / 3'600'000 * 3'600'000;
    const auto first = database->number(u"SELECT coalesce((SELECT value FROM meta WHERE key = 'summed-until'), "
                                        "(SELECT min(at) FROM sample), 0)"_s);
    if (!first)
        return first.error();
    auto hour = std::max(*first / 3'600'000 * 3'600'000, toStored(now - rawIsKept) / 3'600'000 * 3'600'000);
    for (; hour < current; hour += 3'600'000) {
        if (auto done = sumUp(hour); !done)
            return done;
    }
    return database->run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('summed-until', %1)"_s.arg(current));
}

Result<void> HistoryStore::Private::dropBefore(WallTime time) const
{
    for (const auto& statement :
         { u"DELETE FROM hour WHERE start < %1"_s, u"DELETE FROM sample WHERE at < %1"_s, u"DELETE FROM status WHERE at < %1"_s,
           u"DELETE FROM incident WHERE coalesce(end, start) < %1"_s, u"DELETE FROM request WHERE at < %1"_s,
           u"DELETE FROM load WHERE at < %1"_s }) {
        if (auto done = database->run(statement.arg(toStored(time))); !done)
            return done;
    }
    return {};
}

qint64 HistoryStore::Private::usedBytes() const
{
    const auto pages = database->number(u"PRAGMA page_count"_s).valueOr(0) - database->number(u"PRAGMA freelist_count"_s).valueOr(0);
    return pages * database->number(u"PRAGMA page_size"_s).valueOr(4096);
}

//! Takes the oldest eighth of what there is until it fits.
Result<void> HistoryStore::Private::shrinkTo(ByteCount limit) const
{
    for (int round = 0; round < 64 && usedBytes() > limit.value; ++round) {
        const auto oldest = database->number(u"SELECT min(t) FROM (SELECT min(start) AS t FROM hour UNION ALL SELECT min(at) FROM "
                                             "sample UNION ALL SELECT min(at) FROM request UNION ALL SELECT min(at) FROM status)"_s);
        const auto newest = database->number(u"SELECT max(t) FROM (SELECT max(start) AS t FROM hour UNION ALL SELECT max(at) FROM "
                                             "sample UNION ALL SELECT max(at) FROM request UNION ALL SELECT max(at) FROM status)"_s);
        if (!oldest || !newest)
            return {};
        const auto step = std::max<qint64>((*newest - *oldest) / 8, 1);
        if (auto done = dropBefore(fromStored(*oldest + step)); !done)
            return done;
    }
    return {};
}

Result<void> HistoryStore::prune(const ports::HistoryLimits& limits, WallTime now)
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    auto result = d->sumUpFinishedHours(now);
    if (result)
        result = d->database->run(u"DELETE FROM sample WHERE at < %1"_s.arg(toStored(now - rawIsKept)));
    if (result)
        result = d->dropBefore(now - limits.age);
    if (result)
        result = d->shrinkTo(limits.size);
    if (!result) {
        d->database->rollback();
        return result;
    }
    if (auto committed = d->database->commit(); !committed)
        return committed;
    if (auto done = d->database->giveBackFreePages(); !done)
        return done;
    return d->database->run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

Result<void> HistoryStore::clear()
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    for (const auto& table : { u"sample"_s, u"hour"_s, u"status"_s, u"incident"_s, u"request"_s, u"load"_s, u"remembered"_s, u"meta"_s }) {
        if (auto done = d->database->run(u"DELETE FROM "_s + table); !done) {
            d->database->rollback();
            return done;
        }
    }
    if (auto committed = d->database->commit(); !committed)
        return committed;
    return d->database->giveBackFreePages();
}

ByteCount HistoryStore::size() const
{
    return ByteCount { d->usedBytes() };
}

} // namespace switchyard::history
