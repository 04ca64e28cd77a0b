// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// The engine alone, for benchmarks and soak runs: no Qt, no configuration file.
// usage: bench_engine PORT UPSTREAM_PORT... [--token TOKEN] [--gap MS] [--first-token MS] [--republish]
// Providers are called m0, m1, … in the order of the upstream ports; the chain `auto` is m0/mock, m1/mock, …
// --republish publishes a configuration with changed endpoints ten times a second, which also ends all cooldowns.
// Prints "listening on http://127.0.0.1:PORT" when ready and ends on SIGTERM or SIGINT.

#include "engine/engine.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace switchyard;

volatile std::sig_atomic_t wantsEnd = 0;

void addProvider(routing::RoutingTable& table, const std::string& name, int port)
{
    auto endpoint = std::make_shared<routing::Endpoint>();
    endpoint->provider = ProviderId(name);
    endpoint->baseUrl = {false, "127.0.0.1", static_cast<std::uint16_t>(port), "/v1"};
    endpoint->keys = {Secret("sk-upstream")};
    endpoint->trust = routing::TrustClass::Loopback;
    table.endpoints[name] = endpoint;
    auto model = std::make_shared<routing::ModelEntry>();
    model->ref = {ProviderId(name), "mock"};
    model->upstreamId = "mock";
    model->endpoint = endpoint;
    table.models[model->ref.toString()] = model;
    table.routes["auto"].candidates.push_back(model->ref);
}

//! The same table with another value in one header of every endpoint.
std::shared_ptr<const routing::RoutingTable> changed(const routing::RoutingTable& table)
{
    auto copy = std::make_shared<routing::RoutingTable>(table);
    ++copy->generation;
    for (auto& [name, endpoint] : copy->endpoints) {
        auto fresh = std::make_shared<routing::Endpoint>(*endpoint);
        fresh->headers = {{"x-generation", Secret(std::to_string(copy->generation))}};
        endpoint = std::move(fresh);
    }
    for (auto& [name, model] : copy->models) {
        auto fresh = std::make_shared<routing::ModelEntry>(*model);
        fresh->endpoint = copy->endpoints.at(model->ref.provider.value());
        model = std::move(fresh);
    }
    return copy;
}

} // namespace

int main(int argc, char** argv)
{
    auto table = std::make_shared<routing::RoutingTable>();
    table->routes["auto"].name = "auto";
    std::string token;
    int providers = 0;
    bool republishes = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--token" && i + 1 < argc)
            token = argv[++i];
        else if (argument == "--republish")
            republishes = true;
        else if (argument == "--gap" && i + 1 < argc)
            table->routes["auto"].policy.budgets.gap = std::chrono::milliseconds(std::atoi(argv[++i]));
        else if (argument == "--first-token" && i + 1 < argc)
            table->routes["auto"].policy.budgets.firstToken = std::chrono::milliseconds(std::atoi(argv[++i]));
        else if (table->listen.port == 11700)
            table->listen.port = static_cast<std::uint16_t>(std::atoi(argv[i]));
        else
            addProvider(*table, "m" + std::to_string(providers++), std::atoi(argv[i]));
    }
    std::signal(SIGTERM, [](int) { wantsEnd = 1; });
    std::signal(SIGINT, [](int) { wantsEnd = 1; });
    std::signal(SIGPIPE, SIG_IGN);

    engine::EventMailbox events;
    engine::Engine server({"bench", "bench", Secret(token)}, events);
    std::shared_ptr<const routing::RoutingTable> current = table;
    server.publish(current);
    server.start();
    while (wantsEnd == 0) {
        for (const auto& event : events.drain()) {
            const auto* const status = std::get_if<engine::Status>(&event);
            if (status && status->state == engine::State::Running) {
                std::printf("listening on http://127.0.0.1:%d\n", status->port);
                std::fflush(stdout);
            } else if (status && status->state == engine::State::Failed) {
                std::fprintf(stderr, "%s\n", status->error->message.c_str());
                return 1;
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (republishes) {
            current = changed(*current);
            server.publish(current);
        }
    }
    return 0;
}
