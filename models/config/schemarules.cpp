// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemarules.h"

#include "config/catalogue.h"
#include "config/knownnames.h"
#include "routing/baseurl.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace switchyard::config {

namespace {

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

//! An agent's id as OpenClaw folds it: lower case, other characters as dashes.
std::string agentKey(std::string_view id)
{
    std::string result;
    for (const auto c : lowered(trimmed(id))) {
        const auto isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (isPlain)
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (!result.empty() && result.back() == '-')
        result.pop_back();
    return result.empty() ? "main" : result.substr(0, 64);
}

//! `30m`, `1h30m`, `250ms`, or a number alone.
bool isDuration(std::string_view text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+(\\.\\d+)?|(\\d+(\\.\\d+)?(ms|s|m|h|d))+)$"));
    const auto folded = lowered(trimmed(text));
    return form.match(QString::fromStdString(folded)).hasMatch();
}

bool isTimeOfDay(std::string_view text, bool isEnd)
{
    static const QRegularExpression form(QStringLiteral("^([01]\\d|2[0-3]|24):([0-5]\\d)$"));
    if (!form.match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch())
        return false;
    return !text.starts_with("24") || (isEnd && text == "24:00");
}

//! `provider/model`, with more slashes allowed, no part empty, no blanks and no stars.
bool isExactRef(std::string_view text)
{
    const auto isBad = [](char c) { return c == '*' || std::isspace(static_cast<unsigned char>(c)) || std::iscntrl(static_cast<unsigned char>(c)); };
    return text.find('/') != std::string_view::npos && text.front() != '/' && text.back() != '/'
        && text.find("//") == std::string_view::npos && std::none_of(text.begin(), text.end(), isBad);
}

bool isPolicyRef(std::string_view text)
{
    if (text == "openrouter:auto" || text == "openrouter:free")
        return true;
    if (text.ends_with("/*")) {
        const auto prefix = std::string(text.substr(0, text.size() - 2));
        return !prefix.empty() && isExactRef(prefix + "/x");
    }
    return isExactRef(text);
}

bool isAbsoluteHostPath(std::string_view path)
{
    return path.starts_with('/') || (path.size() > 2 && std::isalpha(static_cast<unsigned char>(path[0])) && path[1] == ':'
                                     && (path[2] == '/' || path[2] == '\\'));
}

class Rules final {
public:
    Rules(const Node& root, DefaultMarkers markers)
        : m_markersWereTaken(markers == DefaultMarkers::TakenOut)
        , m_root(Place::root(root))
        , m_agents(m_root.under("agents"))
        , m_defaults(m_agents.under("defaults"))
    {
    }

    std::vector<Violation> run()
    {
        checkProviders();
        checkCatalogueRefresh();
        checkSecrets();
        checkRoster();
        checkAgentReferences();
        checkScope(m_defaults, m_defaults);
        eachAgent([this](const Place& agent) { checkScope(agent, m_defaults); });
        checkTools(m_root.under("tools"));
        checkWebSearch();
        checkTalk(m_root.under("talk"));
        const auto talk = m_root.under("talk");
        checkTalk(talk.under("realtime"));
        checkGateway();
        checkChannels();
        checkHooks();
        return std::move(m_found);
    }

private:
    void add(const Place& place, std::string code, std::string message)
    {
        Violation violation;
        violation.node = place.node;
        violation.path = place.toPath();
        violation.dottedPath = place.toString();
        violation.code = std::move(code);
        violation.message = std::move(message);
        m_found.push_back(std::move(violation));
    }

    template<typename Visit>
    void eachMember(const Place& object, Visit visit)
    {
        if (!object.node)
            return;
        for (const auto& member : object.node->members)
            visit(object.under(member.key, &member.value));
    }

    template<typename Visit>
    void eachElement(const Place& array, Visit visit)
    {
        if (!array.node)
            return;
        for (std::size_t i = 0; i < array.node->elements.size(); ++i)
            visit(array.under(i));
    }

    template<typename Visit>
    void eachAgent(Visit visit)
    {
        eachMember(m_agents.under("entries"), visit);
    }

    static std::string_view stringAt(const Place& object, std::string_view key)
    {
        const auto* const node = object.node ? object.node->find(key) : nullptr;
        return node ? node->string() : std::string_view {};
    }

    void checkProviders()
    {
        const auto models = m_root.under("models");
        eachMember(models.under("providers"), [this](const Place& provider) {
            if (!provider.node->isObject())
                return;
            if (!Catalogue::builtIn().isBundled(provider.key))
                checkCustomProvider(provider);
        });
    }

    void checkCustomProvider(const Place& provider)
    {
        const auto url = provider.under("baseUrl");
        if (!url.node || url.node->string().empty())
            add(url, "missing-base-url",
                "OpenClaw does not know this provider, so it wants a baseUrl here and refuses the file without one");
        const auto list = provider.under("models");
        if (!list.node || !list.node->isArray())
            add(list, "missing-models",
                "OpenClaw does not know this provider, so it wants its list of models here and refuses the file without one");
    }

    void checkCatalogueRefresh()
    {
        const auto models = m_root.under("models");
        const auto refresh = models.under("catalogRefresh");
        const auto url = refresh.under("url");
        if (!url.node || !url.node->isString())
            return;
        const auto parsed = routing::parseBaseUrl(url.node->string());
        const auto isFine = parsed && (parsed->tls || routing::trustClassOf(parsed->host) == TrustClass::Loopback);
        if (!isFine)
            add(url, "bad-url", "OpenClaw wants an https:// address here, or http:// on this machine");
    }

    void checkSecrets()
    {
        const auto secrets = m_root.under("secrets");
        eachMember(secrets.under("providers"), [this](const Place& provider) {
            if (stringAt(provider, "source") != "exec")
                return;
            const auto command = provider.under("command");
            if (!stringAt(provider, "command").empty() && !isAbsoluteHostPath(stringAt(provider, "command")))
                add(command, "command-not-absolute", "OpenClaw wants the whole path of the program here");
            eachElement(provider.under("trustedDirs"), [this](const Place& folder) {
                if (!isAbsoluteHostPath(folder.node->string()))
                    add(folder, "path-not-absolute", "OpenClaw wants an absolute path here");
            });
        });
        // A reference must ask for the source its provider has.
        const auto models = m_root.under("models");
        eachMember(models.under("providers"), [this, &secrets](const Place& provider) {
            checkReference(provider.under("apiKey"), secrets);
            eachMember(provider.under("headers"), [this, &secrets](const Place& header) { checkReference(header, secrets); });
        });
    }

    void checkReference(const Place& value, const Place& secrets)
    {
        const auto source = stringAt(value, "source");
        const auto provider = stringAt(value, "provider");
        const auto id = stringAt(value, "id");
        if (source.empty() || provider.empty())
            return;
        const auto* const declared = secrets.node ? secrets.node->at({"providers", provider}) : nullptr;
        const auto* const declaredSource = declared ? declared->find("source") : nullptr;
        if (declaredSource && declaredSource->string() != source)
            add(value, "secret-source-mismatch",
                "The secret provider \"" + std::string(provider) + "\" has source \"" + std::string(declaredSource->string())
                    + "\", but this reference asks for \"" + std::string(source) + '"');
        if (source == "file" && id != "value" && !id.starts_with('/'))
            add(value.under("id"), "bad-secret-id", "OpenClaw wants a JSON pointer such as /providers/openai here, or \"value\"");
        static const QRegularExpression execId(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}$"));
        if (source == "exec" && !execId.match(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()))).hasMatch())
            add(value.under("id"), "bad-secret-id", "OpenClaw wants letters, digits and . _ : / # - here");
    }

    void checkRoster()
    {
        if (!m_agents.node || !m_agents.node->isObject())
            return;
        const auto entries = m_agents.under("entries");
        const auto ownership = stringAt(m_agents, "ownership");
        if (!entries.node || !entries.node->isObject())
            return;
        if (entries.node->members.empty() && ownership == "explicit")
            add(entries, "no-agents", "OpenClaw wants at least one agent here");
        std::map<std::string, std::string> keys;
        std::size_t marked = 0;
        eachMember(entries, [&](const Place& agent) {
            const auto [found, isNew] = keys.emplace(agentKey(agent.key), std::string(agent.key));
            if (!isNew)
                add(agent, "duplicate-agent",
                    "This is the same agent to OpenClaw as \"" + found->second + "\"; give one of them another name");
            const auto* const marker = agent.node->find("default");
            marked += marker && marker->boolean ? 1U : 0U;
        });
        if (marked > 1)
            add(entries, "several-default-agents", "Only one agent can be marked default: true");
        if (ownership == "explicit" && marked > 0)
            add(m_agents.under("ownership"), "ownership-conflict",
                "ownership: \"explicit\" does not go together with an agent marked default: true");
        if (entries.node->members.size() > 1 && marked == 0 && ownership != "explicit" && !m_markersWereTaken)
            add(m_agents.under("ownership"), "missing-ownership",
                "With several agents OpenClaw wants ownership: \"explicit\" under agents, or one agent marked default: true");
    }

    void checkAgentReferences()
    {
        std::set<std::string> ids;
        std::set<std::string> exactIds;
        eachAgent([&](const Place& agent) {
            ids.insert(agentKey(agent.key));
            exactIds.insert(std::string(agent.key));
        });
        // Without agents there is one that is called main.
        if (ids.empty()) {
            ids.insert("main");
            exactIds.insert("main");
        }
        const auto check = [&](const Place& place) {
            if (place.node && place.node->isString() && !ids.contains(agentKey(place.node->text)))
                addUnknownAgent(place);
        };
        const auto heartbeat = m_defaults.under("heartbeat");
        check(heartbeat.under("agentId"));
        const auto system = m_defaults.under("systemAgent");
        check(system.under("agentId"));
        const auto talk = m_root.under("talk");
        check(talk.under("agentId"));
        ids.insert("main");
        eachElement(m_root.under("bindings"), [&](const Place& binding) { check(binding.under("agentId")); });
        checkBroadcast(exactIds);
    }

    void addUnknownAgent(const Place& place)
    {
        add(place, "unknown-agent", "There is no agent \"" + std::string(place.node->string()) + "\" in agents.entries");
    }

    void checkBroadcast(const std::set<std::string>& ids)
    {
        static const QRegularExpression qualified(QStringLiteral("^[a-z][a-z0-9_-]*:.+$"),
                                                  QRegularExpression::CaseInsensitiveOption);
        eachMember(m_root.under("broadcast"), [&](const Place& entry) {
            if (entry.key == "strategy" || (!entry.node->isArray() && !entry.node->isObject()))
                return;
            const auto isQualified = qualified.match(QString::fromStdString(std::string(entry.key))).hasMatch();
            if (entry.node->isObject() && !isQualified)
                add(entry, "broadcast-not-qualified", "Group options want a key of the form channel:peer");
            const auto agents = entry.node->isArray() ? entry : entry.under("agents");
            eachElement(agents, [&](const Place& id) {
                if (id.node->isString() && !ids.contains(id.node->text))
                    addUnknownAgent(id);
            });
        });
    }

    //! Rules that hold for an agent as for the defaults.
    void checkScope(const Place& scope, const Place& defaults)
    {
        if (!scope.node || !scope.node->isObject())
            return;
        checkTools(scope.under("tools"));
        checkSandbox(scope.under("sandbox"));
        checkHeartbeat(scope.under("heartbeat"));
        checkModelMap(scope.under("models"));
        checkPolicy(scope, defaults);
        checkModelNames(scope);
        const auto decision = scope.under("decisionModel");
        if (decision.node && decision.node->isString() && !decision.node->text.empty()
            && !isExactRef(trimmed(decision.node->text)))
            add(decision, "not-a-model", "OpenClaw wants provider/model here, or an empty text for none");
    }

    void checkTools(const Place& tools)
    {
        if (!tools.node || !tools.node->isObject())
            return;
        checkAllowConflict(tools);
        eachMember(tools.under("byProvider"), [this](const Place& policy) { checkAllowConflict(policy); });
        const auto exec = tools.under("exec");
        if (!exec.node || !exec.node->find("mode"))
            return;
        if (exec.node->find("security") || exec.node->find("ask"))
            add(exec.under("mode"), "exec-mode-conflict",
                "mode does not go together with security or ask in the same exec; keep mode alone");
    }

    void checkAllowConflict(const Place& policy)
    {
        const auto isFilled = [&policy](std::string_view key) {
            const auto* const list = policy.node->find(key);
            return list && list->isArray() && !list->elements.empty();
        };
        if (policy.node->isObject() && isFilled("allow") && isFilled("alsoAllow"))
            add(policy, "allow-and-also-allow",
                "allow and alsoAllow cannot both be set here: put everything in allow, or use profile with alsoAllow");
    }

    void checkSandbox(const Place& sandbox)
    {
        if (!sandbox.node)
            return;
        const auto docker = sandbox.under("docker");
        const auto browser = sandbox.under("browser");
        checkBinds(docker.under("binds"));
        checkBinds(browser.under("binds"));
        const auto joins = docker.node && docker.node->find("dangerouslyAllowContainerNamespaceJoin")
            && docker.node->find("dangerouslyAllowContainerNamespaceJoin")->boolean;
        for (const auto* const place : {&docker, &browser}) {
            const auto network = lowered(trimmed(stringAt(*place, "network")));
            if (network == "host")
                add(place->under("network"), "sandbox-host-network",
                    "OpenClaw blocks the network mode \"host\" in a sandbox; use \"bridge\" or \"none\"");
            if (network.starts_with("container:") && !joins)
                add(place->under("network"), "sandbox-joined-network",
                    "OpenClaw blocks joining another container's network in a sandbox");
        }
        for (const auto key : {std::string_view("seccompProfile"), std::string_view("apparmorProfile")}) {
            if (lowered(trimmed(stringAt(docker, key))) == "unconfined")
                add(docker.under(key), "sandbox-unconfined", "OpenClaw blocks the profile \"unconfined\" in a sandbox");
        }
    }

    void checkBinds(const Place& binds)
    {
        eachElement(binds, [this](const Place& bind) {
            if (!bind.node->isString())
                return;
            const auto text = trimmed(bind.node->string());
            if (text.empty() || !isAbsoluteHostPath(text))
                add(bind, "bind-not-absolute", "OpenClaw wants an absolute path on the left of a sandbox mount");
        });
    }

    void checkHeartbeat(const Place& heartbeat)
    {
        const auto every = stringAt(heartbeat, "every");
        if (!every.empty() && !isDuration(every))
            add(heartbeat.under("every"), "bad-duration", "OpenClaw wants a duration such as \"30m\" or \"1h\" here");
        const auto hours = heartbeat.under("activeHours");
        for (const auto key : {std::string_view("start"), std::string_view("end")}) {
            const auto time = stringAt(hours, key);
            if (!time.empty() && !isTimeOfDay(time, key == "end"))
                add(hours.under(key), "bad-time", "OpenClaw wants a time such as \"08:00\" here");
        }
        const auto target = heartbeat.under("target");
        if (!target.node || !target.node->isString())
            return;
        const auto name = lowered(trimmed(target.node->string()));
        const auto isKnown = name == "owner" || name == "last" || name == "none" || KnownNames::builtIn().isChannel(name);
        if (!isKnown)
            add(target, "unknown-heartbeat-target", "OpenClaw wants \"owner\", \"last\", \"none\" or the name of a channel here");
    }

    void checkModelMap(const Place& models)
    {
        eachMember(models, [this](const Place& entry) {
            if (!entry.node->isObject() || isExactRef(entry.key))
                return;
            for (const auto key : {std::string_view("pickerRuntimes"), std::string_view("codeMode")}) {
                if (entry.node->find(key))
                    add(entry.under(key), "needs-exact-model", "This works only in the entry of one model, provider/model");
            }
        });
    }

    void addAliases(const Place& models, std::set<std::string>& aliases)
    {
        eachMember(models, [&aliases](const Place& entry) {
            if (const auto alias = stringAt(entry, "alias"); !alias.empty())
                aliases.insert(lowered(trimmed(alias)));
        });
    }

    void checkPolicy(const Place& scope, const Place& defaults)
    {
        const auto policy = scope.under("modelPolicy");
        const auto allow = policy.under("allow");
        if (!allow.node)
            return;
        std::set<std::string> aliases;
        addAliases(defaults.under("models"), aliases);
        addAliases(scope.under("models"), aliases);
        eachElement(allow, [&](const Place& entry) {
            const auto text = trimmed(entry.node->string());
            if (entry.node->isString() && !aliases.contains(lowered(text)) && !isPolicyRef(text))
                add(entry, "bad-model-policy",
                    "OpenClaw wants an alias, provider/model or provider/* here");
        });
    }

    void checkModelName(const Place& name)
    {
        if (name.node && name.node->isString() && KnownNames::builtIn().isSuppressedModel(trimmed(name.node->string())))
            add(name, "suppressed-model",
                "OpenClaw does not offer " + std::string(name.node->string()) + " any more and refuses a file that names it");
    }

    void checkSelector(const Place& value)
    {
        checkModelName(value);
        if (!value.node || !value.node->isObject())
            return;
        checkModelName(value.under("primary"));
        eachElement(value.under("fallbacks"), [this](const Place& fallback) { checkModelName(fallback); });
    }

    void checkModelNames(const Place& scope)
    {
        for (const auto key : {"model", "imageModel", "pdfModel", "voiceModel", "utilityModel"})
            checkSelector(scope.under(key));
        eachMember(scope.under("mediaModels"), [this](const Place& model) { checkSelector(model); });
        const auto heartbeat = scope.under("heartbeat");
        checkModelName(heartbeat.under("model"));
        const auto subagents = scope.under("subagents");
        checkSelector(subagents.under("model"));
        const auto compaction = scope.under("compaction");
        checkModelName(compaction.under("model"));
        eachMember(scope.under("models"), [this](const Place& entry) {
            if (KnownNames::builtIn().isSuppressedModel(entry.key))
                add(entry, "suppressed-model",
                    "OpenClaw does not offer " + std::string(entry.key) + " any more and refuses a file that names it");
        });
    }

    void checkWebSearch()
    {
        const auto tools = m_root.under("tools");
        const auto web = tools.under("web");
        const auto search = web.under("search");
        if (!search.node || !search.node->isObject())
            return;
        constexpr std::array<std::string_view, 9> legacy {"brave",  "firecrawl", "gemini",     "grok", "kimi",
                                                          "minimax", "ollama",    "perplexity", "searxng"};
        eachMember(search, [&](const Place& entry) {
            const auto isLegacy = std::find(legacy.begin(), legacy.end(), entry.key) != legacy.end() && entry.node->isObject();
            if (entry.key == "apiKey" || isLegacy)
                add(entry, "legacy-web-search",
                    "Keys of a search provider belong under plugins.entries.<plugin>.config.webSearch now");
        });
        const auto provider = search.under("provider");
        if (!provider.node || !provider.node->isString())
            return;
        const auto name = trimmed(provider.node->string());
        // A plugin may bring the provider under any name.
        if (!KnownNames::builtIn().isWebSearchProvider(name) && !m_root.node->find("plugins"))
            add(provider, "unknown-web-search", "OpenClaw has no web search provider of this name without a plugin");
    }

    bool hasPluginEvidence(std::string_view id) const
    {
        const auto* const plugins = m_root.node->find("plugins");
        if (!plugins)
            return false;
        const auto* const allow = plugins->find("allow");
        const auto names = [id](const Node& node) { return lowered(trimmed(node.string())) == lowered(id); };
        if (allow && std::any_of(allow->elements.begin(), allow->elements.end(), names))
            return true;
        return plugins->at({"entries", id}) || plugins->at({"installs", id});
    }

    void checkTalk(const Place& talk)
    {
        const auto providers = talk.under("providers");
        if (!providers.node || !providers.node->isObject() || providers.node->members.empty())
            return;
        const auto provider = lowered(trimmed(stringAt(talk, "provider")));
        if (!provider.empty() && !providers.node->find(provider))
            add(talk.under("provider"), "unknown-talk-provider", "This must be one of the providers declared beside it");
        if (provider.empty() && providers.node->members.size() > 1)
            add(talk.under("provider"), "missing-talk-provider", "With several providers one must be chosen here");
    }

    void checkGateway()
    {
        const auto gateway = m_root.under("gateway");
        const auto tailscale = gateway.under("tailscale");
        const auto mode = stringAt(tailscale, "mode");
        const auto isExposed = mode == "serve" || mode == "funnel";
        const auto bind = stringAt(gateway, "bind");
        const auto customHost = stringAt(gateway, "customBindHost");
        const auto isLoopback = bind.empty() || bind == "loopback" || (bind == "custom" && customHost.starts_with("127."));
        if (isExposed && !isLoopback)
            add(gateway.under("bind"), "tailscale-bind", "With Tailscale the gateway must listen on loopback: bind: \"loopback\"");
        const auto auth = gateway.under("auth");
        if (isExposed && stringAt(auth, "mode") == "none")
            add(auth.under("mode"), "tailscale-no-auth", "With Tailscale the gateway needs a token or a password");
        const auto roles = gateway.under("roles");
        const auto chosen = roles.under("default");
        const auto* const definitions = roles.node ? roles.node->find("definitions") : nullptr;
        if (definitions && chosen.node && !definitions->find(chosen.node->string()))
            add(chosen, "unknown-role", "This must be one of the roles defined beside it");
        const auto tls = gateway.under("tls");
        for (const auto key : {std::string_view("certPath"), std::string_view("keyPath")}) {
            const auto* const path = tls.node ? tls.node->find(key) : nullptr;
            if (path && path->isString() && trimmed(path->string()).empty())
                add(tls.under(key), "blank-path", "This path must not be blank");
        }
    }

    void checkChannels()
    {
        eachMember(m_root.under("channels"), [this](const Place& channel) {
            const auto name = trimmed(channel.key);
            if (name.empty() || name == "defaults" || name == "modelByChannel")
                return;
            if (!KnownNames::builtIn().isChannel(name) && !hasPluginEvidence(name))
                add(channel, "unknown-channel", "OpenClaw has no channel of this name without a plugin");
        });
    }

    void checkHooks()
    {
        const auto hooks = m_root.under("hooks");
        const auto hasDefault = !trimmed(stringAt(hooks, "defaultSessionKey")).empty();
        eachElement(hooks.under("mappings"), [&](const Place& mapping) {
            const auto action = stringAt(mapping, "action");
            const auto needsKey = (action.empty() || action == "agent") && stringAt(mapping, "sessionMode") == "persistent";
            if (needsKey && !hasDefault && trimmed(stringAt(mapping, "sessionKey")).empty() && !mapping.node->find("transform"))
                add(mapping.under("sessionKey"), "missing-session-key",
                    "A persistent mapping needs a sessionKey, hooks.defaultSessionKey or a transform");
        });
    }

    bool m_markersWereTaken;
    Place m_root;
    Place m_agents;
    Place m_defaults;
    std::vector<Violation> m_found;
};

} // namespace

std::vector<Violation> checkRules(const Node& root, Generation generation, DefaultMarkers markers)
{
    // The older schema says these things itself, or does not ask for them.
    if (generation == Generation::List)
        return {};
    return Rules(root, markers).run();
}

} // namespace switchyard::config
