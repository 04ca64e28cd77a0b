// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/warmups.h"

#include "health/adapters/families.h"
#include "health/failurepatterns.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::LoadState;
using health::Reason;

constexpr auto longestLoad = 10min;
constexpr auto longestUnload = 15s;
constexpr auto pollEvery = 400ms;

AskLimits limitsFor(std::chrono::milliseconds deadline)
{
    AskLimits limits;
    limits.deadline = deadline;
    return limits;
}

//! The smallest request that makes a server without a load call bring a model into memory.
health::Ask smallestRequest(const LoadOrder& order)
{
    return { "POST", "/v1/chat/completions",
             R"({"model":)" + health::quoted(order.facts.id)
                 + R"(,"max_tokens":1,"stream":false,"messages":[{"role":"user","content":"."}]})" };
}

health::Ask loadAsk(const LoadOrder& order)
{
    const auto& loads = health::adapter(order.family).loads;
    if (order.facts.state == LoadState::Sleeping && !order.isTouch && loads.wake)
        return loads.wake();
    const bool wakes = order.facts.state == LoadState::Sleeping || order.isTouch;
    if (!loads.load || (wakes && order.family != health::ServerFamily::Ollama))
        return smallestRequest(order);
    return loads.load(order.facts, order.context, order.keep);
}

//! The list with only what it says of the model, and that in short: its entry holds the whole command line before its exit code.
health::ServerAnswer aboutModel(health::ServerAnswer list, const std::string& id)
{
    constexpr std::size_t shownStart = 120;
    constexpr std::size_t shownEnd = 60;
    const auto start = list.body.find("\"id\":" + health::quoted(id));
    if (start == std::string::npos)
        return list;
    const auto exit = list.body.find("\"exit_code\"", start);
    const auto next = list.body.find("\"id\":", start + 1);
    auto text = '{' + list.body.substr(start, std::min(shownStart, next - start));
    if (exit != std::string::npos && exit < next)
        text = '{' + list.body.substr(start, std::min(shownStart, exit - start)) + (exit - start > shownStart ? " … " : "")
            + list.body.substr(exit, shownEnd);
    list.body = std::move(text);
    return list;
}

//! The path as it stands behind the configured base URL, for requests of the OpenAI kind.
QUrl urlOf(const LoadOrder& order, const health::Ask& ask)
{
    constexpr std::string_view openAi = "/v1/chat/completions";
    if (ask.path == openAi && order.address.api != routing::Api::Ollama) {
        auto url = order.address.listUrl();
        url.setQuery(QString());
        auto path = url.path();
        path.chop(static_cast<int>(std::string_view("/models").size()));
        url.setPath(path + QStringLiteral("/chat/completions"));
        return url;
    }
    return order.address.url(ask.path, order.family);
}

} // namespace

struct WarmUps::Job {
    LoadOrder order;
    SteadyTime startedAt;
    health::Evidence evidence;
    QPointer<Asking> request;
    QPointer<Asking> events;
    QPointer<Asking> state;
    QTimer poll;
    QByteArray pendingEvents;
    std::optional<double> fraction;
    bool wasSeenLoading = false;
    bool isAccepted = false; //!< The server took the order and works on it.
};

ports::LoadAbilities abilitiesOf(const health::FamilyInfo& family, const health::ModelFacts& facts)
{
    ports::LoadAbilities abilities;
    if (!family.isLocal || facts.id.empty())
        return abilities;
    const bool isLoaded = facts.state == LoadState::Ready;
    const bool byRequest = family.loadsOnRequest || facts.state == LoadState::Sleeping;
    abilities.canWarmUp = !isLoaded && facts.state != LoadState::Unknown && (family.canLoad || byRequest);
    // Where the state is hidden, a load by request does no harm to what is loaded already.
    if (facts.state == LoadState::Unknown && byRequest)
        abilities.canWarmUp = true;
    abilities.canUnload = family.canUnload && isLoaded;
    abilities.canCancel = family.canUnload || family.family == health::ServerFamily::Ollama;
    abilities.showsProgress = family.reportsProgress;
    return abilities;
}

WarmUps::WarmUps(Asker& asker, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_asker(asker)
    , m_clock(clock)
{
}

WarmUps::~WarmUps() = default;

void WarmUps::load(LoadOrder order)
{
    const auto ref = order.ref;
    if (isLoading(ref))
        return;
    auto job = std::make_unique<Job>();
    job->order = std::move(order);
    job->startedAt = m_clock.steadyNow();
    auto& known = *m_jobs.emplace(ref, std::move(job)).first->second;
    if (!known.order.isTouch)
        Q_EMIT progressed(ref, { known.startedAt, std::nullopt, true });
    if (known.order.family == health::ServerFamily::LlamaCppRouter && !known.order.isTouch)
        follow(known);
    askForLoad(known);
}

void WarmUps::askForLoad(Job& job)
{
    const auto ref = job.order.ref;
    const auto ask = loadAsk(job.order);
    const auto url = urlOf(job.order, ask);
    const bool streams = job.order.family == health::ServerFamily::TabbyApi && !job.order.isTouch;
    job.request = m_asker.ask(job.order.address, url, ask, limitsFor(longestLoad), this,
                              [this, ref, ask, url](const health::ServerAnswer& answer) { takeAnswer(ref, ask, url, answer); });
    if (streams)
        job.request->setPiece([this, ref](const QByteArray& piece) { readEvents(ref, piece); });
}

//! llama-server's router tells how a load goes in an event stream of its own.
void WarmUps::follow(Job& job)
{
    const auto ref = job.order.ref;
    const health::Ask ask { "GET", "/models/sse" };
    job.events = m_asker.ask(job.order.address, job.order.address.url(ask.path, job.order.family), ask,
                             limitsFor(longestLoad), this, [](const health::ServerAnswer&) {});
    job.events->setPiece([this, ref](const QByteArray& piece) { readEvents(ref, piece); });
}

//! By value: the caller's copy may go with the job.
void WarmUps::readEvents(ModelRef ref, const QByteArray& piece) // NOLINT(performance-unnecessary-value-param)
{
    constexpr qsizetype mostPending = 256 * 1024;
    const auto found = m_jobs.find(ref);
    if (found == m_jobs.end())
        return;
    auto& job = *found->second;
    job.pendingEvents += piece;
    if (job.pendingEvents.size() > mostPending)
        job.pendingEvents.clear();
    for (auto end = job.pendingEvents.indexOf('\n'); end >= 0; end = job.pendingEvents.indexOf('\n')) {
        const auto line = job.pendingEvents.left(end).trimmed();
        job.pendingEvents.remove(0, end + 1);
        if (line.startsWith("data:"))
            takeEvent(job, line.mid(5).trimmed());
        // The event may have ended the job, or put another in its place.
        const auto now = m_jobs.find(ref);
        if (now == m_jobs.end() || now->second.get() != &job)
            return;
    }
}

void WarmUps::takeEvent(Job& job, const QByteArray& data)
{
    const auto json = health::Json::parse({ data.constData(), static_cast<std::size_t>(data.size()) });
    if (!json)
        return;
    const auto model = (*json)["model"].text();
    if (!model.empty() && model != job.order.facts.id)
        return;
    const auto& details = (*json)["data"];
    auto fraction = details["progress"]["value"].number();
    if (!fraction)
        fraction = details["progress"].number();
    const auto module = (*json)["module"].number();
    const auto modules = (*json)["modules"].number();
    if (module && modules && *modules > 0)
        fraction = *module / *modules;
    if (!fraction || *fraction < 0 || *fraction > 1 || job.fraction == fraction)
        return;
    job.fraction = fraction;
    const auto ref = job.order.ref; // A receiver may end the job.
    Q_EMIT progressed(ref, { job.startedAt, fraction, true });
}

void WarmUps::takeAnswer(const ModelRef& ref, const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer)
{
    const auto found = m_jobs.find(ref);
    if (found == m_jobs.end())
        return;
    auto& job = *found->second;
    auto reason = answer.httpStatus == 0 ? answer.reason : health::classifyFailure(answer.httpStatus, answer.body);
    job.evidence = Asker::evidence(ask, url, answer, reason, job.order.address);
    const auto& loads = health::adapter(job.order.family).loads;
    // Someone else loads it already: then there is only to wait.
    const bool isRunning = answer.body.find("already running") != std::string::npos;
    if (loads.isAsynchronous && !job.order.isTouch && (reason == Reason::None || isRunning)) {
        job.isAccepted = true;
        connect(&job.poll, &QTimer::timeout, this, [this, ref] { poll(ref); });
        job.poll.start(pollEvery);
        return;
    }
    // Refusals that are not about the model at all become a plain failure to load.
    if (!job.order.isTouch && (reason == Reason::UnexpectedAnswer || reason == Reason::ServerError))
        reason = Reason::LoadFailed;
    if (reason != Reason::None) {
        fail(ref, reason, job.evidence);
        return;
    }
    succeed(ref, loads.loadTime && !job.order.isTouch ? loads.loadTime(answer) : std::nullopt);
}

void WarmUps::poll(const ModelRef& ref)
{
    const auto found = m_jobs.find(ref);
    if (found == m_jobs.end() || found->second->state)
        return;
    auto& job = *found->second;
    if (m_clock.steadyNow() - job.startedAt > longestLoad) {
        fail(ref, Reason::AnswerTimedOut, job.evidence);
        return;
    }
    const auto url = job.order.address.listUrl();
    const health::Ask ask { "GET", url.path().toStdString() };
    job.state = m_asker.ask(job.order.address, url, ask, limitsFor(4s), this,
                            [this, ref, ask, url](const health::ServerAnswer& answer) { takeState(ref, ask, url, answer); });
}

void WarmUps::takeState(const ModelRef& ref, const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer)
{
    const auto found = m_jobs.find(ref);
    if (found == m_jobs.end())
        return;
    auto& job = *found->second;
    job.state.clear();
    health::ServerReport report;
    if (!health::readModelList(answer, report))
        return;
    const auto* model = report.find(job.order.facts.id);
    if (!model)
        return;
    const bool hasFallenBack = model->state == LoadState::Cold && job.wasSeenLoading;
    if (model->state == LoadState::Loading) {
        job.wasSeenLoading = true;
    } else if (model->state == LoadState::Ready) {
        succeed(ref, std::nullopt);
    } else if (model->state == LoadState::Failed || hasFallenBack) {
        // The order itself was taken with a success: what shows the failure is this answer.
        fail(ref, Reason::LoadFailed, Asker::evidence(ask, url, aboutModel(answer, job.order.facts.id), Reason::LoadFailed, job.order.address));
    }
}

std::unique_ptr<WarmUps::Job> WarmUps::take(const ModelRef& ref)
{
    auto node = m_jobs.extract(ref);
    if (!node)
        return nullptr;
    auto job = std::move(node.mapped());
    for (const auto& asking : { job->request, job->events, job->state }) {
        if (asking)
            asking->cancel();
    }
    job->poll.stop();
    return job;
}

void WarmUps::succeed(const ModelRef& ref, std::optional<std::chrono::milliseconds> exact)
{
    const auto job = take(ref);
    const auto measured = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steadyNow() - job->startedAt);
    const bool wasInMemory = job->order.isTouch || job->order.facts.state == LoadState::Ready;
    Q_EMIT loaded(ref, exact.value_or(measured), exact.has_value(), !wasInMemory);
}

void WarmUps::fail(const ModelRef& ref, Reason reason, const health::Evidence& evidence)
{
    const auto copy = evidence;
    take(ref);
    Q_EMIT failed(ref, reason, copy);
}

void WarmUps::cancel(const ModelRef& ref)
{
    const auto job = take(ref);
    if (!job)
        return;
    const auto& loads = health::adapter(job->order.family).loads;
    // Ollama and the like stop when the connection closes; a load that was only ordered must be undone.
    if (loads.unload && (loads.isAsynchronous || job->order.family != health::ServerFamily::Ollama)) {
        const auto ask = loads.unload(job->order.facts);
        m_asker.ask(job->order.address, job->order.address.url(ask.path, job->order.family), ask, limitsFor(30s), this,
                    [](const health::ServerAnswer&) {});
    }
    Q_EMIT failed(ref, Reason::None, {});
}

void WarmUps::unload(const LoadOrder& order)
{
    const auto& loads = health::adapter(order.family).loads;
    if (!loads.unload)
        return;
    const auto ask = loads.unload(order.facts);
    const auto url = order.address.url(ask.path, order.family);
    m_asker.ask(order.address, url, ask, limitsFor(60s), this,
                [this, ref = order.ref, address = order.address, id = order.facts.id, isAsynchronous = loads.isAsynchronous, ask,
                 url](const health::ServerAnswer& answer) {
                    const auto reason
                        = answer.httpStatus == 0 ? answer.reason : health::classifyFailure(answer.httpStatus, answer.body);
                    // Already gone is what was wanted.
                    const bool isGone = reason == Reason::None || reason == Reason::NotInMemory || reason == Reason::NothingLoaded;
                    if (!isGone)
                        Q_EMIT failed(ref, reason, Asker::evidence(ask, url, answer, reason, address));
                    else if (isAsynchronous)
                        awaitUnload({ ref, address, id }, m_clock.steadyNow() + longestUnload);
                    else
                        Q_EMIT unloaded(ref);
                });
}

//! llama-server's router only takes the order; the process ends a moment later.
void WarmUps::awaitUnload(const Unloading& unloading, SteadyTime until)
{
    const auto url = unloading.address.listUrl();
    const health::Ask ask { "GET", url.path().toStdString() };
    m_asker.ask(unloading.address, url, ask, limitsFor(4s), this, [this, unloading, until](const health::ServerAnswer& answer) {
        health::ServerReport report;
        const auto* model = health::readModelList(answer, report) ? report.find(unloading.id) : nullptr;
        if (model && model->state == LoadState::Ready && m_clock.steadyNow() < until)
            QTimer::singleShot(pollEvery, this, [this, unloading, until] { awaitUnload(unloading, until); });
        else
            Q_EMIT unloaded(unloading.ref);
    });
}

} // namespace switchyard::probing
