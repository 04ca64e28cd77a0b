// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/serveraddress.h"

#include <QString>

#include <array>

namespace switchyard::probing {

namespace {

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

//! What stands before the API's own part: empty, or the prefix of a reverse proxy.
std::string rootOf(std::string path, std::string_view familyPath)
{
    for (const auto part : { familyPath, std::string_view("/engines/v1"), std::string_view("/api/v1"),
                             std::string_view("/v1") }) {
        if (!part.empty() && endsWith(path, part)) {
            path.resize(path.size() - part.size());
            break;
        }
    }
    return path;
}

bool endsWithVersion(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash != std::string_view::npos && slash + 2 < path.size() && path[slash + 1] == 'v'
        && path[slash + 2] >= '0' && path[slash + 2] <= '9';
}

QUrl onHost(const routing::BaseUrl& base, const std::string& path)
{
    QUrl url;
    url.setScheme(base.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QString::fromStdString(base.host));
    url.setPort(base.port);
    url.setPath(QString::fromStdString(path), QUrl::TolerantMode);
    return url;
}

std::pair<QByteArray, Secret> keyHeader(routing::Api api, const Secret& key)
{
    switch (api) {
    case routing::Api::AnthropicMessages:
        return { "x-api-key", key };
    case routing::Api::GoogleGenerativeAi:
        return { "x-goog-api-key", key };
    default:
        return { "Authorization", Secret("Bearer " + std::string(key.reveal())) };
    }
}

void addKey(const routing::Endpoint& endpoint, ServerAddress& address)
{
    if (endpoint.keys.empty() || endpoint.authStyle == routing::AuthStyle::None)
        return;
    const auto& key = endpoint.keys.front();
    address.hasKey = true;
    if (endpoint.authStyle == routing::AuthStyle::Header)
        address.headers.emplace_back(QByteArray::fromStdString(endpoint.authHeaderName),
                                     Secret(endpoint.authPrefix + std::string(key.reveal())));
    else if (endpoint.authStyle == routing::AuthStyle::Bearer)
        address.headers.push_back(keyHeader(routing::Api::OpenAiCompletions, key));
    else
        address.headers.push_back(keyHeader(endpoint.api, key));
}

void addApiHeaders(ServerAddress& address)
{
    if (address.api == routing::Api::AnthropicMessages)
        address.headers.emplace_back("anthropic-version", Secret("2023-06-01"));
}

} // namespace

QUrl ServerAddress::url(std::string_view path, health::ServerFamily family) const
{
    const auto familyPath = family == health::ServerFamily::Unknown ? std::string_view {} : health::info(family).basePath;
    return onHost(base, rootOf(base.path, familyPath) + std::string(path));
}

QUrl ServerAddress::apiUrl(std::string_view path) const
{
    switch (api) {
    case routing::Api::Ollama:
        return onHost(base, rootOf(base.path, {}) + std::string(path));
    case routing::Api::AnthropicMessages:
        return onHost(base, base.path + (endsWithVersion(base.path) ? "" : "/v1") + std::string(path));
    case routing::Api::GoogleGenerativeAi: {
        auto url = onHost(base, base.path + std::string(path));
        url.setQuery(QStringLiteral("alt=sse"));
        return url;
    }
    default:
        return onHost(base, base.path + std::string(path));
    }
}

QUrl ServerAddress::listUrl() const
{
    switch (api) {
    case routing::Api::Ollama:
        return onHost(base, rootOf(base.path, {}) + "/api/tags");
    case routing::Api::AnthropicMessages: {
        auto url = onHost(base, base.path + (endsWithVersion(base.path) ? "/models" : "/v1/models"));
        // Only Anthropic itself pages, and a first page of twenty would make the rest look missing.
        if (endsWith(base.host, "anthropic.com"))
            url.setQuery(QStringLiteral("limit=1000"));
        return url;
    }
    case routing::Api::GoogleGenerativeAi: {
        auto url = onHost(base, base.path + "/models");
        url.setQuery(QStringLiteral("pageSize=1000"));
        return url;
    }
    default:
        return onHost(base, base.path + "/models");
    }
}

ServerAddress addressOf(const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environmentProxy)
{
    ServerAddress address;
    address.base = endpoint.baseUrl;
    address.api = endpoint.api;
    address.tls = endpoint.tls;
    address.proxy = endpoint.proxy;
    address.environmentProxy = environmentProxy;
    address.reach = reachOf(endpoint.trust);
    addKey(endpoint, address);
    addApiHeaders(address);
    for (const auto& header : endpoint.headers)
        address.headers.emplace_back(QByteArray::fromStdString(header.name), header.value);
    return address;
}

Result<ServerAddress> addressOf(std::string_view baseUrl, routing::Api api, const Secret& key)
{
    auto base = routing::parseBaseUrl(baseUrl);
    if (!base)
        return base.error();
    ServerAddress address;
    address.base = std::move(base).value();
    address.api = api;
    address.reach = reachOf(routing::trustClassOf(address.base.host));
    if (!key.isEmpty()) {
        address.hasKey = true;
        address.headers.push_back(keyHeader(api, key));
    }
    addApiHeaders(address);
    return address;
}

health::Reach reachOf(routing::TrustClass trust)
{
    switch (trust) {
    case routing::TrustClass::Loopback:
        return health::Reach::Loopback;
    case routing::TrustClass::LocalNetwork:
        return health::Reach::Lan;
    case routing::TrustClass::Hosted:
        break;
    }
    return health::Reach::Hosted;
}

} // namespace switchyard::probing
