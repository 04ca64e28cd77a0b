// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/statusrules.h"

namespace switchyard::health {

namespace {

//! Keeps the most pressing verdict offered so far.
class Contest final {
public:
    explicit Contest(Verdict start)
        : m_best(start)
    {
    }

    void offer(Status status, Reason reason, bool isOfEndpoint = false)
    {
        if (status < m_best.status)
            m_best = { status, reason, isOfEndpoint };
    }
    void offerIf(bool holds, Status status, Reason reason)
    {
        if (holds)
            offer(status, reason);
    }
    Verdict best() const { return m_best; }

private:
    Verdict m_best;
};

void offerMemory(const ModelEvidence& evidence, Contest& contest)
{
    switch (evidence.loadState) {
    case LoadState::Loading:
        contest.offer(Status::Loading, Reason::ModelLoading);
        break;
    case LoadState::Cold:
        contest.offer(Status::Cold, evidence.loadsOnRequest ? Reason::NotInMemory : Reason::NothingLoaded);
        break;
    case LoadState::Sleeping:
        contest.offer(Status::Cold, Reason::Sleeping);
        break;
    case LoadState::Failed:
        contest.offer(Status::Degraded, Reason::LoadFailed);
        break;
    case LoadState::Ready:
        contest.offerIf(evidence.isBusy, Status::Busy, Reason::Streaming);
        contest.offer(Status::Ready, Reason::LoadedAndListed);
        break;
    case LoadState::Missing:
    case LoadState::Unknown:
        contest.offer(Status::Ready, Reason::Listed);
        break;
    }
}

} // namespace

Status statusOf(Reason reason)
{
    switch (reason) {
    case Reason::PausedByUser:
        return Status::Paused;
    case Reason::InvalidAddress:
    case Reason::UnsupportedApi:
    case Reason::UnresolvedReference:
    case Reason::WebPage:
    case Reason::NotAnApi:
    case Reason::WrongPath:
    case Reason::AnswerTooLarge:
        return Status::Misconfigured;
    case Reason::KeyMissing:
    case Reason::KeyRefused:
    case Reason::PermissionDenied:
    case Reason::RegionRefused:
        return Status::SignInFailed;
    case Reason::NoNetwork:
    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::ConnectTimedOut:
    case Reason::AnswerTimedOut:
    case Reason::ConnectionLost:
    case Reason::TlsUntrusted:
    case Reason::TlsFailed:
    case Reason::SpeaksPlainHttp:
    case Reason::SpeaksTls:
    case Reason::OtherLoopback:
    case Reason::ProxyInTheWay:
        return Status::Unreachable;
    case Reason::OutOfCredit:
        return Status::OutOfCredit;
    case Reason::ModelNotListed:
    case Reason::NoModels:
        return Status::ModelMissing;
    case Reason::RateLimited:
        return Status::RateLimited;
    case Reason::BreakerOpen:
    case Reason::BreakerHalfOpen:
        return Status::CoolingDown;
    case Reason::ServerError:
    case Reason::UnexpectedAnswer:
    case Reason::OutOfMemory:
    case Reason::LoadFailed:
    case Reason::ContextExceeded:
    case Reason::ManyFailures:
    case Reason::Slow:
        return Status::Degraded;
    case Reason::ModelLoading:
    case Reason::ServerStarting:
    case Reason::WarmingUp:
        return Status::Loading;
    case Reason::NothingLoaded:
    case Reason::NotInMemory:
    case Reason::Sleeping:
        return Status::Cold;
    case Reason::Overloaded:
    case Reason::Streaming:
        return Status::Busy;
    case Reason::None:
    case Reason::LoadedAndListed:
    case Reason::Listed:
        return Status::Ready;
    case Reason::NotCheckedYet:
        break;
    }
    return Status::Checking;
}

Verdict judge(const EndpointEvidence& evidence)
{
    if (evidence.isPaused)
        return { Status::Paused, Reason::PausedByUser, true };
    if (evidence.misconfigured != Reason::None)
        return { Status::Misconfigured, evidence.misconfigured, true };
    // A server that answers needs no key after all; a missing one explains everything else.
    if (evidence.lacksKey && (!evidence.wasChecked || evidence.confirmed != Reason::None))
        return { Status::SignInFailed, Reason::KeyMissing, true };
    if (!evidence.wasChecked)
        return { Status::Checking, Reason::NotCheckedYet, true };
    if (evidence.isBusy)
        return { Status::Busy, Reason::Streaming, true };
    if (evidence.confirmed == Reason::None)
        return { Status::Ready, Reason::None, true };
    return { statusOf(evidence.confirmed), evidence.confirmed, true };
}

Verdict judge(const ModelEvidence& evidence)
{
    if (evidence.endpoint.status == Status::Checking && !evidence.isLoadingHere)
        return evidence.endpoint;
    Contest contest(evidence.endpoint.status == Status::Ready ? Verdict {} : evidence.endpoint);
    if (evidence.passive != Reason::None)
        contest.offer(statusOf(evidence.passive), evidence.passive);
    const bool isMissing = evidence.hasList && !evidence.isListed && !evidence.servesUnlisted;
    if (isMissing && evidence.emptyList != Reason::None)
        contest.offer(statusOf(evidence.emptyList), evidence.emptyList);
    contest.offerIf(evidence.emptyList == Reason::None && evidence.hasList && !evidence.isListed && !evidence.servesUnlisted, Status::ModelMissing,
                    Reason::ModelNotListed);
    if (evidence.coolingDown != Reason::None)
        contest.offer(statusOf(evidence.coolingDown), evidence.coolingDown);
    if (evidence.loadFailure != Reason::None)
        contest.offer(statusOf(evidence.loadFailure), evidence.loadFailure);
    contest.offerIf(evidence.isDegraded, Status::Degraded, evidence.degradedBy);
    contest.offerIf(evidence.isLoadingHere, Status::Loading, Reason::WarmingUp);
    // A model that answers right now is in memory, whatever the last check said.
    if (!evidence.isAnswering || evidence.loadState == LoadState::Ready || evidence.loadState == LoadState::Unknown)
        offerMemory(evidence, contest);
    else
        contest.offer(Status::Loading, Reason::ModelLoading);
    return contest.best();
}

} // namespace switchyard::health
