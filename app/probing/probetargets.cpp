// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/probetargets.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using health::Reason;
using routing::FailureClass;

void addModel(std::vector<std::string>& models, const std::string& id)
{
    if (!id.empty() && std::find(models.begin(), models.end(), id) == models.end())
        models.push_back(id);
}

Reason problemOf(routing::EndpointProblem problem)
{
    switch (problem) {
    case routing::EndpointProblem::Misconfigured:
        return Reason::InvalidAddress;
    case routing::EndpointProblem::ApiNotSpoken:
    case routing::EndpointProblem::AuthNotSupported:
        return Reason::UnsupportedApi;
    case routing::EndpointProblem::None:
    case routing::EndpointProblem::NoKey:
        break;
    }
    return Reason::None;
}

ProbeTarget targetOf(const ProviderId& id, const routing::Endpoint& endpoint, const routing::RoutingTable& table)
{
    ProbeTarget target;
    target.setup.provider = id;
    if (id != endpoint.provider)
        target.setup.owner = endpoint.provider;
    target.setup.baseUrl = endpoint.baseUrl.host.empty() ? std::string {} : endpoint.baseUrl.toString();
    target.setup.reach = reachOf(endpoint.trust);
    target.setup.lacksKey = endpoint.problem == routing::EndpointProblem::NoKey;
    target.setup.misconfigured = problemOf(endpoint.problem);
    if (target.setup.misconfigured == Reason::None && endpoint.baseUrl.host.empty())
        target.setup.misconfigured = Reason::InvalidAddress;
    target.setup.timeout = endpoint.timeout.value_or(std::chrono::milliseconds {});
    target.address = addressOf(endpoint, table.environmentProxy);
    return target;
}

//! `auto` before the agents' chains, each in its order.
std::vector<ModelRef> chainOrder(const routing::RoutingTable& table)
{
    std::vector<ModelRef> order;
    const auto append = [&order](const routing::Route& route) {
        order.insert(order.end(), route.candidates.begin(), route.candidates.end());
    };
    if (const auto first = table.routes.find("auto"); first != table.routes.end())
        append(first->second);
    for (const auto& [name, route] : table.routes)
        append(route);
    return order;
}

//! The targets of a table as they are collected.
class Targets final {
public:
    explicit Targets(const routing::RoutingTable& table)
        : m_table(table)
    {
    }

    //! The target that serves the model, made when it is not there yet; null for an unknown provider.
    ProbeTarget* of(const ModelRef& ref)
    {
        const auto provider = m_table.endpoints.find(ref.provider.value());
        if (provider == m_table.endpoints.end())
            return nullptr;
        const auto model = m_table.models.find(ref.toString());
        // Headers or an api of its own are no other server; another address is.
        const bool isElsewhere = model != m_table.models.end() && !model->second->endpoint->baseUrl.host.empty()
            && !(model->second->endpoint->baseUrl == provider->second->baseUrl);
        if (!isElsewhere)
            return &at(ref.provider, *provider->second);
        const auto& own = *model->second->endpoint;
        return &at(ProviderId(ref.provider.value() + " (" + own.baseUrl.toString() + ')'), own);
    }

    ProbeTarget& at(const ProviderId& id, const routing::Endpoint& endpoint)
    {
        const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                        [&id](const ProbeTarget& target) { return target.setup.provider == id; });
        if (found != m_targets.end())
            return *found;
        m_targets.push_back(targetOf(id, endpoint, m_table));
        return m_targets.back();
    }

    std::vector<ProbeTarget> take() { return std::move(m_targets); }

private:
    const routing::RoutingTable& m_table;
    std::vector<ProbeTarget> m_targets;
};

void addDeclaredModels(const routing::RoutingTable& table, Targets& targets)
{
    std::vector<const routing::ModelEntry*> declared;
    for (const auto& [name, entry] : table.models)
        declared.push_back(entry.get());
    std::sort(declared.begin(), declared.end(), [](const auto* a, const auto* b) { return a->ref < b->ref; });
    for (const auto* entry : declared) {
        auto* target = targets.of(entry->ref);
        if (!target)
            continue;
        addModel(target->setup.models, entry->ref.model);
        if (entry->contextWindow)
            target->setup.configuredContexts.emplace_back(entry->ref.model, *entry->contextWindow);
    }
}

} // namespace

std::vector<ProbeTarget> probeTargets(const routing::RoutingTable& table)
{
    Targets targets(table);
    for (const auto& ref : chainOrder(table)) {
        if (auto* target = targets.of(ref))
            addModel(target->setup.models, ref.model);
    }
    for (const auto& [id, endpoint] : table.endpoints)
        targets.at(ProviderId(id), *endpoint);
    addDeclaredModels(table, targets);
    return targets.take();
}

std::shared_ptr<const routing::HealthSnapshot> healthSnapshot(const health::HealthBook& book)
{
    auto snapshot = std::make_shared<routing::HealthSnapshot>();
    for (const auto& ref : book.models()) {
        const auto* model = book.model(ref);
        routing::ModelHealth entry;
        switch (health::usability(model->status)) {
        case health::Usability::Yes:
            entry.state = routing::ModelState::Ready;
            break;
        case health::Usability::Slowly:
            entry.state = routing::ModelState::Cold;
            break;
        case health::Usability::Soon:
            entry.state = routing::ModelState::Loading;
            break;
        case health::Usability::No:
            entry.state = routing::ModelState::Unusable;
            break;
        // Cooldowns are the engine's own, and it knows them better; what is not known counts as ready.
        case health::Usability::Later:
        case health::Usability::Unknown:
            entry.state = routing::ModelState::Unknown;
            break;
        }
        // What an earlier session knew, or data that have grown old, must not shut anything out. A list that lacks the
        // model proves nothing either: gateways, aliases and single-model servers answer to names that they do not list,
        // and one that does not says 404, which the engine remembers by itself.
        if (model->isStale || model->status == health::Status::ModelMissing)
            entry.state = routing::ModelState::Unknown;
        if (entry.state == routing::ModelState::Unusable)
            entry.reason = std::string(health::word(model->status));
        if (model->loadEstimate)
            entry.learnedLoadTime = model->loadEstimate->slow;
        if (model->loadState == health::LoadState::Ready)
            entry.loadedContext = model->facts.contextWindow;
        entry.observedAt = model->lastChecked.value_or(SteadyTime {});
        snapshot->models.emplace(ref, std::move(entry));
    }
    return snapshot;
}

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

std::vector<health::PassiveSample> passiveSamples(const traffic::RequestRecord& record, SteadyTime now, WallTime wallNow)
{
    std::vector<health::PassiveSample> samples;
    const auto milliseconds = [](std::chrono::microseconds value) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(value);
    };
    for (const auto& attempt : record.attempts) {
        const auto reason = reasonOf(attempt.failure);
        if (reason == Reason::None && attempt.failure != FailureClass::None)
            continue;
        // An attempt that was called off says nothing, neither does one that never got a head.
        if (reason == Reason::None && !attempt.headersAt)
            continue;
        health::PassiveSample sample;
        sample.model = attempt.model;
        sample.at = now;
        sample.wallAt = wallNow;
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
        samples.push_back(sample);
    }
    return samples;
}

} // namespace switchyard::probing
