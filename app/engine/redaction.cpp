// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/redaction.h"

#include "engine/httptext.h"

#include <string_view>

namespace switchyard::engine {

namespace {

constexpr std::string_view replacement = "[redacted]";
//! Shorter values are words, not secrets: replacing them would garble every sentence.
constexpr std::size_t shortestSecret = 6;

void replaceAll(std::string& text, std::string_view secret)
{
    if (secret.size() < shortestSecret)
        return;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + replacement.size()))
        text.replace(at, secret.size(), replacement);
}

void redact(std::string& text, std::string_view secret)
{
    replaceAll(text, secret);
    const std::string json = jsonQuoted(secret);
    replaceAll(text, std::string_view(json).substr(1, json.size() - 2));
    replaceAll(text, headerText(secret));
}

} // namespace

void redactSecrets(std::string& text, const routing::Endpoint& endpoint)
{
    if (text.empty())
        return;
    for (const Secret& key : endpoint.keys)
        redact(text, key.reveal());
    for (const routing::ExtraHeader& header : endpoint.headers) {
        // `Bearer abc` is quoted without its scheme, too.
        const std::string_view value = header.value.reveal();
        redact(text, value);
        if (const auto space = value.find(' '); space != std::string_view::npos)
            redact(text, value.substr(space + 1));
    }
    const std::string_view proxy = endpoint.proxy.url.reveal();
    const auto at = proxy.rfind('@');
    const auto start = proxy.find("://");
    if (at == std::string_view::npos)
        return;
    const std::string_view credentials = proxy.substr(start == std::string_view::npos ? 0 : start + 3, at - (start == std::string_view::npos ? 0 : start + 3));
    redact(text, credentials);
    if (const auto colon = credentials.find(':'); colon != std::string_view::npos)
        redact(text, credentials.substr(colon + 1));
}

} // namespace switchyard::engine
