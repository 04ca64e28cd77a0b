// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedsecrets.h"

#include "health/maskedurl.h"
#include "health/pastedcommand.h"
#include "health/providerblock.h"
#include "health/secretwords.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <vector>

namespace switchyard::health {

namespace {

using Text = std::string_view;

constexpr Text spaces = " \t\r\n";
//! What people copy along with an address.
constexpr Text around = " \t\r\n\"'`<>,;";

Text trimmed(Text text, Text outside)
{
    const auto start = text.find_first_not_of(outside);
    return start == Text::npos ? Text() : text.substr(start, text.find_last_not_of(outside) - start + 1);
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

std::vector<Text> split(Text text, Text separators)
{
    std::vector<Text> parts;
    for (auto start = text.find_first_not_of(separators); start != Text::npos; start = text.find_first_not_of(separators)) {
        const auto end = std::min(text.find_first_of(separators, start), text.size());
        parts.push_back(text.substr(start, end - start));
        text.remove_prefix(end);
    }
    return parts;
}

bool isWebAddress(Text text)
{
    return text.starts_with("http://") || text.starts_with("https://");
}

//! An everyday word, a number, or an address that hides nothing.
bool isHarmless(Text word)
{
    constexpr std::size_t longestWord = 20;
    constexpr std::size_t longestNumber = 5;
    const Text core = trimmed(word, ".,:;!?()");
    const auto all = [core](int (*is)(int)) {
        return std::all_of(core.begin(), core.end(), [is](unsigned char c) { return is(c) != 0; });
    };
    if (all([](int c) { return std::isalpha(c); }))
        return core.size() <= longestWord && !isSecretName(core);
    if (all([](int c) { return std::isdigit(c); }))
        return core.size() <= longestNumber;
    const bool isAddress = core.find_first_of(".:/") != Text::npos && std::all_of(core.begin(), core.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || Text("-_./:[]").find(static_cast<char>(c)) != Text::npos;
    });
    return isAddress && !looksLikeKey(core);
}

//! Behind the equals sign or colon of `NAME=value`.
Text valueOf(Text word)
{
    const auto sign = word.find_first_of("=:");
    return sign == Text::npos ? word : word.substr(sign + 1);
}

std::string shownAddress(Text text)
{
    const Text address = trimmed(text, around);
    if (address.empty())
        return std::string(text);
    const auto start = static_cast<std::size_t>(address.data() - text.data());
    return std::string(text.substr(0, start)) + maskedUrl(address) + std::string(text.substr(start + address.size()));
}

//! User info, host and what is behind the path, of an address that may be typed.
struct Split {
    explicit Split(Text address)
        : text(address)
        , places(placesIn(address))
    {
    }

    Text userInfo() const { return places.host > places.authority ? text.substr(places.authority, places.host - 1 - places.authority) : Text(); }
    Text tail() const { return text.substr(places.tail); }
    //! In small letters, without its port: the server's other ports are trusted alike.
    std::string host() const
    {
        const Text authority = text.substr(places.host, places.path - places.host);
        const auto end = authority.starts_with('[') ? authority.find(']') : authority.find(':');
        return loweredAscii(authority.substr(0, end));
    }
    bool isEncrypted() const { return loweredAscii(text.substr(0, places.authority)) == "https://"; }

    Text text;
    UrlPlaces places;
};

//! Takes out of a query whatever stars stand for.
std::string withoutStars(Text tail)
{
    std::string result;
    for (const Text part : split(tail, "?&;#")) {
        if (part.find(secretStars) == Text::npos)
            result += (result.empty() ? '?' : '&') + std::string(part);
    }
    return result;
}

} // namespace

Secret keyInQuery(std::string_view query)
{
    for (const Text part : split(query, "&#")) {
        const auto equals = part.find('=');
        const bool isKey = equals != Text::npos && isKeyName(part.substr(0, equals));
        const Text value = isKey ? part.substr(equals + 1) : Text();
        if (!value.empty() && !standsForKey(value))
            return Secret(decoded(value));
    }
    return {};
}

Secret keyAlone(std::string_view text)
{
    const Text word = trimmed(text, around);
    if (looksLikeKey(word))
        return Secret(std::string(word));
    if (readPastedCommand(text) || readProviderBlock(text))
        return {};
    const auto loose = readLooseText(text);
    return loose && loose->url.empty() ? loose->key : Secret();
}

std::optional<LooseText> readLooseText(std::string_view text)
{
    const Text all = trimmed(text, spaces);
    const auto words = split(all, spaces);
    if (words.size() < 2 && all.find_first_of("{}\"'=") == Text::npos)
        return std::nullopt;
    if (std::all_of(words.begin(), words.end(), isHarmless))
        return std::nullopt;
    LooseText loose;
    for (const Text part : split(all, " \t\r\n\"'`,;{}()<>[]")) {
        const auto scheme = std::min(part.find("http://"), part.find("https://"));
        if (scheme != Text::npos) {
            if (loose.url.empty())
                loose.url = std::string(part.substr(scheme));
        } else if (const Text value = looksLikeKey(part) ? part : valueOf(part); loose.key.isEmpty() && looksLikeKey(value)) {
            loose.key = Secret(std::string(value));
        }
    }
    return loose;
}

std::string withoutSecrets(std::string_view text)
{
    const Text all = trimmed(text, spaces);
    if (const auto block = readProviderBlock(all))
        return shownBlock(*block);
    if (const auto command = readPastedCommand(all))
        return shownCommand(*command);
    if (!keyAlone(all).isEmpty())
        return {};
    const bool isAddress = isWebAddress(trimmed(all, around)) && all.find_first_of(spaces) == Text::npos;
    if (const auto loose = isAddress ? std::nullopt : readLooseText(all))
        return loose->url.empty() ? std::string(secretStars) : maskedUrl(loose->url);
    // Words of prose are left alone; anything else without a space is an address.
    return all.find_first_of(spaces) == Text::npos ? shownAddress(text) : std::string(text);
}

std::optional<RestoredAddress> withSecretsOf(std::string_view original, std::string_view edited)
{
    const Split whole(original);
    const std::string maskedOriginal = maskedUrl(original);
    const Split masked(maskedOriginal);
    const Split now(edited);
    const bool hasStars = now.userInfo() == secretStars && masked.userInfo() == secretStars;
    const bool hasTail = !now.tail().empty() && now.tail() == masked.tail();
    const bool isElsewhere = now.host() != whole.host() || (whole.isEncrypted() && !now.isEncrypted());
    RestoredAddress result;
    result.text = std::string(edited.substr(0, now.places.authority));
    if (hasStars && !isElsewhere)
        result.text += std::string(whole.userInfo()) + '@';
    else if (!hasStars)
        result.text += edited.substr(now.places.authority, now.places.host - now.places.authority);
    result.text += edited.substr(now.places.host, now.places.tail - now.places.host);
    if (!hasTail)
        result.text += now.tail();
    else
        result.text += isElsewhere ? withoutStars(now.tail()) : std::string(whole.tail());
    result.hasDropped = isElsewhere && (hasStars || (hasTail && masked.tail() != whole.tail()));
    if (result.text.find(secretStars) != std::string::npos)
        return std::nullopt;
    return result;
}

} // namespace switchyard::health
