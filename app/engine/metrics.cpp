// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/metrics.h"

#include "routing/failure.h"
#include "routing/fallbackpolicy.h"

#include <cstdio>

namespace switchyard::engine {

namespace {

constexpr std::size_t mostModels = 500;

std::string number(double value)
{
    std::array<char, 32> text {};
    std::snprintf(text.data(), text.size(), "%.9g", value);
    return text.data();
}

std::string escaped(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string label(std::string_view name, const std::string& value)
{
    return std::string(name) + "=\"" + escaped(value) + '"';
}

void family(std::string& out, std::string_view name, std::string_view type, std::string_view help)
{
    out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type)
        .append("\n");
}

void sample(std::string& out, std::string_view name, const std::string& labels, const std::string& value)
{
    out += name;
    if (!labels.empty())
        out += '{' + labels + '}';
    out += ' ' + value + '\n';
}

const char* scopeName(routing::CooldownScope scope)
{
    switch (scope) {
    case routing::CooldownScope::Credential:
        return "credential";
    case routing::CooldownScope::Model:
        return "model";
    case routing::CooldownScope::Provider:
        return "provider";
    case routing::CooldownScope::None:
        break;
    }
    return "none";
}

} // namespace

void Histogram::add(std::chrono::nanoseconds value)
{
    const double seconds = std::chrono::duration<double>(value).count();
    std::size_t bucket = 0;
    while (bucket < m_bounds->size() && seconds > (*m_bounds)[bucket])
        ++bucket;
    ++m_counts[bucket];
    ++m_count;
    m_sum += seconds;
}

void Histogram::render(std::string& out, const std::string& name, const std::string& labels) const
{
    const std::string lead = labels.empty() ? std::string {} : labels + ',';
    std::uint64_t cumulated = 0;
    for (std::size_t i = 0; i < m_bounds->size(); ++i) {
        cumulated += m_counts[i];
        sample(out, name + "_bucket", lead + label("le", number((*m_bounds)[i])), std::to_string(cumulated));
    }
    sample(out, name + "_bucket", lead + label("le", "+Inf"), std::to_string(m_count));
    sample(out, name + "_sum", labels, number(m_sum));
    sample(out, name + "_count", labels, std::to_string(m_count));
}

Metrics::PerModel& Metrics::perModel(const ModelRef& ref)
{
    if (const auto found = m_models.find(ref); found != m_models.end())
        return found->second;
    return m_models.size() < mostModels ? m_models[ref] : m_models[ModelRef {ProviderId("other"), "other"}];
}

void Metrics::count(const traffic::RequestRecord& record)
{
    ++m_requests[{record.outcome, record.httpStatus}];
    for (const traffic::Attempt& attempt : record.attempts)
        ++m_attempts[{attempt.model.provider, attempt.failure}];
    if (!record.servedBy)
        return;
    PerModel& model = perModel(*record.servedBy);
    if (record.firstTokenAt)
        model.firstToken.add(*record.firstTokenAt);
    model.total.add(record.duration);
    if (record.usage) {
        model.inputTokens += static_cast<std::uint64_t>(record.usage->input.value);
        model.outputTokens += static_cast<std::uint64_t>(record.usage->output.value);
    }
    model.costUsd += record.costUsd.value_or(0);
}

void Metrics::countLoad(const ModelRef& model, std::chrono::milliseconds, bool failed)
{
    PerModel& entry = perModel(model);
    ++(failed ? entry.failedLoads : entry.loads);
}

std::string Metrics::render(const Gauges& gauges) const
{
    std::string out;
    family(out, "switchyard_requests_total", "counter", "Requests answered, by outcome and status.");
    for (const auto& [key, count] : m_requests) {
        sample(out, "switchyard_requests_total",
            label("outcome", std::string(traffic::outcomeName(key.first))) + ',' + label("code", std::to_string(key.second)),
            std::to_string(count));
    }
    family(out, "switchyard_attempts_total", "counter", "Attempts at providers, by result.");
    for (const auto& [key, count] : m_attempts) {
        const bool isGood = key.second == routing::FailureClass::None;
        sample(out, "switchyard_attempts_total",
            label("provider", key.first.value()) + ','
                + label("result", isGood ? "ok" : std::string(routing::failureName(key.second))),
            std::to_string(count));
    }
    family(out, "switchyard_overhead_seconds", "histogram", "The engine's own work for a request, without the network's and the servers' share.");
    m_overhead.render(out, "switchyard_overhead_seconds", {});

    const auto modelLabels = [](const ModelRef& ref) {
        return label("provider", ref.provider.value()) + ',' + label("model", ref.model);
    };
    family(out, "switchyard_first_token_seconds", "histogram", "Time to the first meaningful event.");
    for (const auto& [ref, model] : m_models)
        model.firstToken.render(out, "switchyard_first_token_seconds", modelLabels(ref));
    family(out, "switchyard_request_seconds", "histogram", "Time to the end of the answer.");
    for (const auto& [ref, model] : m_models)
        model.total.render(out, "switchyard_request_seconds", modelLabels(ref));
    family(out, "switchyard_tokens_total", "counter", "Tokens, by direction.");
    for (const auto& [ref, model] : m_models) {
        sample(out, "switchyard_tokens_total", modelLabels(ref) + ",direction=\"input\"", std::to_string(model.inputTokens));
        sample(out, "switchyard_tokens_total", modelLabels(ref) + ",direction=\"output\"", std::to_string(model.outputTokens));
    }
    family(out, "switchyard_cost_usd_total", "counter", "Cost from the configured prices.");
    for (const auto& [ref, model] : m_models)
        sample(out, "switchyard_cost_usd_total", modelLabels(ref), number(model.costUsd));
    family(out, "switchyard_model_loads_total", "counter", "Model loads seen, by result.");
    for (const auto& [ref, model] : m_models) {
        sample(out, "switchyard_model_loads_total", modelLabels(ref) + ",result=\"ok\"", std::to_string(model.loads));
        sample(out, "switchyard_model_loads_total", modelLabels(ref) + ",result=\"failed\"", std::to_string(model.failedLoads));
    }
    family(out, "switchyard_cooldown_seconds", "gauge", "Remaining time of each cooldown.");
    for (const routing::Cooldown& cooldown : gauges.cooldowns) {
        const double left = std::chrono::duration<double>(cooldown.until - gauges.now).count();
        sample(out, "switchyard_cooldown_seconds",
            label("scope", scopeName(cooldown.scope)) + ',' + label("provider", cooldown.provider.value()) + ','
                + label("model", cooldown.model) + ',' + label("server", cooldown.server) + ','
                + label("key", cooldown.keyIndex < 0 ? std::string {} : std::to_string(cooldown.keyIndex)) + ','
                + label("cause", std::string(routing::failureName(cooldown.cause))),
            number(left > 0 ? left : 0));
    }
    family(out, "switchyard_requests_in_flight", "gauge", "Requests being answered now.");
    sample(out, "switchyard_requests_in_flight", {}, std::to_string(gauges.requestsInFlight));
    family(out, "switchyard_client_connections", "gauge", "Open client connections.");
    sample(out, "switchyard_client_connections", {}, std::to_string(gauges.clientConnections));
    family(out, "switchyard_idle_upstream_connections", "gauge", "Pooled connections to providers.");
    sample(out, "switchyard_idle_upstream_connections", {}, std::to_string(gauges.idleUpstreamConnections));
    family(out, "switchyard_dropped_events_total", "counter", "Records lost because nobody took them.");
    sample(out, "switchyard_dropped_events_total", {}, std::to_string(gauges.droppedEvents));
    return out;
}

} // namespace switchyard::engine
