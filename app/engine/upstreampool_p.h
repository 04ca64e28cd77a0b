// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/upstreamconnection_p.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::engine {

//! Idle connections by where they lead, the latest used first. Idle ones keep a read armed, so that one the server closes
//! leaves the pool in the same moment. Engine thread only.
class UpstreamPool final : private UpstreamConnection::Keeper {
public:
    //! What makes two connections interchangeable: address, proxy and TLS material, not the key sent on them.
    static std::string keyOf(const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environment);

    std::shared_ptr<UpstreamConnection> take(const std::string& key);
    //! Under its `poolKey`.
    void giveBack(std::shared_ptr<UpstreamConnection> connection);
    //! Closes what has been idle since before `limit`.
    void closeIdleSince(std::chrono::steady_clock::time_point limit);
    //! Closes the idle ones to where this one leads.
    void closeAlike(const std::string& key);
    void closeAll();
    std::size_t size() const;

private:
    void idleConnectionEnded(UpstreamConnection& connection) override;

    static constexpr std::size_t mostIdle = 1024;
    std::map<std::string, std::vector<std::shared_ptr<UpstreamConnection>>, std::less<>> m_idle;
};

} // namespace switchyard::engine
