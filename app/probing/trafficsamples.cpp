// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/trafficsamples.h"

#include "routing/baseurl.h"

#include <algorithm>
#include <utility>

namespace switchyard::probing {

using health::Reason;
using routing::FailureClass;

Reason reasonOf(FailureClass failure)
{
    switch (failure) {
    case FailureClass::DnsFailed:
        return Reason::HostNotFound;
    case FailureClass::ConnectRefused:
        return Reason::ConnectionRefused;
    case FailureClass::ConnectFailed:
    case FailureClass::ConnectionLost:
    case FailureClass::StreamTruncated:
        return Reason::ConnectionLost;
    case FailureClass::ConnectTimeout:
        return Reason::ConnectTimedOut;
    case FailureClass::TlsFailed:
        return Reason::TlsFailed;
    case FailureClass::ProxyFailed:
        return Reason::ProxyInTheWay;
    case FailureClass::FirstTokenTimeout:
    case FailureClass::GapTimeout:
    case FailureClass::TotalTimeout:
        return Reason::AnswerTimedOut;
    case FailureClass::AuthFailed:
        return Reason::KeyRefused;
    case FailureClass::OutOfCredit:
        return Reason::OutOfCredit;
    case FailureClass::ModelNotFound:
        return Reason::ModelNotListed;
    case FailureClass::RateLimited:
        return Reason::RateLimited;
    case FailureClass::Overloaded:
        return Reason::Overloaded;
    case FailureClass::Loading:
        return Reason::ModelLoading;
    case FailureClass::Unloaded:
        return Reason::NotInMemory;
    case FailureClass::LoadFailed:
        return Reason::LoadFailed;
    case FailureClass::ServerError:
    case FailureClass::StreamError:
        return Reason::ServerError;
    case FailureClass::ContextOverflow:
        return Reason::ContextExceeded;
    case FailureClass::MalformedResponse:
    case FailureClass::EmptyResponse:
        return Reason::UnexpectedAnswer;
    case FailureClass::NotAnLlmApi:
        return Reason::NotAnApi;
    case FailureClass::None:
    case FailureClass::RequestError:
    case FailureClass::NotSupported:
    case FailureClass::LoopDetected:
    case FailureClass::ClientGone:
        break;
    }
    return Reason::None;
}

namespace {

std::optional<health::PassiveSample> passiveSample(const traffic::RequestRecord& record, const traffic::Attempt& attempt)
{
    const auto milliseconds = [](std::chrono::microseconds value) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(value);
    };
    const auto reason = reasonOf(attempt.failure);
    if (reason == Reason::None && attempt.failure != FailureClass::None)
        return std::nullopt;
    // An attempt that was called off says nothing, neither does one that never got a head.
    if (reason == Reason::None && !attempt.headersAt)
        return std::nullopt;
    health::PassiveSample sample;
    sample.model = attempt.model;
    sample.reason = reason;
    sample.httpStatus = attempt.httpStatus;
    sample.countsAgainstHealth = reason != Reason::ContextExceeded;
    sample.total = milliseconds(attempt.endedAt - attempt.startedAt);
    if (attempt.headersAt)
        sample.firstByte = milliseconds(*attempt.headersAt - attempt.startedAt);
    if (attempt.firstTokenAt)
        sample.firstToken = milliseconds(*attempt.firstTokenAt - attempt.startedAt);
    const bool isAnswer = reason == Reason::None && record.servedBy == attempt.model && record.usage && attempt.firstTokenAt;
    if (isAnswer) {
        const auto writing = std::chrono::duration<double>(attempt.endedAt - *attempt.firstTokenAt).count();
        if (writing > 0.05 && record.usage->output.value > 1)
            sample.tokensPerSecond = static_cast<double>(record.usage->output.value - 1) / writing;
    }
    return sample;
}

} // namespace

std::vector<health::PassiveSample> passiveSamples(
    const std::vector<traffic::RequestRecord>& records, SteadyTime now, WallTime wallNow)
{
    std::vector<health::PassiveSample> samples;
    samples.reserve(records.size());
    for (const auto& record : records) {
        for (const auto& attempt : record.attempts) {
            auto sample = passiveSample(record, attempt);
            if (!sample)
                continue;
            sample->at = now;
            sample->wallAt = wallNow;
            samples.push_back(std::move(*sample));
        }
    }
    return samples;
}

const routing::Cooldown* cooldownOf(const std::vector<routing::Cooldown>& cooldowns, const ModelRef& ref, const std::string& baseUrl)
{
    const auto base = routing::parseBaseUrl(baseUrl);
    const auto server = base ? (base->tls ? "https://" : "http://") + base->hostHeader() : std::string();
    const auto found = std::find_if(cooldowns.begin(), cooldowns.end(), [&](const routing::Cooldown& each) {
        const bool isHere = each.server.empty() || server.empty() || each.server == server;
        return each.provider == ref.provider && isHere && (each.model.empty() || each.model == ref.model);
    });
    return found == cooldowns.end() ? nullptr : &*found;
}

} // namespace switchyard::probing
