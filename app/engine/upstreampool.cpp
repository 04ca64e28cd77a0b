// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/upstreampool_p.h"

#include <algorithm>

namespace switchyard::engine {

std::string UpstreamPool::keyOf(const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environment)
{
    std::string key = (endpoint.baseUrl.tls ? "https|" : "http|") + endpoint.baseUrl.hostHeader();
    const auto& tls = endpoint.tls;
    if (endpoint.baseUrl.tls) {
        const auto material = std::hash<std::string_view> {};
        key += '|' + tls.serverName + (tls.insecureSkipVerify ? "|unverified|" : "|")
            + std::to_string(material(tls.ca)) + '|' + std::to_string(material(tls.certificate));
    }
    if (endpoint.proxy.mode == routing::ProxyOptions::Mode::None)
        return key;
    if (const auto proxy = proxyFor(endpoint, environment); proxy && *proxy)
        key += "|proxy " + (*proxy)->host + ':' + std::to_string((*proxy)->port);
    return key;
}

std::shared_ptr<UpstreamConnection> UpstreamPool::take(const std::string& key)
{
    const auto found = m_idle.find(key);
    if (found == m_idle.end())
        return nullptr;
    auto& list = found->second;
    while (!list.empty()) {
        auto connection = std::move(list.back());
        list.pop_back();
        if (connection->isOpen()) {
            connection->setKeeper(nullptr);
            return connection;
        }
    }
    return nullptr;
}

void UpstreamPool::giveBack(std::shared_ptr<UpstreamConnection> connection)
{
    connection->setUser(nullptr);
    auto& list = m_idle[connection->poolKey];
    if (!connection->isOpen() || list.size() >= mostIdle) {
        connection->close();
        return;
    }
    connection->wasUsed = true;
    connection->idleSince = std::chrono::steady_clock::now();
    connection->setKeeper(this);
    connection->resumeReading();
    list.push_back(std::move(connection));
}

void UpstreamPool::idleConnectionEnded(UpstreamConnection& connection)
{
    const auto found = m_idle.find(connection.poolKey);
    if (found != m_idle.end())
        std::erase_if(found->second, [&connection](const auto& entry) { return entry.get() == &connection; });
}

void UpstreamPool::closeIdleSince(std::chrono::steady_clock::time_point limit)
{
    for (auto& [key, list] : m_idle) {
        std::erase_if(list, [limit](const auto& connection) {
            if (connection->isOpen() && connection->idleSince >= limit)
                return false;
            connection->close();
            return true;
        });
    }
    std::erase_if(m_idle, [](const auto& entry) { return entry.second.empty(); });
}

void UpstreamPool::closeAlike(const std::string& key)
{
    const auto found = m_idle.find(key);
    if (found == m_idle.end())
        return;
    for (auto& connection : found->second) {
        connection->setKeeper(nullptr);
        connection->close();
    }
    m_idle.erase(found);
}

void UpstreamPool::closeAll()
{
    while (!m_idle.empty())
        closeAlike(std::string(m_idle.begin()->first));
}

std::size_t UpstreamPool::size() const
{
    std::size_t sum = 0;
    for (const auto& [key, list] : m_idle)
        sum += list.size();
    return sum;
}

} // namespace switchyard::engine
