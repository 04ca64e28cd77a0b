// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/units.h"
#include "dialects/compat.h"
#include "routing/baseurl.h"
#include "routing/policy.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::routing {

//! The wire dialect of a server, as OpenClaw's `api` names it.
enum class Api {
    Unknown, //!< A name this version does not know, or one it knows and cannot speak.
    OpenAiCompletions,
    OpenAiResponses,
    AnthropicMessages,
    GoogleGenerativeAi,
    Ollama,
};

//! `openai-completions` and so on; anything else is Unknown.
Api apiFromName(std::string_view name);
std::string_view apiName(Api api);

//! A header added to every request to an endpoint. The value may hold a key.
struct ExtraHeader {
    std::string name; //!< Lower case.
    Secret value;
};

//! How the key is presented.
enum class AuthStyle {
    ByApi, //!< `x-api-key` for Messages, `x-goog-api-key` for Google, `Authorization: Bearer` for the rest.
    Bearer,
    Header, //!< In Endpoint::authHeaderName, after Endpoint::authPrefix.
    None,
};

//! Material and checks of a TLS connection. `ca`, `certificate` and `key` are PEM text or the path of a PEM file.
struct TlsOptions {
    std::string ca;
    std::string certificate;
    Secret key;
    Secret keyPassphrase;
    std::string serverName; //!< Sent as SNI and verified, when not the host of the URL.
    bool insecureSkipVerify = false;
};

//! The way out to an endpoint.
struct ProxyOptions {
    enum class Mode {
        None,
        Environment, //!< RoutingTable::environmentProxy decides.
        Explicit, //!< `url`, an http:// proxy, with user information allowed.
    };
    Mode mode = Mode::None;
    Secret url;
};

//! What HTTP_PROXY, HTTPS_PROXY and NO_PROXY said when the table was built.
struct EnvironmentProxy {
    Secret http;
    Secret https;
    std::vector<std::string> noProxy;
};

//! Why an endpoint cannot be used at all, known from the configuration alone.
enum class EndpointProblem {
    None,
    NoKey, //!< The provider needs a key and none was found.
    AuthNotSupported, //!< `auth` is aws-sdk, oauth or token.
    ApiNotSpoken, //!< `api` is one the engine has no dialect for.
    Misconfigured, //!< No usable base URL, an unresolved ${VAR}, …; `problemDetail` says which.
};

//! One way to reach a provider. Models share it unless they have a base URL, an api or headers of their own.
struct Endpoint {
    ProviderId provider;
    BaseUrl baseUrl;
    Api api = Api::OpenAiCompletions;
    std::string apiName = "openai-completions"; //!< As written, for messages about an unknown one.
    std::vector<Secret> keys; //!< Tried in order; empty when the server wants none.
    AuthStyle authStyle = AuthStyle::ByApi;
    std::string authHeaderName; //!< Lower case; for AuthStyle::Header.
    std::string authPrefix; //!< With its trailing space, such as `Bearer `.
    std::vector<ExtraHeader> headers;
    TlsOptions tls;
    ProxyOptions proxy;
    std::optional<std::chrono::milliseconds> timeout; //!< `timeoutSeconds`: raises first-token and gap budgets to it.
    TrustClass trust = TrustClass::Hosted;
    std::string region; //!< Lower case; empty when unknown.
    EndpointProblem problem = EndpointProblem::None;
    std::string problemDetail; //!< One English sentence for `problem`.
};

//! US dollars for a million tokens.
struct Price {
    double input = 0;
    double output = 0;
    double cacheRead = 0;
    double cacheWrite = 0;
};

//! Kinds of input a model reads.
struct InputKinds {
    bool image = false;
    bool audio = false;
    bool video = false;
    bool file = false;
};

//! A model as the engine needs it.
struct ModelEntry {
    ModelRef ref;
    std::string upstreamId; //!< The name the server knows: the model's id without the provider.
    std::string displayName;
    std::shared_ptr<const Endpoint> endpoint; //!< Never null.
    std::optional<TokenCount> contextWindow; //!< The smaller of contextWindow and contextTokens; unset when unknown.
    std::optional<TokenCount> maxTokens; //!< Largest answer; unset when unknown.
    InputKinds inputs; //!< Text is always read.
    bool inputsKnown = false; //!< False for a model nobody declared: then nothing is refused for its input.
    bool reasoning = false;
    bool reasoningKnown = false; //!< False when nobody said whether it reasons: then it is asked all the same.
    std::optional<Price> price;
    dialects::Compat compat;
    //! A JSON object whose members are added to a request body that lacks them (OpenClaw's `params` and `extra_body`,
    //! already renamed to the wire's names). Empty when there is none.
    std::string extraBody;
    bool declared = true; //!< False when made up on the fly for an unlisted model of a known provider.
};

//! A chain of models behind one name, with the policy that governs it.
struct Route {
    std::string name; //!< `auto`, `agent/<id>` or `provider/model`.
    std::vector<ModelRef> candidates; //!< In order of preference, without repeats.
    RoutePolicy policy;
};

//! Where and how the engine listens.
struct ListenOptions {
    std::string address = "127.0.0.1"; //!< `127.0.0.1` also listens on `::1` where possible. `0.0.0.0` and `::` are all.
    std::uint16_t port = 11700; //!< 0 lets the system choose.
    std::vector<std::string> allowedHosts; //!< Host names accepted besides the loopback ones, lower case, without port.
    std::vector<std::string> corsOrigins; //!< Origins a browser may call from, such as `https://app.example`.
};

//! What a model name in a request stands for.
struct Target {
    enum class Kind {
        Chain, //!< `auto` or `agent/<id>`: falls over.
        Exact, //!< An alias or `provider/model`: that model and no other.
    };
    Kind kind = Kind::Chain;
    Route route; //!< For Exact, one candidate and the policy of a route of that name, if the policy file has one.
};

//! Everything a request is routed by. Built by `config::buildRoutingTable`, immutable once published; requests in
//! flight keep the one they began with. Safe to read from any thread.
class RoutingTable final {
public:
    //! Endpoints of the providers, for models that nobody listed and for the list of providers.
    std::map<std::string, std::shared_ptr<const Endpoint>, std::less<>> endpoints;
    //! By `provider/model`.
    std::unordered_map<std::string, std::shared_ptr<const ModelEntry>> models;
    //! `auto`, `agent/<id>` and per-model policies, by name.
    std::map<std::string, Route, std::less<>> routes;
    //! By alias in ASCII lower case.
    std::map<std::string, ModelRef, std::less<>> aliases;
    RoutePolicy defaults; //!< For names without a route of their own.
    ListenOptions listen;
    ByteCount bodyLimit { 64LL * 1024 * 1024 };
    EnvironmentProxy environmentProxy;
    //! Counts up with every table, so that records and metrics can name the one they were made under.
    std::uint64_t generation = 0;

    //! In the order of the contract: `auto`, `agent/<id>`, alias, `provider/model`. NotFound names up to three near
    //! names in its sentence.
    Result<Target> resolve(std::string_view name) const;
    //! The declared model, or one made up for an unlisted model of a known provider, or null.
    std::shared_ptr<const ModelEntry> model(const ModelRef& ref) const;
    //! Up to `count` names a person may have meant, nearest first.
    std::vector<std::string> nearNames(std::string_view name, std::size_t count) const;
};

} // namespace switchyard::routing
