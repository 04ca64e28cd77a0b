// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "engine/asio_p.h"
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

    Listener(asio::io_context& context, Accepted accepted);

    //! Binds and listens; the port is the real one, also when 0 was asked for. AddressInUse when it is taken.
    Result<std::uint16_t> open(const routing::ListenOptions& options);
    void close();

private:
    Result<std::uint16_t> bind(const tcp::endpoint& endpoint);
    void accept(std::size_t index);

    asio::io_context& m_context;
    Accepted m_accepted;
    std::vector<std::shared_ptr<Acceptor>> m_acceptors;
    Timer m_pause; //!< After running out of descriptors.
};

} // namespace switchyard::engine
