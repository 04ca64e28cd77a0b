// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/accesscontrol.h"

#include "routing/ascii.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace switchyard::engine {

namespace {

using routing::ascii::equalsIgnoringCase;
using routing::ascii::trimmed;

std::string_view hostWithoutPort(std::string_view host)
{
    host = trimmed(host);
    if (host.starts_with('[')) {
        const auto close = host.find(']');
        return close == std::string_view::npos ? host : host.substr(0, close + 1);
    }
    return host.substr(0, host.find(':'));
}

bool isOurHost(std::string_view header, const routing::ListenOptions& listen)
{
    const std::string_view host = hostWithoutPort(header);
    if (host == "127.0.0.1" || host == "[::1]" || equalsIgnoringCase(host, "localhost"))
        return true;
    return std::any_of(listen.allowedHosts.begin(), listen.allowedHosts.end(), [host](const std::string& allowed) {
        return equalsIgnoringCase(host, allowed) || equalsIgnoringCase(host, '[' + allowed + ']');
    });
}

//! Takes the same time wherever the difference is.
bool isSameSecret(std::string_view given, std::string_view expected)
{
    return given.size() == expected.size() && CRYPTO_memcmp(given.data(), expected.data(), expected.size()) == 0;
}

bool showsToken(const RequestHead& head, const Secret& token)
{
    constexpr std::string_view bearer = "bearer ";
    for (const HeaderField& field : head.fields) {
        const HeaderName name = field.traits.name;
        if (name != HeaderName::Authorization && name != HeaderName::XApiKey && name != HeaderName::ApiKey)
            continue;
        std::string_view value = trimmed(field.value);
        if (name == HeaderName::Authorization) {
            if (!equalsIgnoringCase(value.substr(0, bearer.size()), bearer))
                continue;
            value = trimmed(value.substr(bearer.size()));
        }
        if (isSameSecret(value, token.reveal()))
            return true;
    }
    return false;
}

} // namespace

std::string_view allowedOrigin(const RequestHead& head, const routing::ListenOptions& listen)
{
    const std::string_view origin = trimmed(headerValue(head.fields, HeaderName::Origin));
    const bool isListed = !origin.empty()
        && std::any_of(listen.corsOrigins.begin(), listen.corsOrigins.end(),
            [origin](const std::string& allowed) { return allowed == "*" || equalsIgnoringCase(origin, allowed); });
    return isListed ? origin : std::string_view {};
}

Access judgeAccess(const RequestHead& head, const routing::ListenOptions& listen, const Secret& token, bool requiresToken)
{
    const std::string_view host = headerValue(head.fields, HeaderName::Host);
    const bool hostMatters = head.minorVersion == 1 || !host.empty();
    if (hostMatters && !isOurHost(host, listen))
        return Access::WrongHost;
    const std::string_view origin = trimmed(headerValue(head.fields, HeaderName::Origin));
    if (!origin.empty() && allowedOrigin(head, listen).empty()) {
        const auto separator = origin.find("://");
        const bool isOurselves = separator != std::string_view::npos && origin.substr(separator + 3) == trimmed(host);
        if (!isOurselves)
            return Access::WrongOrigin;
    }
    if (requiresToken && !token.isEmpty() && !showsToken(head, token))
        return Access::WrongToken;
    return Access::Granted;
}

} // namespace switchyard::engine
