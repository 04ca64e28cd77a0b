// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/nodereader.h"

#include "config/catalogue.h"
#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace switchyard::config {

namespace {

bool isVariableCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isVariableName(std::string_view text)
{
    return !text.empty() && !(text[0] >= '0' && text[0] <= '9')
        && std::all_of(text.begin(), text.end(), isVariableCharacter);
}

//! The variable's name when all of `text` is `${NAME}` or `$NAME`.
std::string_view wholeReference(std::string_view text)
{
    if (text.size() > 3 && text.starts_with("${") && text.ends_with('}')) {
        const auto name = text.substr(2, text.size() - 3);
        return isVariableName(name) ? name : std::string_view {};
    }
    if (text.size() > 1 && text[0] == '$' && isVariableName(text.substr(1)))
        return text.substr(1);
    return {};
}

//! The first `${NAME}` inside a text that is more than that.
std::string_view containedReference(std::string_view text)
{
    for (auto dollar = text.find("${"); dollar != std::string_view::npos; dollar = text.find("${", dollar + 2)) {
        const auto end = text.find('}', dollar);
        const auto isEscaped = dollar > 0 && text[dollar - 1] == '$';
        if (end != std::string_view::npos && !isEscaped && isVariableName(text.substr(dollar + 2, end - dollar - 2)))
            return text.substr(dollar + 2, end - dollar - 2);
    }
    return {};
}

//! OpenClaw takes the bare name of a key's variable for the variable.
bool looksLikeKeyVariable(std::string_view text)
{
    constexpr std::array<std::string_view, 3> endings {"_API_KEY", "_TOKEN", "_API_TOKEN"};
    return isVariableName(text) && std::any_of(endings.begin(), endings.end(), [text](std::string_view ending) {
               return text.size() > ending.size() && text.ends_with(ending);
           });
}

std::optional<SecretRef::Source> secretSource(std::string_view text)
{
    if (text == "env")
        return SecretRef::Source::Environment;
    if (text == "file")
        return SecretRef::Source::File;
    if (text == "exec")
        return SecretRef::Source::Exec;
    if (text == "store")
        return SecretRef::Source::Store;
    return std::nullopt;
}

Cost readCost(const Node& node)
{
    return {NodeReader::number(node, "input").value_or(0), NodeReader::number(node, "output").value_or(0),
            NodeReader::number(node, "cacheRead").value_or(0), NodeReader::number(node, "cacheWrite").value_or(0)};
}

Model readModel(const NodeReader& reader, const Place& place)
{
    const auto& node = *place.node;
    Model model;
    model.id = NodeReader::text(node, "id");
    model.name = NodeReader::text(node, "name");
    model.api = parseApi(NodeReader::text(node, "api"));
    model.baseUrl = NodeReader::text(node, "baseUrl");
    model.reasoning = NodeReader::boolean(node, "reasoning");
    for (const auto& name : NodeReader::texts(node.find("input"))) {
        if (const auto kind = parseInputKind(name))
            model.input.push_back(*kind);
    }
    if (const auto* const cost = node.find("cost"); cost && cost->isObject())
        model.cost = readCost(*cost);
    model.contextWindow = NodeReader::tokens(node, "contextWindow");
    model.contextTokens = NodeReader::tokens(node, "contextTokens");
    model.maxTokens = NodeReader::tokens(node, "maxTokens");
    model.headers = reader.headers(place.under("headers"));
    model.params = NodeReader::raw(node.find("params"));
    model.compat = NodeReader::raw(node.find("compat"));
    model.thinkingLevelMap = NodeReader::raw(node.find("thinkingLevelMap"));
    model.mediaInput = NodeReader::raw(node.find("mediaInput"));
    model.origin = reader.origin(place);
    return model;
}

RequestAuth readRequestAuth(const NodeReader& reader, const Place& place)
{
    const auto& node = *place.node;
    RequestAuth auth;
    const auto mode = NodeReader::text(node, "mode");
    if (mode == "authorization-bearer") {
        auth.mode = RequestAuth::Mode::Bearer;
        auth.token = reader.key(place.under("token"));
    } else if (mode == "header") {
        auth.mode = RequestAuth::Mode::Header;
        auth.headerName = NodeReader::text(node, "headerName");
        auth.prefix = NodeReader::text(node, "prefix");
        auth.token = reader.key(place.under("value"));
    }
    return auth;
}

TlsSettings readTls(const NodeReader& reader, const Place& place)
{
    const auto& node = *place.node;
    TlsSettings tls;
    tls.ca = NodeReader::text(node, "ca");
    tls.certificate = NodeReader::text(node, "cert");
    tls.key = NodeReader::text(node, "key");
    tls.passphrase = reader.key(place.under("passphrase"));
    tls.serverName = NodeReader::text(node, "serverName");
    tls.insecureSkipVerify = NodeReader::boolean(node, "insecureSkipVerify").value_or(false);
    return tls;
}

ProxySettings readProxy(const Node& node)
{
    ProxySettings proxy;
    const auto mode = NodeReader::text(node, "mode");
    if (mode == "env-proxy")
        proxy.mode = ProxySettings::Mode::Environment;
    else if (mode == "explicit-proxy")
        proxy.mode = ProxySettings::Mode::Explicit;
    proxy.url = NodeReader::text(node, "url");
    return proxy;
}

void readRequest(Provider& provider, const NodeReader& reader, const Place& place)
{
    const auto& node = *place.node;
    for (auto& header : reader.headers(place.under("headers"))) {
        const auto same = std::find_if(provider.headers.begin(), provider.headers.end(),
                                       [&header](const Header& other) { return other.name == header.name; });
        if (same == provider.headers.end())
            provider.headers.push_back(std::move(header));
        else
            same->value = std::move(header.value);
    }
    if (node.find("auth"))
        provider.requestAuth = readRequestAuth(reader, place.under("auth"));
    if (node.find("tls"))
        provider.tls = readTls(reader, place.under("tls"));
    if (const auto* const proxy = node.find("proxy"))
        provider.proxy = readProxy(*proxy);
    provider.allowPrivateNetwork = NodeReader::boolean(node, "allowPrivateNetwork").value_or(false);
}

std::optional<std::chrono::milliseconds> milliseconds(const Node& node, std::string_view key)
{
    const auto number = NodeReader::number(node, key);
    return number && *number >= 0 && *number < 1e15
        ? std::optional(std::chrono::milliseconds(static_cast<std::int64_t>(*number)))
        : std::nullopt;
}

LocalService readLocalService(const Node& node)
{
    LocalService service;
    service.command = NodeReader::text(node, "command");
    service.arguments = NodeReader::texts(node.find("args"));
    service.workingDirectory = NodeReader::text(node, "cwd");
    service.healthUrl = NodeReader::text(node, "healthUrl");
    service.readyTimeout = milliseconds(node, "readyTimeoutMs");
    service.idleStop = milliseconds(node, "idleStopMs");
    return service;
}

void writeJson(json5::Writer& writer, const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        writer.null();
        break;
    case Node::Kind::Boolean:
        writer.boolean(node.boolean);
        break;
    case Node::Kind::Number:
        writer.number(node.number);
        break;
    case Node::Kind::String:
        writer.string(node.asWritten());
        break;
    case Node::Kind::Array:
        writer.beginArray();
        for (const auto& element : node.elements)
            writeJson(writer, element);
        writer.endArray();
        break;
    case Node::Kind::Object:
        writer.beginObject();
        for (const auto& member : node.members) {
            writer.key(member.key);
            writeJson(writer, member.value);
        }
        writer.endObject();
        break;
    }
}

} // namespace

std::string NodeReader::text(const Node& object, std::string_view key)
{
    const auto* const node = object.find(key);
    return node ? std::string(node->string()) : std::string {};
}

std::optional<bool> NodeReader::boolean(const Node& object, std::string_view key)
{
    const auto* const node = object.find(key);
    return node && node->kind == Node::Kind::Boolean ? std::optional(node->boolean) : std::nullopt;
}

std::optional<double> NodeReader::number(const Node& object, std::string_view key)
{
    const auto* const node = object.find(key);
    return node && node->isNumber() && std::isfinite(node->number) ? std::optional(node->number) : std::nullopt;
}

std::optional<TokenCount> NodeReader::tokens(const Node& object, std::string_view key)
{
    const auto value = number(object, key);
    return value && *value > 0 && *value < 1e15 ? std::optional(TokenCount {static_cast<std::int64_t>(*value)})
                                                : std::nullopt;
}

std::vector<std::string> NodeReader::texts(const Node* array)
{
    std::vector<std::string> result;
    if (!array)
        return result;
    for (const auto& element : array->elements) {
        if (element.isString())
            result.push_back(element.text);
    }
    return result;
}

RawJson NodeReader::raw(const Node* node)
{
    if (!node)
        return {};
    json5::Writer writer;
    writeJson(writer, *node);
    return {writer.take()};
}

Origin NodeReader::origin(const Place& place) const
{
    return originOf(m_files, place);
}

KeySource NodeReader::key(const Place& place) const
{
    KeySource result;
    const auto* const node = place.node;
    if (!node)
        return result;
    result.origin = origin(place);
    if (node->isObject()) {
        const auto source = secretSource(text(*node, "source"));
        if (!source)
            return result;
        result.kind = KeySource::Kind::Reference;
        result.reference = {*source, text(*node, "provider"), text(*node, "id")};
        return result;
    }
    if (!node->isString() || node->asWritten().empty())
        return result;
    const auto& written = node->asWritten();
    if (const auto name = wholeReference(written); !name.empty()) {
        result.kind = KeySource::Kind::Environment;
        result.name = std::string(name);
    } else if (const auto contained = containedReference(written); !contained.empty()) {
        result.kind = KeySource::Kind::Environment;
        result.name = std::string(contained);
        result.pattern = written;
    } else if (looksLikeKeyVariable(written)) {
        result.kind = KeySource::Kind::Environment;
        result.name = written;
    } else if (Catalogue::builtIn().isMarkerKey(written)) {
        result.kind = KeySource::Kind::Marker;
        result.marker = written;
    } else {
        result.kind = KeySource::Kind::Literal;
        result.literal = Secret(node->text);
    }
    return result;
}

std::vector<Header> NodeReader::headers(const Place& place) const
{
    std::vector<Header> result;
    if (!place.node)
        return result;
    for (const auto& member : place.node->members)
        result.push_back({member.key, key(place.under(member.key, &member.value))});
    return result;
}

Provider readProvider(const NodeReader& reader, const Place& place)
{
    const auto& node = *place.node;
    Provider provider;
    provider.id = ProviderId(std::string(place.key));
    provider.baseUrl = NodeReader::text(node, "baseUrl");
    provider.apiText = NodeReader::text(node, "api");
    provider.api = parseApi(provider.apiText);
    provider.apiKey = reader.key(place.under("apiKey"));
    provider.auth = NodeReader::text(node, "auth");
    provider.authHeader = NodeReader::boolean(node, "authHeader");
    provider.headers = reader.headers(place.under("headers"));
    if (const auto seconds = NodeReader::number(node, "timeoutSeconds"); seconds && *seconds > 0 && *seconds < 1e9)
        provider.timeout = std::chrono::seconds(static_cast<std::int64_t>(*seconds));
    provider.maxTokens = NodeReader::tokens(node, "maxTokens");
    provider.region = NodeReader::text(node, "region");
    provider.params = NodeReader::raw(node.find("params"));
    if (node.find("request"))
        readRequest(provider, reader, place.under("request"));
    if (const auto* const service = node.find("localService"); service && service->isObject())
        provider.localService = readLocalService(*service);
    if (const auto* const models = node.find("models")) {
        const auto modelsPlace = place.under("models");
        for (std::size_t i = 0; i < models->elements.size(); ++i)
            provider.models.push_back(readModel(reader, modelsPlace.under(i)));
    }
    provider.origin = reader.origin(place);
    return provider;
}

} // namespace switchyard::config
