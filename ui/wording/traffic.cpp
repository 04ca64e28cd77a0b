// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/traffic.h"

#include "wording/format.h"

#include <QCoreApplication>

namespace switchyard::wording {

namespace {

using routing::FailureClass;
using routing::SkipReason;
using traffic::Outcome;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Traffic)
};

} // namespace

QString failureText(FailureClass failure)
{
    switch (failure) {
    case FailureClass::None:
        return Words::tr("answered");
    case FailureClass::DnsFailed:
        return Words::tr("was not found by name");
    case FailureClass::ConnectRefused:
        return Words::tr("refused the connection");
    case FailureClass::ConnectFailed:
        return Words::tr("could not be reached");
    case FailureClass::ConnectTimeout:
        return Words::tr("did not accept the connection in time");
    case FailureClass::TlsFailed:
        return Words::tr("failed the encryption check");
    case FailureClass::ProxyFailed:
        return Words::tr("was blocked by the proxy");
    case FailureClass::ConnectionLost:
        return Words::tr("closed the connection early");
    case FailureClass::FirstTokenTimeout:
        return Words::tr("sent no first token in time");
    case FailureClass::GapTimeout:
        return Words::tr("fell silent");
    case FailureClass::TotalTimeout:
        return Words::tr("took too long");
    case FailureClass::AuthFailed:
        return Words::tr("refused the key");
    case FailureClass::OutOfCredit:
        return Words::tr("is out of credit");
    case FailureClass::ModelNotFound:
        return Words::tr("does not know the model");
    case FailureClass::RateLimited:
        return Words::tr("is rate-limited");
    case FailureClass::Overloaded:
        return Words::tr("is overloaded");
    case FailureClass::Loading:
        return Words::tr("is still loading");
    case FailureClass::Unloaded:
        return Words::tr("has the model not in memory");
    case FailureClass::LoadFailed:
        return Words::tr("could not load the model");
    case FailureClass::ServerError:
        return Words::tr("had a server error");
    case FailureClass::ContextOverflow:
        return Words::tr("holds too little context");
    case FailureClass::RequestError:
        return Words::tr("did not accept the request");
    case FailureClass::MalformedResponse:
        return Words::tr("sent an unreadable answer");
    case FailureClass::NotAnLlmApi:
        return Words::tr("is a web page, not an API");
    case FailureClass::EmptyResponse:
        return Words::tr("sent an empty answer");
    case FailureClass::StreamError:
        return Words::tr("reported an error in its stream");
    case FailureClass::StreamTruncated:
        return Words::tr("broke off its answer");
    case FailureClass::NotSupported:
        return Words::tr("cannot take this kind of request");
    case FailureClass::LoopDetected:
        return Words::tr("leads back to this router");
    case FailureClass::ClientGone:
        return Words::tr("was left by the client");
    }
    return {};
}

QString failureWord(const traffic::Attempt& attempt)
{
    if (attempt.httpStatus >= 400)
        return QString::number(attempt.httpStatus);
    switch (attempt.failure) {
    case FailureClass::ConnectRefused:
        return Words::tr("refused");
    case FailureClass::FirstTokenTimeout:
    case FailureClass::ConnectTimeout:
    case FailureClass::GapTimeout:
    case FailureClass::TotalTimeout:
        return Words::tr("timed out");
    default:
        return Words::tr("failed");
    }
}

theme::Tone attemptTone(const traffic::Attempt& attempt)
{
    switch (attempt.failure) {
    case FailureClass::None:
        return theme::Tone::Good;
    case FailureClass::RateLimited:
    case FailureClass::Overloaded:
    case FailureClass::Loading:
    case FailureClass::Unloaded:
    case FailureClass::ContextOverflow:
    case FailureClass::NotSupported:
        return theme::Tone::Warn;
    case FailureClass::ClientGone:
        return theme::Tone::Off;
    default:
        return theme::Tone::Bad;
    }
}

QString attemptIcon(const traffic::Attempt& attempt)
{
    switch (attemptTone(attempt)) {
    case theme::Tone::Good:
        return QStringLiteral("circle-check");
    case theme::Tone::Warn:
    case theme::Tone::Off:
    case theme::Tone::Idle:
        return QStringLiteral("circle-minus");
    case theme::Tone::Bad:
        break;
    }
    return QStringLiteral("circle-x");
}

QString skipSentence(SkipReason reason)
{
    switch (reason) {
    case SkipReason::UnknownModel:
        return Words::tr("the model is not known");
    case SkipReason::ApiNotSpoken:
        return Words::tr("its protocol is not spoken yet");
    case SkipReason::NoKey:
        return Words::tr("it has no key");
    case SkipReason::AuthNotSupported:
        return Words::tr("its way of signing in is not supported");
    case SkipReason::Misconfigured:
        return Words::tr("it is misconfigured");
    case SkipReason::ContextTooSmall:
        return Words::tr("its context is too small");
    case SkipReason::InputNotSupported:
        return Words::tr("it cannot read this kind of input");
    case SkipReason::ToolsNotSupported:
        return Words::tr("it cannot call tools");
    case SkipReason::ReasoningNotSupported:
        return Words::tr("it cannot reason");
    case SkipReason::OutsidePrivacy:
        return Words::tr("the request may not leave this computer");
    case SkipReason::OutsideRegions:
        return Words::tr("it is outside of the allowed regions");
    case SkipReason::CoolingDown:
        return Words::tr("it is resting after failures");
    case SkipReason::Unusable:
        return Words::tr("it cannot be used now");
    case SkipReason::Shielded:
        return Words::tr("it was cold and is loading behind the scenes");
    case SkipReason::NotSupported:
        return Words::tr("it cannot take this kind of request");
    }
    return {};
}

QString skipDetail(const routing::SkippedCandidate& skipped)
{
    const QString subject = fromUtf8(skipped.subject);
    switch (skipped.reason) {
    case SkipReason::ContextTooSmall:
        if (skipped.need && skipped.have)
            return Words::tr("It holds %1 tokens, the request needs about %2.").arg(count(*skipped.have), count(*skipped.need));
        break;
    case SkipReason::InputNotSupported:
        if (skipped.subject == "image")
            return Words::tr("It cannot see images.");
        if (skipped.subject == "audio")
            return Words::tr("It cannot hear audio.");
        if (skipped.subject == "video")
            return Words::tr("It cannot watch video.");
        break;
    case SkipReason::ApiNotSpoken:
        return subject.isEmpty() ? QString() : Words::tr("Protocol: %1", "name of an api").arg(subject);
    case SkipReason::OutsideRegions:
        return subject.isEmpty() ? Words::tr("Its region is not known.") : Words::tr("Region: %1").arg(subject);
    case SkipReason::NotSupported:
        return subject.isEmpty() ? QString() : Words::tr("Not possible there: %1", "a field of the request").arg(subject);
    case SkipReason::Shielded:
        return subject.isEmpty() ? QString() : Words::tr("Answered instead: %1", "model").arg(subject);
    default:
        break;
    }
    return {};
}

QString attemptDetail(const traffic::Attempt& attempt)
{
    QStringList facts;
    if (attempt.httpStatus > 0)
        facts.append(QStringLiteral("HTTP %1").arg(attempt.httpStatus));
    // With an error status the sentence is the server's; without one it is ours, and failureText has said it.
    if (attempt.httpStatus >= 400 && !attempt.reason.empty())
        facts.append(Words::tr("“%1”", "a server's own words").arg(fromUtf8(attempt.reason)));
    if (attempt.failure != FailureClass::None && !attempt.endpoint.empty())
        facts.append(fromUtf8(attempt.endpoint));
    if (attempt.reusedConnection && attempt.failure == FailureClass::ConnectionLost)
        facts.append(Words::tr("on a kept connection"));
    return facts.join(QStringLiteral(", "));
}

QString refusalText(const traffic::RequestRecord& record)
{
    if (record.outcome == Outcome::Exhausted)
        return Words::tr("Every model of the chain was tried or passed over.");
    if (record.outcome != Outcome::Rejected && !record.attempts.empty())
        return {};
    switch (record.httpStatus) {
    case 400:
        return Words::tr("The request is not complete or not valid JSON.");
    case 401:
        return Words::tr("The access token or a provider's key is missing or wrong.");
    case 403:
        return Words::tr("The rules of the chain leave nobody who may see this request.");
    case 404:
        return Words::tr("No model or chain has this name.");
    case 405:
    case 501:
        return Words::tr("The router does not offer this.");
    case 413:
        return Words::tr("The request is larger than allowed.");
    case 503:
        return Words::tr("The router is full or shutting down.");
    case 508:
        return Words::tr("A provider's address leads back to this router.");
    default:
        return {};
    }
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Delivered:
        return Words::tr("answered in full");
    case Outcome::ErrorDelivered:
        return Words::tr("an error was passed on");
    case Outcome::Exhausted:
        return Words::tr("nobody was left");
    case Outcome::Truncated:
        return Words::tr("the answer broke off");
    case Outcome::ClientGone:
        return Words::tr("the client left");
    case Outcome::Rejected:
        return Words::tr("refused by the router");
    }
    return {};
}

QString routeReasonText(std::string_view word)
{
    constexpr std::string_view afterFailure = "fallback-after-";
    constexpr std::string_view passedOver = "skipped-";
    if (word == "first-choice")
        return Words::tr("the first choice answered");
    if (word == "failed")
        return Words::tr("nobody could answer");
    if (word.substr(0, afterFailure.size()) == afterFailure) {
        for (int i = 0; i <= static_cast<int>(FailureClass::ClientGone); ++i) {
            const auto failure = static_cast<FailureClass>(i);
            if (routing::failureName(failure) == word.substr(afterFailure.size()))
                return Words::tr("an earlier step: %1", "what it did, such as: refused the connection").arg(failureText(failure));
        }
    }
    if (word.substr(0, passedOver.size()) == passedOver) {
        for (int i = 0; i <= static_cast<int>(SkipReason::NotSupported); ++i) {
            const auto reason = static_cast<SkipReason>(i);
            if (routing::skipReasonName(reason) == word.substr(passedOver.size()))
                return Words::tr("an earlier step was passed over: %1", "reason").arg(skipSentence(reason));
        }
    }
    return {};
}

QString finishText(std::string_view word)
{
    if (word == "stop" || word == "end_turn")
        return Words::tr("to its end");
    if (word == "stop_sequence")
        return Words::tr("up to a stop word");
    if (word == "length" || word == "max_tokens")
        return Words::tr("as long as was allowed");
    if (word == "tool_calls" || word == "tool_use")
        return Words::tr("it calls a tool");
    if (word == "content_filter")
        return Words::tr("held back by the server's filter");
    if (word == "pause")
        return Words::tr("it paused");
    return {};
}

QString kindText(routing::RequestKind kind)
{
    switch (kind) {
    case routing::RequestKind::ChatCompletions:
        return QStringLiteral("Chat Completions");
    case routing::RequestKind::Responses:
        return QStringLiteral("Responses");
    case routing::RequestKind::Messages:
        return QStringLiteral("Messages");
    case routing::RequestKind::CountTokens:
        return Words::tr("Token count");
    case routing::RequestKind::Completions:
        return QStringLiteral("Completions");
    case routing::RequestKind::Embeddings:
        return QStringLiteral("Embeddings");
    }
    return {};
}

QString tryText(int number)
{
    switch (number) {
    case 1:
        return Words::tr("first try");
    case 2:
        return Words::tr("second try");
    case 3:
        return Words::tr("third try");
    default:
        return Words::tr("try %L1").arg(number);
    }
}

} // namespace switchyard::wording
