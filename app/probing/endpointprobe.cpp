// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/endpointprobe.h"

#include "health/failurepatterns.h"
#include "probing/bannerpeek.h"
#include "routing/failure.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::Reason;
using health::ServerFamily;

//! A server may be replaced by another while it is up; a fingerprint now and then notices.
constexpr auto identificationHolds = 10min;
//! What knows no family may be a server that is still starting up.
constexpr auto ignoranceHolds = 1min;
//! Versions, sizes and the like. Short enough for a server that came back with other settings between two checks.
constexpr auto lastingAnswerHolds = 1min;
constexpr auto modelDetailsHold = 10min;

bool wantsPassword(std::string_view challenge)
{
    const auto scheme = challenge.substr(0, 6);
    return std::equal(scheme.begin(), scheme.end(), "basic ", "basic " + 6,
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

//! What changes when another program answers at the same place.
std::string traitsOf(const health::ServerAnswer& list)
{
    return std::to_string(list.httpStatus) + '\n' + std::string(list.header("server")) + '\n'
        + std::string(list.header("x-powered-by")) + '\n' + health::ownerOfFirstListed(list);
}

std::optional<std::chrono::seconds> retryAfterOf(const health::ServerAnswer& answer, WallTime now)
{
    const auto wait = routing::parseRetryAfter(
        { answer.header("retry-after-ms"), answer.header("retry-after"), answer.header("x-ratelimit-reset") }, now);
    return wait ? std::optional(std::chrono::ceil<std::chrono::seconds>(*wait)) : std::nullopt;
}

} // namespace

EndpointProbe::EndpointProbe(Asker& asker, const Clock& clock, Setup setup, EndpointMemory& memory, QObject* parent)
    : QObject(parent)
    , m_asker(asker)
    , m_clock(clock)
    , m_setup(std::move(setup))
    , m_memory(memory)
{
    m_sample.provider = m_setup.provider;
}

void EndpointProbe::start(Done done)
{
    m_done = std::move(done);
    const auto url = m_setup.address.listUrl();
    const health::Ask ask { "GET", url.path().toStdString() };
    m_asking = m_asker.ask(m_setup.address, url, ask, m_setup.limits, this,
                           [this, ask, url](const health::ServerAnswer& answer) {
                               m_sample.latency = answer.latency;
                               m_sample.httpStatus = answer.httpStatus;
                               m_sample.reason = judgeList(answer);
                               m_sample.retryAfter = retryAfterOf(answer, m_clock.wallNow());
                               addEvidence(ask, url, answer, m_sample.reason);
                               m_listedAt = m_clock.steadyNow();
                               report(Phase::Listed, answer.took);
                               takeList(answer);
                           });
}

void EndpointProbe::cancel()
{
    m_done = nullptr;
    if (m_asking)
        m_asking->cancel();
    // At once: its answers would still come to this object until the event loop deletes it.
    delete m_identifier.data();
    delete m_peek.data();
    deleteLater();
}

//! Redirects are not followed: a key would go along. To the same host over https it is a plain mistake in the address; to
//! another host it is somebody in between, such as the sign-in page of a hotel.
Reason EndpointProbe::judgeRedirect(const health::ServerAnswer& answer)
{
    const auto location = answer.header("location");
    const auto target = routing::parseBaseUrl(location.substr(0, location.find_first_of("?#")));
    const auto& own = m_setup.address.base;
    if (!target)
        return Reason::WrongPath;
    if (target->host != own.host)
        return own.host.ends_with('.' + target->host) || target->host.ends_with('.' + own.host) ? Reason::WrongPath
                                                                                                : Reason::ProxyInTheWay;
    if (target->tls && !own.tls) {
        auto better = own;
        better.tls = true;
        better.port = target->port;
        m_sample.betterUrl = better.toString();
        return Reason::SpeaksTls;
    }
    return Reason::WrongPath;
}

Reason EndpointProbe::judgeList(const health::ServerAnswer& answer)
{
    if (answer.httpStatus >= 300 && answer.httpStatus < 400)
        return judgeRedirect(answer);
    const auto reason = health::judgeAnswer(answer);
    // Model servers ask for a key and say so in JSON; a name and password are what a proxy in front of one wants.
    if (answer.httpStatus == 401 && !answer.json && wantsPassword(answer.header("www-authenticate")))
        return Reason::ProxyInTheWay;
    if (reason == Reason::KeyRefused && !m_setup.address.hasKey)
        return Reason::KeyMissing;
    if ((reason == Reason::WrongPath || reason == Reason::WebPage) && mayLackList())
        return Reason::None;
    if (reason != Reason::None)
        return reason;
    return health::readModelList(answer, m_report) ? Reason::None : Reason::NotAnApi;
}

//! Some hosted services answer chat and have no list of models.
bool EndpointProbe::mayLackList() const
{
    const auto family = health::familyOfHost(m_setup.address.base.host);
    return family == ServerFamily::ZAi || family == ServerFamily::MiniMax;
}

void EndpointProbe::takeList(const health::ServerAnswer& answer)
{
    if (answer.httpStatus == 0) {
        m_memory.forget();
        lookElsewhere();
        return;
    }
    const bool isKnown = isIdentified(answer);
    noteListed();
    if (isKnown && health::adapter(m_memory.family).stateNamesModels && m_sample.reason == Reason::WrongPath)
        m_sample.reason = Reason::None;
    if (isKnown)
        readState();
    else
        identify(answer);
}

//! Finding out the family costs some twenty requests where it is none of those known, so that is not done at each check.
bool EndpointProbe::isIdentified(const health::ServerAnswer& list) const
{
    const auto age = m_clock.steadyNow() - m_memory.identifiedAt;
    if (m_memory.family != ServerFamily::Unknown && m_memory.family != ServerFamily::OpenAiCompatible)
        return age < identificationHolds;
    const auto holds = m_memory.family == ServerFamily::Unknown ? ignoranceHolds : identificationHolds;
    return !m_setup.isWished && age < holds && m_memory.listTraits == traitsOf(list);
}

//! Another list of models means another set-up: what was remembered of the old one goes.
void EndpointProbe::noteListed()
{
    std::vector<std::string> ids;
    ids.reserve(m_report.models.size());
    for (const auto& model : m_report.models)
        ids.push_back(model.id);
    if (ids == m_memory.listed)
        return;
    m_memory.listed = std::move(ids);
    std::erase_if(m_memory.answers, [](const auto& entry) { return entry.first.ends_with('#'); });
}

const health::ServerAnswer* EndpointProbe::remembered(const health::StateCall& call, const std::string& key) const
{
    const auto found = m_memory.answers.find(key);
    if (found == m_memory.answers.end() || (m_setup.isWished && !call.body))
        return nullptr;
    const auto holds = call.body ? modelDetailsHold : lastingAnswerHolds;
    return m_clock.steadyNow() - found->second.at < holds ? &found->second.answer : nullptr;
}

void EndpointProbe::remember(const health::StateCall& call, const std::string& key, const health::ServerAnswer& answer)
{
    // That there is no such call lasts as well; that a server failed or wants a key does not.
    const bool isSettled = answer.isGood() || answer.httpStatus == 404 || answer.httpStatus == 403 || answer.httpStatus == 501;
    if (call.body ? answer.isGoodObject() : call.isLasting && isSettled)
        m_memory.answers.insert_or_assign(key, EndpointMemory::Remembered { answer, m_clock.steadyNow() });
}

//! Where nothing answers, a second look at the same port tells two common mistakes apart. Without the key: it is not the
//! configured address.
void EndpointProbe::lookElsewhere()
{
    auto other = m_setup.address;
    auto suspected = Reason::None;
    if (m_sample.reason == Reason::ConnectionRefused && (other.base.host == "127.0.0.1" || other.base.host == "::1")) {
        other.base.host = other.base.host == "::1" ? "127.0.0.1" : "::1";
        suspected = Reason::OtherLoopback;
    } else if (m_sample.reason == Reason::SpeaksPlainHttp
               || (other.base.tls && other.reach != health::Reach::Hosted
                   && (m_sample.reason == Reason::ConnectTimedOut || m_sample.reason == Reason::ConnectionLost))) {
        // Some servers close at a handshake, or wait for the rest of what they take for a request.
        other.base.tls = false;
        suspected = Reason::SpeaksPlainHttp;
    } else if (!other.base.tls && (m_sample.reason == Reason::ConnectionLost || m_sample.reason == Reason::NotAnApi)) {
        other.base.tls = true;
        other.tls.insecureSkipVerify = true;
        suspected = Reason::SpeaksTls;
    }
    if (suspected == Reason::None) {
        finish();
        return;
    }
    other.headers.clear();
    const auto url = other.listUrl();
    const health::Ask ask { "GET", url.path().toStdString() };
    m_asking = m_asker.ask(other, url, ask, m_setup.limits, this,
                           [this, other, suspected, ask, url](const health::ServerAnswer& answer) {
                               if (answer.httpStatus != 0) {
                                   m_sample.reason = suspected;
                                   m_sample.betterUrl = other.base.toString();
                                   m_sample.evidence.front().reason = suspected;
                                   addEvidence(ask, url, answer, Reason::None);
                               }
                               if (m_sample.reason == Reason::ConnectionLost && suspected == Reason::SpeaksTls)
                                   peek();
                               else
                                   finish();
                           });
}

//! Something that closes at once may have said what it is.
void EndpointProbe::peek()
{
    const auto& base = m_setup.address.base;
    m_peek = new BannerPeek(base.host, base.port,
                            [this](const QByteArray& firstBytes) {
                                if (!firstBytes.isEmpty() && !firstBytes.startsWith("HTTP/")) {
                                    m_sample.reason = Reason::NotAnApi;
                                    m_sample.evidence.front().reason = Reason::NotAnApi;
                                    m_sample.evidence.front().firstBytes = routing::redactedExcerpt(firstBytes.toStdString(), 500);
                                }
                                finish();
                            },
                            this);
}

void EndpointProbe::identify(const health::ServerAnswer& list)
{
    m_identifier = new Identifier(m_asker, m_setup.address, list, m_setup.limits, this);
    m_identifier->start([this, traits = traitsOf(list)](ServerFamily family, const std::string& version) {
        if (family != m_memory.family)
            m_memory.answers.clear();
        m_memory.family = family;
        m_memory.listTraits = traits;
        m_memory.version = version;
        m_memory.identifiedAt = m_clock.steadyNow();
        // The list is missing, not the server: what it tells otherwise stands for it.
        if (health::adapter(family).stateNamesModels && m_sample.reason == Reason::WrongPath)
            m_sample.reason = Reason::None;
        report(Phase::Identified,
               std::chrono::duration_cast<std::chrono::milliseconds>(m_memory.identifiedAt - m_listedAt));
        readState();
    });
}

void EndpointProbe::readState()
{
    m_report.family = m_memory.family;
    m_report.version = m_memory.version;
    if (m_sample.reason != Reason::None && m_sample.reason != Reason::KeyMissing) {
        finish();
        return;
    }
    for (const auto& call : health::adapter(m_memory.family).state) {
        if (!call.body) {
            m_steps.push_back({ &call, {} });
            continue;
        }
        for (const auto& model : m_setup.models) {
            if (const auto* served = health::findServed(m_memory.family, m_report.models, model))
                m_steps.push_back({ &call, served->id });
        }
    }
    m_nextStep = 0;
    if (m_sample.reason == Reason::KeyMissing || m_steps.empty())
        finish();
    else
        askState(*m_steps.front().call, m_steps.front().model);
}

void EndpointProbe::askState(const health::StateCall& call, const std::string& model)
{
    const auto proceed = [this] {
        if (++m_nextStep < m_steps.size())
            askState(*m_steps[m_nextStep].call, m_steps[m_nextStep].model);
        else
            finish();
    };
    if ((call.onlyIfStateUnknown && knowsStates()) || (call.countsAsUse && !mayCountAsUse())) {
        proceed();
        return;
    }
    const auto key = std::string(call.path) + '#' + model;
    if (const auto* known = remembered(call, key)) {
        call.read(*known, m_report);
        proceed();
        return;
    }
    health::Ask ask { call.body ? "POST" : "GET", std::string(call.path), call.body ? call.body(model) : std::string {} };
    const auto url = m_setup.address.url(ask.path, m_memory.family);
    m_asking = m_asker.ask(m_setup.address, url, ask, m_setup.limits, this,
                           [this, &call, ask, url, key, proceed](health::ServerAnswer answer) {
                               addEvidence(ask, url, answer, answer.reason);
                               answer.path = key;
                               remember(call, key, answer);
                               takeState(call, answer);
                               m_memory.wasSeenAtWork = m_memory.wasSeenAtWork || call.countsAsUse;
                               proceed();
                           });
}

void EndpointProbe::takeState(const health::StateCall& call, const health::ServerAnswer& answer)
{
    // A state that could not be asked says nothing; the list has shown that the server is well.
    if (answer.httpStatus != 0)
        call.read(answer, m_report);
}

bool EndpointProbe::knowsStates() const
{
    return std::any_of(m_report.models.begin(), m_report.models.end(),
                       [](const health::ModelFacts& model) { return model.state != health::LoadState::Unknown; });
}

//! Only of a model that is surely awake, and where it puts off nothing.
bool EndpointProbe::mayCountAsUse() const
{
    const bool isAwake = !m_report.models.empty()
        && std::all_of(m_report.models.begin(), m_report.models.end(),
                       [](const health::ModelFacts& model) { return model.state == health::LoadState::Ready; });
    return isAwake && (m_setup.isInUse || m_setup.isWished || m_memory.isInUse || !m_memory.wasSeenAtWork);
}

void EndpointProbe::addEvidence(const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer, Reason reason)
{
    m_sample.evidence.push_back(Asker::evidence(ask, url, answer, reason, m_setup.address));
}

void EndpointProbe::report(Phase phase, std::chrono::milliseconds took)
{
    if (m_setup.progress)
        m_setup.progress(phase, m_sample.reason, took);
}

void EndpointProbe::finish()
{
    if (!m_done)
        return;
    m_sample.at = m_clock.steadyNow();
    m_sample.wallAt = m_clock.wallNow();
    m_sample.family = m_report.family;
    m_sample.version = m_report.version;
    m_sample.hasModelList = m_report.hasModelList;
    m_sample.models = std::move(m_report.models);
    m_memory.isInUse = m_report.isInUse;
    if (m_sample.reason == Reason::None && m_report.reason != Reason::None)
        m_sample.reason = m_report.reason;
    const auto done = std::exchange(m_done, nullptr);
    deleteLater();
    done(std::move(m_sample));
}

} // namespace switchyard::probing
