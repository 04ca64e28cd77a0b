// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/outgoinghead.h"

#include "routing/ascii.h"

#include <algorithm>
#include <array>

namespace switchyard::engine {

namespace {

using routing::Api;
using routing::ascii::equalsIgnoringCase;
using routing::ascii::lower;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::any_of(
        names.begin(), names.end(), [name](std::string_view candidate) { return equalsIgnoringCase(name, candidate); });
}

bool startsWithIgnoringCase(std::string_view text, std::string_view lead)
{
    return text.size() >= lead.size() && equalsIgnoringCase(text.substr(0, lead.size()), lead);
}

bool isHopByHop(std::string_view name)
{
    return isOneOf(name, {"connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te",
                             "trailer", "transfer-encoding", "upgrade"});
}

bool isFamilyHeader(std::string_view name, Api upstream)
{
    if (startsWithIgnoringCase(name, "anthropic-"))
        return upstream == Api::AnthropicMessages;
    if (startsWithIgnoringCase(name, "openai-"))
        return upstream == Api::OpenAiCompletions || upstream == Api::OpenAiResponses;
    return true;
}

bool goesUpstream(std::string_view name, Api upstream)
{
    switch (lower(name.empty() ? '\0' : name.front())) {
    case 'a':
        if (isOneOf(name, {"authorization", "api-key", "accept-encoding", "accept", "alt-svc"}))
            return false;
        break;
    case 'c':
        if (isOneOf(name, {"content-length", "content-encoding", "content-type", "cookie", "connection"}))
            return false;
        break;
    case 'e':
        if (equalsIgnoringCase(name, "expect"))
            return false;
        break;
    case 'f':
        if (isOneOf(name, {"forwarded", "from"}))
            return false;
        break;
    case 'h':
        if (equalsIgnoringCase(name, "host"))
            return false;
        break;
    case 'o':
        if (equalsIgnoringCase(name, "origin"))
            return false;
        break;
    case 'r':
        if (equalsIgnoringCase(name, "referer"))
            return false;
        break;
    case 's':
        if (startsWithIgnoringCase(name, "sec-"))
            return false;
        break;
    case 'v':
        if (equalsIgnoringCase(name, "via"))
            return false;
        break;
    case 'x':
        if (isOneOf(name, {"x-api-key", "x-goog-api-key", "x-real-ip"}) || startsWithIgnoringCase(name, "x-switchyard-")
            || startsWithIgnoringCase(name, "x-forwarded-"))
            return false;
        break;
    default:
        break;
    }
    return !isHopByHop(name) && isFamilyHeader(name, upstream);
}

bool goesToClient(std::string_view name)
{
    return !isHopByHop(name)
        && !isOneOf(name, {"content-length", "content-encoding", "set-cookie", "server", "date", "alt-svc", "via",
                              "strict-transport-security", "vary", "x-should-retry"})
        && !startsWithIgnoringCase(name, "access-control-") && !startsWithIgnoringCase(name, "x-switchyard-");
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

void appendRequestHeaders(std::string& out, const std::vector<HeaderField>& fields, Api upstream)
{
    for (const HeaderField& field : fields) {
        if (goesUpstream(field.name, upstream))
            appendLine(out, field.name, field.value);
    }
}

void appendResponseHeaders(std::string& out, const std::vector<HeaderField>& fields)
{
    for (const HeaderField& field : fields) {
        if (goesToClient(field.name))
            appendLine(out, field.name, field.value);
    }
}

void appendUpstreamHead(std::string& out, const UpstreamHead& head)
{
    const routing::Endpoint& endpoint = head.endpoint;
    out += "POST ";
    if (head.absoluteTarget)
        out.append("http://").append(endpoint.baseUrl.hostHeader());
    out.append(head.path).append(" HTTP/1.1\r\nhost: ").append(endpoint.baseUrl.hostHeader()).append("\r\n");
    appendAuth(out, endpoint, head.keyIndex);
    if (!head.proxyAuthorization.empty())
        appendLine(out, "proxy-authorization", head.proxyAuthorization);
    out += "content-type: application/json\r\naccept-encoding: identity\r\n";
    out += head.stream ? "accept: text/event-stream\r\n" : "accept: application/json\r\n";
    out.append("via: ").append(head.via).append("\r\ncontent-length: ").append(std::to_string(head.contentLength)).append("\r\n");
    for (const routing::ExtraHeader& extra : endpoint.headers)
        appendLine(out, extra.name, extra.value.reveal());
    if (head.dialectHeaders) {
        for (const auto& [name, value] : *head.dialectHeaders)
            appendLine(out, name, value);
    }
    if (head.clientFields) {
        const std::size_t ownPart = out.size();
        appendRequestHeaders(out, *head.clientFields, endpoint.api);
        // What the configuration sets wins over what the client happens to send under the same name.
        for (const routing::ExtraHeader& extra : endpoint.headers) {
            for (std::size_t at = ownPart; at < out.size();) {
                const std::size_t end = out.find("\r\n", at) + 2;
                const std::string_view name = std::string_view(out).substr(at, out.find(':', at) - at);
                if (equalsIgnoringCase(name, extra.name))
                    out.erase(at, end - at);
                else
                    at = end;
            }
        }
    }
    out += "\r\n";
}

} // namespace switchyard::engine
