// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/units.h"
#include "config/openclawconfig.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! A model to write into a provider. What is unset is not written.
struct ModelDraft {
    std::string id;
    std::string name; //!< Empty: the id is written, because OpenClaw wants a name.
    std::optional<Api> api = std::nullopt;
    std::optional<bool> reasoning = std::nullopt;
    std::vector<InputKind> input;
    std::optional<Cost> cost = std::nullopt;
    std::optional<TokenCount> contextWindow = std::nullopt;
    std::optional<TokenCount> maxTokens = std::nullopt;
    std::string alias; //!< Written to `agents.defaults.models`; empty for none.
};

//! A key to write.
struct KeyDraft {
    enum class Kind : std::uint8_t { None, Environment, Marker, Reference, Literal };
    Kind kind = Kind::None;
    std::string text; //!< The variable's name, the marker, or for Literal the key itself (advised against).
    SecretRef reference; //!< Only the newer generation takes references.
};

//! A provider to write. What is unset is not written; keys that the file's generation rejects are left out.
struct ProviderDraft {
    ProviderId id;
    std::string baseUrl;
    Api api = Api::Unspecified;
    KeyDraft apiKey;
    std::optional<std::chrono::seconds> timeout = std::nullopt;
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<ModelDraft> models;
};

//! Fields of a provider to change. Unset ones stay; a field set to its empty value is removed from the file.
struct ProviderPatch {
    std::optional<std::string> baseUrl = std::nullopt;
    std::optional<Api> api = std::nullopt;
    std::optional<KeyDraft> apiKey = std::nullopt;
    std::optional<std::chrono::seconds> timeout = std::nullopt; //!< Zero removes it.
    std::optional<std::string> region = std::nullopt;
};

//! Fields of a model to change, as in ProviderPatch.
struct ModelPatch {
    std::optional<std::string> name = std::nullopt;
    std::optional<Api> api = std::nullopt;
    std::optional<bool> reasoning = std::nullopt;
    std::optional<std::vector<InputKind>> input = std::nullopt;
    std::optional<Cost> cost = std::nullopt;
    std::optional<TokenCount> contextWindow = std::nullopt; //!< Zero removes it.
    std::optional<TokenCount> contextTokens = std::nullopt;
    std::optional<TokenCount> maxTokens = std::nullopt;
    std::optional<std::string> alias = std::nullopt; //!< Empty removes it.
};

//! What happens to chains, aliases and allowlists that name something removed.
enum class References : std::uint8_t { Keep, Remove };

} // namespace switchyard::config
