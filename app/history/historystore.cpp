// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historystore.h"

#include "history/historyseries.h"
#include "history/historysql.h"
#include "history/storedrequests.h"


namespace switchyard::history {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

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
    Result<void> write(const traffic::RequestRecord& record) const { return writeRequest(*database, record); }
    Result<void> write(const RequestSum& sum) const { return writeSum(*database, sum); }
    Result<void> write(const health::LoadSample& row) const;
    Result<void> write(const health::Incident& row) const;
    Result<void> dropBefore(WallTime time) const;
    Result<void> shrinkTo(ByteCount limit, WallTime now) const;
    qint64 usedBytes() const;
    std::vector<health::LoadSample> allLoads() const;

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
        u"INSERT INTO sample (provider, model, at, latency, first_token, speed, reason, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, row.ref);
    query.addBindValue(toStored(row.at));
    query.addBindValue(orNull(row.latency));
    query.addBindValue(orNull(row.firstToken));
    query.addBindValue(row.tokensPerSecond ? QVariant(*row.tokensPerSecond) : QVariant());
    query.addBindValue(storedText(health::word(row.reason)));
    query.addBindValue(row.count);
    return database->run(query);
}

Result<void> HistoryStore::Private::write(const StatusRow& row) const
{
    auto query = database->query(u"INSERT INTO status (provider, model, at, status, reason) VALUES (?, ?, ?, ?, ?)"_s);
    bindRef(query, row.ref);
    query.addBindValue(toStored(row.at));
    query.addBindValue(storedText(health::word(row.status)));
    query.addBindValue(storedText(health::word(row.reason)));
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

//! Written when it opens and again when it ends. A model has one open incident of a kind at most, so another one is the
//! same with the start it had before the calendar was set.
Result<void> HistoryStore::Private::write(const health::Incident& row) const
{
    auto old = database->query(
        u"DELETE FROM incident WHERE provider = ? AND model = ? AND status = ? AND end IS NULL AND start <> ?"_s);
    bindRef(old, row.model);
    old.addBindValue(storedText(health::word(row.status)));
    old.addBindValue(toStored(row.start));
    if (auto done = database->run(old); !done)
        return done;
    auto query = database->query(u"INSERT OR REPLACE INTO incident (provider, model, start, end, status, reason, http_status) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, row.model);
    query.addBindValue(toStored(row.start));
    query.addBindValue(row.end ? QVariant(toStored(*row.end)) : QVariant());
    query.addBindValue(storedText(health::word(row.status)));
    query.addBindValue(storedText(health::word(row.reason)));
    query.addBindValue(row.httpStatus);
    return database->run(query);
}

Result<void> HistoryStore::append(const std::vector<Entry>& entries)
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    std::optional<WallTime> earliest;
    for (const auto& entry : entries) {
        const auto* sample = std::get_if<SampleRow>(&entry);
        if (sample && (!earliest || sample->at < *earliest))
            earliest = sample->at;
    }
    if (auto noted = earliest ? sumUpAgainFrom(*d->database, *earliest) : Result<void> {}; !noted) {
        d->database->rollback();
        return noted;
    }
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
        query.addBindValue(storedText(health::word(model.status)));
        query.addBindValue(storedText(health::word(model.reason)));
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
        query.addBindValue(storedText(health::word(model.loadState)));
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
    result.usualP95 = readUsualP95(*d->database, now);
    return result;
}

//! After a crash or an end in the middle of one: it lasted as long as anything was heard.
Result<void> HistoryStore::closeLeftOpen()
{
    return d->database->run(u"UPDATE incident SET end = max(start, coalesce((SELECT max(at) FROM sample WHERE "
                            "sample.provider = incident.provider), start)) WHERE end IS NULL"_s);
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

Result<ports::HistorySeries> HistoryStore::series(const ModelRef& ref, std::chrono::milliseconds window, WallTime now) const
{
    return readSeries(*d->database, ref, window, now);
}

Result<std::vector<ports::StoredRequest>> HistoryStore::requests(WallTime before, std::int64_t beforeNumber, int limit) const
{
    return readRequests(*d->database, before, beforeNumber, limit);
}

Result<std::vector<ports::AnswerCount>> HistoryStore::answers(WallTime from) const
{
    return readAnswers(*d->database, from);
}

Result<std::int64_t> HistoryStore::unlistedRequests(WallTime from) const
{
    return readUnlisted(*d->database, from);
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

Result<void> HistoryStore::Private::dropBefore(WallTime time) const
{
    for (const auto& statement :
         { u"DELETE FROM hour WHERE start < %1"_s, u"DELETE FROM sample WHERE at < %1"_s, u"DELETE FROM status WHERE at < %1"_s,
           u"DELETE FROM incident WHERE coalesce(end, start) < %1"_s, u"DELETE FROM request WHERE at < %1"_s,
           u"DELETE FROM request_sum WHERE at < %1"_s, u"DELETE FROM load WHERE at < %1"_s }) {
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
Result<void> HistoryStore::Private::shrinkTo(ByteCount limit, WallTime now) const
{
    for (int round = 0; round < 64 && usedBytes() > limit.value; ++round) {
        const auto oldest = database->number(u"SELECT min(t) FROM (SELECT min(start) AS t FROM hour UNION ALL SELECT min(at) FROM "
                                             "sample UNION ALL SELECT min(at) FROM request UNION ALL SELECT min(at) FROM status)"_s);
        const auto newest = database->number(u"SELECT max(t) FROM (SELECT max(start) AS t FROM hour UNION ALL SELECT max(at) FROM "
                                             "sample UNION ALL SELECT max(at) FROM request UNION ALL SELECT max(at) FROM status)"_s);
        if (!oldest || !newest)
            return {};
        // What a wrong calendar put years ahead must not make an eighth into all there is.
        const auto end = std::max(*oldest, std::min(*newest, toStored(now)));
        const auto step = std::max<qint64>((end - *oldest) / 8, 1);
        if (auto done = dropBefore(fromStored(*oldest + step)); !done)
            return done;
    }
    return {};
}

Result<void> HistoryStore::prune(const ports::HistoryLimits& limits, WallTime now)
{
    if (auto begun = d->database->begin(); !begun)
        return begun;
    auto result = sumUpFinishedHours(*d->database, now);
    if (result)
        result = d->database->run(u"DELETE FROM sample WHERE at < %1"_s.arg(toStored(now - rawIsKept)));
    if (result)
        result = d->dropBefore(now - limits.age);
    if (result)
        result = d->shrinkTo(limits.size, now);
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
    for (const auto& table : { u"sample"_s, u"hour"_s, u"status"_s, u"incident"_s, u"request"_s, u"request_sum"_s, u"load"_s, u"remembered"_s, u"meta"_s }) {
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
