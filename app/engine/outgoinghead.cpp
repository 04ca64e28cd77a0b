// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/outgoinghead.h"

#include "engine/connector_p.h"
#include "routing/ascii.h"

#include <algorithm>
#include <optional>

namespace switchyard::engine {

namespace {

using routing::Api;
using routing::ascii::equalsIgnoringCase;

bool startsWithIgnoringCase(std::string_view text, std::string_view lead)
{
    return text.size() >= lead.size() && equalsIgnoringCase(text.substr(0, lead.size()), lead);
}

//! What belongs to one family of services stays within it.
bool isOfOtherFamily(std::string_view name, Api upstream)
{
    if (startsWithIgnoringCase(name, "anthropic-"))
        return upstream != Api::AnthropicMessages;
    if (startsWithIgnoringCase(name, "openai-"))
        return upstream != Api::OpenAiCompletions && upstream != Api::OpenAiResponses;
    return false;
}

//! What the configuration sets wins over what the client happens to send under the same name.
bool isConfigured(std::string_view name, const routing::Endpoint& endpoint)
{
    return std::any_of(endpoint.headers.begin(), endpoint.headers.end(),
        [name](const routing::ExtraHeader& extra) { return equalsIgnoringCase(name, extra.name); });
}

void appendLine(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void appendAuth(std::string& out, const routing::Endpoint& endpoint, int keyIndex)
{
    const auto index = static_cast<std::size_t>(keyIndex);
    if (index >= endpoint.keys.size() || endpoint.authStyle == routing::AuthStyle::None)
        return;
    const std::string_view key = endpoint.keys[index].reveal();
    switch (endpoint.authStyle) {
    case routing::AuthStyle::Header:
        out.append(endpoint.authHeaderName).append(": ").append(endpoint.authPrefix).append(key).append("\r\n");
        return;
    case routing::AuthStyle::ByApi:
        if (endpoint.api == Api::AnthropicMessages || endpoint.api == Api::GoogleGenerativeAi) {
            appendLine(out, endpoint.api == Api::AnthropicMessages ? "x-api-key" : "x-goog-api-key", key);
            return;
        }
        break;
    case routing::AuthStyle::Bearer:
    case routing::AuthStyle::None:
        break;
    }
    out.append("authorization: Bearer ").append(key).append("\r\n");
}

} // namespace

void appendResponseHeaders(std::string& out, const std::vector<HeaderField>& fields)
{
    for (const HeaderField& field : fields) {
        if (field.traits.goesToClient)
            appendLine(out, field.name, field.value);
    }
}

void appendFixedHead(std::string& out, const routing::RoutingTable& table, const routing::Endpoint& endpoint, int keyIndex,
    std::string_view path, std::string_view via)
{
    const std::string host = endpoint.baseUrl.hostHeader();
    std::optional<ProxyAddress> proxy;
    if (endpoint.proxy.mode != routing::ProxyOptions::Mode::None && !endpoint.baseUrl.tls) {
        if (const auto found = proxyFor(endpoint, table.environmentProxy); found)
            proxy = *found;
    }
    out += "POST ";
    // A plain HTTP proxy wants to be told where to.
    if (proxy)
        out.append("http://").append(host);
    out.append(path).append(" HTTP/1.1\r\nhost: ").append(host).append("\r\n");
    appendAuth(out, endpoint, keyIndex);
    if (proxy && !proxy->authorization.reveal().empty())
        appendLine(out, "proxy-authorization", proxy->authorization.reveal());
    out += "content-type: application/json\r\naccept-encoding: identity\r\n";
    appendLine(out, "via", via);
    for (const routing::ExtraHeader& extra : endpoint.headers)
        appendLine(out, extra.name, extra.value.reveal());
}

void appendRequestPart(std::string& out, const routing::Endpoint& endpoint, const RequestPart& part)
{
    out += part.stream ? "accept: text/event-stream\r\n" : "accept: application/json\r\n";
    appendLine(out, "content-length", std::to_string(part.contentLength));
    if (part.dialectHeaders) {
        for (const auto& [name, value] : *part.dialectHeaders)
            appendLine(out, name, value);
    }
    if (part.clientFields) {
        for (const HeaderField& field : *part.clientFields) {
            if (field.traits.goesUpstream && !isOfOtherFamily(field.name, endpoint.api) && !isConfigured(field.name, endpoint))
                appendLine(out, field.name, field.value);
        }
    }
    out += "\r\n";
}

} // namespace switchyard::engine
