// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/baseurl.h"

#include "routing/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace switchyard::routing {

namespace {

std::optional<std::array<std::uint8_t, 4>> parseIpv4(std::string_view text)
{
    std::array<std::uint8_t, 4> bytes {};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto dot = text.find('.');
        const std::string_view part = i < 3 ? text.substr(0, dot) : text;
        if (part.empty() || part.size() > 3 || (i < 3 && dot == std::string_view::npos))
            return std::nullopt;
        unsigned value = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc {} || end != part.data() + part.size() || value > 255)
            return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(value);
        if (i < 3)
            text.remove_prefix(dot + 1);
    }
    return bytes;
}

TrustClass trustClassOfIpv4(const std::array<std::uint8_t, 4>& ip)
{
    if (ip[0] == 127 || ip[0] == 0)
        return TrustClass::Loopback;
    const bool isPrivate = ip[0] == 10 || (ip[0] == 172 && ip[1] >= 16 && ip[1] <= 31) || (ip[0] == 192 && ip[1] == 168)
        || (ip[0] == 169 && ip[1] == 254) || (ip[0] == 100 && ip[1] >= 64 && ip[1] <= 127);
    return isPrivate ? TrustClass::LocalNetwork : TrustClass::Hosted;
}

TrustClass trustClassOfIpv6(std::string_view host)
{
    if (host == "::1" || host == "::" || host == "0:0:0:0:0:0:0:1")
        return TrustClass::Loopback;
    if (host.starts_with("::ffff:")) {
        if (const auto mapped = parseIpv4(host.substr(7)))
            return trustClassOfIpv4(*mapped);
    }
    const bool isPrivate = host.starts_with("fc") || host.starts_with("fd") || host.starts_with("fe8")
        || host.starts_with("fe9") || host.starts_with("fea") || host.starts_with("feb");
    return isPrivate ? TrustClass::LocalNetwork : TrustClass::Hosted;
}

Error syntaxError(std::string message)
{
    return Error {ErrorCode::Syntax, std::move(message)};
}

bool isHostCharacter(char c)
{
    return ascii::isDigit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

//! Splits `host[:port]` off and validates both.
Result<void> readAuthority(std::string_view authority, BaseUrl& url)
{
    std::string_view portText;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return syntaxError("the URL's IPv6 address has no closing bracket");
        url.host = ascii::lowered(authority.substr(1, close - 1));
        const bool isPlausible = url.host.find(':') != std::string::npos
            && std::all_of(url.host.begin(), url.host.end(), [](char c) {
                   return ascii::isDigit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
               });
        if (!isPlausible)
            return syntaxError("the URL's IPv6 address is not one");
        const auto rest = authority.substr(close + 1);
        if (!rest.empty() && !rest.starts_with(':'))
            return syntaxError("the URL has characters between host and port");
        portText = rest.empty() ? rest : rest.substr(1);
    } else {
        const auto colon = authority.find(':');
        url.host = ascii::lowered(authority.substr(0, colon));
        if (!std::all_of(url.host.begin(), url.host.end(), isHostCharacter))
            return syntaxError("the URL's host name has characters that host names cannot have");
        if (colon != std::string_view::npos)
            portText = authority.substr(colon + 1);
    }
    if (url.host.empty())
        return syntaxError("the URL has no host");
    url.port = url.tls ? 443 : 80;
    if (portText.empty())
        return {};
    unsigned port = 0;
    const auto [end, error] = std::from_chars(portText.data(), portText.data() + portText.size(), port);
    if (error != std::errc {} || end != portText.data() + portText.size() || port == 0 || port > 65535)
        return syntaxError("the URL's port is not a number from 1 to 65535");
    url.port = static_cast<std::uint16_t>(port);
    return {};
}

} // namespace

std::string BaseUrl::hostHeader() const
{
    std::string result = host.find(':') != std::string::npos ? '[' + host + ']' : host;
    if (port != (tls ? 443 : 80))
        result += ':' + std::to_string(port);
    return result;
}

std::string BaseUrl::toString() const
{
    return (tls ? "https://" : "http://") + hostHeader() + path;
}

Result<BaseUrl> parseBaseUrl(std::string_view text)
{
    text = ascii::trimmed(text);
    const bool hasControls = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    });
    if (hasControls)
        return syntaxError("the URL has a space or a control character in it");
    BaseUrl url;
    const auto separator = text.find("://");
    if (separator == std::string_view::npos)
        return syntaxError("the URL does not begin with http:// or https://");
    const std::string scheme = ascii::lowered(text.substr(0, separator));
    if (scheme != "http" && scheme != "https")
        return syntaxError("the URL's scheme is not http or https");
    url.tls = scheme == "https";
    text.remove_prefix(separator + 3);
    const auto pathStart = text.find_first_of("/?#");
    const std::string_view authority = text.substr(0, pathStart);
    if (authority.find('@') != std::string_view::npos)
        return syntaxError("the URL has a user name or password in it; put the key into apiKey instead");
    if (auto read = readAuthority(authority, url); !read)
        return read.error();
    const std::string_view path = pathStart == std::string_view::npos ? std::string_view {} : text.substr(pathStart);
    if (path.find_first_of("?#") != std::string_view::npos)
        return syntaxError("the URL has a query or a fragment, which a base URL cannot have");
    url.path = path;
    while (url.path.ends_with('/'))
        url.path.pop_back();
    return url;
}

TrustClass trustClassOf(std::string_view host)
{
    const std::string name = ascii::lowered(host);
    if (name == "localhost" || name.ends_with(".localhost"))
        return TrustClass::Loopback;
    if (name.find(':') != std::string::npos)
        return trustClassOfIpv6(name);
    if (const auto ip = parseIpv4(name))
        return trustClassOfIpv4(*ip);
    const bool isLocalName = name.ends_with(".local") || name.ends_with(".lan") || name.ends_with(".home.arpa")
        || name.ends_with(".internal") || name.find('.') == std::string::npos;
    return isLocalName ? TrustClass::LocalNetwork : TrustClass::Hosted;
}

bool isAddressLiteral(std::string_view host)
{
    return host.find(':') != std::string_view::npos || parseIpv4(host).has_value();
}

} // namespace switchyard::routing
