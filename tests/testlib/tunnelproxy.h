// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::testlib {

//! An HTTP proxy on 127.0.0.1 for CONNECT only: every tunnel ends at one port of this machine, whatever was asked for.
class TunnelProxy final {
public:
    explicit TunnelProxy(std::uint16_t target);
    ~TunnelProxy();
    TunnelProxy(const TunnelProxy&) = delete;
    TunnelProxy& operator=(const TunnelProxy&) = delete;

    std::uint16_t port() const;
    //! The heads of all requests so far.
    std::vector<std::string> heads() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace switchyard::testlib
