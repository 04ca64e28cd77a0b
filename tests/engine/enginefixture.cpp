// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"

#include "routing/failure.h"

#include <thread>

namespace switchyard::enginetest {

using namespace std::chrono_literals;

namespace {

//! However busy the machine is: nothing that is waited for takes this long.
constexpr auto patience = 60s;

} // namespace

EngineFixture::EngineFixture(std::function<std::vector<std::string>(const std::string&)> lookUp, engine::ArrivalLimits arrival)
{
    engine::Options options {"1.2.3", "test-instance", Secret("secret-token"), std::move(lookUp)};
    options.arrival = arrival;
    setUp(std::move(options));
}

EngineFixture::EngineFixture(std::function<std::chrono::nanoseconds()> timeAsleep)
{
    engine::Options options {"1.2.3", "test-instance", Secret("secret-token")};
    options.timeAsleep = std::move(timeAsleep);
    setUp(std::move(options));
}

void EngineFixture::setUp(engine::Options options)
{
    table.listen.port = 0;
    table.routes["auto"].name = "auto";
    // No time runs out on a busy machine unless a test wants it to.
    for (routing::RoutePolicy* const policy : {&table.defaults, &table.routes["auto"].policy}) {
        policy->budgets.connect = patience;
        policy->budgets.firstToken = patience;
        policy->budgets.gap = patience;
    }
    m_engine = std::make_unique<engine::Engine>(std::move(options), m_events);
}

EngineFixture::~EngineFixture() = default;

routing::ModelEntry& EngineFixture::add(const std::string& name, std::uint16_t port)
{
    auto endpoint = std::make_shared<routing::Endpoint>();
    endpoint->provider = ProviderId(name);
    endpoint->baseUrl = {false, "127.0.0.1", port, "/v1"};
    endpoint->keys = {Secret("sk-upstream-" + name)};
    endpoint->trust = routing::TrustClass::Loopback;
    auto model = std::make_shared<routing::ModelEntry>();
    model->ref = {ProviderId(name), name};
    model->upstreamId = name + "-upstream";
    model->endpoint = endpoint;
    m_endpoints[name] = endpoint;
    m_models[name] = model;
    table.endpoints[name] = endpoint;
    table.models[model->ref.toString()] = model;
    table.routes["auto"].candidates.push_back(model->ref);
    return *model;
}

void EngineFixture::publish()
{
    // Copies all the way down: what was published must not change under the engine.
    auto copy = std::make_shared<routing::RoutingTable>(table);
    std::map<const routing::Endpoint*, std::shared_ptr<const routing::Endpoint>> endpoints;
    for (auto& [name, endpoint] : copy->endpoints) {
        auto fresh = std::make_shared<const routing::Endpoint>(*endpoint);
        endpoints[endpoint.get()] = fresh;
        endpoint = fresh;
    }
    for (auto& [name, model] : copy->models) {
        auto fresh = std::make_shared<routing::ModelEntry>(*model);
        fresh->endpoint = endpoints.at(model->endpoint.get());
        model = fresh;
    }
    m_engine->publish(std::shared_ptr<const routing::RoutingTable>(copy));
    m_engine->publish(std::make_shared<const routing::HealthSnapshot>(health));
}

void EngineFixture::start()
{
    publish();
    collect();
    m_status.reset();
    m_engine->start();
    m_port = waitFor(engine::State::Running).port;
}

void EngineFixture::collect()
{
    for (auto& event : m_events.drain()) {
        if (auto* const record = std::get_if<traffic::RequestRecord>(&event))
            m_records.push_back(std::move(*record));
        else if (auto* const load = std::get_if<traffic::LoadObservation>(&event))
            m_loads.push_back(*load);
        else if (auto* const status = std::get_if<engine::Status>(&event))
            m_status = *status;
    }
}

engine::Status EngineFixture::waitFor(engine::State state)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        collect();
        if (m_status && (m_status->state == state || m_status->state == engine::State::Failed))
            return *m_status;
        std::this_thread::sleep_for(1ms);
    }
    return m_status.value_or(engine::Status {});
}

std::optional<traffic::RequestRecord> EngineFixture::record(std::size_t index)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        collect();
        if (m_records.size() > index)
            return m_records[index];
        std::this_thread::sleep_for(1ms);
    }
    return std::nullopt;
}

std::vector<traffic::LoadObservation> EngineFixture::loads()
{
    collect();
    return m_loads;
}

void EngineFixture::warm(const std::string& name)
{
    ask(R"({"model":")" + name + '/' + name + R"(","messages":[{"role":"user","content":"hi"}]})");
    record(m_records.size());
    m_records.clear();
}

bool EngineFixture::waitForMetric(const std::string& text, bool isThere) const
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        if ((get("/metrics").body.find(text) != std::string::npos) == isThere)
            return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

bool EngineFixture::waitForIdleConnections(int count) const
{
    return waitForMetric("switchyard_idle_upstream_connections " + std::to_string(count) + "\n");
}

Answer EngineFixture::askAndRelease(
    testlib::ScriptedUpstream& upstream, const std::string& body, const std::string& text, const std::string& path) const
{
    TestClient client(m_port);
    client.post(path, body);
    client.waitFor(text);
    upstream.release();
    return client.receive();
}

Answer EngineFixture::ask(const std::string& body, const std::string& extraHeaders, const std::string& path) const
{
    TestClient client(m_port);
    client.post(path, body, extraHeaders);
    return client.receive();
}

Answer EngineFixture::get(const std::string& path, const std::string& extraHeaders, const std::string& method) const
{
    TestClient client(m_port);
    client.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer secret-token\r\n"
        + extraHeaders + "\r\n");
    Answer answer = client.receive();
    return answer;
}

std::string attemptLog(const traffic::RequestRecord& record)
{
    std::string log;
    for (const auto& attempt : record.attempts) {
        log += (log.empty() ? "" : " ") + attempt.model.provider.value() + ':' + std::string(routing::failureName(attempt.failure));
    }
    return log;
}

} // namespace switchyard::enginetest
