// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/secret.h"
#include "base/units.h"
#include "config/diagnostic.h"
#include "config/origin.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! The two shapes of OpenClaw's configuration. Each one's schema is strict, so a key of the other makes it refuse the file.
enum class Generation : std::uint8_t {
    Either, //!< Nothing in the file tells; only keys that both accept are written.
    List, //!< `agents.list[]`, up to 2026.2.x.
    Entries, //!< `agents.entries{}` and everything newer.
};

std::string_view toString(Generation generation);

//! The protocol of a provider or model, as `api` names it.
enum class Api : std::uint8_t {
    Unspecified, //!< No `api`; OpenClaw takes openai-completions when there is a base URL.
    OpenAiCompletions,
    OpenAiResponses,
    OpenAiChatGptResponses,
    AzureOpenAiResponses,
    AnthropicMessages,
    GoogleGenerativeAi,
    GoogleVertex,
    GithubCopilot,
    BedrockConverseStream,
    Ollama,
    PiMessages,
    Unknown, //!< A name neither generation knows; the text is kept in the document.
};

//! OpenClaw's spelling, such as `openai-completions`; empty for Unspecified and Unknown.
std::string_view toString(Api api);
//! Unknown for a name neither generation knows, Unspecified for an empty one.
Api parseApi(std::string_view text);
//! Whether clients of `generation` accept the name.
bool isAccepted(Api api, Generation generation);

enum class InputKind : std::uint8_t { Text, Image, Video, Audio };
std::string_view toString(InputKind kind);
std::optional<InputKind> parseInputKind(std::string_view text);

//! A reference to a secret kept elsewhere: `{source, provider, id}`.
struct SecretRef {
    enum class Source : std::uint8_t { Environment, File, Exec, Store };
    Source source = Source::Environment;
    std::string provider;
    std::string id;

    friend bool operator==(const SecretRef&, const SecretRef&) = default;
};

//! Where a key or a header's value comes from. Only `literal` ever holds a secret's text.
struct KeySource {
    enum class Kind : std::uint8_t {
        None, //!< Nothing configured.
        Literal, //!< Written in the file in clear text.
        Environment, //!< `${VAR}` or `$VAR`: `name` is the variable. Also a text around one; then `pattern` holds it.
        Reference, //!< A SecretRef object.
        Marker, //!< A word a keyless local server ignores, such as `lmstudio` or `ollama-local`: not a secret.
    };
    Kind kind = Kind::None;
    std::string name; //!< Of the variable.
    std::string pattern; //!< The text as written when it is more than one variable, such as `Bearer ${TOKEN}`.
    std::string marker;
    Secret literal;
    SecretRef reference;
    Origin origin;

    bool isSet() const { return kind != Kind::None; }
    friend bool operator==(const KeySource&, const KeySource&) = default;
};

struct Header {
    std::string name;
    KeySource value;

    friend bool operator==(const Header&, const Header&) = default;
};

//! US dollars a million tokens.
struct Cost {
    double input = 0;
    double output = 0;
    double cacheRead = 0;
    double cacheWrite = 0;

    bool isFree() const { return input <= 0 && output <= 0; }
    friend bool operator==(const Cost&, const Cost&) = default;
};

//! A bag of free-form or rarely needed settings, kept as the JSON text OpenClaw would make of it (`${VAR}` unresolved).
struct RawJson {
    std::string text; //!< Empty when absent.
    bool isEmpty() const { return text.empty(); }
    friend bool operator==(const RawJson&, const RawJson&) = default;
};

//! A key the schema of neither generation has, kept and shown.
struct UnknownKey {
    std::string name;
    Origin origin;
    friend bool operator==(const UnknownKey&, const UnknownKey&) = default;
};

//! An item of `models.providers.<id>.models`. Optionals say what the file says; the functions say what OpenClaw makes of it.
struct Model {
    std::string id;
    std::string name;
    Api api = Api::Unspecified; //!< Own, else see effectiveApi of the provider.
    std::string baseUrl;
    std::optional<bool> reasoning;
    std::vector<InputKind> input; //!< Empty when the file does not say; OpenClaw takes text.
    std::optional<Cost> cost;
    std::optional<TokenCount> contextWindow;
    std::optional<TokenCount> contextTokens;
    std::optional<TokenCount> maxTokens;
    std::vector<Header> headers;
    RawJson params;
    RawJson compat;
    RawJson thinkingLevelMap;
    RawJson mediaInput;
    std::vector<UnknownKey> unknownKeys;
    Origin origin;

    bool takes(InputKind kind) const;
    //! `contextTokens` when set, else `contextWindow`, else what OpenClaw falls back to (200,000).
    TokenCount effectiveContext() const;
    //! `maxTokens`, else 8192 as OpenClaw fills in.
    TokenCount effectiveMaxTokens() const;

    friend bool operator==(const Model&, const Model&) = default;
};

//! `request.tls` of a provider. Paths are as written.
struct TlsSettings {
    std::string ca;
    std::string certificate;
    std::string key;
    KeySource passphrase;
    std::string serverName;
    bool insecureSkipVerify = false;

    friend bool operator==(const TlsSettings&, const TlsSettings&) = default;
};

//! `request.proxy` of a provider.
struct ProxySettings {
    enum class Mode : std::uint8_t { None, Environment, Explicit };
    Mode mode = Mode::None;
    std::string url;

    friend bool operator==(const ProxySettings&, const ProxySettings&) = default;
};

//! `request.auth` of a provider: how the key travels.
struct RequestAuth {
    enum class Mode : std::uint8_t { ProviderDefault, Bearer, Header };
    Mode mode = Mode::ProviderDefault;
    KeySource token; //!< Bearer's token, or the header's value.
    std::string headerName;
    std::string prefix;

    friend bool operator==(const RequestAuth&, const RequestAuth&) = default;
};

//! `localService`: the process OpenClaw starts when the server is down.
struct LocalService {
    std::string command;
    std::vector<std::string> arguments;
    std::string workingDirectory;
    std::string healthUrl;
    std::optional<std::chrono::milliseconds> readyTimeout;
    std::optional<std::chrono::milliseconds> idleStop;

    friend bool operator==(const LocalService&, const LocalService&) = default;
};

//! `models.providers.<id>`.
struct Provider {
    ProviderId id;
    std::string baseUrl; //!< `${VAR}` resolved where the environment has it; may still hold one where not.
    Api api = Api::Unspecified; //!< As written.
    std::string apiText; //!< The word in the file, also when it is Unknown.
    KeySource apiKey;
    std::string auth; //!< `api-key`, `aws-sdk`, `oauth`, `token` or empty.
    std::optional<bool> authHeader;
    std::vector<Header> headers; //!< `headers` and `request.headers` joined, the latter winning.
    std::optional<std::chrono::seconds> timeout; //!< `timeoutSeconds`.
    std::optional<TokenCount> maxTokens;
    std::string region;
    RawJson params;
    RequestAuth requestAuth;
    TlsSettings tls;
    ProxySettings proxy;
    bool allowPrivateNetwork = false;
    std::optional<LocalService> localService;
    std::vector<Model> models;
    std::vector<UnknownKey> unknownKeys;
    Origin origin;

    const Model* findModel(std::string_view id) const;
    //! What OpenClaw speaks with `model` (null for the provider alone): the model's `api`, the provider's, or
    //! openai-completions when there is a base URL.
    Api effectiveApi(const Model* model = nullptr) const;

    friend bool operator==(const Provider&, const Provider&) = default;
};

//! Which of an agent's models a chain is about.
enum class ModelRole : std::uint8_t { Text, Image, Compaction, Pdf, Voice, ImageGeneration, VideoGeneration, MusicGeneration };

//! OpenClaw's key for the role, such as `model` or `imageModel`; `mediaModels.image` for generation.
std::string_view toString(ModelRole role);
//! Whether clients of `generation` accept the role's key in the defaults.
bool isAccepted(ModelRole role, Generation generation);
//! Whether the role's value is one model's name, without fallbacks.
bool isSingle(ModelRole role);

//! Names one chain: the defaults' (no agent) or an agent's, for one role.
struct ChainId {
    std::optional<AgentId> agent;
    ModelRole role = ModelRole::Text;

    friend bool operator==(const ChainId&, const ChainId&) = default;
};

//! Where an agent's effective chain comes from.
enum class Inheritance : std::uint8_t {
    Unset, //!< Neither here nor in the defaults: OpenClaw takes its own default model.
    Own, //!< Primary and fallbacks are declared here. In the defaults' chain always this or Unset.
    Inherited, //!< Nothing declared here: all of it comes from the defaults.
    OwnFallbacks, //!< `{fallbacks}` alone: the primary is the defaults'.
    OwnPrimary, //!< A primary alone, in the older generation: the fallbacks are still the defaults'.
    Strict, //!< A primary alone, in the newer generation: no fallback at all.
    Disabled, //!< `fallbacks: []`: fallbacks are turned off on purpose.
};

//! One place in a chain.
struct ChainEntry {
    ModelRef ref; //!< After resolving an alias.
    std::string written; //!< As in the file.
    bool viaAlias = false;
    bool inherited = false; //!< Comes from the defaults; its origin is there.
    Origin origin;

    friend bool operator==(const ChainEntry&, const ChainEntry&) = default;
};

//! Primary first, then the fallbacks in order, as OpenClaw would try them.
struct Chain {
    ChainId id;
    Inheritance inheritance = Inheritance::Unset;
    bool hasPrimary = false; //!< False when only fallbacks are declared and nothing is inherited; then entry 0 is a fallback.
    std::vector<ChainEntry> entries;
    Origin origin; //!< Of the `model` value that declares it; empty path when nothing does.

    bool isEmpty() const { return entries.empty(); }
    friend bool operator==(const Chain&, const Chain&) = default;
};

//! One agent, from either roster.
struct Agent {
    AgentId id;
    std::string name;
    bool isDefault = false; //!< `default: true` in a list, or the explicit owner in entries.
    std::vector<Chain> chains; //!< Effective ones; the text chain is first and always there.
    std::string toolProfile; //!< `tools.profile`, empty when not set here.
    bool hasToolLimits = false; //!< Own `tools.allow`, `tools.deny` or `tools.profile`.
    std::string sandboxMode; //!< Effective `sandbox.mode`.
    RawJson params;
    Origin origin;

    const Chain& chain(ModelRole role = ModelRole::Text) const;
    friend bool operator==(const Agent&, const Agent&) = default;
};

//! `agents.defaults.models`: settings of one model, or of all of one provider (`provider/*`).
struct ModelSettings {
    std::string key; //!< As written.
    ModelRef ref;
    bool isWildcard = false;
    std::string alias;
    RawJson params;
    Origin origin;

    friend bool operator==(const ModelSettings&, const ModelSettings&) = default;
};

enum class MergeMode : std::uint8_t {
    Merge, //!< Built-in providers stay usable beside the declared ones.
    Replace, //!< Only declared providers exist.
};

//! Which models may be chosen.
struct AllowList {
    enum class Kind : std::uint8_t {
        None, //!< Everything is allowed.
        Policy, //!< `agents.defaults.modelPolicy.allow`.
        ModelsMap, //!< The keys of `agents.defaults.models`, in the older meaning.
    };
    Kind kind = Kind::None;
    std::vector<std::string> entries; //!< As written: `provider/model`, `provider/*`, `provider/group/*` or an alias.
    std::vector<ModelRef> models; //!< What the entries mean, in their order; `*` ends those that mean several.
    Origin origin;

    bool allows(const ModelRef& ref) const;
    friend bool operator==(const AllowList&, const AllowList&) = default;
};

//! `auth.profiles.<id>`.
struct AuthProfile {
    std::string id;
    ProviderId provider;
    std::string mode;
    friend bool operator==(const AuthProfile&, const AuthProfile&) = default;
};

//! The parts of `gateway`, `tools`, `compaction` and `sandbox` that bear on models and safety.
struct Surroundings {
    std::string compactionMode;
    bool compactionEnabled = true;
    std::string sandboxMode;
    std::string toolProfile;
    bool hasToolLimits = false;
    std::string gatewayMode;
    std::string gatewayBind;
    std::optional<int> gatewayPort;
    friend bool operator==(const Surroundings&, const Surroundings&) = default;
};

//! A path of the configuration that OpenClaw looks at on the disk.
struct DiskReference {
    std::string path;
    json5::Path location;
    Origin origin;
    std::vector<std::string> trustedFolders; //!< Of a program: it must lie in one of them, unless there is none.
    friend bool operator==(const DiskReference&, const DiskReference&) = default;
};

struct DiskReferences {
    std::vector<DiskReference> secretPrograms;
    std::vector<DiskReference> pluginPaths;

    //! The reference that stands at `location`, or null.
    const DiskReference* find(const json5::Path& location) const;
    friend bool operator==(const DiskReferences&, const DiskReferences&) = default;
};

//! All that a configuration means to OpenClaw about models, as plain values. Made by lower(); never edited in place.
struct OpenClawConfig {
    Generation generation = Generation::Either;
    MergeMode mode = MergeMode::Merge;
    std::vector<Provider> providers; //!< In the file's order.
    std::vector<ModelSettings> modelSettings; //!< Aliases are here.
    AllowList allowList;
    std::vector<Chain> defaultChains; //!< The text chain is first and always there, if only empty.
    std::vector<Agent> agents; //!< In the file's order; without any, OpenClaw has one agent called `main`.
    std::vector<AuthProfile> authProfiles;
    Surroundings surroundings;
    std::vector<UnknownKey> unknownKeys; //!< At the root.
    DiskReferences onDisk;

    const Provider* findProvider(const ProviderId& id) const;
    //! The declared model, or null.
    const Model* findModel(const ModelRef& ref) const;
    const Agent* findAgent(const AgentId& id) const;
    //! The effective chain; an empty one when the agent or the role is not configured.
    const Chain& chain(const ChainId& id) const;
    //! The model an alias stands for, letter case of ASCII ignored.
    std::optional<ModelRef> resolveAlias(std::string_view alias) const;
    //! The alias of a model, or empty.
    std::string aliasOf(const ModelRef& ref) const;

    friend bool operator==(const OpenClawConfig&, const OpenClawConfig&) = default;
};

} // namespace switchyard::config
