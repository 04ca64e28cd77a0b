// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedsecrets.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace switchyard::health {

namespace {

using Text = std::string_view;

constexpr Text stars = "***";
constexpr Text urlEnd = " \t\r\n\"'`<>\\,;";

std::string lowered(Text text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool isKeyName(Text name)
{
    static constexpr std::array<Text, 11> names {"key",          "api_key", "api-key", "apikey", "access_token", "access-token",
                                                 "auth_token", "token",   "secret",  "password", "subscription-key"};
    return std::find(names.begin(), names.end(), lowered(name)) != names.end();
}

std::string decoded(Text text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const bool isEscape = text[i] == '%' && i + 2 < text.size()
            && std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3;
        result += isEscape ? static_cast<char>(value) : text[i];
        i += isEscape ? 2 : 0;
    }
    return result;
}

void replaceAll(std::string& text, Text what, Text with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

//! Before the host of the address that begins at `start`; empty where there is none.
Text userInfo(Text text, std::size_t start)
{
    const auto end = std::min(text.find_first_of("/?#" + std::string(urlEnd), start), text.size());
    const Text authority = text.substr(start, end - start);
    const auto at = authority.rfind('@');
    return at == Text::npos ? Text() : authority.substr(0, at);
}

std::size_t authorityStart(Text url)
{
    const auto scheme = url.find("://");
    return scheme == Text::npos ? 0 : scheme + 3;
}

//! From the question mark on.
Text queryOf(Text url)
{
    const auto end = std::min(url.find('#'), url.size());
    const auto start = std::min(url.find('?'), end);
    return url.substr(start, end - start);
}

//! `https://me:password@host` becomes `https://***@host`.
void hideUserInfo(std::string& text, std::size_t start)
{
    if (const auto length = userInfo(text, start).size(); length > 0)
        text.replace(start, length, stars);
}

void hideUserInfos(std::string& text)
{
    auto scheme = text.find("://");
    if (scheme == std::string::npos && text.find_first_of(" \t\r\n{") == std::string::npos)
        hideUserInfo(text, 0);
    for (; scheme != std::string::npos; scheme = text.find("://", scheme + 3))
        hideUserInfo(text, scheme + 3);
}

void hideQueryKeys(std::string& text)
{
    for (auto at = text.find_first_of("?&"); at != std::string::npos; at = text.find_first_of("?&", at + 1)) {
        const auto equals = text.find('=', at);
        if (equals == std::string::npos)
            return;
        if (!isKeyName(Text(text).substr(at + 1, equals - at - 1)))
            continue;
        const auto end = std::min(text.find_first_of("&#" + std::string(urlEnd), equals), text.size());
        text.replace(equals + 1, end - equals - 1, stars);
    }
}

//! What follows the first `from` letters up to the end of the word, or of the quoted text that it begins.
void hideWordFrom(std::string& text, std::size_t from)
{
    auto start = text.find_first_not_of(" \t=", from);
    if (start == std::string::npos)
        return;
    const bool isQuoted = text[start] == '\'' || text[start] == '"';
    const auto end = isQuoted ? text.find(text[start], start + 1) : text.find_first_of(urlEnd, start);
    start += isQuoted ? 1 : 0;
    text.replace(start, std::min(end, text.size()) - start, stars);
}

void hideWordAfter(std::string& text, Text lead)
{
    for (auto at = lowered(text).find(lead); at != std::string::npos; at = lowered(text).find(lead, at + lead.size()))
        hideWordFrom(text, at + lead.size());
}

//! Of cURL: what `-u me:pw`, `-ume:pw` and `--user=me:pw` say.
void hideOption(std::string& text, Text name)
{
    const auto isSpaceAt = [&text](std::size_t at) { return std::isspace(static_cast<unsigned char>(text[at])) != 0; };
    for (auto at = lowered(text).find(name); at != std::string::npos; at = lowered(text).find(name, at + name.size())) {
        const auto end = at + name.size();
        const bool isWhole = !name.starts_with("--") || (end < text.size() && (text[end] == '=' || isSpaceAt(end)));
        if (isWhole && (at == 0 || isSpaceAt(at - 1)))
            hideWordFrom(text, end);
    }
}

} // namespace

Secret keyInQuery(std::string_view query)
{
    while (!query.empty()) {
        const auto end = std::min(query.find_first_of("&#"), query.size());
        const Text part = query.substr(0, end);
        const auto equals = part.find('=');
        const bool isKey = equals != Text::npos && isKeyName(part.substr(0, equals));
        const Text value = isKey ? part.substr(equals + 1) : Text();
        // What stands for a key in examples, and what withoutSecrets() writes.
        if (!value.empty() && value.find_first_of("${<*") == Text::npos)
            return Secret(decoded(value));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return {};
}

std::string withoutSecrets(std::string_view text, const Secret& key)
{
    std::string result(text);
    if (!key.isEmpty())
        replaceAll(result, key.reveal(), "${KEY}");
    hideUserInfos(result);
    hideQueryKeys(result);
    if (lowered(result).find("curl") != std::string::npos) {
        for (const Text option : { "-u", "--user", "--proxy-user" }) // and -U, the proxy's
            hideOption(result, option);
        hideWordAfter(result, "authorization: basic ");
    }
    return result;
}

std::optional<std::string> withSecretsOf(std::string_view original, std::string_view edited)
{
    const std::string masked = withoutSecrets(original, {});
    std::string result(edited);
    if (const Text query = queryOf(edited); !query.empty() && query == queryOf(masked))
        result.replace(static_cast<std::size_t>(query.data() - edited.data()), query.size(), queryOf(original));
    const auto start = authorityStart(result);
    if (userInfo(result, start) == stars && userInfo(masked, authorityStart(masked)) == stars)
        result.replace(start, stars.size(), userInfo(original, authorityStart(original)));
    if (result.find(stars) != std::string::npos)
        return std::nullopt;
    return result;
}

} // namespace switchyard::health
