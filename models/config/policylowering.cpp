// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policy.h"
#include "config/policynames.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace switchyard::config {

namespace {

using std::chrono::milliseconds;

//! A wish for privacy that cannot be read must not end as none.
void keepLocal(RoutePolicy& policy)
{
    policy.privacy = Privacy {Privacy::Kind::LocalOnly, {}};
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
            keepLocal(m_result.policy.all);
            report(Severity::Error, "policy-not-object", root);
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
    void report(Severity severity, std::string wording, const json5::Value& value, Arguments arguments = {},
                std::optional<Fix> fix = std::nullopt)
    {
        Diagnostic diagnostic;
        diagnostic.severity = severity;
        diagnostic.say(std::move(wording), std::move(arguments));
        diagnostic.location = value.path();
        diagnostic.path = diagnostic.location.isRoot() ? "<root>" : diagnostic.location.toString();
        const auto place = m_document.locationAt(value.offset());
        diagnostic.origin = {0, diagnostic.location, value.offset(), value.length(), place.line, place.column};
        diagnostic.fix = std::move(fix);
        m_result.diagnostics.push_back(std::move(diagnostic));
    }

    void unknown(const json5::Value& value)
    {
        const Arguments arguments {{"key", value.key()}};
        report(Severity::Warning, "policy-unknown-key", value, arguments,
               Fix::worded("fix/remove-key", arguments, {{FixStep::Kind::Remove, value.path(), {}}}));
    }

    //! `wanted` is the wording's part behind the dot.
    void wrong(const json5::Value& value, const std::string& wanted, Arguments arguments = {})
    {
        report(Severity::Error, "policy-wrong-value." + wanted, value, std::move(arguments));
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
        else if (key == "files")
            readFiles(policy, value);
        else if (key == "again")
            readAgain(policy, value);
        else if (key == "rest")
            policy.longestRest = value.stringOr({}) == "auto" ? milliseconds(0) : duration(value);
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
            wrong(value, "duration");
            return std::nullopt;
        }
        return result;
    }

    void readBudgets(RoutePolicy& policy, const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "durations");
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
            wrong(value, "cold");
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
            keepLocal(policy);
            wrong(value, "privacy");
        }
    }

    void readFiles(RoutePolicy& policy, const json5::Value& value)
    {
        const auto text = value.stringOr({});
        policy.filesStayLocal = text != "any";
        if (text != "any" && text != "local-only")
            wrong(value, "files");
    }

    void readAgain(RoutePolicy& policy, const json5::Value& value)
    {
        const auto text = value.stringOr({});
        if (text == "once" || text == "never")
            policy.asksAgain = text == "once";
        else
            wrong(value, "again");
    }

    void readExhausted(RoutePolicy& policy, const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "exhausted");
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
            wrong(value, "status");
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
            wrong(value, "listen");
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
            wrong(value, "limits");
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
                wrong(item, "size");
            else
                m_result.policy.bodyLimit = bytes;
        }
    }

    void readCors(const json5::Value& value)
    {
        if (!value.isArray()) {
            wrong(value, "origins");
            return;
        }
        for (const auto item : value) {
            if (auto origin = item.string())
                m_result.policy.corsOrigins.push_back(std::move(*origin));
            else
                wrong(item, "origin");
        }
    }

    void readKeyOrder(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "keys");
            return;
        }
        for (const auto provider : value) {
            if (provider.isShadowed())
                continue;
            if (!provider.isArray()) {
                wrong(provider, "key-names");
                continue;
            }
            std::vector<std::string> names;
            for (const auto item : provider) {
                auto name = item.stringOr({});
                if (!isCredentialName(name))
                    wrong(item, "key-name");
                else if (std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(std::move(name));
            }
            m_result.policy.keyOrder.emplace_back(ProviderId(provider.key()), std::move(names));
        }
    }

    void readKeepWarm(const json5::Value& value)
    {
        if (!value.isObject()) {
            wrong(value, "keep-warm");
            return;
        }
        for (const auto entry : value) {
            if (entry.isShadowed())
                continue;
            KeepWarm rule;
            rule.model = ModelRef::parse(entry.key());
            if (rule.model.provider.isEmpty() || !entry.isObject()) {
                wrong(entry, "keep-warm-entry");
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
        wrong(value, "minute");
    }

    void readHour(int& hour, const json5::Value& value, int least, int most)
    {
        const auto number = value.integer();
        if (!number || *number < least || *number > most)
            wrong(value, "hour", {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
        else
            hour = static_cast<int>(*number);
    }

    void readFlag(bool& flag, const json5::Value& value)
    {
        if (const auto boolean = value.boolean())
            flag = *boolean;
        else
            wrong(value, "yes-no");
    }

    void readRoutes(const json5::Value& value)
    {
        if (!value.isObject()) {
            keepLocal(m_result.policy.all);
            wrong(value, "routes");
            return;
        }
        for (const auto route : value) {
            if (route.isShadowed())
                continue;
            RoutePolicy policy;
            if (route.isObject()) {
                readRoute(policy, route);
            } else {
                keepLocal(policy);
                wrong(route, "route");
            }
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

} // namespace

LoweredPolicy lowerPolicy(const json5::Document& document)
{
    LoweredPolicy result;
    if (isBlank(document.text()))
        return result;
    if (!document.isValid()) {
        keepLocal(result.policy.all);
        const auto error = document.firstError();
        const auto place = error.location.value_or(TextLocation {});
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Error;
        diagnostic.say("policy-not-json5", {{"reason", error.message}});
        diagnostic.path = "<root>";
        diagnostic.origin = {0, {}, place.offset, 0, place.line, place.column};
        result.diagnostics.push_back(std::move(diagnostic));
        return result;
    }
    PolicyLowering(document, result).run();
    return result;
}

LoweredPolicy closedPolicy(const std::string& reason)
{
    LoweredPolicy result;
    keepLocal(result.policy.all);
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Error;
    diagnostic.say("policy-not-readable", {{"reason", reason}});
    diagnostic.path = "<root>";
    result.diagnostics.push_back(std::move(diagnostic));
    return result;
}

} // namespace switchyard::config
