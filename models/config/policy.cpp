// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policy.h"

#include "json5/editor.h"
#include "json5/textedit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace switchyard::config {

namespace {

using std::chrono::milliseconds;

constexpr std::array<std::pair<Budget, std::string_view>, 5> budgetNames {{
    {Budget::Connect, "connect"},
    {Budget::FirstToken, "firstToken"},
    {Budget::LastFirstToken, "lastFirstToken"},
    {Budget::Gap, "gap"},
    {Budget::Total, "total"},
}};

constexpr std::array<std::pair<ColdPolicy, std::string_view>, 4> coldNames {{
    {ColdPolicy::Auto, "auto"},
    {ColdPolicy::Wait, "wait"},
    {ColdPolicy::Shield, "shield"},
    {ColdPolicy::Hedge, "hedge"},
}};

struct Quantity {
    double number = 0;
    std::string_view unit;
};

//! A number that is not negative and the word behind it.
std::optional<Quantity> quantity(std::string_view text)
{
    Quantity result;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.number);
    if (error != std::errc {} || !std::isfinite(result.number) || result.number < 0)
        return std::nullopt;
    result.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (!result.unit.empty() && result.unit.front() == ' ')
        result.unit.remove_prefix(1);
    return result;
}

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

class PolicyLowering final {
public:
    PolicyLowering(const json5::Document& document, LoweredPolicy& result)
        : m_document(document)
        , m_result(result)
    {
    }

    void run()
    {
        const auto root = m_document.root();
        if (!root.isObject()) {
            report(Severity::Error, "policy-not-object", root, "The policy file wants an object { … }");
            return;
        }
        auto& policy = m_result.policy;
        for (const auto item : root) {
            if (item.isShadowed())
                continue;
            const auto key = item.key();
            if (key == "listen")
                readListen(item);
            else if (key == "limits")
                readLimits(item);
            else if (key == "cors")
                readCors(item);
            else if (key == "routes")
                readRoutes(item);
            else if (key == "keys")
                readKeyOrder(item);
            else if (key == "keepWarm")
                readKeepWarm(item);
            else if (!readSetting(policy.all, key, item))
                unknown(item);
        }
    }

private:
    void report(Severity severity, std::string code, const json5::Value& value, std::string message,
                std::optional<Fix> fix = std::nullopt)
    {
        Diagnostic diagnostic;
        diagnostic.severity = severity;
        diagnostic.code = std::move(code);
        diagnostic.location = value.path();
        diagnostic.path = diagnostic.location.isRoot() ? "<root>" : diagnostic.location.toString();
        const auto place = m_document.locationAt(value.offset());
        diagnostic.origin = {0, diagnostic.location, value.offset(), value.length(), place.line, place.column};
        diagnostic.message = std::move(message);
        diagnostic.fix = std::move(fix);
        m_result.diagnostics.push_back(std::move(diagnostic));
    }

    void unknown(const json5::Value& value)
    {
        report(Severity::Warning, "policy-unknown-key", value,
               "Switchyard does not know \"" + value.key() + "\" here; it is kept and has no effect",
               Fix {"Remove \"" + value.key() + '"', {{FixStep::Kind::Remove, value.path(), {}}}});
    }

    void wrong(const json5::Value& value, const std::string& wanted)
    {
        report(Severity::Error, "policy-wrong-value", value, "This wants " + wanted + "; it has no effect until then");
    }

    bool readSetting(RoutePolicy& policy, const std::string& key, const json5::Value& value)
    {
        if (key == "budgets")
            readBudgets(policy, value);
        else if (key == "cold")
            readCold(policy, value);
        else if (key == "hedgeAfter")
            policy.hedgeAfter = duration(value);
        else if (key == "privacy")
            readPrivacy(policy, value);
        else if (key == "exhausted")
            readExhausted(policy, value);
        else
            return false;
        return true;
    }

    std::optional<milliseconds> duration(const json5::Value& value)
    {
        const auto text = value.string();
        auto result = text ? parseDuration(*text) : std::nullopt;
        if (const auto seconds = value.number(); seconds && *seconds >= 0 && *seconds < 1e9)
            result = milliseconds(static_cast<std::int64_t>(*seconds * 1000));
        if (!result || result->count() <= 0) {
            wrong(value, "a duration such as \"3s\", \"250ms\" or \"5m\"");
            return std::nullopt;
        }
        return result;
    }

    void readBudgets(RoutePolicy& policy, const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object of durations");
            return;
        }
        for (const auto item : value) {
            const auto key = item.key();
            const auto known = std::find_if(budgetNames.begin(), budgetNames.end(),
                                            [&key](const auto& row) { return row.second == key; });
            if (known == budgetNames.end())
                unknown(item);
            else
                budgetOf(policy, known->first) = duration(item);
        }
    }

    void readCold(RoutePolicy& policy, const json5::Value& value)
    {
        const auto text = value.stringOr({});
        const auto known = std::find_if(coldNames.begin(), coldNames.end(),
                                        [&text](const auto& row) { return row.second == text; });
        if (known == coldNames.end())
            wrong(value, "\"auto\", \"wait\", \"shield\" or \"hedge\"");
        else
            policy.cold = known->first;
    }

    void readPrivacy(RoutePolicy& policy, const json5::Value& value)
    {
        const auto text = value.stringOr({});
        if (text == "any") {
            policy.privacy = Privacy {};
        } else if (text == "local-only") {
            policy.privacy = Privacy {Privacy::Kind::LocalOnly, {}};
        } else if (value.isObject() && value["regions"].isArray() && value["regions"].size() > 0) {
            Privacy privacy {Privacy::Kind::Regions, {}};
            for (const auto region : value["regions"])
                privacy.regions.push_back(region.stringOr({}));
            policy.privacy = std::move(privacy);
        } else {
            // A wish for privacy that cannot be read must not end as none.
            policy.privacy = Privacy {Privacy::Kind::LocalOnly, {}};
            report(Severity::Error, "policy-wrong-value", value,
                   "This wants \"any\", \"local-only\" or { regions: […] }; until then prompts stay local");
        }
    }

    void readExhausted(RoutePolicy& policy, const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object with status and retryAfter");
            return;
        }
        for (const auto item : value) {
            if (item.key() == "status")
                readStatus(policy, item);
            else if (item.key() != "retryAfter")
                unknown(item);
            else if (const auto delay = duration(item))
                policy.exhaustedRetryAfter = std::chrono::duration_cast<std::chrono::seconds>(*delay);
        }
    }

    void readStatus(RoutePolicy& policy, const json5::Value& value)
    {
        const auto status = value.integer().value_or(0);
        if (status < 400 || status > 599)
            wrong(value, "an HTTP status from 400 to 599");
        else
            policy.exhaustedStatus = static_cast<int>(status);
    }

    void readListen(const json5::Value& value)
    {
        auto text = value.stringOr({});
        if (const auto port = value.integer())
            text = std::to_string(*port);
        const auto colon = text.rfind(':');
        const auto portText = colon == std::string::npos ? text : text.substr(colon + 1);
        int port = 0;
        const auto [end, error] = std::from_chars(portText.data(), portText.data() + portText.size(), port);
        if (error != std::errc {} || end != portText.data() + portText.size() || port < 1 || port > 65535) {
            wrong(value, "a port, or an address and a port such as \"127.0.0.1:11700\"");
            return;
        }
        m_result.policy.listenPort = port;
        if (colon == std::string::npos)
            return;
        auto host = text.substr(0, colon);
        if (host.size() > 2 && host.front() == '[' && host.back() == ']')
            host = host.substr(1, host.size() - 2);
        m_result.policy.listenHost = std::move(host);
    }

    void readLimits(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object with body");
            return;
        }
        for (const auto item : value) {
            if (item.key() != "body") {
                unknown(item);
                continue;
            }
            const auto text = item.string();
            const auto bytes = text ? parseByteCount(*text) : item.integer();
            if (!bytes || *bytes < 1024)
                wrong(item, "a size of at least 1 KiB, such as \"64MiB\"");
            else
                m_result.policy.bodyLimit = bytes;
        }
    }

    void readCors(const json5::Value& value)
    {
        if (!value.isArray()) {
            wrong(value, "a list of origins such as \"http://localhost:3000\"");
            return;
        }
        for (const auto item : value) {
            if (auto origin = item.string())
                m_result.policy.corsOrigins.push_back(std::move(*origin));
            else
                wrong(item, "an origin such as \"http://localhost:3000\"");
        }
    }

    void readKeyOrder(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object of lists of credential names, by provider");
            return;
        }
        for (const auto provider : value) {
            if (provider.isShadowed())
                continue;
            if (!provider.isArray()) {
                wrong(provider, "a list of credential names");
                continue;
            }
            std::vector<std::string> names;
            for (const auto item : provider) {
                auto name = item.stringOr({});
                if (!isCredentialName(name))
                    wrong(item, "a credential's name of letters, digits, dots, underscores and dashes, at most 64");
                else if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(std::move(name));
            }
            m_result.policy.keyOrder.emplace_back(ProviderId(provider.key()), std::move(names));
        }
    }

    void readKeepWarm(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object of settings, by provider/model");
            return;
        }
        for (const auto entry : value) {
            if (entry.isShadowed())
                continue;
            KeepWarm rule;
            rule.model = ModelRef::parse(entry.key());
            if (rule.model.provider.isEmpty() || !entry.isObject()) {
                wrong(entry, "settings under a name of the form provider/model");
                continue;
            }
            readKeepWarmRule(rule, entry);
            m_result.policy.keepWarm.push_back(std::move(rule));
        }
    }

    void readKeepWarmRule(KeepWarm& rule, const json5::Value& entry)
    {
        for (const auto item : entry) {
            const auto key = item.key();
            if (key == "every")
                readInterval(rule, item);
            else if (key == "from")
                readHour(rule.fromHour, item, 0, 23);
            else if (key == "to")
                readHour(rule.toHour, item, 1, 24);
            else if (key == "onlyWhenIdle")
                readFlag(rule.onlyWhenIdle, item);
            else if (key == "atStart")
                readFlag(rule.atStart, item);
            else
                unknown(item);
        }
    }

    void readInterval(KeepWarm& rule, const json5::Value& value)
    {
        const auto interval = duration(value);
        if (!interval)
            return;
        rule.every = std::chrono::duration_cast<std::chrono::minutes>(*interval);
        if (rule.every.count() > 0)
            return;
        rule.every = std::chrono::minutes(1);
        wrong(value, "at least one minute");
    }

    void readHour(int& hour, const json5::Value& value, int least, int most)
    {
        const auto number = value.integer();
        if (!number || *number < least || *number > most)
            wrong(value, "an hour from " + std::to_string(least) + " to " + std::to_string(most));
        else
            hour = static_cast<int>(*number);
    }

    void readFlag(bool& flag, const json5::Value& value)
    {
        if (const auto boolean = value.boolean())
            flag = *boolean;
        else
            wrong(value, "true or false");
    }

    void readRoutes(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "an object of routes");
            return;
        }
        for (const auto route : value) {
            if (route.isShadowed())
                continue;
            if (!route.isObject()) {
                wrong(route, "an object of settings");
                continue;
            }
            RoutePolicy policy;
            readRoute(policy, route);
            m_result.policy.routes.emplace_back(route.key(), std::move(policy));
        }
    }

    void readRoute(RoutePolicy& policy, const json5::Value& route)
    {
        for (const auto item : route) {
            if (!item.isShadowed() && !readSetting(policy, item.key(), item))
                unknown(item);
        }
    }

    const json5::Document& m_document;
    LoweredPolicy& m_result;
};

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

LoweredPolicy lowerPolicy(const json5::Document& document)
{
    LoweredPolicy result;
    if (isBlank(document.text()))
        return result;
    if (!document.isValid()) {
        const auto error = document.firstError();
        const auto place = error.location.value_or(TextLocation {});
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Error;
        diagnostic.code = "not-json5";
        diagnostic.path = "<root>";
        diagnostic.origin = {0, {}, place.offset, 0, place.line, place.column};
        diagnostic.message = error.message;
        result.diagnostics.push_back(std::move(diagnostic));
        return result;
    }
    PolicyLowering(document, result).run();
    return result;
}

std::optional<milliseconds> parseDuration(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 5> units {{
        {"ms", 1},
        {"s", 1000},
        {"", 1000},
        {"m", 60'000},
        {"h", 3'600'000},
    }};
    const auto parsed = quantity(text);
    if (!parsed)
        return std::nullopt;
    const auto unit = std::find_if(units.begin(), units.end(), [&parsed](const auto& row) { return row.first == parsed->unit; });
    if (unit == units.end() || parsed->number * unit->second > 1e12)
        return std::nullopt;
    return milliseconds(static_cast<std::int64_t>(std::llround(parsed->number * unit->second)));
}

bool isCredentialName(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), isPlain);
}

std::string formatDuration(milliseconds duration)
{
    const auto count = duration.count();
    if (count % 1000 != 0)
        return std::to_string(count) + "ms";
    const auto seconds = count / 1000;
    if (seconds >= 3600 && seconds % 3600 == 0)
        return std::to_string(seconds / 3600) + 'h';
    if (seconds >= 120 && seconds % 60 == 0)
        return std::to_string(seconds / 60) + 'm';
    return std::to_string(seconds) + 's';
}

std::optional<std::int64_t> parseByteCount(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 8> units {{
        {"", 1},
        {"B", 1},
        {"kB", 1e3},
        {"KB", 1e3},
        {"MB", 1e6},
        {"KiB", 1024},
        {"MiB", 1024 * 1024},
        {"GiB", 1024.0 * 1024 * 1024},
    }};
    const auto parsed = quantity(text);
    if (!parsed)
        return std::nullopt;
    const auto unit = std::find_if(units.begin(), units.end(), [&parsed](const auto& row) { return row.first == parsed->unit; });
    if (unit == units.end() || parsed->number * unit->second > 1e12)
        return std::nullopt;
    return static_cast<std::int64_t>(parsed->number * unit->second);
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

} // namespace switchyard::config
