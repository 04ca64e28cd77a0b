// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/errors.h"
#include "engine/httptext.h"
#include "json/json.h"
#include "routing/ascii.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using dialects::Dialect;
using routing::Action;
using routing::FailureClass;
using traffic::Outcome;
using SteadyClock = std::chrono::steady_clock;

//! Whether an error's body is what clients of the dialect expect. Servers that speak a dialect often fail in words of
//! their own: a plain string, FastAPI's `detail`, a gateway's page.
bool isErrorOf(Dialect dialect, std::string_view body)
{
    json::Document document;
    if (!document.parse(body) || !document.root()["error"].isObject())
        return false;
    return dialect != Dialect::Messages || document.root()["type"].is("error");
}

} // namespace

void Exchange::failStream(const dialects::Failure& failure)
{
    if (!m_inspected.shape.stream) {
        // Part of a document has gone out: there is no place in it for an error, so its end stays away.
        m_breaksOff = true;
        complete(Outcome::Truncated, m_record.httpStatus, failure.message);
        return;
    }
    std::string event;
    // The short path keeps no dialogue, and the body may be gone: its error event needs neither. And once another answer was
    // asked for, the dialogue's stream is that one's.
    if (m_kind == routing::RequestKind::ChatCompletions && (!m_dialogue || m_join))
        event = "data: " + errorBody("server_error", failure.code, failure.message) + "\n\n";
    else
        m_dialogue->stream().fail(failure, event);
    const std::string size = m_chunked ? chunkHead(event.size()) : std::string {};
    m_client->write({size, event, m_chunked ? "\r\n0\r\n\r\n" : ""});
    complete(m_committed ? Outcome::Truncated : Outcome::Exhausted, m_record.httpStatus, failure.message);
}

void Exchange::answerFailure(
    const dialects::Failure& failure, const Attempt* served, const std::string& error, Outcome outcome)
{
    if (m_headSent) {
        failStream(failure);
        return;
    }
    const auto answer = dialects::writeFailure(clientDialect(m_kind), failure, std::to_string(m_record.id));
    std::string headers;
    if (!m_target->route.name.empty())
        appendProvenance(headers, served);
    for (const auto& [name, value] : answer.headers)
        headers += name + ": " + value + "\r\n";
    writeWhole(answer.status, {}, answer.body, headers);
    complete(outcome, answer.status, error);
}

void Exchange::answerError(int status, std::string code, const std::string& message, Outcome outcome)
{
    dialects::Failure failure;
    failure.kind = dialects::kindOfStatus(status);
    failure.status = status;
    failure.code = std::move(code);
    failure.message = message;
    answerFailure(failure, nullptr, message, outcome);
}

void Exchange::answerTokenEstimate()
{
    std::string headers;
    appendProvenance(headers, nullptr);
    headers += "x-switchyard-reason: estimate\r\n";
    writeWhole(200, jsonType, dialects::writeTokenCount(m_dialogue->request().facts().estimatedPromptTokens), headers);
    complete(Outcome::Delivered, 200, {});
}

//! What the client is told of an attempt's failure, free of any dialect.
dialects::Failure Exchange::toldFailure(Attempt& attempt) const
{
    const auto& failure = attempt.failure();
    const auto& text = attempt.errorText();
    const int upstreamStatus = attempt.record().httpStatus;
    const Dialect spoken = upstreamDialect(attempt.candidate().model->endpoint->api);
    const std::string sentence = attempt.candidate().model->ref.toString() + ": " + failure.message;
    const bool isOwnError = text.empty() || (upstreamStatus == 200 && failure.failure == FailureClass::NotAnLlmApi);
    if (upstreamStatus >= 400 || !isOwnError)
        return dialects::readFailure(attempt.codec && upstreamStatus < 400 ? Dialect::Chat : spoken, upstreamStatus, text);
    dialects::Failure told;
    const bool isTimeout = failure.failure == FailureClass::ConnectTimeout || failure.failure == FailureClass::FirstTokenTimeout
        || failure.failure == FailureClass::GapTimeout;
    told.kind = isTimeout ? dialects::ErrorKind::Timeout : dialects::ErrorKind::Server;
    told.status = isTimeout ? 504 : 502;
    told.message = sentence;
    told.code = std::string(routing::failureName(failure.failure));
    return told;
}

void Exchange::deliverFailure(Attempt& attempt)
{
    const auto& text = attempt.errorText();
    const int upstreamStatus = attempt.record().httpStatus;
    const std::string sentence = attempt.candidate().model->ref.toString() + ": " + attempt.failure().message;
    const dialects::Failure told = toldFailure(attempt);
    if (m_headSent) {
        failStream(told);
        return;
    }
    if (m_kind == routing::RequestKind::CountTokens) {
        answerTokenEstimate();
        return;
    }
    const bool isSameDialect = upstreamDialect(attempt.candidate().model->endpoint->api) == clientDialect(m_kind);
    const bool isJson = routing::ascii::containsIgnoringCase(attempt.contentType(), "json");
    if (upstreamStatus >= 400 && isSameDialect && isJson && isErrorOf(clientDialect(m_kind), text)) {
        m_own = {};
        std::string headers = attempt.forwardedHeaders();
        appendProvenance(headers, &attempt);
        writeWhole(upstreamStatus, {}, text, headers);
        complete(Outcome::ErrorDelivered, upstreamStatus, sentence);
        return;
    }
    answerFailure(told, &attempt, sentence, Outcome::ErrorDelivered);
}

std::chrono::seconds Exchange::earliestRecovery() const
{
    const auto at = m_core.clock.now();
    std::chrono::seconds wait = m_target->route.policy.exhausted.retryAfter;
    std::optional<SteadyTime> earliest;
    for (const auto& ref : m_target->route.candidates) {
        const auto model = m_table->model(ref);
        if (!model)
            continue;
        const auto verdict = m_core.cooldowns.check(*model, at);
        if (!verdict.allowed)
            earliest = earliest ? std::min(*earliest, verdict.until) : verdict.until;
    }
    if (earliest && *earliest > at)
        wait = std::max(wait, std::chrono::ceil<std::chrono::seconds>(*earliest - at));
    return wait;
}

void Exchange::answerExhausted()
{
    std::vector<dialects::FailedAttempt> attempts;
    for (const auto& attempt : m_record.attempts) {
        if (attempt.action != Action::RetrySame)
            attempts.push_back({attempt.model.toString(), std::string(routing::failureName(attempt.failure)) + ": " + attempt.reason});
    }
    for (const auto& skip : m_plan.skipped)
        attempts.push_back({skip.ref.toString(), std::string(routing::skipReasonName(skip.reason)) + ": " + skip.detail});
    const int status = m_target->route.policy.exhausted.status;
    const auto wait = earliestRecovery();
    const auto failure = dialects::exhaustedFailure(attempts, status, wait);
    if (m_headSent) {
        failStream(failure);
        return;
    }
    if (m_kind == routing::RequestKind::CountTokens) {
        answerTokenEstimate();
        return;
    }
    const auto answer = dialects::writeExhausted(clientDialect(m_kind), attempts, status, wait, std::to_string(m_record.id));
    std::string headers;
    appendProvenance(headers, nullptr);
    headers += "x-switchyard-attempts: " + std::to_string(m_record.attempts.size()) + "\r\n";
    for (const auto& [name, value] : answer.headers)
        headers += name + ": " + value + "\r\n";
    writeWhole(answer.status, {}, answer.body, headers);
    complete(Outcome::Exhausted, answer.status, failure.message);
}

} // namespace switchyard::engine
