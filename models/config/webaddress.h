// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::config {

//! An address as a browser's URL parser reads it (https://url.spec.whatwg.org, 2026), as far as OpenClaw's checks ask.
//! It takes what a stricter parser refuses, such as `https:host` and outer blanks.
struct WebAddress {
    std::string scheme; //!< Lower case, without colon.
    std::string host; //!< Lower case, ASCII; an IPv6 address in brackets. Empty for schemes without one.
    std::string path; //!< At least `/` for http and the like.
    bool hasCredentials = false;
    bool hasQuery = false; //!< More than a bare question mark.
    bool hasFragment = false; //!< More than a bare number sign.

    static std::optional<WebAddress> parse(std::string_view text);

    bool isHttp() const { return scheme == "http" || scheme == "https"; }
    //! Scheme, host and port alone.
    bool isBareOrigin() const
    {
        return isHttp() && path == "/" && !hasQuery && !hasFragment && !hasCredentials;
    }
    bool isThisMachine() const { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }
};

} // namespace switchyard::config
