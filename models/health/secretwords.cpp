// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/secretwords.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::health {

namespace {

using Text = std::string_view;

bool isLetter(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! Small ASCII letters and digits only.
std::string bare(Text name)
{
    std::string result;
    for (const char c : loweredAscii(name)) {
        if ((c >= 'a' && c <= 'z') || isDigit(c))
            result += c;
    }
    return result;
}

bool isNameOfVariable(Text name)
{
    return !name.empty() && !isDigit(name.front())
        && std::all_of(name.begin(), name.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
}

} // namespace

std::string loweredAscii(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool isKeyName(std::string_view name)
{
    static constexpr std::array<Text, 10> endings { "apikey",    "accesstoken", "authtoken",       "accesskey",    "secretkey",
                                                    "bearertoken", "apitoken",  "subscriptionkey", "clientsecret", "authkey" };
    static constexpr std::array<Text, 4> words { "key", "token", "secret", "password" };
    const std::string word = bare(name);
    return std::find(words.begin(), words.end(), Text(word)) != words.end()
        || std::any_of(endings.begin(), endings.end(), [&word](Text ending) { return word.ends_with(ending); });
}

bool isSecretName(std::string_view name)
{
    static constexpr std::array<Text, 16> endings { "key",   "token",     "secret",     "password", "passwd",      "passphrase",  "pwd",    "pass",
                                                    "sig",   "signature", "credential", "jwt",      "credentials", "authorization", "cookie", "auth" };
    static constexpr std::array<Text, 7> words { "sas", "session", "sessionid", "sid", "code", "bearer", "user" };
    const std::string word = bare(name);
    return std::find(words.begin(), words.end(), Text(word)) != words.end()
        || std::any_of(endings.begin(), endings.end(), [&word](Text ending) { return word.ends_with(ending); });
}

bool looksLikeKey(std::string_view word)
{
    static constexpr std::array<Text, 18> starts { "sk-",  "sk_",   "pk-",  "pk_",  "gsk_", "hf_",   "AIza",        "xai-", "nvapi-",
                                                   "eyJ",  "ghp_",  "glpat-", "r8_", "fw_", "pplx-", "github_pat_", "key-", "csk-" };
    constexpr std::size_t shortest = 16;
    constexpr std::size_t longestName = 30;
    const bool hasRightLetters = std::all_of(word.begin(), word.end(), [](char c) {
        return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '=';
    });
    if (word.size() < shortest || !hasRightLetters)
        return false;
    if (std::any_of(starts.begin(), starts.end(), [word](Text start) { return word.starts_with(start); }))
        return true;
    // Host names are long too: they end in letters.
    const Text last = word.substr(word.rfind('.') + 1);
    const bool isName = last.size() < word.size() && std::all_of(last.begin(), last.end(), isLetter);
    return word.size() >= longestName && !isName && std::any_of(word.begin(), word.end(), isDigit) && std::any_of(word.begin(), word.end(), isLetter);
}

bool standsForKey(std::string_view value)
{
    return !variableIn(value).empty() || value == "***" || (value.starts_with('<') && value.ends_with('>')) || value == "...";
}

std::string_view variableIn(std::string_view value)
{
    if (value.starts_with("${") && value.ends_with('}'))
        value = value.substr(2, value.size() - 3);
    else if (value.size() > 2 && value.starts_with('%') && value.ends_with('%'))
        value = value.substr(1, value.size() - 2);
    else if (loweredAscii(value.substr(0, 5)) == "$env:")
        value.remove_prefix(5);
    else if (value.starts_with('$'))
        value.remove_prefix(1);
    else
        return {};
    if (loweredAscii(value.substr(0, 4)) == "env:")
        value.remove_prefix(4);
    return isNameOfVariable(value) ? value : Text();
}

} // namespace switchyard::health
