// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::routing {

//! How far a prompt travels to reach a server. Ordered: a larger value is further away.
enum class TrustClass {
    Loopback, //!< This machine.
    LocalNetwork, //!< Private, link-local and carrier-grade NAT addresses, `.local` and single-label names.
    Hosted, //!< Everything else.
};

//! A provider's base URL taken apart once, so that no request has to.
struct BaseUrl {
    bool tls = false;
    std::string host; //!< Lower case; an IPv6 literal without its brackets.
    std::uint16_t port = 0;
    std::string path; //!< Without a trailing slash; empty for the root. Starts with `/` otherwise.

    //! `scheme://host[:port]/path` without the scheme's default port. Holds no user name, password or query.
    std::string toString() const;
    //! The value for the `Host` header: brackets around IPv6, the port only when it is not the scheme's.
    std::string hostHeader() const;

    friend bool operator==(const BaseUrl&, const BaseUrl&) = default;
};

//! Reads an absolute http or https URL. A query, a fragment, user information, a missing host, a port out of range or
//! control characters are errors whose sentence never repeats user information.
Result<BaseUrl> parseBaseUrl(std::string_view text);

//! Judged by the name or literal alone, without a look-up. `localhost` and names below it are Loopback.
TrustClass trustClassOf(std::string_view host);

//! True for an IPv4 or IPv6 literal, which needs no resolver.
bool isAddressLiteral(std::string_view host);

} // namespace switchyard::routing
