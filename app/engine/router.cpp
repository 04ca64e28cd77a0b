// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/core_p.h"

#include "engine/accesscontrol.h"
#include "engine/clientconnection_p.h"
#include "engine/exchange_p.h"
#include "engine/httptext.h"
#include "engine/modellist.h"
#include "engine/responsesapi.h"

#include <algorithm>
#include <array>

namespace switchyard::engine {

namespace {

using Handler = void (*)(Core&, const std::shared_ptr<ClientConnection>&);

void answerHealth(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    client->respond(200, jsonType,
        R"({"name":"switchyard","version":)" + jsonQuoted(core.options.version) + R"(,"instance":)"
            + jsonQuoted(core.options.instance) + "}");
}

void answerMetrics(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    Metrics::Gauges gauges;
    gauges.requestsInFlight = core.requestsInFlight;
    gauges.clientConnections = core.clients.size();
    gauges.idleUpstreamConnections = core.upstreams.size();
    gauges.now = std::chrono::steady_clock::now();
    gauges.cooldowns = core.cooldowns.active(gauges.now);
    gauges.droppedEvents = core.events.dropped();
    client->respond(200, "text/plain; version=0.0.4; charset=utf-8", core.metrics.render(gauges));
}

void answerModels(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    const bool isAnthropic = headerValue(client->request().head.fields, "anthropic-version").data() != nullptr;
    client->respond(200, jsonType, modelList(*core.table(), isAnthropic ? ModelListForm::Anthropic : ModelListForm::OpenAi));
}

void answerModel(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    const bool isAnthropic = headerValue(client->request().head.fields, "anthropic-version").data() != nullptr;
    const std::string name = percentDecoded(client->request().path.substr(std::string_view("/v1/models/").size()));
    const std::string entry = modelListEntry(*core.table(), name, isAnthropic ? ModelListForm::Anthropic : ModelListForm::OpenAi);
    if (!entry.empty()) {
        client->respond(200, jsonType, entry);
        return;
    }
    const auto target = core.table()->resolve(name);
    const std::string message = target ? "'" + name + "' is not in the configuration" : target.error().message;
    client->respond(404, jsonType, errorBody("invalid_request_error", "model_not_found", message));
}

template<routing::RequestKind kind>
void answerRequest(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    if (core.draining) {
        client->respond(503, jsonType, errorBody("server_error", "shutting_down", "the engine is shutting down"),
            "retry-after: 5\r\n");
        return;
    }
    std::allocate_shared<Exchange>(PoolAllocator<Exchange>(core.objects), core, client, kind)->start();
}

void answerPreflight(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    const auto& head = client->request().head;
    std::string lines = "allow: GET, HEAD, POST, OPTIONS\r\n";
    if (!allowedOrigin(head, core.table()->listen).empty()) {
        lines += "access-control-allow-methods: GET, POST, OPTIONS\r\naccess-control-max-age: 600\r\n";
        const std::string_view wanted = headerValue(head.fields, "access-control-request-headers");
        if (!wanted.empty())
            lines.append("access-control-allow-headers: ").append(wanted).append("\r\n");
    }
    client->respond(204, {}, {}, lines);
}

struct Route {
    std::string_view path;
    bool isPrefix;
    bool isPost;
    Handler handler;
};

//! OpenAI clients whose base URL lacks `/v1` post to the shorter paths.
using Kind = routing::RequestKind;
constexpr std::array<Route, 19> routes {{
    {"/v1/chat/completions", false, true, answerRequest<Kind::ChatCompletions>},
    {"/chat/completions", false, true, answerRequest<Kind::ChatCompletions>},
    {"/v1/responses", false, true, answerRequest<Kind::Responses>},
    {"/responses", false, true, answerRequest<Kind::Responses>},
    {"/v1/responses/compact", false, true, answerRequest<Kind::Responses>},
    {"/responses/compact", false, true, answerRequest<Kind::Responses>},
    {"/v1/messages", false, true, answerRequest<Kind::Messages>},
    {"/messages", false, true, answerRequest<Kind::Messages>},
    {"/v1/messages/count_tokens", false, true, answerRequest<Kind::CountTokens>},
    {"/v1/completions", false, true, answerRequest<Kind::Completions>},
    {"/completions", false, true, answerRequest<Kind::Completions>},
    {"/v1/embeddings", false, true, answerRequest<Kind::Embeddings>},
    {"/embeddings", false, true, answerRequest<Kind::Embeddings>},
    {"/v1/models", false, false, answerModels},
    {"/models", false, false, answerModels},
    {"/v1/models/", true, false, answerModel},
    {"/healthz", false, false, answerHealth},
    {"/metrics", false, false, answerMetrics},
    {"/", false, false, answerHealth},
}};

} // namespace

void routeRequest(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    const Request& request = client->request();
    const std::string_view method = request.head.method;
    if (method == "OPTIONS") {
        answerPreflight(core, client);
        return;
    }
    if (answerStoredResponse(core, client))
        return;
    const auto* const route = std::find_if(routes.begin(), routes.end(), [&](const Route& candidate) {
        return candidate.isPrefix ? request.path.starts_with(candidate.path) : request.path == candidate.path;
    });
    if (route == routes.end()) {
        client->respond(404, jsonType,
            errorBody("invalid_request_error", "unknown_path",
                "there is nothing at '" + routing::redactedExcerpt(request.path, 100)
                    + "'; the API is under /v1, as in /v1/chat/completions"));
        return;
    }
    const bool isAllowed = route->isPost ? method == "POST" : method == "GET" || method == "HEAD";
    if (!isAllowed) {
        client->respond(405, jsonType,
            errorBody("invalid_request_error", "method_not_allowed",
                std::string(request.path) + " takes " + (route->isPost ? "POST" : "GET")),
            route->isPost ? "allow: POST, OPTIONS\r\n" : "allow: GET, HEAD, OPTIONS\r\n");
        return;
    }
    route->handler(core, client);
}

} // namespace switchyard::engine
