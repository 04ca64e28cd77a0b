// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/asio_p.h"
#include "engine/polledsocket_p.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::engine {

//! Turns host names into addresses with the system's `getaddrinfo`, in four threads of its own, because that call
//! blocks and knows no deadline. Answers are kept for 60 seconds, failures for two. Literals and `localhost` need
//! neither, and are answered before `resolve` returns. Used in the engine thread, where `done` is called too.
class Resolver final {
public:
    using Addresses = std::vector<asio::ip::address>;
    //! Empty addresses mean failure. Called exactly once unless the returned handle is dropped first.
    using Done = std::function<void(const Addresses&)>;

    //! Dropping it withdraws the question.
    using Handle = std::shared_ptr<Done>;

    //! See Options::lookUp.
    using LookUp = std::function<std::vector<std::string>(const std::string& host)>;

    Resolver(SocketPoller& poller, LookUp lookUp);
    //! Does not wait for look-ups that hang: their threads are left to finish by themselves.
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    Handle resolve(const std::string& host, Done done);
    //! None of its addresses took a connection: the next question is asked anew, since machines and networks move.
    void forget(const std::string& host);
    void forgetAll();

private:
    class Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace switchyard::engine
