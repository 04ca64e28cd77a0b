// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/hiddensecrets.h"

#include "json5/document.h"
#include "json5/literals.h"
#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace switchyard::config {

namespace {

using json5::TokenKind;

constexpr std::string_view dots = "•••••••• ";

//! Small ASCII letters and digits only.
std::string bare(std::string_view name)
{
    std::string result;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

//! Headers that say nothing secret, without punctuation.
bool isPlainHeader(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> plain {"accept",       "anthropicbeta", "anthropicversion", "cachecontrol",
                                                             "contenttype",  "httpreferer",   "openaiorganization", "referer",
                                                             "useragent",    "xtitle"};
    return std::find(plain.begin(), plain.end(), bare(name)) != plain.end();
}

//! A user name before the host, or a key in the query.
bool holdsSecretInUrl(std::string_view value)
{
    const auto scheme = value.find("://");
    if (scheme == std::string_view::npos)
        return false;
    const auto rest = value.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/?#")).find('@') != std::string_view::npos
        || rest.substr(0, rest.find('#')).find('?') != std::string_view::npos;
}

//! `${NAME}` says where a key is, not what it is.
bool isReference(std::string_view value)
{
    return value.starts_with("${") && value.ends_with('}') && value.find('}') == value.size() - 1;
}

//! `maxTokens`: how many, not which.
bool isCount(std::string_view word)
{
    static constexpr std::array<std::string_view, 15> starts {"max",    "min",        "num",     "total",    "input",  "output",   "context", "prompt",
                                                              "completion", "reserve", "keep", "cached", "budget", "thinking", "reasoning"};
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return word.starts_with(start); });
}

} // namespace

bool HiddenSecrets::isSecretName(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> endings {"apikey",        "token",      "secret",    "password",   "passwd",    "passphrase",
                                                               "authorization", "privatekey", "accesskey", "secretkey", "signingkey", "credential"};
    const std::string word = bare(name);
    if (word.ends_with("tokens"))
        return !isCount(word);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

std::string HiddenSecrets::dotsFor(std::string_view token)
{
    auto known = std::find_if(m_tokens.begin(), m_tokens.end(), [&](const Secret& each) { return each.reveal() == token; });
    if (known == m_tokens.end())
        known = m_tokens.insert(m_tokens.end(), Secret(std::string(token)));
    const char quote = token.front();
    return quote + std::string(dots) + std::to_string(known - m_tokens.begin() + 1) + quote;
}

void HiddenSecrets::hideInto(std::string& shown, std::string_view text, int depth)
{
    constexpr int commentsInComments = 2;
    const auto document = json5::Document::parse(std::string(text));
    std::vector<Place> places;
    std::string last; // the last string or word, a key when a colon follows
    std::string name; // of the member whose value comes next
    bool isValue = false;
    for (const json5::Token& token : document.tokens()) {
        const std::string_view raw = document.textOf(token);
        switch (token.kind) {
        case TokenKind::LineComment:
        case TokenKind::BlockComment:
            shown += raw.substr(0, 2);
            if (depth < commentsInComments)
                hideInto(shown, raw.substr(2), depth + 1);
            else
                shown += raw.substr(2);
            continue;
        case TokenKind::LeftBrace:
        case TokenKind::LeftBracket: {
            places.push_back({std::exchange(name, {}), token.kind == TokenKind::LeftBracket});
            isValue = places.back().isList;
            name = isValue ? places.back().name : std::string();
            break;
        }
        case TokenKind::RightBrace:
        case TokenKind::RightBracket:
            if (!places.empty())
                places.pop_back();
            isValue = false;
            break;
        case TokenKind::Colon:
            name = std::exchange(last, {});
            isValue = true;
            break;
        case TokenKind::Comma:
            // What a list holds is named as the list is.
            isValue = !places.empty() && places.back().isList;
            name = isValue ? places.back().name : std::string();
            break;
        case TokenKind::String: {
            const std::string value = json5::decodeString(raw);
            const bool isHeader = !places.empty() && bare(places.back().name) == "headers" && !isPlainHeader(name);
            // request.auth of a provider: a header's name and its value.
            const bool isAuthValue = !places.empty() && bare(places.back().name) == "auth" && bare(name) == "value";
            const bool isSecret = isValue && !value.empty() && !isReference(value)
                && (isSecretName(name) || isHeader || isAuthValue || holdsSecretInUrl(value)
                    || value.find("PRIVATE KEY-----") != std::string::npos);
            last = value;
            shown += isSecret ? dotsFor(raw) : std::string(raw);
            continue;
        }
        case TokenKind::Word:
            last = json5::decodeWord(raw);
            break;
        default:
            break;
        }
        shown += raw;
    }
}

std::string HiddenSecrets::hide(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    hideInto(shown, text, 0);
    return shown;
}

std::string HiddenSecrets::hideValue(const json5::Path& path, std::string_view value)
{
    std::string lead;
    for (const json5::PathStep& step : path) {
        if (step.isKey())
            lead += (lead.empty() ? "" : "{") + json5::quoted(step.key()) + ':';
    }
    const std::string shown = hide(lead + std::string(value));
    return shown.starts_with(lead) ? shown.substr(lead.size()) : dotsFor(json5::quoted(value));
}

std::string HiddenSecrets::reveal(std::string_view text) const
{
    std::string result;
    for (;;) {
        const auto at = text.find(dots);
        if (at == std::string_view::npos || at == 0) {
            result += text.substr(0, at == 0 ? dots.size() : at);
            if (at != 0)
                return result;
            text.remove_prefix(dots.size());
            continue;
        }
        const std::string_view digits = text.substr(at + dots.size());
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        const auto length = static_cast<std::size_t>(end - digits.data());
        const bool isQuoted = length < digits.size() && digits[length] == text[at - 1] && (text[at - 1] == '"' || text[at - 1] == '\'');
        if (error != std::errc {} || number == 0 || number > m_tokens.size() || !isQuoted) {
            result += text.substr(0, at + dots.size());
            text.remove_prefix(at + dots.size());
            continue;
        }
        result += text.substr(0, at - 1);
        result += m_tokens[number - 1].reveal();
        text = digits.substr(length + 1);
    }
}

} // namespace switchyard::config
