// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedaddress.h"

#include "health/adapters/adapter.h"
#include "health/curlcommand.h"
#include "health/json.h"
#include "health/pastedsecrets.h"
#include "health/providerblock.h"
#include "routing/baseurl.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

namespace {

using Text = std::string_view;

struct EndpointPath {
    Text path;
    Text api; //!< That the path proves, or empty.
    ServerFamily family = ServerFamily::Unknown;
    bool isAtRoot = false; //!< The path is the server's own, beside the OpenAI-compatible one.
};

// Longest first, so that `/chat/completions` is not taken for `/completions`.
constexpr std::array endpointPaths {
    EndpointPath { "/chat/completions", "openai-completions" },
    EndpointPath { "/completions", "openai-completions" },
    EndpointPath { "/responses", "openai-responses" },
    EndpointPath { "/messages/count_tokens", "anthropic-messages" },
    EndpointPath { "/messages", "anthropic-messages" },
    EndpointPath { "/embeddings", {} },
    EndpointPath { "/api/v1/models", {}, ServerFamily::Unknown, true },
    EndpointPath { "/api/v0/models", {}, ServerFamily::Unknown, true },
    EndpointPath { "/models", {} },
    EndpointPath { "/v1/health", {}, ServerFamily::Unknown, true },
    EndpointPath { "/health", {}, ServerFamily::Unknown, true },
    EndpointPath { "/props", {}, ServerFamily::Unknown, true },
    EndpointPath { "/api/tags", "ollama", ServerFamily::Ollama, true },
    EndpointPath { "/api/chat", "ollama", ServerFamily::Ollama, true },
    EndpointPath { "/api/generate", "ollama", ServerFamily::Ollama, true },
    EndpointPath { "/api/ps", "ollama", ServerFamily::Ollama, true },
    EndpointPath { "/api/show", "ollama", ServerFamily::Ollama, true },
    EndpointPath { "/api/version", {}, ServerFamily::Unknown, true },
};

Text trimmed(Text text)
{
    constexpr Text outside = " \t\r\n\"'`<>,;";
    const auto start = text.find_first_not_of(outside);
    if (start == Text::npos)
        return {};
    return text.substr(start, text.find_last_not_of(outside) - start + 1);
}

bool endsWith(Text text, Text end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string lowered(Text text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool isVersionSegment(Text segment)
{
    return segment.size() >= 2 && segment[0] == 'v' && segment[1] >= '0' && segment[1] <= '9';
}

bool endsWithVersion(Text path)
{
    const auto slash = path.rfind('/');
    return slash != Text::npos && isVersionSegment(path.substr(slash + 1));
}

void note(PastedAddress& address, AddressNote entry)
{
    if (std::find(address.notes.begin(), address.notes.end(), entry) == address.notes.end())
        address.notes.push_back(entry);
}

//! Takes off query, fragment and user info, which no base URL may have.
std::string withoutExtras(Text url, PastedAddress& address)
{
    std::string result(url.substr(0, url.find_first_of("?#")));
    if (result.size() != url.size())
        note(address, AddressNote::RemovedQuery);
    if (address.key.isEmpty() && result.size() < url.size() && url[result.size()] == '?')
        address.key = keyInQuery(url.substr(result.size() + 1));
    const auto hostStart = result.find("://") + 3;
    const auto hostEnd = std::min(result.find('/', hostStart), result.size());
    const auto at = result.rfind('@', hostEnd);
    if (at != std::string::npos && at >= hostStart) {
        result.erase(hostStart, at + 1 - hostStart);
        note(address, AddressNote::RemovedUserInfo);
    }
    return result;
}

//! `host:1234`, a bare port, or a URL: with a scheme either way. Servers print `0.0.0.0`, which is no address to ask.
std::string withScheme(Text text, PastedAddress& address)
{
    std::string url(text);
    if (url.find("://") == std::string::npos) {
        const bool isPort = std::all_of(url.begin(), url.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (isPort)
            url = "127.0.0.1:" + url;
        else if (url.front() == ':' && url.find(':', 1) == std::string::npos)
            url = "127.0.0.1" + url;
        const auto host = url.front() == '[' ? url.substr(1, url.find(']') - 1) : lowered(url.substr(0, url.find_first_of(":/?#")));
        const bool isKnownHosted = familyOfHost(host) != ServerFamily::Unknown;
        url = (isKnownHosted || reachOf(host) == Reach::Hosted ? "https://" : "http://") + url;
        note(address, AddressNote::AddedScheme);
    }
    constexpr Text any = "://0.0.0.0";
    const auto at = url.find(any);
    if (at != std::string::npos) {
        url.replace(at, any.size(), "://127.0.0.1");
        note(address, AddressNote::ReplacedWildcard);
    }
    return url;
}

void removeEndpointPath(std::string& path, PastedAddress& address)
{
    const auto found = std::find_if(endpointPaths.begin(), endpointPaths.end(),
                                    [&path](const EndpointPath& each) { return endsWith(path, each.path); });
    if (found == endpointPaths.end())
        return;
    path.resize(path.size() - found->path.size());
    if (address.api.empty())
        address.api = std::string(found->api);
    if (found->family != ServerFamily::Unknown)
        address.familyHint = found->family;
    note(address, AddressNote::RemovedEndpointPath);
}

//! `/v1beta/models/gemini-3-pro:generateContent` and `/v1/models/<id>`.
void removeModelPath(std::string& path, PastedAddress& address)
{
    const auto at = path.find("/models/");
    if (at == std::string::npos)
        return;
    if (endsWith(path, ":generateContent") || endsWith(path, ":streamGenerateContent"))
        address.api = "google-generative-ai";
    path.resize(at);
    note(address, AddressNote::RemovedEndpointPath);
}

void addVersionPath(routing::BaseUrl& url, PastedAddress& address)
{
    const auto& family = info(address.familyHint);
    const bool wantsNone = address.api == "ollama" || address.api == "anthropic-messages";
    if (wantsNone) {
        if (endsWith(url.path, "/v1")) {
            url.path.resize(url.path.size() - 3);
            note(address, AddressNote::RemovedVersionPath);
        }
        return;
    }
    if (!url.path.empty() || endsWithVersion(url.path))
        return;
    url.path = std::string(address.familyHint == ServerFamily::Unknown ? Text("/v1") : family.basePath);
    if (!url.path.empty())
        note(address, AddressNote::AddedVersionPath);
}

Result<PastedAddress> readUrl(Text text, PastedAddress address)
{
    const auto url = trimmed(text);
    if (url.empty())
        return Error { ErrorCode::Syntax, "There is no address; paste one such as http://127.0.0.1:1234" };
    if (url.find_first_of(" \t\r\n{}") != Text::npos)
        return Error { ErrorCode::Syntax, "This is neither an address nor a cURL command nor a provider block" };
    auto parsed = routing::parseBaseUrl(withoutExtras(withScheme(url, address), address));
    if (!parsed)
        return Error { ErrorCode::Syntax, parsed.error().message };
    auto base = std::move(parsed).value();
    const auto byHost = familyOfHost(base.host);
    if (byHost != ServerFamily::Unknown)
        address.familyHint = byHost;
    removeModelPath(base.path, address);
    removeEndpointPath(base.path, address);
    while (endsWith(base.path, "/"))
        base.path.pop_back();
    if (endsWith(base.path, "/anthropic"))
        address.api = "anthropic-messages";
    if (address.api.empty() && byHost == ServerFamily::Anthropic)
        address.api = "anthropic-messages";
    addVersionPath(base, address);
    address.reach = reachOf(base.host);
    address.baseUrl = base.toString();
    return address;
}

void takeHeader(const std::string& name, const std::string& value, PastedAddress& address)
{
    const auto key = lowered(name);
    if (key == "content-type" || key == "accept")
        return;
    const bool isBearer = key == "authorization" && lowered(value.substr(0, 7)) == "bearer ";
    const bool isKey = isBearer || key == "x-api-key" || key == "api-key" || key == "x-goog-api-key";
    if (!isKey) {
        if (key != "authorization")
            address.headers.emplace_back(name, value);
        return;
    }
    const auto text = isBearer ? value.substr(7) : value;
    if (text.find('$') == std::string::npos && text.find('<') == std::string::npos)
        address.key = Secret(text);
    if (key == "x-api-key" && address.api.empty())
        address.api = "anthropic-messages";
}

Result<PastedAddress> readCommand(Text text)
{
    const auto command = readCurl(text);
    if (command.url.empty())
        return Error { ErrorCode::Syntax, "The cURL command holds no URL" };
    PastedAddress address;
    note(address, AddressNote::TookFromCommand);
    for (const auto& [name, value] : command.headers)
        takeHeader(name, value, address);
    // The path tells the protocol better than the way the key travels.
    const auto byHeader = std::exchange(address.api, {});
    if (const auto body = Json::parse(command.body); body && !(*body)["model"].text().empty())
        address.modelIds.emplace_back((*body)["model"].text());
    auto result = readUrl(command.url, std::move(address));
    if (result && result->api.empty())
        result->api = byHeader;
    return result;
}

Result<PastedAddress> readBlock(ProviderBlock block)
{
    PastedAddress address;
    note(address, AddressNote::TookFromBlock);
    address.providerId = std::move(block.id);
    address.api = std::move(block.api);
    address.key = std::move(block.key);
    address.modelIds = std::move(block.models);
    return readUrl(block.baseUrl, std::move(address));
}

} // namespace

Result<PastedAddress> normalisePastedAddress(std::string_view text)
{
    constexpr std::size_t longest = 1024 * 1024;
    if (text.size() > longest)
        return Error { ErrorCode::LimitExceeded, "The pasted text is longer than a provider's entry can be" };
    if (looksLikeCurl(text))
        return readCommand(text);
    if (auto block = readProviderBlock(text))
        return readBlock(std::move(*block));
    return readUrl(text, {});
}

std::string baseUrlFor(ServerFamily family, std::string_view api, std::string_view baseUrl)
{
    auto parsed = routing::parseBaseUrl(baseUrl);
    if (!parsed)
        return std::string(baseUrl);
    auto& url = parsed.value();
    const bool wantsRoot = api == "ollama" || (api == "anthropic-messages" && !endsWith(url.path, "/anthropic/v1"));
    if (wantsRoot && endsWith(url.path, "/v1"))
        url.path.resize(url.path.size() - 3);
    else if (!wantsRoot && url.path.empty())
        url.path = family == ServerFamily::Ollama ? "/v1" : std::string(info(family).basePath);
    return url.toString();
}

Reach reachOf(std::string_view host)
{
    switch (routing::trustClassOf(host)) {
    case routing::TrustClass::Loopback:
        return Reach::Loopback;
    case routing::TrustClass::LocalNetwork:
        return Reach::Lan;
    case routing::TrustClass::Hosted:
        break;
    }
    return Reach::Hosted;
}

} // namespace switchyard::health
