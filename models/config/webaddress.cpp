// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/webaddress.h"

#include "routing/baseurl.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::config {

namespace {

bool isAlpha(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool isSlash(char c)
{
    return c == '/' || c == '\\';
}

//! Outer control characters and blanks go, tabs and line ends go everywhere.
std::string cleaned(std::string_view text)
{
    const auto isOuter = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!text.empty() && isOuter(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isOuter(text.back()))
        text.remove_suffix(1);
    std::string result(text);
    std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return result;
}

//! Decimal, 0x or leading-zero octal, as a host's last label may be; nothing when it is no number.
std::optional<std::uint64_t> hostNumber(std::string_view label)
{
    if (label.empty())
        return std::nullopt;
    auto base = 10;
    if (label.size() > 1 && label[0] == '0') {
        const auto isHex = label[1] == 'x' || label[1] == 'X';
        base = isHex ? 16 : 8;
        label.remove_prefix(isHex ? 2 : 1);
    }
    std::uint64_t number = 0;
    for (const auto c : label) {
        const auto digit = std::isdigit(static_cast<unsigned char>(c)) ? c - '0'
            : isAlpha(c)                                              ? (c | 0x20) - 'a' + 10
                                                                      : base;
        if (digit >= base || number > 0xFFFFFFFFULL)
            return std::nullopt;
        number = number * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
    }
    return number;
}

//! A name whose last label is a number is an IPv4 address, or nothing.
bool isFineAddress(const std::string& host)
{
    std::string_view rest = host;
    if (rest.ends_with('.'))
        rest.remove_suffix(1);
    const auto dot = rest.rfind('.');
    const auto last = dot == std::string_view::npos ? rest : rest.substr(dot + 1);
    const auto isDigits = !last.empty() && std::all_of(last.begin(), last.end(), [](unsigned char c) { return std::isdigit(c); });
    if (!isDigits && !hostNumber(last))
        return true;
    std::size_t labels = 0;
    while (true) {
        const auto next = rest.find('.');
        const auto number = hostNumber(rest.substr(0, next));
        const auto isLast = next == std::string_view::npos;
        ++labels;
        if (!number || labels > 4 || (!isLast && *number > 255))
            return false;
        if (isLast)
            return *number < (1ULL << (8 * (5 - labels)));
        rest.remove_prefix(next + 1);
    }
}

std::optional<std::string> hostOf(std::string_view text)
{
    if (text.starts_with('[')) {
        if (!text.ends_with(']') || !routing::isAddressLiteral(text.substr(1, text.size() - 2)))
            return std::nullopt;
        std::string host(text);
        std::transform(host.begin(), host.end(), host.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return host;
    }
    const auto decoded = QUrl::fromPercentEncoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    auto host = decoded.toLower().toStdString();
    const auto isAscii = std::all_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!isAscii)
        host = QUrl::toAce(decoded).toStdString();
    constexpr std::string_view forbidden = " #%/:<>?@[\\]^|\x7F";
    const auto isBad = [forbidden](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || forbidden.find(c) != std::string_view::npos;
    };
    if (host.empty() || std::any_of(host.begin(), host.end(), isBad) || !isFineAddress(host))
        return std::nullopt;
    return host;
}

bool isFinePort(std::string_view port)
{
    const auto isDigits = std::all_of(port.begin(), port.end(), [](unsigned char c) { return std::isdigit(c); });
    return isDigits && (port.size() <= 5 || port.find_first_not_of('0') >= port.size() - 5)
        && (port.empty() || std::stoul("0" + std::string(port.substr(port.size() - std::min<std::size_t>(port.size(), 5)))) <= 65535);
}

} // namespace

std::optional<WebAddress> WebAddress::parse(std::string_view text)
{
    const auto address = cleaned(text);
    const auto colon = address.find(':');
    if (colon == std::string::npos || colon == 0 || !isAlpha(address[0]))
        return std::nullopt;
    WebAddress result;
    result.scheme = address.substr(0, colon);
    const auto isSchemePart = [](unsigned char c) { return std::isalnum(c) || c == '+' || c == '-' || c == '.'; };
    if (!std::all_of(result.scheme.begin(), result.scheme.end(), isSchemePart))
        return std::nullopt;
    std::transform(result.scheme.begin(), result.scheme.end(), result.scheme.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string_view rest = std::string_view(address).substr(colon + 1);
    if (const auto hash = rest.find('#'); hash != std::string_view::npos) {
        result.hasFragment = hash + 1 < rest.size();
        rest = rest.substr(0, hash);
    }
    if (const auto question = rest.find('?'); question != std::string_view::npos) {
        result.hasQuery = question + 1 < rest.size();
        rest = rest.substr(0, question);
    }
    constexpr std::array<std::string_view, 5> special {"http", "https", "ws", "wss", "ftp"};
    const auto isSpecial = std::find(special.begin(), special.end(), result.scheme) != special.end();
    if (!isSpecial) {
        result.path = std::string(rest);
        const auto hasHost = rest.starts_with("//");
        const auto host = hasHost ? rest.substr(2, rest.find('/', 2) - 2) : std::string_view {};
        const auto isFine = host.find_first_of(" <>^|\\") == std::string_view::npos || result.scheme == "file";
        return isFine ? std::optional(result) : std::nullopt;
    }
    while (!rest.empty() && isSlash(rest.front()))
        rest.remove_prefix(1);
    const auto slash = static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), isSlash) - rest.begin());
    auto authority = rest.substr(0, slash);
    result.path = slash < rest.size() ? std::string(rest.substr(slash)) : std::string("/");
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        result.hasCredentials = at > 0 && authority.substr(0, at) != ":";
        authority = authority.substr(at + 1);
    }
    const auto portColon = authority.rfind(':');
    const auto bracket = authority.rfind(']');
    if (portColon != std::string_view::npos && (bracket == std::string_view::npos || portColon > bracket)) {
        if (!isFinePort(authority.substr(portColon + 1)))
            return std::nullopt;
        authority = authority.substr(0, portColon);
    }
    auto host = hostOf(authority);
    if (!host)
        return std::nullopt;
    result.host = std::move(*host);
    return result;
}

} // namespace switchyard::config
