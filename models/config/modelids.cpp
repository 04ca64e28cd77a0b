// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/modelids.h"

#include "config/lettercase.h"

#include <algorithm>
#include <array>
#include <span>

namespace switchyard::config {

namespace {

struct Replacement {
    std::string_view from; //!< In small letters.
    std::string_view to;
};

constexpr std::array<Replacement, 16> anthropicNames {{
    {"fable", "claude-fable-5-1"},
    {"fable-5", "claude-fable-5"},
    {"fable-5.1", "claude-fable-5-1"},
    {"fable-5-1", "claude-fable-5-1"},
    {"haiku", "claude-haiku-4-5"},
    {"mythos-5", "claude-mythos-5"},
    {"opus", "claude-opus-5"},
    {"opus-4.6", "claude-opus-4-6"},
    {"opus-4.7", "claude-opus-4-7"},
    {"opus-4.8", "claude-opus-4-8"},
    {"opus-5", "claude-opus-5"},
    {"opus-5.5", "claude-opus-5-5"},
    {"opus-5-5", "claude-opus-5-5"},
    {"sonnet", "claude-sonnet-5"},
    {"sonnet-4.6", "claude-sonnet-4-6"},
    {"sonnet-5", "claude-sonnet-5"},
}};
constexpr std::array<Replacement, 3> olderAnthropicNames {{
    {"opus-4.6", "claude-opus-4-6"},
    {"opus-4.5", "claude-opus-4-5"},
    {"sonnet-4.5", "claude-sonnet-4-5"},
}};
constexpr std::array<Replacement, 8> googleNames {{
    {"gemini-3-pro", "gemini-3.1-pro-preview"},
    {"gemini-3-pro-preview", "gemini-3.1-pro-preview"},
    {"gemini-3-flash", "gemini-3-flash-preview"},
    {"gemini-3.1-pro", "gemini-3.1-pro-preview"},
    {"gemini-3.1-flash-lite-preview", "gemini-3.1-flash-lite"},
    {"gemini-3.1-flash", "gemini-3-flash-preview"},
    {"gemini-3.1-flash-preview", "gemini-3-flash-preview"},
    {"gemma-4-26b", "gemma-4-26b-a4b-it"},
}};
constexpr std::array<Replacement, 2> olderGoogleNames {{
    {"gemini-3-pro", "gemini-3-pro-preview"},
    {"gemini-3-flash", "gemini-3-flash-preview"},
}};
constexpr std::array<Replacement, 6> xaiNames {{
    {"grok-4.3-latest", "grok-4.3"},
    {"grok-4.5-latest", "grok-4.5"},
    {"grok-4.7-latest", "grok-4.7"},
    {"grok-build-latest", "grok-4.5"},
    {"grok-4-fast-reasoning", "grok-4-fast"},
    {"grok-4-1-fast-reasoning", "grok-4-1-fast"},
}};
constexpr std::array<Replacement, 4> vercelNames {{
    {"opus-4.6", "claude-opus-4-6"},
    {"sonnet-5", "claude-sonnet-5"},
    {"sonnet", "claude-sonnet-4-6"},
    {"sonnet-4.6", "claude-sonnet-4-6"},
}};

std::string replaced(std::span<const Replacement> names, std::string_view model)
{
    const auto name = lowered(model);
    const auto found = std::find_if(names.begin(), names.end(), [&name](const Replacement& each) { return each.from == name; });
    return std::string(found == names.end() ? model : found->to);
}

std::string_view withoutPrefix(std::string_view model, std::string_view prefix)
{
    return lowered(model).starts_with(prefix) ? model.substr(prefix.size()) : model;
}

std::string olderId(std::string_view provider, std::string_view model)
{
    if (provider == "anthropic")
        return replaced(olderAnthropicNames, model);
    // Unlike the others these are compared letter by letter.
    return provider == "google" && lowered(model) == model ? replaced(olderGoogleNames, model) : std::string(model);
}

} // namespace

std::string normalizedModelId(std::string_view provider, std::string_view model, Generation generation)
{
    if (generation == Generation::List)
        return olderId(provider, model);
    if (provider == "anthropic")
        return replaced(anthropicNames, withoutPrefix(model, "anthropic/"));
    if (provider == "google" || provider == "google-gemini-cli" || provider == "google-vertex") {
        constexpr std::string_view prefix = "google/";
        return model.starts_with(prefix) ? std::string(prefix) + replaced(googleNames, model.substr(prefix.size()))
                                         : replaced(googleNames, model);
    }
    if (provider == "openrouter" || provider == "nvidia") {
        const auto isBare = model.find('/') == std::string_view::npos;
        return isBare ? std::string(provider) + '/' + std::string(model) : std::string(model);
    }
    if (provider == "huggingface")
        return std::string(withoutPrefix(model, "huggingface/"));
    if (provider == "xai")
        return replaced(xaiNames, model);
    if (provider == "vercel-ai-gateway") {
        const auto known = replaced(vercelNames, model);
        return lowered(known).starts_with("claude-") ? "anthropic/" + known : known;
    }
    if (provider == "together" && model == "moonshotai/Kimi-K2.5")
        return "moonshotai/Kimi-K2.6";
    return std::string(model);
}

} // namespace switchyard::config
