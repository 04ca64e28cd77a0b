// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/linting.h"

#include "json5/writer.h"
#include "routing/baseurl.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::config {

namespace {

bool isOpenAiApi(Api api)
{
    return api == Api::OpenAiCompletions || api == Api::OpenAiResponses;
}

bool endsWith(std::string_view text, std::string_view ending)
{
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string withoutTrailingSlash(std::string text)
{
    while (endsWith(text, "/"))
        text.pop_back();
    return text;
}

bool isSecretHeader(std::string_view name)
{
    std::string folded(name);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 6> words {"authorization", "api-key", "apikey", "token", "secret", "cookie"};
    return std::any_of(words.begin(), words.end(),
                       [&folded](std::string_view word) { return folded.find(word) != std::string::npos; });
}

class ProviderLints final : public Linting {
public:
    using Linting::Linting;

    void run() const
    {
        for (const auto& provider : m_config.providers) {
            checkAddress(provider);
            checkKey(provider);
            checkHeaders(provider);
            checkTimeout(provider);
            checkResponses(provider);
            checkTls(provider);
            checkLocalService(provider);
        }
    }

private:
    Spot baseUrlSpot(const Provider& provider) const { return memberOf(spotOf(provider), "baseUrl"); }

    void checkAddress(const Provider& provider) const
    {
        if (provider.baseUrl.empty() || provider.baseUrl.find("${") != std::string::npos)
            return;
        const auto url = routing::parseBaseUrl(provider.baseUrl);
        if (!url) {
            add(Severity::Warning, "bad-base-url", baseUrlSpot(provider),
                "This is no address that can be called: " + url.error().message, {provider.baseUrl});
            return;
        }
        // Looking up the place in the text costs more than the check, and most addresses are fine.
        if (!checkEndpointPath(provider))
            checkVersion(provider, *url);
    }

    //! An address that goes on to the call itself, or says /v1 twice.
    bool checkEndpointPath(const Provider& provider) const
    {
        const auto address = withoutTrailingSlash(provider.baseUrl);
        constexpr std::array<std::string_view, 5> calls {"/chat/completions", "/responses", "/messages", "/models",
                                                         "/completions"};
        const auto call = std::find_if(calls.begin(), calls.end(),
                                       [&address](std::string_view each) { return endsWith(address, each); });
        if (call != calls.end()) {
            const auto spot = baseUrlSpot(provider);
            const auto written = withoutTrailingSlash(writtenAt(spot));
            const auto shorter = written.substr(0, written.size() - std::min(written.size(), call->size()));
            add(Severity::Warning, "base-url-is-a-call", spot,
                "OpenClaw adds " + std::string(*call) + " itself, so this address would be called with it twice",
                {std::string(*call)}, setFix("Remove " + std::string(*call), spot.path, json5::quoted(shorter)));
            return true;
        }
        if (!endsWith(address, "/v1/v1"))
            return false;
        const auto spot = baseUrlSpot(provider);
        add(Severity::Warning, "double-version", spot, "/v1 stands twice in this address", {},
            setFix("Remove the second /v1", spot.path, json5::quoted(withoutVersion(spot))));
        return true;
    }

    //! The address as written, without the /v1 at its end.
    std::string withoutVersion(const Spot& spot) const
    {
        auto written = withoutTrailingSlash(writtenAt(spot));
        if (endsWith(written, "/v1"))
            written.resize(written.size() - 3);
        return written;
    }

    void checkVersion(const Provider& provider, const routing::BaseUrl& url) const
    {
        const auto api = provider.effectiveApi();
        const auto* const family = m_catalogue.familyOf(provider.baseUrl);
        const auto isOllama = provider.id.value().starts_with("ollama") || (family && family->id == "ollama");
        const auto hasVersion = endsWith(withoutTrailingSlash(provider.baseUrl), "/v1");
        if (isOllama && hasVersion) {
            warnOfOllamaVersion(provider);
            return;
        }
        const auto isKnownHost = routing::trustClassOf(url.host) == TrustClass::Hosted && m_catalogue.isBundled(provider.id.value());
        if (isOpenAiApi(api) && url.path.empty() && !isKnownHost && !isOllama) {
            const auto spot = baseUrlSpot(provider);
            add(Severity::Warning, "base-url-lacks-v1", spot,
                "OpenClaw adds no /v1 to this address, and nearly every server of this kind answers below /v1",
                {}, setFix("Add /v1", spot.path, json5::quoted(withoutTrailingSlash(writtenAt(spot)) + "/v1")));
        }
        if (api == Api::AnthropicMessages && hasVersion && isOlder()) {
            const auto spot = baseUrlSpot(provider);
            add(Severity::Warning, "messages-with-v1", spot,
                "This OpenClaw adds /v1/messages itself, so /v1 would be called twice", {},
                setFix("Remove /v1", spot.path, json5::quoted(withoutVersion(spot))));
        }
    }

    void warnOfOllamaVersion(const Provider& provider) const
    {
        const auto spot = baseUrlSpot(provider);
        std::optional<Fix> fix;
        if (!isOlder()) {
            fix = setFix("Use Ollama's own protocol", spot.path, json5::quoted(withoutVersion(spot)));
            fix->steps.push_back({FixStep::Kind::Set, spotOf(provider).path.child("api"), "\"ollama\""});
        }
        add(Severity::Warning, "ollama-with-v1", spot,
            "Ollama's /v1 garbles tool calls; OpenClaw speaks Ollama's own protocol when the address has no /v1 and api is "
            "\"ollama\"",
            {}, std::move(fix));
    }

    bool hasProfile(const Provider& provider) const
    {
        return std::any_of(m_config.authProfiles.begin(), m_config.authProfiles.end(),
                           [&provider](const AuthProfile& profile) { return profile.provider == provider.id; });
    }

    void checkKey(const Provider& provider) const
    {
        const auto trust = trustClassOf(provider.baseUrl);
        const auto needsKey = provider.auth.empty() || provider.auth == "api-key";
        if (!provider.apiKey.isSet() && !provider.requestAuth.token.isSet()) {
            if (provider.baseUrl.empty() || !needsKey || hasProfile(provider) || m_catalogue.isBundled(provider.id.value()))
                return;
            const auto spot = memberOf(spotOf(provider), "apiKey");
            const auto* const family = m_catalogue.familyOf(provider.baseUrl);
            const auto marker = family && !family->markerKey.empty() ? family->markerKey : std::string("local");
            std::optional<Fix> fix;
            if (trust != TrustClass::Hosted)
                fix = setFix("Write \"" + marker + "\" as the key", spot.path, json5::quoted(marker));
            add(Severity::Warning, "missing-api-key", spot,
                "OpenClaw calls no provider without a key, not even on this machine; a server that wants none ignores any word",
                {}, std::move(fix));
            return;
        }
        if (provider.apiKey.kind == KeySource::Kind::Literal) {
            add(Severity::Warning, "literal-secret", memberOf(spotOf(provider), "apiKey"),
                "This key is in the file in clear text; keep it in the keychain or in an environment variable and refer to it",
                {provider.id.value()});
        }
        const auto isReal = provider.apiKey.kind != KeySource::Kind::Marker && provider.apiKey.isSet();
        const auto isPlain = provider.baseUrl.starts_with("http://");
        if (isPlain && isReal && trust != TrustClass::Loopback) {
            add(Severity::Warning, "key-over-plain-http", baseUrlSpot(provider),
                trust == TrustClass::Hosted
                    ? "The key and every prompt travel unencrypted over the internet to this address; use https"
                    : "The key travels unencrypted over the local network to this address; anyone on it can read it",
                {});
        }
    }

    void checkHeaders(const Provider& provider) const
    {
        for (const auto& header : provider.headers) {
            if (header.value.kind != KeySource::Kind::Literal || !isSecretHeader(header.name))
                continue;
            const auto spot = memberOf(memberOf(spotOf(provider), "headers"), header.name);
            add(Severity::Warning, "literal-secret", spot,
                "This header's value is in the file in clear text; refer to an environment variable instead", {header.name});
        }
    }

    void checkTimeout(const Provider& provider) const
    {
        const auto isLocal = !provider.baseUrl.empty() && trustClassOf(provider.baseUrl) != TrustClass::Hosted;
        if (!isNewer() || !isLocal || provider.timeout)
            return;
        const auto spot = memberOf(spotOf(provider), "timeoutSeconds");
        add(Severity::Hint, "no-timeout", spot,
            "A local model that has to load first may take minutes; without timeoutSeconds OpenClaw gives up on its own terms",
            {}, setFix("Allow 300 seconds", spot.path, "300"));
    }

    void checkResponses(const Provider& provider) const
    {
        constexpr std::array<std::string_view, 4> without {"koboldcpp", "tabbyapi", "gpt4all", "tgi"};
        const auto* const family = m_catalogue.familyOf(provider.baseUrl);
        if (provider.api != Api::OpenAiResponses || !family)
            return;
        if (std::find(without.begin(), without.end(), family->id) == without.end())
            return;
        const auto spot = memberOf(spotOf(provider), "api");
        add(Severity::Warning, "no-responses-api", spot,
            family->name + " has no Responses API; with openai-completions it works", {family->name},
            setFix("Use openai-completions", spot.path, "\"openai-completions\""));
    }

    void checkTls(const Provider& provider) const
    {
        if (!provider.tls.insecureSkipVerify)
            return;
        const auto spot = memberOf(memberOf(memberOf(spotOf(provider), "request"), "tls"), "insecureSkipVerify");
        add(Severity::Warning, "tls-not-verified", spot,
            "Anyone between here and the server can read and change what is sent; give the server's certificate as ca instead",
            {}, removeFix("Verify the certificate again", spot.path));
    }

    void checkLocalService(const Provider& provider) const
    {
        if (!provider.localService || provider.localService->command.empty() || provider.localService->command[0] == '/')
            return;
        const auto isWindowsPath = provider.localService->command.size() > 1 && provider.localService->command[1] == ':';
        if (isWindowsPath)
            return;
        add(Severity::Warning, "command-not-absolute", memberOf(memberOf(spotOf(provider), "localService"), "command"),
            "OpenClaw starts only programs given with their whole path, such as /usr/local/bin/llama-server", {});
    }
};

} // namespace

void lintProviders(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                   std::vector<Diagnostic>& diagnostics)
{
    ProviderLints(files, config, catalogue, diagnostics).run();
}

} // namespace switchyard::config
