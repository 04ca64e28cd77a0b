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
            add(Severity::Warning, "bad-base-url", baseUrlSpot(provider), {{"reason", url.error().message}});
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
            const Arguments arguments {{"call", std::string(*call)}};
            add(Severity::Warning, "base-url-is-a-call", spot, arguments,
                setFix("fix/remove-call", spot.path, json5::quoted(shorter), arguments));
            return true;
        }
        if (!endsWith(address, "/v1/v1"))
            return false;
        const auto spot = baseUrlSpot(provider);
        add(Severity::Warning, "double-version", spot, {},
            setFix("fix/remove-second-v1", spot.path, json5::quoted(withoutVersion(spot))));
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
            add(Severity::Warning, "base-url-lacks-v1", spot, {},
                setFix("fix/add-v1", spot.path, json5::quoted(withoutTrailingSlash(writtenAt(spot)) + "/v1")));
        }
        if (api == Api::AnthropicMessages && hasVersion && isOlder()) {
            const auto spot = baseUrlSpot(provider);
            add(Severity::Warning, "messages-with-v1", spot, {},
                setFix("fix/remove-v1", spot.path, json5::quoted(withoutVersion(spot))));
        }
    }

    void warnOfOllamaVersion(const Provider& provider) const
    {
        const auto spot = baseUrlSpot(provider);
        std::optional<Fix> fix;
        if (!isOlder()) {
            fix = setFix("fix/ollama-api", spot.path, json5::quoted(withoutVersion(spot)));
            fix->steps.push_back({FixStep::Kind::Set, spotOf(provider).path.child("api"), "\"ollama\""});
        }
        add(Severity::Warning, "ollama-with-v1", spot, {}, std::move(fix));
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
                fix = setFix("fix/marker-key", spot.path, json5::quoted(marker), {{"key", marker}});
            add(Severity::Warning, "missing-api-key", spot, {}, std::move(fix));
            return;
        }
        if (provider.apiKey.kind == KeySource::Kind::Literal) {
            add(Severity::Warning, "literal-secret.key", memberOf(spotOf(provider), "apiKey"),
                {{"provider", provider.id.value()}});
        }
        const auto isReal = provider.apiKey.kind != KeySource::Kind::Marker && provider.apiKey.isSet();
        const auto isPlain = provider.baseUrl.starts_with("http://");
        if (isPlain && isReal && trust != TrustClass::Loopback) {
            add(Severity::Warning,
                trust == TrustClass::Hosted ? "key-over-plain-http.internet" : "key-over-plain-http.network",
                baseUrlSpot(provider));
        }
    }

    void checkHeaders(const Provider& provider) const
    {
        for (const auto& header : provider.headers) {
            if (header.value.kind != KeySource::Kind::Literal || !isSecretHeader(header.name))
                continue;
            const auto spot = memberOf(memberOf(spotOf(provider), "headers"), header.name);
            add(Severity::Warning, "literal-secret.header", spot, {{"header", header.name}});
        }
    }

    void checkTimeout(const Provider& provider) const
    {
        const auto isLocal = !provider.baseUrl.empty() && trustClassOf(provider.baseUrl) != TrustClass::Hosted;
        if (!isNewer() || !isLocal || provider.timeout)
            return;
        const auto spot = memberOf(spotOf(provider), "timeoutSeconds");
        add(Severity::Hint, "no-timeout", spot, {}, setFix("fix/allow-seconds", spot.path, "300", {{"seconds", "300"}}));
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
        add(Severity::Warning, "no-responses-api", spot, {{"server", family->name}},
            setFix("fix/use-api", spot.path, "\"openai-completions\"", {{"api", "openai-completions"}}));
    }

    void checkTls(const Provider& provider) const
    {
        if (!provider.tls.insecureSkipVerify)
            return;
        const auto spot = memberOf(memberOf(memberOf(spotOf(provider), "request"), "tls"), "insecureSkipVerify");
        add(Severity::Warning, "tls-not-verified", spot, {}, removeFix("fix/verify-certificate", spot.path));
    }

    void checkLocalService(const Provider& provider) const
    {
        if (!provider.localService || provider.localService->command.empty() || provider.localService->command[0] == '/')
            return;
        const auto isWindowsPath = provider.localService->command.size() > 1 && provider.localService->command[1] == ':';
        if (isWindowsPath)
            return;
        add(Severity::Warning, "command-not-absolute", memberOf(memberOf(spotOf(provider), "localService"), "command"));
    }
};

} // namespace

void lintProviders(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                   std::vector<Diagnostic>& diagnostics)
{
    ProviderLints(files, config, catalogue, diagnostics).run();
}

} // namespace switchyard::config
