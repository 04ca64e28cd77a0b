// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/storedrequests.h"

#include "health/json.h"
#include "history/historysql.h"
#include "json/jsonwriter.h"

#include <algorithm>

namespace switchyard::history {

using namespace Qt::Literals::StringLiterals;

namespace {

using health::Json;
using std::chrono::microseconds;

//! The value whose word it is, of an enumeration that ends with `last`.
template<typename Enum>
std::optional<Enum> fromWord(std::string_view word, std::string_view (*name)(Enum), Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<Enum>(i)) == word)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

void writeOffset(json::Writer& writer, std::string_view key, const traffic::Offset& offset)
{
    if (offset)
        writer.key(key).integer(offset->count());
}

traffic::Offset offsetOf(const Json& value)
{
    const auto count = value.count();
    return count ? traffic::Offset(microseconds(*count)) : std::nullopt;
}

void writeRef(json::Writer& writer, const ModelRef& ref)
{
    writer.key("p").string(ref.provider.value()).key("m").string(ref.model);
}

ModelRef refIn(const Json& object)
{
    return { ProviderId(object["p"].text()), object["m"].text() };
}

void writeAttempt(json::Writer& writer, const traffic::Attempt& attempt)
{
    writer.beginObject();
    writeRef(writer, attempt.model);
    writer.key("e").string(attempt.endpoint);
    writer.key("f").string(routing::failureName(attempt.failure));
    writer.key("a").integer(static_cast<int>(attempt.action));
    writer.key("s").integer(attempt.httpStatus);
    if (attempt.keyIndex >= 0)
        writer.key("k").integer(attempt.keyIndex);
    if (attempt.reusedConnection)
        writer.key("r").boolean(true);
    if (attempt.background)
        writer.key("b").boolean(true);
    writer.key("t").integer(attempt.startedAt.count());
    writeOffset(writer, "c", attempt.connectedAt);
    writeOffset(writer, "h", attempt.headersAt);
    writeOffset(writer, "w", attempt.firstTokenAt);
    writer.key("z").integer(attempt.endedAt.count());
    writer.endObject();
}

traffic::Attempt attemptOf(const Json& object)
{
    traffic::Attempt attempt;
    attempt.model = refIn(object);
    attempt.endpoint = object["e"].text();
    attempt.failure = fromWord(object["f"].text(), routing::failureName, routing::FailureClass::ClientGone)
                          .value_or(routing::FailureClass::ServerError);
    attempt.action = static_cast<routing::Action>(
        std::min<std::int64_t>(object["a"].count().value_or(0), static_cast<int>(routing::Action::Drop)));
    attempt.httpStatus = static_cast<int>(object["s"].count().value_or(0));
    attempt.keyIndex = static_cast<int>(object["k"].count().value_or(-1));
    attempt.reusedConnection = object["r"].boolean() == true;
    attempt.background = object["b"].boolean() == true;
    attempt.startedAt = offsetOf(object["t"]).value_or(microseconds {});
    attempt.connectedAt = offsetOf(object["c"]);
    attempt.headersAt = offsetOf(object["h"]);
    attempt.firstTokenAt = offsetOf(object["w"]);
    attempt.endedAt = offsetOf(object["z"]).value_or(microseconds {});
    return attempt;
}

//! The sentence is left out, since its parts say the same, and so is the time, which means nothing in another session.
void writeSkipped(json::Writer& writer, const routing::SkippedCandidate& skipped)
{
    writer.beginObject();
    writeRef(writer, skipped.ref);
    writer.key("r").string(routing::skipReasonName(skipped.reason));
    writer.key("i").integer(static_cast<std::int64_t>(skipped.rank));
    if (skipped.need)
        writer.key("n").integer(*skipped.need);
    if (skipped.have)
        writer.key("h").integer(*skipped.have);
    if (!skipped.subject.empty())
        writer.key("s").string(skipped.subject);
    writer.endObject();
}

std::optional<routing::SkippedCandidate> skippedOf(const Json& object)
{
    const auto reason = fromWord(object["r"].text(), routing::skipReasonName, routing::SkipReason::NotSupported);
    if (!reason)
        return std::nullopt;
    routing::SkippedCandidate skipped;
    skipped.ref = refIn(object);
    skipped.reason = *reason;
    skipped.rank = static_cast<std::size_t>(object["i"].count().value_or(0));
    skipped.need = object["n"].count();
    skipped.have = object["h"].count();
    skipped.subject = object["s"].text();
    return skipped;
}

ports::StoredRequest rowOf(const QSqlQuery& query)
{
    ports::StoredRequest row;
    auto& record = row.record;
    row.number = query.value(0).toLongLong();
    const auto servedBy = refOf(query, 1);
    if (!servedBy.isEmpty())
        record.servedBy = servedBy;
    record.startedAt = fromStored(query.value(3).toLongLong());
    record.requestedModel = query.value(4).toString().toStdString();
    record.route = query.value(5).toString().toStdString();
    record.outcome = fromWord(query.value(6).toString().toStdString(), traffic::outcomeName, traffic::Outcome::Rejected)
                         .value_or(traffic::Outcome::Delivered);
    record.httpStatus = query.value(7).toInt();
    record.duration = std::chrono::milliseconds(query.value(8).toLongLong());
    if (const auto first = millisecondsOf(query.value(9)))
        record.firstTokenAt = *first;
    if (!query.value(10).isNull())
        record.usage = traffic::Usage { TokenCount { query.value(10).toLongLong() }, TokenCount { query.value(11).toLongLong() }, {}, {}, false };
    record.id = static_cast<std::uint64_t>(row.number);
    readDetails(query.value(12).toString().toStdString(), record);
    return row;
}

} // namespace

bool isAfterFallback(const traffic::RequestRecord& record)
{
    return record.servedBy
        && std::any_of(record.attempts.begin(), record.attempts.end(), [&record](const traffic::Attempt& attempt) {
               return !attempt.background && !(attempt.model == *record.servedBy);
           });
}

std::string storedDetails(const traffic::RequestRecord& record)
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject();
    writer.key("kind").string(routing::requestKindName(record.kind));
    writer.key("client").string(record.client);
    if (record.stream)
        writer.key("stream").boolean(true);
    writeOffset(writer, "headers", record.headersAt);
    writer.key("overhead").integer(record.overhead.count());
    writer.key("in").integer(record.bytesIn.value).key("out").integer(record.bytesOut.value);
    if (record.costUsd)
        writer.key("cost").string(std::to_string(*record.costUsd));
    if (record.usage) {
        writer.key("cached").integer(record.usage->cachedInput.value).key("written").integer(record.usage->cacheWrite.value);
        if (record.usage->estimated)
            writer.key("estimated").boolean(true);
    }
    writer.key("attempts").beginArray();
    for (const auto& attempt : record.attempts)
        writeAttempt(writer, attempt);
    writer.endArray().key("skipped").beginArray();
    for (const auto& skipped : record.skipped)
        writeSkipped(writer, skipped);
    writer.endArray().endObject();
    return text;
}

void readDetails(std::string_view text, traffic::RequestRecord& record)
{
    const auto details = Json::parse(text);
    if (!details)
        return;
    const auto& object = *details;
    record.kind = fromWord(object["kind"].text(), routing::requestKindName, routing::RequestKind::Embeddings)
                      .value_or(routing::RequestKind::ChatCompletions);
    record.client = object["client"].text();
    record.stream = object["stream"].boolean() == true;
    record.headersAt = offsetOf(object["headers"]);
    record.overhead = offsetOf(object["overhead"]).value_or(microseconds {});
    record.bytesIn = ByteCount { object["in"].count().value_or(0) };
    record.bytesOut = ByteCount { object["out"].count().value_or(0) };
    record.costUsd = object["cost"].number();
    if (record.usage) {
        record.usage->cachedInput = TokenCount { object["cached"].count().value_or(0) };
        record.usage->cacheWrite = TokenCount { object["written"].count().value_or(0) };
        record.usage->estimated = object["estimated"].boolean() == true;
    }
    for (const auto& attempt : object["attempts"].items())
        record.attempts.push_back(attemptOf(attempt));
    for (const auto& skipped : object["skipped"].items()) {
        if (auto candidate = skippedOf(skipped))
            record.skipped.push_back(std::move(*candidate));
    }
}

Result<void> writeRequest(const HistoryDatabase& database, const traffic::RequestRecord& record)
{
    auto query = database.query(u"INSERT INTO request (provider, model, at, requested, route, outcome, http_status, attempts, took, "
                                "first_token, input_tokens, output_tokens, fell, details) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, record.servedBy.value_or(ModelRef {}));
    query.addBindValue(toStored(record.startedAt));
    query.addBindValue(storedText(record.requestedModel));
    query.addBindValue(storedText(record.route));
    query.addBindValue(storedText(traffic::outcomeName(record.outcome)));
    query.addBindValue(record.httpStatus);
    query.addBindValue(static_cast<int>(record.attempts.size()));
    query.addBindValue(static_cast<qlonglong>(std::chrono::duration_cast<std::chrono::milliseconds>(record.duration).count()));
    query.addBindValue(record.firstTokenAt
                           ? QVariant(static_cast<qlonglong>(
                               std::chrono::duration_cast<std::chrono::milliseconds>(*record.firstTokenAt).count()))
                           : QVariant());
    query.addBindValue(record.usage ? orNull(std::optional(record.usage->input)) : QVariant());
    query.addBindValue(record.usage ? orNull(std::optional(record.usage->output)) : QVariant());
    query.addBindValue(isAfterFallback(record) ? 1 : 0);
    query.addBindValue(storedText(storedDetails(record)));
    return database.run(query);
}

Result<std::vector<ports::StoredRequest>> readRequests(const HistoryDatabase& database, WallTime before, std::int64_t beforeNumber,
                                                       int limit)
{
    // The first condition is what the index serves, the second takes the rest of that very millisecond apart.
    auto query = database.query(u"SELECT rowid, provider, model, at, requested, route, outcome, http_status, took, first_token, "
                                "input_tokens, output_tokens, details FROM request WHERE at <= ? AND (at < ? OR rowid < ?) "
                                "ORDER BY at DESC, rowid DESC LIMIT ?"_s);
    query.addBindValue(toStored(before));
    query.addBindValue(toStored(before));
    query.addBindValue(static_cast<qlonglong>(beforeNumber));
    query.addBindValue(std::clamp(limit, 0, 1000));
    if (auto done = database.run(query); !done)
        return done.error();
    std::vector<ports::StoredRequest> rows;
    while (query.next())
        rows.push_back(rowOf(query));
    return rows;
}

Result<void> writeSum(const HistoryDatabase& database, const RequestSum& sum)
{
    auto query = database.query(u"INSERT INTO request_sum (provider, model, at, outcome, fell, count) VALUES (?, ?, ?, ?, ?, ?)"_s);
    bindRef(query, sum.servedBy.value_or(ModelRef {}));
    query.addBindValue(toStored(sum.at));
    query.addBindValue(storedText(traffic::outcomeName(sum.outcome)));
    query.addBindValue(sum.afterFallback ? 1 : 0);
    query.addBindValue(sum.count);
    return database.run(query);
}

//! Requests that were never routed, or whose client left first, say nothing about who answers.
Result<std::vector<ports::AnswerCount>> readAnswers(const HistoryDatabase& database, WallTime from)
{
    auto query = database.query(u"SELECT provider, model, sum(count), sum(fell * count) FROM (SELECT provider, model, at, outcome, "
                                "fell, 1 AS count FROM request UNION ALL SELECT provider, model, at, outcome, fell, count FROM "
                                "request_sum) WHERE at >= ? AND (provider <> '' OR outcome NOT IN (?, ?)) "
                                "GROUP BY provider, model ORDER BY 3 DESC, 1, 2"_s);
    query.addBindValue(toStored(from));
    query.addBindValue(storedText(traffic::outcomeName(traffic::Outcome::Rejected)));
    query.addBindValue(storedText(traffic::outcomeName(traffic::Outcome::ClientGone)));
    if (auto done = database.run(query); !done)
        return done.error();
    std::vector<ports::AnswerCount> answers;
    while (query.next())
        answers.push_back({ refOf(query, 0), query.value(2).toInt(), query.value(3).toInt() });
    return answers;
}

Result<std::int64_t> readUnlisted(const HistoryDatabase& database, WallTime from)
{
    const auto count = database.number(u"SELECT coalesce(sum(count), 0) FROM request_sum WHERE at >= %1"_s.arg(toStored(from)));
    return count ? Result<std::int64_t>(*count) : count.error();
}

} // namespace switchyard::history
