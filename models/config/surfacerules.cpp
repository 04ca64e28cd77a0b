// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/rulewalk.h"

#include "config/catalogue.h"
#include "config/knownnames.h"

#include <algorithm>
#include <array>

namespace switchyard::config {

namespace {

class SurfaceRules final : public RuleWalk {
public:
    SurfaceRules(const Node& root, std::vector<Violation>& found)
        : RuleWalk(found)
        , m_root(Place::root(root))
    {
    }

    void run() const
    {
        checkProviders();
        checkSecrets();
        checkWebSearch();
        const auto talk = m_root.under("talk");
        checkTalk(talk);
        checkTalk(talk.under("realtime"));
        checkGateway();
        checkChannels();
        checkHooks();
        checkMemory();
    }

private:
    void checkProviders() const
    {
        const auto models = m_root.under("models");
        eachMember(models.under("providers"), [this](const Place& provider) {
            if (!provider.node->isObject() || Catalogue::builtIn().isBundled(provider.key))
                return;
            const auto url = provider.under("baseUrl");
            if (!url.node || url.node->string().empty())
                add(url, "missing-base-url");
            const auto list = provider.under("models");
            if (!list.node || !list.node->isArray())
                add(list, "missing-models");
        });
    }

    void checkSecrets() const
    {
        for (const auto& pattern : KnownNames::builtIn().secretTargets())
            eachMatch(m_root, pattern, [this](const Place& value) { checkSource(value); });
        for (const auto& pattern : KnownNames::builtIn().secretsNotAllowed()) {
            eachMatch(m_root, pattern, [this](const Place& value) {
                if (!stringAt(value, "source").empty() && value.node->find("id"))
                    add(value, "secret-not-allowed");
            });
        }
    }

    //! A reference must ask for the source that its provider has.
    void checkSource(const Place& value) const
    {
        const auto source = stringAt(value, "source");
        const auto provider = stringAt(value, "provider");
        if (source.empty() || provider.empty())
            return;
        const auto* const defaults = m_root.node->at({"secrets", "defaults", source});
        const auto usual = defaults ? defaults->string() : std::string_view("default");
        if ((source == "env" || source == "store") && provider == usual)
            return;
        const auto* const declared = m_root.node->at({"secrets", "providers", provider, "source"});
        if (declared && !declared->string().empty() && declared->string() != source)
            add(value, "secret-source-mismatch",
                {{"provider", std::string(provider)},
                 {"declared", std::string(declared->string())},
                 {"asked", std::string(source)}});
    }

    void checkWebSearch() const
    {
        const auto tools = m_root.under("tools");
        const auto web = tools.under("web");
        const auto search = web.under("search");
        if (!search.node || !search.node->isObject())
            return;
        constexpr std::array<std::string_view, 9> legacy {"brave",   "firecrawl", "gemini",     "grok", "kimi",
                                                          "minimax", "ollama",    "perplexity", "searxng"};
        eachMember(search, [&](const Place& entry) {
            const auto isLegacy = std::find(legacy.begin(), legacy.end(), entry.key) != legacy.end() && entry.node->isObject();
            const auto isBlocked = entry.key == "__proto__" || entry.key == "prototype" || entry.key == "constructor";
            if (entry.key == "apiKey" || isLegacy)
                add(entry, "legacy-web-search");
            else if (isBlocked)
                add(entry, "bad-format.reserved");
        });
        const auto provider = search.under("provider");
        if (!provider.node || !provider.node->isString())
            return;
        const auto name = trimmedText(provider.node->string());
        const auto& names = KnownNames::builtIn();
        if (names.isWebSearchProvider(name))
            return;
        // A plugin that is not here may bring it; one that is here does not.
        const auto plugin = names.webSearchPlugin(name);
        const auto isMine = plugin.empty() && names.isPlugin(loweredText(name));
        if (isMine || (!hasPluginEvidence(name) && (plugin.empty() || !hasPluginEvidence(plugin))))
            add(provider, "unknown-web-search");
    }

    //! Whether the file speaks of a plugin, installed or not.
    bool hasPluginEvidence(std::string_view id) const
    {
        const auto* const plugins = m_root.node->find("plugins");
        const auto wanted = loweredText(trimmedText(id));
        if (!plugins || wanted.empty())
            return false;
        const auto* const allow = plugins->find("allow");
        const auto isSame = [&wanted](std::string_view name) { return loweredText(trimmedText(name)) == wanted; };
        if (allow && std::any_of(allow->elements.begin(), allow->elements.end(), [&](const Node& name) { return isSame(name.string()); }))
            return true;
        const auto names = [&](const Node* object) {
            return object && std::any_of(object->members.begin(), object->members.end(),
                                         [&](const Member& member) { return isSame(member.key); });
        };
        return names(plugins->find("entries")) || names(plugins->find("installs"));
    }

    void checkTalk(const Place& talk) const
    {
        const auto providers = talk.under("providers");
        if (!providers.node || !providers.node->isObject() || providers.node->members.empty())
            return;
        const auto provider = loweredText(trimmedText(stringAt(talk, "provider")));
        if (!provider.empty() && !providers.node->find(provider))
            add(talk.under("provider"), "unknown-talk-provider");
        if (provider.empty() && providers.node->members.size() > 1)
            add(talk.under("provider"), "missing-talk-provider");
    }

    void checkGateway() const
    {
        const auto gateway = m_root.under("gateway");
        const auto tailscale = gateway.under("tailscale");
        const auto mode = stringAt(tailscale, "mode");
        const auto isExposed = mode == "serve" || mode == "funnel";
        const auto bind = stringAt(gateway, "bind");
        const auto customHost = stringAt(gateway, "customBindHost");
        const auto isLoopback = bind.empty() || bind == "loopback" || (bind == "custom" && customHost.starts_with("127."));
        if (isExposed && !isLoopback)
            add(gateway.under("bind"), "tailscale-bind");
        const auto auth = gateway.under("auth");
        if (isExposed && stringAt(auth, "mode") == "none")
            add(auth.under("mode"), "tailscale-no-auth");
        const auto roles = gateway.under("roles");
        const auto chosen = roles.under("default");
        const auto* const definitions = roles.node ? roles.node->find("definitions") : nullptr;
        const auto isDefined = [&](const Member& role) { return trimmedText(role.key) == trimmedText(chosen.node->string()); };
        if (definitions && chosen.node && std::none_of(definitions->members.begin(), definitions->members.end(), isDefined))
            add(chosen, "unknown-role");
    }

    void checkChannels() const
    {
        const auto& names = KnownNames::builtIn();
        eachMember(m_root.under("channels"), [&](const Place& channel) {
            const auto name = trimmedText(channel.key);
            if (name.empty())
                return;
            const auto isStale = !names.isPlugin(loweredText(name)) && hasPluginEvidence(name);
            if (!names.isChannel(name) && !isStale)
                add(channel, "unknown-channel");
            else if (names.isChannel(name) && name.size() != channel.key.size())
                add(channel, "bad-format.outer-blanks");
        });
    }

    void checkHooks() const
    {
        const auto hooks = m_root.under("hooks");
        const auto hasDefault = !trimmedText(stringAt(hooks, "defaultSessionKey")).empty();
        eachElement(hooks.under("mappings"), [&](const Place& mapping) {
            const auto action = stringAt(mapping, "action");
            const auto needsKey = (action.empty() || action == "agent") && stringAt(mapping, "sessionMode") == "persistent";
            if (needsKey && !hasDefault && trimmedText(stringAt(mapping, "sessionKey")).empty() && !mapping.node->find("transform"))
                add(mapping.under("sessionKey"), "missing-session-key");
        });
    }

    void checkMemory() const
    {
        const auto plugins = m_root.under("plugins");
        const auto slots = plugins.under("slots");
        const auto memory = slots.under("memory");
        if (!memory.node || !memory.node->isString())
            return;
        const auto name = trimmedText(memory.node->string());
        if (!name.empty() && loweredText(name) != "none" && !KnownNames::builtIn().isMemoryPlugin(name))
            add(memory, "unknown-plugin", {{"plugin", std::string(name)}});
    }

    Place m_root;
};

} // namespace

void checkSurfaceRules(const Node& root, std::vector<Violation>& found)
{
    SurfaceRules(root, found).run();
}

} // namespace switchyard::config
