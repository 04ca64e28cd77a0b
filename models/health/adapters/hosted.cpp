// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <array>

// Hosted services are known by their host and keep no state that matters: listed means ready.

namespace switchyard::health {

namespace {

constexpr std::array openRouterHosts { std::string_view("openrouter.ai") };
constexpr std::array anthropicHosts { std::string_view("anthropic.com") };
constexpr std::array openAiHosts { std::string_view("openai.com"), std::string_view("openai.azure.com") };
constexpr std::array geminiHosts { std::string_view("generativelanguage.googleapis.com") };
constexpr std::array miniMaxHosts { std::string_view("minimax.io"), std::string_view("minimaxi.com") };
constexpr std::array moonshotHosts { std::string_view("moonshot.ai"), std::string_view("moonshot.cn") };
constexpr std::array zAiHosts { std::string_view("api.z.ai"), std::string_view("open.bigmodel.cn") };

//! Our own engine says so in `/healthz`.
std::optional<std::string> recogniseSwitchyard(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["name"].text() == "switchyard")
        return (*answer.json)["version"].text();
    return std::nullopt;
}

constexpr std::array switchyardMarkers { Marker { "/healthz", recogniseSwitchyard } };

constexpr FamilyInfo hosted(ServerFamily family, std::string_view id, std::string_view name, std::string_view basePath,
                            std::string_view api)
{
    return { .family = family, .id = id, .displayName = name, .basePath = basePath, .api = api };
}

} // namespace

constinit const FamilyAdapter openRouterAdapter {
    .info = hosted(ServerFamily::OpenRouter, "openrouter", "OpenRouter", "/api/v1", "openai-completions"),
    .hosts = openRouterHosts,
};
constinit const FamilyAdapter anthropicAdapter {
    .info = hosted(ServerFamily::Anthropic, "anthropic", "Anthropic", "", "anthropic-messages"),
    .hosts = anthropicHosts,
};
constinit const FamilyAdapter openAiAdapter {
    .info = hosted(ServerFamily::OpenAi, "openai", "OpenAI", "/v1", "openai-responses"),
    .hosts = openAiHosts,
};
constinit const FamilyAdapter geminiAdapter {
    .info = hosted(ServerFamily::Gemini, "google", "Google Gemini", "/v1beta", "google-generative-ai"),
    .hosts = geminiHosts,
};
constinit const FamilyAdapter miniMaxAdapter {
    .info = hosted(ServerFamily::MiniMax, "minimax", "MiniMax", "/v1", "openai-completions"),
    .hosts = miniMaxHosts,
};
constinit const FamilyAdapter moonshotAdapter {
    .info = hosted(ServerFamily::Moonshot, "moonshot", "Moonshot", "/v1", "openai-completions"),
    .hosts = moonshotHosts,
};
constinit const FamilyAdapter zAiAdapter {
    .info = hosted(ServerFamily::ZAi, "zai", "Z.ai", "/api/paas/v4", "openai-completions"),
    .hosts = zAiHosts,
};
constinit const FamilyAdapter switchyardAdapter {
    .info = { .family = ServerFamily::Switchyard,
              .id = "switchyard",
              .displayName = "Switchyard",
              .basePath = "/v1",
              .api = "openai-completions",
              .isLocal = true },
    .markers = switchyardMarkers,
};
constinit const FamilyAdapter openAiCompatibleAdapter {
    .info = { .family = ServerFamily::OpenAiCompatible,
              .id = "openai-compatible",
              .displayName = "OpenAI-compatible server",
              .basePath = "/v1",
              .api = "openai-completions",
              .providerId = "local",
              .markerKey = "local" },
};

} // namespace switchyard::health
