// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/dialect.h"

#include <array>
#include <utility>

namespace switchyard::dialects {

namespace {

std::string withoutSuffix(std::string_view path, std::string_view suffix)
{
    if (path.size() >= suffix.size() && path.substr(path.size() - suffix.size()) == suffix)
        path.remove_suffix(suffix.size());
    return std::string(path);
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string result;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            result.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result.push_back('%');
        result.push_back(digits[byte >> 4U]);
        result.push_back(digits[byte & 0xFU]);
    }
    return result;
}

} // namespace

std::optional<Dialect> dialectOfApi(std::string_view api)
{
    constexpr std::array<std::pair<std::string_view, Dialect>, 5> apis {{
        {"openai-completions", Dialect::Chat},
        {"openai-responses", Dialect::Responses},
        {"anthropic-messages", Dialect::Messages},
        {"google-generative-ai", Dialect::Google},
        {"ollama", Dialect::Ollama},
    }};
    for (const auto& [name, dialect] : apis) {
        if (name == api)
            return dialect;
    }
    return std::nullopt;
}

std::string_view nameOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Chat:
        return "chat completions";
    case Dialect::Responses:
        return "responses";
    case Dialect::Messages:
        return "messages";
    case Dialect::Google:
        return "generateContent";
    case Dialect::Ollama:
        return "Ollama chat";
    case Dialect::Completions:
        return "completions";
    case Dialect::Embeddings:
        return "embeddings";
    }
    return "unknown";
}

bool hasOpenAiErrors(Dialect dialect)
{
    return dialect == Dialect::Chat || dialect == Dialect::Responses || dialect == Dialect::Completions
        || dialect == Dialect::Embeddings;
}

std::string upstreamPath(std::string_view basePath, Dialect dialect, std::string_view model, bool stream)
{
    while (!basePath.empty() && basePath.back() == '/')
        basePath.remove_suffix(1);
    const std::string base(basePath);
    switch (dialect) {
    case Dialect::Chat:
        return base + "/chat/completions";
    case Dialect::Responses:
        return base + "/responses";
    case Dialect::Completions:
        return base + "/completions";
    case Dialect::Embeddings:
        return base + "/embeddings";
    case Dialect::Messages:
        return withoutSuffix(base, "/v1") + "/v1/messages";
    case Dialect::Ollama:
        return withoutSuffix(base, "/v1") + "/api/chat";
    case Dialect::Google:
        return base + "/models/" + percentEncoded(model)
            + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }
    return base;
}

} // namespace switchyard::dialects
