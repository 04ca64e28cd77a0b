// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/providercheckservice.h"

#include "health/failurepatterns.h"
#include "routing/baseurl.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::Reason;
using health::ServerFamily;
using ports::CheckStepKind;
using ports::CheckStepState;

//! Where else the same server may have its API, when the address as given has none.
std::vector<std::string> candidatesFor(const std::string& baseUrl, ServerFamily byHost)
{
    std::vector<std::string> candidates { baseUrl };
    auto base = routing::parseBaseUrl(baseUrl);
    if (!base || byHost != ServerFamily::Unknown)
        return candidates;
    const auto given = base->path;
    for (const auto& path : { given + "/v1", std::string("/v1"), std::string("/api/v1"), std::string("/engines/v1"),
                              std::string() }) {
        base->path = path;
        const auto url = base->toString();
        if (std::find(candidates.begin(), candidates.end(), url) == candidates.end())
            candidates.push_back(url);
    }
    return candidates;
}

bool isWorthAnotherPath(Reason reason)
{
    return reason == Reason::WrongPath || reason == Reason::WebPage || reason == Reason::NotAnApi
        || reason == Reason::UnexpectedAnswer;
}

std::string proposedId(const ports::CheckResult& result)
{
    if (!result.address.providerId.empty())
        return result.address.providerId;
    if (result.family != ServerFamily::Unknown && result.family != ServerFamily::OpenAiCompatible)
        return std::string(health::info(result.family).id);
    const auto base = routing::parseBaseUrl(result.baseUrl);
    if (!base)
        return "custom";
    std::string id = result.address.reach == health::Reach::Loopback ? "local" : base->host;
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == '.' || c == ':'; }, '-');
    const bool isUsualPort = base->port == (base->tls ? 443 : 80);
    return isUsualPort ? id : id + '-' + std::to_string(base->port);
}

} // namespace

ProviderCheckService::ProviderCheckService(const Clock& clock, QObject* parent, Deadlines deadlines)
    : ProviderCheckPort(parent)
    , m_clock(clock)
    , m_deadlines(deadlines)
{
}

ProviderCheckService::~ProviderCheckService()
{
    cancel();
}

void ProviderCheckService::cancel()
{
    endTest();
    m_isRunning = false;
    if (m_probe)
        m_probe->cancel();
    m_probe.clear();
}

void ProviderCheckService::check(const ports::CheckRequest& request)
{
    cancel();
    m_request = request;
    m_result = {};
    m_memory.forget();
    m_evidence.clear();
    m_next = 0;
    m_firstReason = Reason::None;
    m_isRunning = true;
    for (std::size_t i = 0; i < ports::allCheckSteps.size(); ++i)
        m_result.steps[i].kind = ports::allCheckSteps[i];

    set(CheckStepKind::Address, CheckStepState::Running);
    auto address = health::normalisePastedAddress(request.text);
    if (!address) {
        // Signals come after `check` returns, as they do when the network answers.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_isRunning)
                    fail(CheckStepKind::Address, Reason::InvalidAddress);
            },
            Qt::QueuedConnection);
        return;
    }
    m_result.address = std::move(address).value();
    m_result.baseUrl = m_result.address.baseUrl;
    m_candidates = candidatesFor(m_result.baseUrl, m_result.address.familyHint);
    tryNext();
}

void ProviderCheckService::tryNext()
{
    const auto& api = m_request.api.empty() ? m_result.address.api : m_request.api;
    auto wire = api.empty() ? routing::Api::OpenAiCompletions : routing::apiFromName(api);
    if (api.empty() && m_result.address.familyHint == ServerFamily::Gemini)
        wire = routing::Api::GoogleGenerativeAi;
    auto target = addressFor(m_candidates[m_next++], wire);
    if (!target) {
        fail(CheckStepKind::Address, Reason::InvalidAddress);
        return;
    }
    EndpointProbe::Setup setup { ProviderId("check"), std::move(target).value(), m_result.address.modelIds,
                                 m_deadlines.limitsFor(m_result.address.reach),
                                 [this](EndpointProbe::Phase phase, Reason reason, std::chrono::milliseconds took) {
                                     showProgress(phase, reason, took);
                                 } };
    m_probe = new EndpointProbe(m_asker, m_clock, std::move(setup), m_memory, this);
    m_probe->start([this](health::ProbeSample sample) { take(std::move(sample)); });
}

Result<ServerAddress> ProviderCheckService::addressFor(const std::string& baseUrl, routing::Api wire) const
{
    auto target = addressOf(baseUrl, wire, m_request.key.isEmpty() ? m_result.address.key : m_request.key);
    if (target) {
        target->tls.ca = m_request.trust.ca;
        target->tls.serverName = m_request.trust.serverName;
        for (const auto& [name, value] : m_result.address.headers)
            target->headers.emplace_back(QByteArray::fromStdString(name), Secret(value));
    }
    return target;
}

void ProviderCheckService::showProgress(EndpointProbe::Phase phase, Reason reason, std::chrono::milliseconds took)
{
    if (health::isConnectionFailure(reason) || m_next > 1)
        return;
    if (phase == EndpointProbe::Phase::Listed) {
        set(CheckStepKind::Address, CheckStepState::Passed, took);
        set(CheckStepKind::Server, CheckStepState::Running);
    } else if (!isWorthAnotherPath(reason)) {
        set(CheckStepKind::Server, CheckStepState::Passed, took);
    }
}

void ProviderCheckService::take(health::ProbeSample sample)
{
    m_probe.clear();
    m_evidence.insert(m_evidence.end(), sample.evidence.begin(), sample.evidence.end());
    if (m_firstReason == Reason::None)
        m_firstReason = sample.reason;
    m_betterUrl = sample.betterUrl;
    const bool isNew = !m_betterUrl.empty()
        && std::find(m_candidates.begin(), m_candidates.end(), m_betterUrl) == m_candidates.end();
    // Seen to answer there: what was meant is plain, and the result says which address it is.
    if (isNew) {
        m_candidates.insert(m_candidates.begin() + static_cast<std::ptrdiff_t>(m_next), m_betterUrl);
        m_firstReason = Reason::None;
        m_memory.forget();
        tryNext();
        return;
    }
    if (isWorthAnotherPath(sample.reason) && m_next < m_candidates.size()) {
        m_memory.forget();
        tryNext();
        return;
    }
    if (health::isConnectionFailure(sample.reason)) {
        fail(m_next > 1 ? CheckStepKind::Server : CheckStepKind::Address, m_next > 1 ? m_firstReason : sample.reason);
        return;
    }
    if (isWorthAnotherPath(sample.reason) || sample.reason == Reason::AnswerTooLarge) {
        fail(CheckStepKind::Server, m_firstReason);
        return;
    }
    // Progress is shown of the first try only.
    if (m_result.steps[0].state != CheckStepState::Passed)
        set(CheckStepKind::Address, CheckStepState::Passed, sample.latency);
    m_result.family = sample.family;
    m_result.version = sample.version;
    m_result.baseUrl = m_candidates[m_next - 1];
    if (m_result.steps[1].state != CheckStepState::Passed)
        set(CheckStepKind::Server, CheckStepState::Passed, sample.latency);
    const bool isSignIn = sample.reason == Reason::KeyMissing || sample.reason == Reason::KeyRefused
        || sample.reason == Reason::PermissionDenied || sample.reason == Reason::RegionRefused
        || sample.reason == Reason::OutOfCredit;
    m_result.needsKey = sample.reason == Reason::KeyMissing || sample.reason == Reason::KeyRefused;
    if (isSignIn) {
        settleProtocol();
        fail(CheckStepKind::SignIn, sample.reason);
        return;
    }
    set(CheckStepKind::SignIn, CheckStepState::Passed, sample.latency);
    takeModels(sample);
}

void ProviderCheckService::takeModels(health::ProbeSample& sample)
{
    m_result.hasModelList = sample.hasModelList;
    m_result.models = std::move(sample.models);
    const auto& family = health::info(m_result.family);
    if (family.knowsLoadState)
        m_result.loadedModels = static_cast<int>(
            std::count_if(m_result.models.begin(), m_result.models.end(),
                          [](const auto& model) { return model.state == health::LoadState::Ready; }));
    settleProtocol();
    const bool isEmpty = m_result.hasModelList && m_result.models.empty();
    if (sample.reason != Reason::None)
        set(CheckStepKind::Models, CheckStepState::Warning, sample.latency, diagnosis(sample.reason));
    else if (isEmpty || !m_result.hasModelList)
        set(CheckStepKind::Models, CheckStepState::Warning, sample.latency, diagnosis(Reason::NoModels));
    else
        set(CheckStepKind::Models, CheckStepState::Passed, sample.latency);
    set(CheckStepKind::Protocol, CheckStepState::Passed);
    finish();
}

//! What to write: asked for, told by the paste, or what the family is best spoken to with.
void ProviderCheckService::settleProtocol()
{
    m_result.api = !m_request.api.empty() ? m_request.api
        : !m_result.address.api.empty()   ? m_result.address.api
                                          : std::string(health::info(m_result.family).api);
    m_result.baseUrl = health::baseUrlFor(m_result.family, m_result.api, m_result.baseUrl);
    m_result.providerId = proposedId(m_result);
}

void ProviderCheckService::fail(CheckStepKind kind, Reason reason)
{
    if (m_result.providerId.empty() && !m_result.baseUrl.empty())
        settleProtocol();
    set(kind, CheckStepState::Failed, m_evidence.empty() ? 0ms : m_evidence.back().took, diagnosis(reason));
    for (const auto step : ports::allCheckSteps) {
        const auto state = m_result.steps[static_cast<std::size_t>(step)].state;
        if (state == CheckStepState::Waiting || state == CheckStepState::Running)
            set(step, CheckStepState::Skipped);
    }
    finish();
}

health::Diagnosis ProviderCheckService::diagnosis(Reason reason) const
{
    auto family = m_result.family != ServerFamily::Unknown ? m_result.family : m_result.address.familyHint;
    const auto base = routing::parseBaseUrl(m_result.baseUrl);
    if (family == ServerFamily::Unknown && base)
        family = health::familyUsuallyAt(base->port);
    return health::diagnose(reason, { family, m_result.address.reach, {}, m_evidence, m_betterUrl });
}

void ProviderCheckService::sendTest(const std::string& model)
{
    endTest();
    const auto wire = routing::apiFromName(m_result.api);
    auto address = addressFor(m_result.baseUrl, wire == routing::Api::Unknown ? routing::Api::OpenAiCompletions : wire);
    if (!address || m_result.baseUrl.empty()) {
        // Signals come after `sendTest` returns, as they do when the network answers.
        QMetaObject::invokeMethod(
            this, [this, model] { failTest(Reason::InvalidAddress, model, {}); }, Qt::QueuedConnection);
        return;
    }
    const auto ask = health::testMessageAsk(m_result.api, model, m_result.family);
    const auto url = address->apiUrl(ask.path);
    m_answer = {};
    m_firstToken.reset();
    m_testStart = std::chrono::steady_clock::now();
    AskLimits limits;
    limits.deadline = 10min;
    m_test = m_asker.ask(*address, url, ask, limits, this,
                         [this, ask, url, model, address = *address](const health::ServerAnswer& answer) {
                             takeTest(ask, url, address, model, answer);
                         });
    m_test->setPiece([this](const QByteArray& piece) {
        if (m_answer.feed({ piece.data(), static_cast<std::size_t>(piece.size()) }))
            m_firstToken
                = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_testStart);
    });
}

void ProviderCheckService::endTest()
{
    if (!m_test)
        return;
    m_test->cancel();
    m_test.clear();
    ports::TestMessageResult result;
    result.wasCancelled = true;
    Q_EMIT tested(result);
}

void ProviderCheckService::failTest(Reason reason, const std::string& model, std::vector<health::Evidence> evidence)
{
    ports::TestMessageResult result;
    result.diagnosis = health::diagnose(reason, { m_result.family, m_result.address.reach, model, std::move(evidence) });
    Q_EMIT tested(result);
}

void ProviderCheckService::takeTest(const health::Ask& ask, const QUrl& url, const ServerAddress& address,
                                    const std::string& model, const health::ServerAnswer& answer)
{
    m_test.clear();
    auto whole = answer;
    whole.body = m_answer.body();
    auto reason = answer.httpStatus == 0 ? answer.reason : Reason::None;
    // Words of the answer itself are no error; what is no stream, or ended in one, is searched.
    if (reason == Reason::None && (answer.httpStatus >= 300 || !m_answer.hasAnswer() || whole.body.find(R"("error":{)") != std::string::npos))
        reason = health::classifyFailure(answer.httpStatus, whole.body);
    // An empty stream with 200 is how some servers say that the prompt did not fit, or that nothing is loaded.
    if (reason == Reason::None && !m_answer.hasAnswer())
        reason = Reason::UnexpectedAnswer;
    if (reason != Reason::None) {
        if (reason == Reason::KeyRefused && !address.hasKey)
            reason = Reason::KeyMissing;
        failTest(reason, model, { Asker::evidence(ask, url, whole, reason, address) });
        return;
    }
    ports::TestMessageResult result;
    result.isGood = true;
    result.firstToken = m_firstToken;
    result.total = answer.took;
    result.text = m_answer.text();
    result.tokens = m_answer.tokens();
    Q_EMIT tested(result);
}

void ProviderCheckService::set(CheckStepKind kind, CheckStepState state, std::chrono::milliseconds took,
                               health::Diagnosis diagnosis)
{
    auto& step = m_result.steps[static_cast<std::size_t>(kind)];
    step = { kind, state, took, std::move(diagnosis) };
    Q_EMIT stepChanged(step);
}

void ProviderCheckService::finish()
{
    m_isRunning = false;
    Q_EMIT finished();
}

} // namespace switchyard::probing
