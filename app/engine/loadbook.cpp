// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/loadbook.h"

namespace switchyard::engine {

namespace {

constexpr std::size_t mostReady = 4'096;

} // namespace

LoadBook::LoadBook(EventMailbox& events, Metrics& metrics)
    : m_events(events)
    , m_metrics(metrics)
{
}

bool LoadBook::begin(const ModelRef& model, SteadyTime now)
{
    if (m_loads.contains(model))
        return false;
    m_loads[model].since = now;
    m_readySince.erase(model);
    m_events.post(Event(traffic::LoadObservation {model, std::chrono::system_clock::now(), std::nullopt, false}));
    return true;
}

LoadBook::Waiter LoadBook::wait(const ModelRef& model, std::function<void()> over)
{
    auto waiter = std::make_shared<std::function<void()>>(std::move(over));
    m_loads[model].waiting.push_back(waiter);
    return waiter;
}

void LoadBook::wake(Load& load)
{
    const auto waiting = std::move(load.waiting);
    for (const auto& entry : waiting) {
        // Held while it runs: whoever waits may let go of it meanwhile.
        if (const auto waiter = entry.lock())
            (*waiter)();
    }
}

void LoadBook::finish(const ModelRef& model, bool succeeded, SteadyTime now)
{
    const auto found = m_loads.find(model);
    if (found == m_loads.end())
        return;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now - found->second.since);
    m_metrics.countLoad(model, took, !succeeded);
    m_events.post(Event(traffic::LoadObservation {model, std::chrono::system_clock::now(), took, !succeeded}));
    // Forgetting costs a second look at a model that an old snapshot calls cold, no more.
    if (succeeded && m_readySince.size() >= mostReady)
        m_readySince.clear();
    if (succeeded)
        m_readySince[model] = now;
    Load load = std::move(found->second);
    m_loads.erase(found);
    wake(load);
}

void LoadBook::abandon(const ModelRef& model)
{
    const auto found = m_loads.find(model);
    if (found == m_loads.end())
        return;
    Load load = std::move(found->second);
    m_loads.erase(found);
    wake(load);
}

} // namespace switchyard::engine
