// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "engine/deadlines_p.h"
#include "engine/polledsocket_p.h"
#include "routing/routingtable.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace switchyard::engine {

//! The listening sockets. Engine thread only.
class Listener final {
public:
    using Accepted = std::function<void(Socket)>;

    Listener(SocketPoller& poller, Deadlines& deadlines, Accepted accepted);

    //! Binds and listens; the port is the real one, also when 0 was asked for. AddressInUse when it is taken.
    Result<std::uint16_t> open(const routing::ListenOptions& options);
    void close();

private:
    Result<std::uint16_t> bind(const tcp::endpoint& endpoint);
    void accept(PolledAcceptor& acceptor);
    error_code wantAll(bool wanted);
    void goOn();

    SocketPoller& m_poller;
    Deadlines& m_deadlines;
    Accepted m_accepted;
    std::vector<std::unique_ptr<PolledAcceptor>> m_acceptors;
    Deadline m_pause; //!< After running out of descriptors.
};

} // namespace switchyard::engine
