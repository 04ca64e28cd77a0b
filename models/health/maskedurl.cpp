// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/maskedurl.h"

#include "health/secretwords.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace switchyard::health {

namespace {

using Text = std::string_view;

//! The last `@` that a browser or a person may have meant to end the user info: one in the authority, or one behind a
//! password with an unescaped `/`, `?` or `#`.
std::size_t endOfUserInfo(Text url, std::size_t authority, std::size_t path)
{
    const auto at = url.rfind('@');
    if (at == Text::npos || at < authority)
        return Text::npos;
    if (at < path)
        return at;
    // A path may hold it, as `…/claude@20250514` does; behind a colon that no port follows stands a password.
    const auto bracket = std::min(url.find(']', authority), url.size());
    const auto colon = url.find(':', bracket < path ? bracket : authority);
    const bool isPassword = colon < path && std::any_of(url.begin() + static_cast<std::ptrdiff_t>(colon) + 1, url.begin() + static_cast<std::ptrdiff_t>(path),
                                                        [](unsigned char c) { return std::isdigit(c) == 0; });
    if (!isPassword)
        return Text::npos;
    return at;
}

bool isShortWord(Text text)
{
    constexpr std::size_t longest = 12;
    return text.size() <= longest && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

//! `name=value&…` after its first sign.
std::string maskedPairs(Text text)
{
    std::string result;
    bool wasSecret = false;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("&;#?", 1), text.size());
        const Text part = text.substr(0, end);
        const auto equals = part.find('=');
        const Text name = part.substr(1, equals == Text::npos ? Text::npos : equals - 1);
        const Text value = equals == Text::npos ? Text() : part.substr(equals + 1);
        // A piece without a name behind a secret may be the rest of it.
        const bool isSecret = equals == Text::npos ? !name.empty() && (wasSecret || !isShortWord(name))
                                                   : isSecretName(name) || looksLikeKey(name) || looksLikeKey(value);
        if (!isSecret)
            result += part;
        else if (equals == Text::npos || looksLikeKey(name))
            result += std::string(1, part.front()) + std::string(secretStars);
        else
            result += std::string(part.substr(0, equals + 1)) + std::string(secretStars);
        wasSecret = wasSecret || isSecret;
        text.remove_prefix(end);
    }
    return result;
}

} // namespace

UrlPlaces placesIn(std::string_view url)
{
    UrlPlaces places;
    const auto scheme = url.find("://");
    const auto firstSign = url.find_first_of("/?#@");
    places.authority = scheme != Text::npos && scheme < firstSign ? scheme + 3 : 0;
    const auto path = std::min(url.find_first_of("/?#", places.authority), url.size());
    const auto at = endOfUserInfo(url, places.authority, path);
    places.host = at == Text::npos ? places.authority : at + 1;
    places.path = std::min(url.find_first_of("/?#", places.host), url.size());
    places.tail = std::min(url.find_first_of("?#", places.host), url.size());
    return places;
}

std::string maskedUrl(std::string_view url)
{
    const auto places = placesIn(url);
    std::string result(url.substr(0, places.authority));
    if (places.host > places.authority)
        result += std::string(secretStars) + '@';
    result += url.substr(places.host, places.tail - places.host);
    return result + maskedPairs(url.substr(places.tail));
}

} // namespace switchyard::health
