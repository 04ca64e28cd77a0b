// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"
#include "probing/keepwarm.h"

#include <QDateTime>

#include <algorithm>

// The part of HealthService that acts on models' memory: warm-ups, unloading, keeping warm.

namespace switchyard::probing {

using namespace std::chrono_literals;
using health::LoadState;
using health::Reason;

void HealthService::connectWarmUps()
{
    connect(&m_warmUps, &WarmUps::progressed, this, [this](const ModelRef& ref, const health::LoadProgress& progress) {
        m_book.setLoading(ref, progress);
        noteChange();
    });
    connect(&m_warmUps, &WarmUps::loaded, this,
            [this](const ModelRef& ref, std::chrono::milliseconds took, bool isExact, bool isMeasured) {
                m_book.setLoading(ref, std::nullopt);
                m_lastUsed[ref] = m_clock.steadyNow();
                if (isMeasured) {
                    const health::LoadSample sample { ref, m_clock.wallNow(), took, isExact };
                    m_book.apply(sample);
                    Q_EMIT loadMeasured(sample);
                }
                noteChange();
                checkNow(ref.provider);
                Q_EMIT warmUpFinished(ref, took);
            });
    connect(&m_warmUps, &WarmUps::failed, this, [this](const ModelRef& ref, Reason reason, const health::Evidence& evidence) {
        m_book.setLoading(ref, std::nullopt);
        if (reason == Reason::LoadFailed || reason == Reason::OutOfMemory)
            m_book.setLoadFailed(ref, reason);
        noteChange();
        checkNow(ref.provider);
        const auto* endpoint = m_book.endpointOf(ref);
        health::DiagnosisContext context;
        context.family = endpoint ? endpoint->family : health::ServerFamily::Unknown;
        context.reach = endpoint ? endpoint->reach : health::Reach::Loopback;
        context.model = ref.model;
        context.evidence = { evidence };
        Q_EMIT actionFailed(ref, health::diagnose(reason, context));
    });
    connect(&m_warmUps, &WarmUps::unloaded, this, [this](const ModelRef& ref) {
        checkNow(ref.provider);
        Q_EMIT unloaded(ref);
    });
}

std::optional<LoadOrder> HealthService::orderFor(const ModelRef& ref) const
{
    const auto watched = m_watched.find(m_book.endpointIdOf(ref));
    const auto* model = m_book.model(ref);
    const auto* endpoint = m_book.endpointOf(ref);
    if (watched == m_watched.end() || !model || !endpoint || model->facts.id.empty())
        return std::nullopt;
    LoadOrder order;
    order.ref = ref;
    order.address = watched->second->target.address;
    order.family = endpoint->family;
    order.facts = model->facts;
    const auto& contexts = watched->second->target.setup.configuredContexts;
    const auto wanted = std::find_if(contexts.begin(), contexts.end(), [&ref](const auto& each) { return each.first == ref.model; });
    // LM Studio and Lemonade load with the window that OpenClaw believes in; a larger one than the model has is refused.
    const bool takesContext
        = endpoint->family == health::ServerFamily::LmStudio || endpoint->family == health::ServerFamily::Lemonade;
    if (takesContext && wanted != contexts.end())
        order.context = model->facts.maxContextWindow ? std::min(wanted->second, *model->facts.maxContextWindow).value
                                                      : wanted->second.value;
    const auto rule = keepWarm(ref);
    if (rule.isEnabled)
        order.keep = std::chrono::duration_cast<std::chrono::seconds>(rule.interval * 2);
    return order;
}

ports::LoadAbilities HealthService::abilities(const ModelRef& ref) const
{
    const auto* model = m_book.model(ref);
    const auto* endpoint = m_book.endpointOf(ref);
    if (!model || !endpoint)
        return {};
    return abilitiesOf(health::info(endpoint->family), model->facts);
}

void HealthService::warmUp(const ModelRef& ref)
{
    auto order = orderFor(ref);
    if (order && (abilities(ref).canWarmUp || m_warmUps.isLoading(ref)))
        m_warmUps.load(std::move(*order));
}

void HealthService::cancelWarmUp(const ModelRef& ref)
{
    m_warmUps.cancel(ref);
}

void HealthService::unload(const ModelRef& ref)
{
    const auto order = orderFor(ref);
    if (order && abilities(ref).canUnload)
        m_warmUps.unload(*order);
}

ports::KeepWarmRule HealthService::keepWarm(const ModelRef& ref) const
{
    const auto found = m_rules.find(ref);
    return found == m_rules.end() ? ports::KeepWarmRule {} : found->second;
}

void HealthService::setKeepWarm(const ModelRef& ref, const ports::KeepWarmRule& rule)
{
    if (keepWarm(ref) == rule)
        return;
    m_rules[ref] = rule;
    Q_EMIT keepWarmChanged(ref, rule);
}

void HealthService::setKeepWarmRules(const std::vector<std::pair<ModelRef, ports::KeepWarmRule>>& rules)
{
    m_rules.clear();
    for (const auto& [ref, rule] : rules)
        m_rules.emplace(ref, rule);
}

//! A cold model with a rule is loaded; one in memory is touched where the server has an idle timer.
void HealthService::keepModelsWarm()
{
    if (m_isPaused)
        return;
    for (const auto& [ref, rule] : m_rules) {
        const auto* model = m_book.model(ref);
        const auto* endpoint = m_book.endpointOf(ref);
        if (!model || !endpoint || endpoint->isPaused || endpoint->status != health::Status::Ready || !model->lastChecked)
            continue;
        const bool isCold = model->loadState == LoadState::Cold || model->loadState == LoadState::Sleeping;
        if (rule.isEnabled && rule.loadAtStart && m_preloaded.insert(ref).second && isCold) {
            warmUp(ref);
            continue;
        }
        KeepWarmInputs inputs;
        inputs.localHour = QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(m_clock.wallNow())).time().hour();
        inputs.isServing = isServing(m_book.endpointIdOf(ref));
        inputs.isLoading = m_warmUps.isLoading(ref) || model->loading.has_value();
        if (const auto used = m_lastUsed.find(ref); used != m_lastUsed.end())
            inputs.lastUsed = used->second;
        inputs.now = m_clock.steadyNow();
        if (!wantsTouch(rule, inputs))
            continue;
        m_lastUsed[ref] = m_clock.steadyNow();
        if (isCold) {
            warmUp(ref);
            continue;
        }
        const bool hasIdleTimer = endpoint->family == health::ServerFamily::Ollama || endpoint->family == health::ServerFamily::LlamaSwap
            || endpoint->family == health::ServerFamily::LlamaCpp || endpoint->family == health::ServerFamily::LlamaCppRouter
            || endpoint->family == health::ServerFamily::DockerModelRunner;
        auto order = hasIdleTimer ? orderFor(ref) : std::nullopt;
        if (order) {
            order->isTouch = true;
            m_warmUps.load(std::move(*order));
        }
    }
}

} // namespace switchyard::probing
