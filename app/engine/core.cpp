// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/core_p.h"

#include "engine/attempt_p.h"
#include "engine/backgroundload_p.h"
#include "engine/clientconnection_p.h"
#include "engine/link.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

constexpr std::chrono::milliseconds cooldownNewsEvery { 200 };
constexpr std::chrono::seconds shortestSleep { 1 }; //!< What is shorter leaves connections as they are.

bool usesTls(const routing::RoutingTable& table)
{
    for (const auto& [name, endpoint] : table.endpoints) {
        if (endpoint->baseUrl.tls)
            return true;
    }
    return false;
}

} // namespace

Core::Core(Options engineOptions, EventMailbox& eventMailbox)
    : options(std::move(engineOptions))
    , events(eventMailbox)
    , via("1.1 switchyard-" + options.instance)
    , m_cooldownNews([this] { events.post(CooldownsChanged {cooldowns.active(std::chrono::steady_clock::now())}); })
    , m_answeringNews([this] {
        Answering news;
        for (const auto& [model, count] : m_answering) {
            if (count > 0)
                news.models.emplace_back(model, count);
        }
        std::erase_if(m_answering, [](const auto& entry) { return entry.second == 0; });
        events.post(std::move(news));
    })
{
    if (!options.timeAsleep)
        options.timeAsleep = timeAsleep;
    m_slept = options.timeAsleep();
}

const std::shared_ptr<const routing::RoutingTable>& Core::table()
{
    const std::uint64_t version = publishedTable.version();
    if (version == m_tableVersion && m_table)
        return m_table;
    auto latest = publishedTable.current();
    if (!latest)
        latest = std::make_shared<const routing::RoutingTable>();
    if (m_table)
        cooldowns.configurationChanged(*m_table, *latest);
    m_table = std::move(latest);
    m_tableVersion = version;
    derived.clear();
    learned.clear();
    unopenedThoughts.clear();
    if (usesTls(*m_table))
        tls.warmUp();
    return m_table;
}

const std::shared_ptr<const routing::HealthSnapshot>& Core::health()
{
    const std::uint64_t version = publishedHealth.version();
    if (version == m_healthVersion && m_health)
        return m_health;
    m_health = publishedHealth.current();
    if (!m_health)
        m_health = std::make_shared<const routing::HealthSnapshot>();
    m_healthVersion = version;
    return m_health;
}

void Core::learn(const ModelRef& model, const dialects::Compat& compat)
{
    if (learned.size() >= mostLearned && !learned.contains(model)) {
        const auto isDeclared = [this](const ModelRef& ref) { return m_table && m_table->models.contains(ref.toString()); };
        std::erase_if(learned, [&](const auto& entry) { return !isDeclared(entry.first); });
    }
    learned[model] = compat;
}

void Core::cooldownsChanged()
{
    if (!m_cooldownNews.isArmed())
        m_cooldownNews.arm(deadlines, cooldownNewsEvery);
}

void Core::answeringChanged(const ModelRef& model, int by)
{
    m_answering[model] += by;
    if (!m_answeringNews.isArmed())
        m_answeringNews.arm(deadlines, cooldownNewsEvery);
}

bool Core::isAnswering(const ProviderId& provider) const
{
    return std::any_of(m_answering.begin(), m_answering.end(),
        [&](const auto& entry) { return entry.second > 0 && entry.first.provider == provider; });
}

void Core::askForSleep(SteadyTime now)
{
    m_sleepNoticed = now;
    const auto slept = options.timeAsleep();
    const auto latest = slept - std::exchange(m_slept, slept);
    if (latest < shortestSleep)
        return;
    upstreams.closeAll();
    resolver.forgetAll();
    cooldowns.timePassed(latest);
    cooldownsChanged();
}

void Core::requestEnded()
{
    if (draining && requestsInFlight == 0 && drainedCallback)
        drainedCallback();
}

} // namespace switchyard::engine
