// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policy.h"

#include "config/policynames.h"
#include "json5/editor.h"
#include "json5/textedit.h"

#include <algorithm>

namespace switchyard::config {

namespace {

using std::chrono::milliseconds;

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

//! Removes the value, and parents that it leaves empty up to the top level.
Result<std::string> removeSetting(const std::string& text, json5::Path path)
{
    auto current = text;
    for (;;) {
        const auto document = json5::Document::parse(current);
        if (!document.root().resolve(path))
            return current;
        const auto edits = json5::editor::remove(document, path);
        if (!edits)
            return edits.error();
        current = json5::apply(current, *edits);
        path = path.parent();
        if (path.isRoot() || json5::Document::parse(current).root().resolve(path).size() > 0)
            return current;
    }
}

} // namespace

std::optional<milliseconds>& budgetOf(RoutePolicy& policy, Budget budget)
{
    switch (budget) {
    case Budget::FirstToken:
        return policy.firstToken;
    case Budget::LastFirstToken:
        return policy.lastFirstToken;
    case Budget::Gap:
        return policy.gap;
    case Budget::Total:
        return policy.total;
    case Budget::Connect:
        break;
    }
    return policy.connect;
}

std::string_view toString(ColdPolicy policy)
{
    const auto found = std::find_if(coldNames.begin(), coldNames.end(),
                                    [policy](const auto& row) { return row.first == policy; });
    return found == coldNames.end() ? std::string_view {} : found->second;
}

std::string_view toString(Budget budget)
{
    const auto found = std::find_if(budgetNames.begin(), budgetNames.end(),
                                    [budget](const auto& row) { return row.first == budget; });
    return found == budgetNames.end() ? std::string_view {} : found->second;
}

RoutePolicy RoutePolicy::over(const RoutePolicy& base) const
{
    auto result = *this;
    const auto fill = [](auto& mine, const auto& theirs) {
        if (!mine)
            mine = theirs;
    };
    fill(result.connect, base.connect);
    fill(result.firstToken, base.firstToken);
    fill(result.lastFirstToken, base.lastFirstToken);
    fill(result.gap, base.gap);
    fill(result.total, base.total);
    fill(result.cold, base.cold);
    fill(result.hedgeAfter, base.hedgeAfter);
    fill(result.privacy, base.privacy);
    fill(result.filesStayLocal, base.filesStayLocal);
    fill(result.asksAgain, base.asksAgain);
    fill(result.longestRest, base.longestRest);
    fill(result.exhaustedStatus, base.exhaustedStatus);
    fill(result.exhaustedRetryAfter, base.exhaustedRetryAfter);
    return result;
}

std::optional<milliseconds> RoutePolicy::budget(Budget which) const
{
    auto copy = *this;
    return budgetOf(copy, which);
}

const RoutePolicy& Policy::defaults()
{
    static const auto policy = [] {
        using namespace std::chrono_literals;
        RoutePolicy result;
        result.connect = 3s;
        result.firstToken = 30s;
        result.lastFirstToken = 300s;
        result.gap = 60s;
        result.total = 30min;
        result.cold = ColdPolicy::Auto;
        result.hedgeAfter = 3s;
        result.privacy = Privacy {};
        result.filesStayLocal = false;
        result.asksAgain = true;
        result.longestRest = milliseconds(0);
        result.exhaustedStatus = 429;
        result.exhaustedRetryAfter = 61s;
        return result;
    }();
    return policy;
}

const RoutePolicy* Policy::findRoute(std::string_view route) const
{
    const auto found
        = std::find_if(routes.begin(), routes.end(), [route](const auto& entry) { return entry.first == route; });
    return found == routes.end() ? nullptr : &found->second;
}

RoutePolicy Policy::effective(std::string_view route) const
{
    const auto base = all.over(defaults());
    const auto* const own = findRoute(route);
    return own ? own->over(base) : base;
}

Result<std::string> changePolicy(const std::string& text, const PolicyChange& change)
{
    std::vector<json5::PathStep> steps;
    if (!change.route.empty())
        steps = {json5::PathStep("routes"), json5::PathStep(change.route)};
    for (const auto& key : change.keys)
        steps.emplace_back(key);
    const json5::Path path(std::move(steps));
    if (path.isRoot())
        return Error {ErrorCode::InvalidArgument, "a policy change needs a setting to change"};
    const auto base = isBlank(text) ? std::string("{\n}\n") : text;
    const auto document = json5::Document::parse(base);
    if (!document.isValid())
        return document.firstError();
    if (change.json.empty())
        return isBlank(text) ? Result<std::string>(text) : removeSetting(text, path);
    const auto edits = json5::editor::set(document, path, change.json);
    if (!edits)
        return edits.error();
    return json5::apply(base, *edits);
}

Result<std::string> renameInPolicy(const std::string& text, const ProviderId& from, const ProviderId& to)
{
    if (isBlank(text))
        return text;
    // `agent/x` names a chain, not a provider's model.
    constexpr std::string_view chains = "agent";
    auto current = text;
    const auto document = json5::Document::parse(text);
    if (!document.isValid())
        return document.firstError();
    const auto rename = [&](const json5::Path& path, const std::string& key) -> Result<void> {
        const auto now = json5::Document::parse(current);
        if (now.root().resolve(path.parent().child(key)))
            return Error {ErrorCode::AlreadyExists, "the policy file already has an entry for \"" + key + "\""};
        const auto edits = json5::editor::renameKey(now, path, key);
        if (!edits)
            return edits.error();
        current = json5::apply(current, *edits);
        return {};
    };
    for (const auto* const table : {"routes", "keepWarm"}) {
        for (const auto entry : document.root()[table]) {
            const auto model = ModelRef::parse(entry.key());
            if (model.provider != from || (table == std::string_view("routes") && from.value() == chains))
                continue;
            if (to.value() == chains)
                return Error {ErrorCode::InvalidArgument,
                              "the policy's rules for \"" + entry.key() + "\" would become those of an agent"};
            if (const auto done = rename(entry.path(), ModelRef {to, model.model}.toString()); !done)
                return done.error();
        }
    }
    if (const auto order = document.root()["keys"][from.value()]) {
        if (const auto done = rename(order.path(), to.value()); !done)
            return done.error();
    }
    return current;
}

} // namespace switchyard::config
