// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/routingtable.h"

#include "routing/ascii.h"
#include "routing/failure.h"

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::routing {

namespace {

constexpr std::array<std::pair<std::string_view, Api>, 5> apiNames {{
    {"openai-completions", Api::OpenAiCompletions},
    {"openai-responses", Api::OpenAiResponses},
    {"anthropic-messages", Api::AnthropicMessages},
    {"google-generative-ai", Api::GoogleGenerativeAi},
    {"ollama", Api::Ollama},
}};

//! Edits that turn one name into the other (Levenshtein), on lower-cased names of bounded length.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
        }
    }
    return row[b.size()];
}

constexpr std::size_t longestComparedName = 120;

} // namespace

Api apiFromName(std::string_view name)
{
    const auto* const found
        = std::find_if(apiNames.begin(), apiNames.end(), [name](const auto& entry) { return entry.first == name; });
    return found == apiNames.end() ? Api::Unknown : found->second;
}

std::string_view apiName(Api api)
{
    const auto* const found
        = std::find_if(apiNames.begin(), apiNames.end(), [api](const auto& entry) { return entry.second == api; });
    return found == apiNames.end() ? std::string_view("unknown") : found->first;
}

Result<Target> RoutingTable::resolve(std::string_view name) const
{
    if (name == "auto" || name.starts_with("agent/")) {
        if (const auto route = routes.find(name); route != routes.end())
            return Target {Target::Kind::Chain, route->second};
        // An agent that is not configured is no model either, even if a provider were called "agent".
    }
    const auto exactly = [this](const ModelRef& ref) {
        Target target {Target::Kind::Exact, Route {ref.toString(), {ref}, defaults}};
        if (const auto route = routes.find(target.route.name); route != routes.end())
            target.route.policy = route->second.policy;
        return target;
    };
    if (const auto alias = aliases.find(ascii::lowered(name)); alias != aliases.end())
        return exactly(alias->second);
    const ModelRef ref = ModelRef::parse(name);
    if (!ref.provider.isEmpty() && !ref.model.empty() && endpoints.contains(ref.provider.value()))
        return exactly(ref);

    std::string message = "no model, alias or chain is called '" + redactedExcerpt(name, 100) + "'";
    const auto near = nearNames(name, 3);
    for (std::size_t i = 0; i < near.size(); ++i)
        message += (i == 0 ? "; did you mean " : i + 1 == near.size() ? " or " : ", ") + near[i];
    return Error {ErrorCode::NotFound, std::move(message)};
}

std::shared_ptr<const ModelEntry> RoutingTable::model(const ModelRef& ref) const
{
    if (const auto found = models.find(ref.toString()); found != models.end())
        return found->second;
    const auto endpoint = endpoints.find(ref.provider.value());
    if (endpoint == endpoints.end())
        return nullptr;
    auto entry = std::make_shared<ModelEntry>();
    entry->ref = ref;
    entry->upstreamId = ref.model;
    entry->displayName = ref.model;
    entry->endpoint = endpoint->second;
    entry->declared = false;
    return entry;
}

std::vector<std::string> RoutingTable::nearNames(std::string_view name, std::size_t count) const
{
    const std::string wanted = ascii::lowered(name.substr(0, longestComparedName));
    std::vector<std::pair<std::size_t, std::string>> ranked;
    const auto rank = [&](const std::string& known) {
        const std::string lowered = ascii::lowered(known);
        const auto slash = lowered.find('/');
        const std::string_view modelPart = slash == std::string::npos ? std::string_view(lowered)
                                                                      : std::string_view(lowered).substr(slash + 1);
        std::size_t distance = std::min(editDistance(wanted, lowered), editDistance(wanted, modelPart));
        if (!wanted.empty() && lowered.find(wanted) != std::string::npos)
            distance = std::min<std::size_t>(distance, 1);
        if (distance <= std::max<std::size_t>(3, wanted.size() / 3))
            ranked.emplace_back(distance, known);
    };
    for (const auto& [known, entry] : models)
        rank(known);
    for (const auto& [known, ref] : aliases)
        rank(known);
    for (const auto& [known, route] : routes) {
        if (!models.contains(known))
            rank(known);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> result;
    for (auto& [distance, known] : ranked) {
        if (result.size() == count)
            break;
        result.push_back(std::move(known));
    }
    return result;
}

} // namespace switchyard::routing
