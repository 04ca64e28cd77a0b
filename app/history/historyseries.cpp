// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historyseries.h"

#include "health/rollingstats.h"
#include "history/historysql.h"
#include "history/latencycounts.h"

#include <algorithm>
#include <map>

namespace switchyard::history {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostSlots = 240;
constexpr qint64 hourLength = 3'600'000;
//! Samples wait a moment before they are written, so an hour is over a little later than the clock says.
constexpr auto lateness = 1min;

qint64 hourOf(WallTime time)
{
    return toStored(time) / hourLength * hourLength;
}

struct Tally {
    LatencyCounts latencies;
    int failures = 0;
    int total() const { return latencies.count() + failures; }
    void add(std::optional<std::chrono::milliseconds> latency, int count)
    {
        if (latency)
            latencies.add(*latency, count);
        else
            failures += count;
    }
};

//! What fell into one slot of a window; routed traffic counts before checks.
struct Slot {
    Tally traffic;
    Tally checks;
    health::Beat worst;
    const Tally& shown() const { return traffic.total() > 0 ? traffic : checks; }
};

//! A window cut into slots.
struct Slots {
    Slot* at(WallTime time)
    {
        if (time < from)
            return nullptr;
        const auto index = static_cast<std::size_t>((time - from) / length);
        return index < entries.size() ? &entries[index] : nullptr;
    }

    WallTime from;
    std::chrono::milliseconds length;
    std::vector<Slot> entries;
};

Slots slotsFor(std::chrono::milliseconds window, WallTime now)
{
    const auto asked = std::clamp<std::chrono::milliseconds>(window, 1min, std::chrono::hours(24 * 60));
    // Whole seconds for short windows, whole hours once only hourly sums are left.
    const std::chrono::milliseconds grain = asked > rawIsKept ? std::chrono::milliseconds(1h) : std::chrono::milliseconds(1s);
    const auto steps = (asked / mostSlots + grain - 1ms) / grain;
    Slots slots;
    slots.length = grain * std::max<std::int64_t>(steps, 1);
    const auto count = asked / slots.length;
    // On the grain, so that an hour's sum falls wholly into one slot.
    const auto end = fromStored((toStored(now) / grain.count() + 1) * grain.count());
    slots.from = end - slots.length * count;
    slots.entries.resize(static_cast<std::size_t>(count));
    return slots;
}

Result<void> addRawSamples(const HistoryDatabase& database, const ModelRef& ref, WallTime from, Slots& into)
{
    auto query = database.query(u"SELECT at, latency, model, count FROM sample WHERE provider = ? AND model IN (?, '') AND at >= ?"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(from));
    if (auto done = database.run(query); !done)
        return done;
    while (query.next()) {
        auto* slot = into.at(fromStored(query.value(0).toLongLong()));
        if (!slot)
            continue;
        auto& tally = query.value(2).toString().isEmpty() ? slot->checks : slot->traffic;
        tally.add(millisecondsOf(query.value(1)), query.value(3).toInt());
    }
    return {};
}

//! Hours of the first version of the file have no counts: their percentiles stand for them.
LatencyCounts countsOf(const QSqlQuery& query, int answers)
{
    const auto stored = query.value(6).toByteArray();
    if (!stored.isEmpty())
        return LatencyCounts::fromStored({ stored.data(), static_cast<std::size_t>(stored.size()) });
    LatencyCounts counts;
    const int top = (answers + 99) / 100;
    const int high = std::min(answers - top, (answers + 24) / 25);
    counts.add(std::chrono::milliseconds(query.value(5).toLongLong()), top);
    counts.add(std::chrono::milliseconds(query.value(4).toLongLong()), high);
    counts.add(std::chrono::milliseconds(query.value(3).toLongLong()), answers - top - high);
    return counts;
}

Result<void> addHours(const HistoryDatabase& database, const ModelRef& ref, WallTime until, Slots& into)
{
    auto query = database.query(u"SELECT start, count, failures, p50, p95, p99, latencies, model FROM hour WHERE provider = ? "
                                "AND model IN (?, '') AND start >= ? AND start < ?"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(into.from));
    query.addBindValue(toStored(until));
    if (auto done = database.run(query); !done)
        return done;
    while (query.next()) {
        auto* slot = into.at(fromStored(query.value(0).toLongLong()));
        if (!slot)
            continue;
        auto& tally = query.value(7).toString().isEmpty() ? slot->checks : slot->traffic;
        const int failures = query.value(2).toInt();
        tally.latencies.add(countsOf(query, query.value(1).toInt() - failures));
        tally.failures += failures;
    }
    return {};
}

Result<void> addStatuses(const HistoryDatabase& database, const ModelRef& ref, Slots& into)
{
    auto query = database.query(u"SELECT at, status FROM status WHERE provider = ? AND model = ? AND at >= coalesce((SELECT "
                                "max(at) FROM status WHERE provider = ? AND model = ? AND at <= ?), 0) ORDER BY at"_s);
    bindRef(query, ref);
    bindRef(query, ref);
    query.addBindValue(toStored(into.from));
    if (auto done = database.run(query); !done)
        return done;
    std::vector<std::pair<WallTime, health::Status>> changes;
    while (query.next())
        changes.emplace_back(fromStored(query.value(0).toLongLong()), statusOf(query.value(1)));
    std::size_t next = 0;
    health::Beat current;
    auto end = into.from;
    for (auto& slot : into.entries) {
        end += into.length;
        slot.worst = current;
        for (; next < changes.size() && changes[next].first < end; ++next) {
            current = changes[next].second;
            slot.worst = slot.worst ? health::mostPressing(*slot.worst, *current) : current;
        }
    }
    return {};
}

Result<LatencyCounts> firstTokens(const HistoryDatabase& database, const ModelRef& ref, WallTime from)
{
    auto query = database.query(
        u"SELECT first_token, count FROM sample WHERE provider = ? AND model = ? AND at >= ? AND first_token IS NOT NULL"_s);
    bindRef(query, ref);
    query.addBindValue(toStored(from));
    if (auto done = database.run(query); !done)
        return done.error();
    LatencyCounts counts;
    while (query.next())
        counts.add(std::chrono::milliseconds(query.value(0).toLongLong()), query.value(1).toInt());
    return counts;
}

//! Hours before this time are in `hour`, later samples only in `sample`.
WallTime summedUntil(const HistoryDatabase& database)
{
    return fromStored(database.number(u"SELECT coalesce((SELECT value FROM meta WHERE key = 'summed-until'), 0)"_s).valueOr(0));
}

Result<void> setSummedUntil(const HistoryDatabase& database, qint64 time)
{
    return database.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('summed-until', %1)"_s.arg(time));
}

void fillHistogram(const LatencyCounts& all, ports::HistorySeries& series)
{
    constexpr std::int64_t bars = 32;
    series.histogram.assign(bars, 0);
    series.histogramEnd = all.isEmpty() ? 0ms : all.largest() + 1ms;
    for (const auto& [value, count] : all.values())
        series.histogram[static_cast<std::size_t>(value.count() * bars / series.histogramEnd.count())] += count;
}

Result<void> sumUp(const HistoryDatabase& database, qint64 hourStart)
{
    auto query = database.query(u"SELECT provider, model, latency, count FROM sample WHERE at >= ? AND at < ?"_s);
    query.addBindValue(hourStart);
    query.addBindValue(hourStart + hourLength);
    if (auto done = database.run(query); !done)
        return done;
    std::map<ModelRef, Tally> tallies;
    while (query.next()) {
        tallies[refOf(query, 0)].add(millisecondsOf(query.value(2)), query.value(3).toInt());
    }
    query.finish();
    for (const auto& [ref, tally] : tallies) {
        const auto percentiles = tally.latencies.percentiles();
        auto insert = database.query(u"INSERT OR REPLACE INTO hour (provider, model, start, count, failures, p50, p95, p99, "
                                     "latencies) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
        bindRef(insert, ref);
        insert.addBindValue(hourStart);
        insert.addBindValue(tally.total());
        insert.addBindValue(tally.failures);
        for (const auto value : { percentiles.p50, percentiles.p95, percentiles.p99 })
            insert.addBindValue(static_cast<qlonglong>(value.count()));
        insert.addBindValue(QByteArray::fromStdString(tally.latencies.stored()));
        if (auto done = database.run(insert); !done)
            return done;
    }
    return {};
}

} // namespace

Result<ports::HistorySeries> readSeries(const HistoryDatabase& database, const ModelRef& ref, std::chrono::milliseconds window,
                                        WallTime now)
{
    auto slots = slotsFor(window, now);
    auto rawFrom = slots.from;
    if (window > rawIsKept) {
        rawFrom = std::max(rawFrom, summedUntil(database));
        if (auto done = addHours(database, ref, rawFrom, slots); !done)
            return done.error();
    }
    if (auto done = addRawSamples(database, ref, rawFrom, slots); !done)
        return done.error();
    if (auto done = addStatuses(database, ref, slots); !done)
        return done.error();

    ports::HistorySeries series;
    series.model = ref;
    series.from = slots.from;
    series.slot = slots.length;
    LatencyCounts all;
    auto start = slots.from;
    for (const auto& slot : slots.entries) {
        const auto& tally = slot.shown();
        const auto percentiles = tally.latencies.percentiles();
        ports::HistoryPoint point { start, tally.total(), tally.failures, percentiles.p50, percentiles.p95, percentiles.p99, {} };
        if (point.count > 0)
            point.worst = slot.worst;
        series.points.push_back(point);
        all.add(tally.latencies);
        start += slots.length;
    }
    series.latency = all.percentiles();
    fillHistogram(all, series);
    const auto tokens = firstTokens(database, ref, series.from);
    if (!tokens)
        return tokens.error();
    series.firstToken = tokens->percentiles();
    return series;
}

Result<void> sumUpFinishedHours(const HistoryDatabase& database, WallTime now)
{
    const auto current = hourOf(now - lateness);
    // Also those of days ago: nobody may have been here to add them up.
    auto query = database.query(u"SELECT DISTINCT at / ? FROM sample WHERE at >= ? AND at < ?"_s);
    query.addBindValue(hourLength);
    query.addBindValue(toStored(summedUntil(database)));
    query.addBindValue(current);
    if (auto done = database.run(query); !done)
        return done;
    std::vector<qint64> hours;
    while (query.next())
        hours.push_back(query.value(0).toLongLong() * hourLength);
    query.finish();
    for (const auto hour : hours) {
        if (auto done = sumUp(database, hour); !done)
            return done;
    }
    return setSummedUntil(database, current);
}

Result<void> sumUpAgainFrom(const HistoryDatabase& database, WallTime earliest)
{
    if (earliest >= summedUntil(database))
        return {};
    const auto oldest = database.number(u"SELECT coalesce(min(at), 0) FROM sample"_s).valueOr(0);
    const auto newest = database.number(u"SELECT coalesce(max(at), 0) FROM sample"_s).valueOr(0);
    // Of the oldest hour some samples may be gone already: its sum is better than what is left.
    const bool isCut = newest - oldest > toStored(WallTime(rawIsKept - 1h));
    const auto whole = hourOf(fromStored(oldest)) + (isCut ? hourLength : 0);
    return setSummedUntil(database, std::max(hourOf(earliest), whole));
}

std::vector<std::pair<ModelRef, std::chrono::milliseconds>> readUsualP95(const HistoryDatabase& database, WallTime now)
{
    std::map<ModelRef, std::vector<std::chrono::milliseconds>> values;
    auto query = database.query(u"SELECT provider, model, p95 FROM hour WHERE model <> '' AND start >= ? AND count >= 5"_s);
    query.addBindValue(toStored(now - 24h));
    if (!database.run(query))
        return {};
    while (query.next())
        values[refOf(query, 0)].push_back(std::chrono::milliseconds(query.value(2).toLongLong()));
    std::vector<std::pair<ModelRef, std::chrono::milliseconds>> result;
    for (auto& [ref, p95] : values)
        result.emplace_back(ref, health::percentilesOf(p95).p50);
    return result;
}

} // namespace switchyard::history
