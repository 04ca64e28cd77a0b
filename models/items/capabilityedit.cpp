// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/capabilityedit.h"

#include "config/openclawconfig.h"
#include "json5/document.h"
#include "json5/value.h"
#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace switchyard::items {

namespace {

using Kind = config::FixStep::Kind;

// What the older generation's schema knows of `compat`; it refuses a file with any other key.
constexpr std::array<std::string_view, 4> olderCompat { "supportsStore", "supportsDeveloperRole", "supportsReasoningEffort", "maxTokensField" };

bool isAcceptedCompat(std::string_view key, config::Generation generation)
{
    return generation != config::Generation::List || std::find(olderCompat.begin(), olderCompat.end(), key) != olderCompat.end();
}

std::string listOf(const std::vector<std::string>& words)
{
    std::string json = "[";
    for (const auto& word : words)
        json += (json.size() > 1 ? ", " : "") + json5::quoted(word);
    return json + "]";
}

bool takesExactly(const config::Model& model, const std::vector<std::string>& words)
{
    return model.input.size() == words.size() && std::all_of(words.begin(), words.end(), [&model](const std::string& word) {
        return std::any_of(model.input.begin(), model.input.end(), [&word](config::InputKind kind) { return config::toString(kind) == word; });
    });
}

//! A model's entry in the file.
struct Entry {
    const config::Provider* provider;
    const config::Model* model;
    json5::Path place;
};

std::optional<Entry> entryOf(const ModelRef& ref, const config::OpenClawConfig& config)
{
    const auto* provider = config.findProvider(ref.provider);
    if (!provider)
        return std::nullopt;
    const auto found = std::find_if(provider->models.begin(), provider->models.end(), [&ref](const auto& model) { return model.id == ref.model; });
    if (found == provider->models.end())
        return std::nullopt;
    const auto index = static_cast<std::size_t>(found - provider->models.begin());
    return Entry { provider, &*found, { "models", "providers", ref.provider.value(), "models", index } };
}

bool saysAlready(const config::Model& model, const traffic::LearnedFlag& flag)
{
    const auto compat = json5::Document::parse(model.compat.text);
    const auto value = compat.root().find(flag.flag);
    if (const auto yes = value.boolean())
        return flag.value == (*yes ? "true" : "false");
    return value.isString() && json5::quoted(value.stringOr({})) == flag.value;
}

} // namespace

std::vector<config::FixStep> capabilitySteps(const health::CapabilityProposal& proposal, const ModelRef& ref, const config::OpenClawConfig& config)
{
    const auto entry = entryOf(ref, config);
    if (!entry)
        return {};
    const config::Model& model = *entry->model;
    const auto at = [&entry](const char* key) { return entry->place.child(key); };
    std::vector<config::FixStep> steps;
    if (!proposal.api.empty() && config::toString(entry->provider->effectiveApi(&model)) != proposal.api)
        steps.push_back({ Kind::Set, at("api"), json5::quoted(proposal.api) });
    if (!proposal.input.empty() && !takesExactly(model, proposal.input))
        steps.push_back({ Kind::Set, at("input"), listOf(proposal.input) });
    if (proposal.contextWindow && model.contextWindow != proposal.contextWindow)
        steps.push_back({ Kind::Set, at("contextWindow"), std::to_string(proposal.contextWindow->value) });
    for (const auto& [key, value] : proposal.compat) {
        if (!isAcceptedCompat(key, config.generation))
            continue;
        steps.push_back({ Kind::Set, at("compat").child(key), value ? "true" : "false" });
    }
    return steps;
}

std::vector<LearnedEdit> learnedEdits(const std::deque<traffic::RequestRecord>& records, const ProviderId& provider,
                                      const config::OpenClawConfig& config)
{
    std::vector<LearnedEdit> edits;
    std::set<std::pair<ModelRef, std::string>> seen;
    const auto take = [&](const traffic::LearnedFlag& flag) {
        if (flag.flag.empty() || flag.model.provider != provider || !seen.emplace(flag.model, flag.flag).second)
            return;
        const auto entry = entryOf(flag.model, config);
        if (!entry || !isAcceptedCompat(flag.flag, config.generation) || saysAlready(*entry->model, flag))
            return;
        edits.push_back({ flag, { Kind::Set, entry->place.child("compat").child(flag.flag), flag.value } });
    };
    for (auto record = records.rbegin(); record != records.rend(); ++record)
        std::for_each(record->learned.rbegin(), record->learned.rend(), take);
    return edits;
}

} // namespace switchyard::items
