// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedaddress.h"

#include "health/adapters/adapter.h"
#include "health/maskedurl.h"
#include "health/pastedcommand.h"
#include "health/pastedsecrets.h"
#include "health/providerblock.h"
#include "health/secretwords.h"
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
        const Text authority = Text(url).substr(placesIn(url).host);
        const auto host = authority.starts_with('[') ? std::string(authority.substr(1, authority.find(']') - 1))
                                                     : loweredAscii(authority.substr(0, authority.find_first_of(":/?#")));
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
    const auto whole = withScheme(url, address);
    const auto places = placesIn(whole);
    if (whole.substr(places.authority, places.host - places.authority).find_first_of("/?#") != std::string::npos)
        return Error { ErrorCode::Syntax, "A password in an address has its /, ? and # written as %2F, %3F and %23" };
    auto parsed = routing::parseBaseUrl(withoutExtras(whole, address));
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

Result<PastedAddress> readCommand(PastedCommand command)
{
    if (command.url.empty())
        return Error { ErrorCode::Syntax, "The command holds no URL" };
    PastedAddress address;
    note(address, AddressNote::TookFromCommand);
    if (command.hasPassword)
        note(address, AddressNote::RemovedPassword);
    address.key = std::move(command.key);
    address.headers = std::move(command.headers);
    if (!command.model.empty())
        address.modelIds.push_back(std::move(command.model));
    auto result = readUrl(command.url, std::move(address));
    // The path tells the protocol better than the way the key travels.
    if (result && result->api.empty() && command.keyHeader == "x-api-key")
        result->api = "anthropic-messages";
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
    if (auto block = readProviderBlock(text))
        return readBlock(std::move(*block));
    if (auto command = readPastedCommand(text))
        return readCommand(std::move(*command));
    if (!keyAlone(text).isEmpty())
        return Error { ErrorCode::Syntax, "This looks like a key; the address goes here" };
    auto loose = readLooseText(text);
    if (!loose || loose->url.empty())
        return readUrl(text, {});
    PastedAddress address;
    note(address, AddressNote::TookFromBlock);
    address.key = std::move(loose->key);
    return readUrl(loose->url, std::move(address));
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
