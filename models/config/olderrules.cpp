// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// What OpenClaw 2026.2 asks for beyond its schema: that the plugins, channels and heartbeat targets a file names exist.

#include "config/knownnames.h"
#include "config/rulewalk.h"

namespace switchyard::config {

namespace {

class OlderRules final : private RuleWalk {
public:
    OlderRules(const Node& root, std::vector<Violation>& found)
        : RuleWalk(found)
    {
        m_root.node = &root;
    }

    void run() const
    {
        // A plugin from elsewhere has names of its own, which only its files tell.
        if (bringsPlugins())
            return;
        checkPlugins();
        checkChannels();
        eachMatch(m_root, {"agents", "defaults", "heartbeat", "target"}, [this](const Place& target) { checkTarget(target); });
        eachMatch(m_root, {"agents", "list", "[]", "heartbeat", "target"}, [this](const Place& target) { checkTarget(target); });
    }

private:
    bool bringsPlugins() const
    {
        const auto* const paths = m_root.node->at({"plugins", "load", "paths"});
        const auto* const installs = m_root.node->at({"plugins", "installs"});
        return (paths && !paths->elements.empty()) || (installs && !installs->members.empty());
    }

    void checkPlugin(const Place& place, std::string_view name) const
    {
        if (!KnownNames::older().isPlugin(name))
            add(place, "unknown-plugin", {{"plugin", std::string(name)}});
    }

    void checkPlugins() const
    {
        const auto plugins = m_root.under("plugins");
        eachMember(plugins.under("entries"), [this](const Place& entry) { checkPlugin(entry, entry.key); });
        const auto checkName = [this](const Place& name) {
            if (!trimmedText(name.node->string()).empty())
                checkPlugin(name, name.node->string());
        };
        eachElement(plugins.under("allow"), checkName);
        eachElement(plugins.under("deny"), checkName);
        const auto slots = plugins.under("slots");
        const auto memory = slots.under("memory");
        const auto name = memory.node ? trimmedText(memory.node->string()) : std::string_view {};
        if (!name.empty() && loweredText(name) != "none")
            checkPlugin(memory, name);
    }

    void checkChannels() const
    {
        eachMember(m_root.under("channels"), [this](const Place& channel) {
            const auto name = trimmedText(channel.key);
            if (!name.empty() && name != "defaults" && !KnownNames::older().isChannel(name))
                add(channel, "unknown-channel");
        });
    }

    void checkTarget(const Place& target) const
    {
        if (!target.node->isString())
            return;
        const auto name = loweredText(trimmedText(target.node->string()));
        if (name != "last" && name != "none" && !KnownNames::older().isChannelOrAlias(name))
            add(target, "unknown-channel");
    }

    Place m_root;
};

} // namespace

void checkOlderRules(const Node& root, std::vector<Violation>& found)
{
    OlderRules(root, found).run();
}

} // namespace switchyard::config
