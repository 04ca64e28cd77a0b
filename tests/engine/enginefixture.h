// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/engine.h"
#include "testclient.h"
#include "testlib/scriptedupstream.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::enginetest {

//! A running engine with a table that tests fill, and what it told through its mailbox.
class EngineFixture final {
public:
    //! `lookUp` answers for host names instead of the system.
    explicit EngineFixture(std::function<std::vector<std::string>(const std::string&)> lookUp = {}, engine::ArrivalLimits arrival = {});
    //! `timeAsleep` tells how long the machine has slept, and is called in the engine's thread.
    explicit EngineFixture(std::function<std::chrono::nanoseconds()> timeAsleep);
    ~EngineFixture();
    EngineFixture(const EngineFixture&) = delete;
    EngineFixture& operator=(const EngineFixture&) = delete;

    //! Declares provider `name` at `port` with one model of the same name, `name/name`, and appends it to `auto`.
    routing::ModelEntry& add(const std::string& name, std::uint16_t port);
    routing::Endpoint& endpoint(const std::string& name) { return *m_endpoints.at(name); }
    routing::RoutePolicy& policy() { return table.routes["auto"].policy; }
    //! Before `start`, or followed by `publish`.
    routing::RoutingTable table;
    routing::HealthSnapshot health;

    void publish();
    //! Publishes, starts and waits for Running.
    void start();
    std::uint16_t port() const { return m_port; }
    engine::Engine& server() { return *m_engine; }

    //! Has `name/name` answer once, so that its connection waits in the pool: asking it needs no look-up and no connecting any
    //! more. Its record is dropped.
    void warm(const std::string& name);
    //! Waits until `/metrics` has this text, or has it no more; false when a minute passes without.
    bool waitForMetric(const std::string& text, bool isThere = true) const;
    //! Waits until this many connections to servers are in the pool.
    bool waitForIdleConnections(int count) const;

    //! One request over a new connection.
    Answer ask(const std::string& body, const std::string& extraHeaders = {}, const std::string& path = "/v1/chat/completions") const;
    Answer get(const std::string& path, const std::string& extraHeaders = {}, const std::string& method = "GET") const;

    //! A streamed request whose server waits for its release behind `text`: let go once the client has that text.
    Answer askAndRelease(testlib::ScriptedUpstream& upstream, const std::string& body, const std::string& text,
        const std::string& path = "/v1/chat/completions") const;

    //! The record number `index` since the start; waits for it, a minute at most.
    std::optional<traffic::RequestRecord> record(std::size_t index = 0);
    std::vector<traffic::LoadObservation> loads();
    engine::Status waitFor(engine::State state);

private:
    void setUp(engine::Options options);
    void collect();

    std::map<std::string, std::shared_ptr<routing::Endpoint>> m_endpoints;
    std::map<std::string, std::shared_ptr<routing::ModelEntry>> m_models;
    engine::EventMailbox m_events;
    std::unique_ptr<engine::Engine> m_engine;
    std::uint16_t m_port = 0;
    std::vector<traffic::RequestRecord> m_records;
    std::vector<traffic::LoadObservation> m_loads;
    std::optional<engine::Status> m_status;
};

//! Chat Completions bodies for `auto`.
inline const std::string plainBody = R"({"model":"auto","messages":[{"role":"user","content":"hi"}],"max_tokens":16})";
inline const std::string streamBody = R"({"model":"auto","stream":true,"messages":[{"role":"user","content":"hi"}]})";

//! `provider:failure` of each attempt, joined with spaces, such as `a:connect-refused b:none`.
std::string attemptLog(const traffic::RequestRecord& record);

} // namespace switchyard::enginetest
