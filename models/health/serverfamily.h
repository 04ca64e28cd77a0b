// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace switchyard::health {

//! The kind of program or service that answers at an endpoint, told by fingerprint and never by port.
enum class ServerFamily {
    Unknown,
    LmStudio,
    Ollama,
    LlamaCpp,
    LlamaCppRouter,
    LlamaSwap,
    Vllm,
    SgLang,
    Tgi,
    LiteLlm,
    LocalAi,
    KoboldCpp,
    Lemonade,
    DockerModelRunner,
    Jan,
    TabbyApi,
    TextGenWebUi,
    MlxLm,
    Gpt4All,
    OpenRouter,
    Anthropic,
    OpenAi,
    Gemini,
    MiniMax,
    Moonshot,
    ZAi,
    Switchyard, //!< Our own engine: never offered as a provider.
    OpenAiCompatible, //!< Speaks `GET /models`, otherwise unknown.
};

//! All that is known about a family without asking it. This is the only table of families: the catalogue of "Add
//! provider", discovery's ports and the hints on how to start one are made from it.
struct FamilyInfo {
    ServerFamily family = ServerFamily::Unknown;
    std::string_view id = {}; //!< Stable word, such as `lmstudio`.
    std::string_view displayName = {};
    std::span<const std::uint16_t> ports = {}; //!< Usual ports, the commonest first; empty for hosted services.
    std::string_view startCommand = {}; //!< A command that starts it, `MODEL` standing for a model, or empty.
    std::string_view basePath = {}; //!< Where its OpenAI-compatible API is, such as `/v1`.
    std::string_view api = {}; //!< OpenClaw's `api` that serves it best.
    std::string_view providerId = {}; //!< The id to propose for a provider; empty: the family's own.
    std::string_view markerKey = {}; //!< The key to write where none is wanted, since OpenClaw insists on one.
    std::span<const std::string_view> keyVariables = {}; //!< Environment variables that usually hold its key.
    std::string_view homepage = {};
    std::string_view note = {}; //!< One English sentence for people who add it, or empty.
    bool wantsKey = false; //!< It is usually set up to ask for a key.
    bool isLocal = false; //!< Meant to run on one's own machines; a key is then optional.
    bool knowsLoadState = false; //!< It tells which models are in memory.
    bool loadsOnRequest = false; //!< A request for a cold model loads it.
    bool canLoad = false; //!< Has a load call of its own, or loads for an empty request.
    bool canUnload = false;
    bool reportsProgress = false; //!< Of loads.
    bool listsLoadedOnly = false; //!< An empty list means that nothing is in memory, not that there are no models.
    bool servesLoadedOnly = false; //!< What it lists is in memory: listed means ready.
    bool ignoresModelName = false; //!< It answers with its one model, whatever the request names.
};

const FamilyInfo& info(ServerFamily family);
std::optional<ServerFamily> familyFromId(std::string_view id);
std::vector<const FamilyInfo*> allFamilies();
//! The family whose usual port this is. Good for a hint about how to start something, never for telling who answered.
ServerFamily familyUsuallyAt(std::uint16_t port);

} // namespace switchyard::health
