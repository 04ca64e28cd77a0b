// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/rulewalk.h"

#include "config/knownnames.h"

#include <QDir>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace switchyard::config {

namespace {

//! `provider/model`, with more slashes allowed, no part empty, no blanks and no stars.
bool isExactRef(std::string_view text)
{
    const auto isBad = [](char c) {
        return c == '*' || std::isspace(static_cast<unsigned char>(c)) || std::iscntrl(static_cast<unsigned char>(c));
    };
    return text.find('/') != std::string_view::npos && text.front() != '/' && text.back() != '/'
        && text.find("//") == std::string_view::npos && std::none_of(text.begin(), text.end(), isBad);
}

bool isPolicyRef(std::string_view text)
{
    const auto folded = loweredText(text);
    if (folded == "openrouter:auto" || folded == "openrouter:free")
        return true;
    if (text.ends_with("/*")) {
        const auto prefix = std::string(text.substr(0, text.size() - 2));
        return !prefix.empty() && isExactRef(prefix + "/x");
    }
    return isExactRef(text);
}

//! A path without `.`, `..` and doubled slashes, as text alone. Without a known home a tilde stays.
std::string cleanPath(std::string_view given, const std::string& home)
{
    const auto isHome = !home.empty() && (given == "~" || given.starts_with("~/"));
    const auto path = isHome ? home + std::string(given.substr(1)) : std::string(given);
    return QDir::cleanPath(QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()))).toStdString();
}

bool isWithin(const std::string& folder, const std::string& path)
{
    return path == folder || path.starts_with(folder.ends_with('/') ? folder : folder + '/');
}

class AgentRules final : public RuleWalk {
public:
    AgentRules(const Node& root, std::string home, DefaultMarkers markers, std::vector<Violation>& found)
        : RuleWalk(found)
        , m_home(std::move(home))
        , m_markersWereTaken(markers == DefaultMarkers::TakenOut)
        , m_root(Place::root(root))
        , m_agents(m_root.under("agents"))
        , m_defaults(m_agents.under("defaults"))
        , m_entries(m_agents.under("entries"))
    {
    }

    void run() const
    {
        checkRoster();
        checkReferences();
        checkScope(m_defaults);
        eachMember(m_entries, [this](const Place& agent) { checkScope(agent); });
        checkFolders();
        checkPictures();
        checkContainerVariables();
        checkModelNames();
    }

private:
    void checkRoster() const
    {
        if (!m_agents.node || !m_agents.node->isObject())
            return;
        const auto ownership = stringAt(m_agents, "ownership");
        const auto isEmpty = !m_entries.node || (m_entries.node->isObject() && m_entries.node->members.empty());
        if (isEmpty && ownership == "explicit" && !m_agents.node->find("list"))
            add(m_entries, "no-agents");
        if (!m_entries.node || !m_entries.node->isObject())
            return;
        std::map<std::string, std::string> keys;
        std::size_t marked = 0;
        eachMember(m_entries, [&](const Place& agent) {
            const auto [found, isNew] = keys.emplace(agentKey(agent.key), std::string(agent.key));
            if (!isNew)
                add(agent, "duplicate-agent", {{"other", found->second}});
            const auto* const marker = agent.node->find("default");
            marked += marker && marker->boolean ? 1U : 0U;
        });
        if (marked > 1)
            add(m_entries, "several-default-agents");
        if (ownership == "explicit" && marked > 0)
            add(m_agents.under("ownership"), "ownership-conflict");
        if (m_entries.node->members.size() > 1 && marked == 0 && ownership != "explicit" && !m_markersWereTaken)
            add(m_agents.under("ownership"), "missing-ownership");
    }

    void checkReferences() const
    {
        std::set<std::string> ids;
        std::set<std::string> exactIds;
        eachMember(m_entries, [&](const Place& agent) {
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
                addUnknown(place);
        };
        const auto heartbeat = m_defaults.under("heartbeat");
        check(heartbeat.under("agentId"));
        const auto system = m_defaults.under("systemAgent");
        check(system.under("agentId"));
        const auto talk = m_root.under("talk");
        check(talk.under("agentId"));
        eachElement(m_root.under("bindings"), [&](const Place& binding) {
            const auto agent = binding.under("agentId");
            if (agent.node && agent.node->string() != "main")
                check(agent);
        });
        eachMember(m_root.under("broadcast"), [&](const Place& entry) {
            if (entry.key == "strategy" || (!entry.node->isArray() && !entry.node->isObject()))
                return;
            const auto agents = entry.node->isArray() ? entry : entry.under("agents");
            eachElement(agents, [&](const Place& id) {
                if (id.node->isString() && !exactIds.contains(id.node->text))
                    addUnknown(id);
            });
        });
    }

    void addUnknown(const Place& place) const { add(place, "unknown-agent", {{"agent", std::string(place.node->string())}}); }

    //! Rules that hold for an agent as for the defaults.
    void checkScope(const Place& scope) const
    {
        if (!scope.node || !scope.node->isObject())
            return;
        checkTarget(scope);
        checkPolicy(scope);
    }

    void checkTarget(const Place& scope) const
    {
        const auto heartbeat = scope.under("heartbeat");
        const auto target = heartbeat.under("target");
        if (!target.node || !target.node->isString())
            return;
        const auto name = loweredText(trimmedText(target.node->string()));
        const auto isKnown = name == "owner" || name == "last" || name == "none" || KnownNames::builtIn().isChannelOrAlias(name);
        if (!isKnown)
            add(target, "unknown-heartbeat-target");
    }

    void checkPolicy(const Place& scope) const
    {
        const auto policy = scope.under("modelPolicy");
        const auto allow = policy.under("allow");
        if (!allow.node)
            return;
        std::set<std::string> aliases;
        for (const auto& owner : {m_defaults, scope}) {
            eachMember(owner.under("models"), [&aliases](const Place& entry) {
                if (const auto alias = stringAt(entry, "alias"); !alias.empty())
                    aliases.insert(loweredText(trimmedText(alias)));
            });
        }
        eachElement(allow, [&](const Place& entry) {
            const auto text = trimmedText(entry.node->string());
            if (entry.node->isString() && !aliases.contains(loweredText(text)) && !(text.size() > 1 && isPolicyRef(text)))
                add(entry, "bad-model-policy");
        });
    }

    //! Two agents must not keep their sessions and sign-ins in one folder.
    void checkFolders() const
    {
        std::map<std::string, std::string> folders;
        std::set<std::string> ids;
        eachMember(m_entries, [&](const Place& agent) { ids.insert(agentKey(agent.key)); });
        eachElement(m_root.under("bindings"), [&](const Place& binding) {
            if (const auto id = stringAt(binding, "agentId"); !trimmedText(id).empty())
                ids.insert(agentKey(id));
        });
        for (const auto& id : ids)
            folders.emplace(cleanPath("~/.openclaw/agents/" + id + "/agent", m_home), id);
        std::set<std::string> seen;
        eachMember(m_entries, [&](const Place& agent) {
            const auto folder = trimmedText(stringAt(agent, "agentDir"));
            if (folder.empty())
                return;
            const auto path = cleanPath(folder, m_home);
            const auto own = folders.find(path);
            const auto isOthers = own != folders.end() && own->second != agentKey(agent.key);
            if (!seen.insert(path).second || (isOthers && usesOwnFolder(own->second)))
                add(agent.under("agentDir"), "shared-agent-folder");
        });
    }

    bool usesOwnFolder(const std::string& id) const
    {
        auto result = true;
        eachMember(m_entries, [&](const Place& agent) {
            result = result && (agentKey(agent.key) != id || trimmedText(stringAt(agent, "agentDir")).empty());
        });
        return result;
    }

    void checkPictures() const
    {
        static const QRegularExpression fine(QStringLiteral("^(?:data:|https?://)"), QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression scheme(QStringLiteral("^[a-z][a-z0-9+.-]*:"), QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression drive(QStringLiteral("^[a-zA-Z]:[\\\\/]"));
        eachMember(m_entries, [this](const Place& agent) {
            const auto identity = agent.under("identity");
            const auto avatar = identity.under("avatar");
            const auto text = avatar.node ? trimmedText(avatar.node->string()) : std::string_view {};
            const auto name = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
            if (text.empty() || fine.match(name).hasMatch())
                return;
            if (text.front() == '~' || (scheme.match(name).hasMatch() && !drive.match(name).hasMatch()))
                add(avatar, "bad-picture");
            else if (!isInWorkspace(agent, text))
                add(avatar, "bad-picture.outside");
        });
    }

    bool isInWorkspace(const Place& agent, std::string_view picture) const
    {
        const auto own = trimmedText(stringAt(agent, "workspace"));
        const auto shared = trimmedText(stringAt(m_defaults, "workspace"));
        auto workspace = cleanPath("~/.openclaw/workspace-" + agentKey(agent.key), m_home);
        if (!own.empty())
            workspace = cleanPath(own, m_home);
        else if (!shared.empty())
            workspace = m_entries.node->members.size() > 1 ? cleanPath(shared, m_home) + '/' + agentKey(agent.key) : cleanPath(shared, m_home);
        const auto path = picture.starts_with('/') ? cleanPath(picture, m_home) : cleanPath(workspace + '/' + std::string(picture), m_home);
        return isWithin(workspace, path);
    }

    //! Variables reach a container through a file with a line each.
    void checkContainerVariables() const
    {
        const auto sandbox = m_defaults.under("sandbox");
        const auto docker = sandbox.under("docker");
        const auto shared = docker.under("env");
        const auto hasAgents = m_entries.node && !m_entries.node->members.empty();
        auto isSharedUsed = !hasAgents && isContainer(sandbox, sandbox);
        eachMember(m_entries, [&](const Place& agent) {
            const auto own = agent.under("sandbox");
            if (!isContainer(own, sandbox))
                return;
            isSharedUsed = true;
            const auto scope = own.node && own.node->find("scope") ? stringAt(own, "scope") : stringAt(sandbox, "scope");
            const auto ownDocker = own.under("docker");
            if (scope != "shared")
                checkVariables(ownDocker.under("env"));
        });
        if (isSharedUsed)
            checkVariables(shared);
    }

    static bool isContainer(const Place& sandbox, const Place& defaults)
    {
        auto backend = trimmedText(stringAt(sandbox, "backend"));
        if (backend.empty())
            backend = trimmedText(stringAt(defaults, "backend"));
        return backend.empty() || backend == "docker" || backend == "podman";
    }

    void checkVariables(const Place& variables) const
    {
        static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*\\z"));
        eachMember(variables, [this](const Place& variable) {
            const auto text = variable.node->string();
            if (!form.match(QString::fromUtf8(variable.key.data(), static_cast<qsizetype>(variable.key.size()))).hasMatch())
                add(variable, "container-variable");
            else if (text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
                add(variable, "container-variable.lines");
        });
    }

    //! Everywhere a model can be named.
    void checkModelNames() const
    {
        for (const auto* const scope : {"agents.defaults", "agents.entries.*"}) {
            for (const auto* const key :
                 {"model", "imageModel", "pdfModel", "voiceModel", "utilityModel", "mediaModels.image", "mediaModels.video",
                  "mediaModels.music", "heartbeat.model", "subagents.model", "compaction.model", "compaction.memoryFlush.model"})
                checkSelectors(std::string(scope) + '.' + key);
            eachMatch(m_root, steps(std::string(scope) + ".models.*"),
                      [this](const Place& entry) { checkName(entry, entry.key); });
        }
        for (const auto* const path :
             {"agents.entries.*.tools.exec.reviewer.model", "agents.entries.*.tts.summaryModel", "tools.exec.reviewer.model",
              "tools.media.image.preferredModel", "tools.media.audio.preferredModel", "tools.media.video.preferredModel",
              "channels.modelByChannel.*.*", "hooks.mappings.[].model", "hooks.gmail.model", "tts.summaryModel",
              "channels.discord.voice.model", "channels.discord.voice.tts.summaryModel",
              "channels.discord.accounts.*.voice.model", "channels.discord.accounts.*.voice.tts.summaryModel"})
            checkSelectors(path);
    }

    void checkSelectors(const std::string& path) const
    {
        eachMatch(m_root, steps(path), [this](const Place& value) {
            checkName(value, value.node->string());
            if (!value.node->isObject())
                return;
            const auto primary = value.under("primary");
            if (primary.node)
                checkName(primary, primary.node->string());
            eachElement(value.under("fallbacks"), [this](const Place& fallback) { checkName(fallback, fallback.node->string()); });
        });
    }

    void checkName(const Place& place, std::string_view name) const
    {
        if (!name.empty() && KnownNames::builtIn().isSuppressedModel(trimmedText(name)))
            add(place, "suppressed-model", {{"model", std::string(trimmedText(name))}});
    }

    static std::vector<std::string> steps(const std::string& path)
    {
        std::vector<std::string> result;
        for (std::size_t start = 0; start <= path.size();) {
            const auto dot = std::min(path.find('.', start), path.size());
            result.push_back(path.substr(start, dot - start));
            start = dot + 1;
        }
        return result;
    }

    std::string m_home;
    bool m_markersWereTaken;
    Place m_root;
    Place m_agents;
    Place m_defaults;
    Place m_entries;
};

} // namespace

std::string agentKey(std::string_view id)
{
    const auto text = loweredText(trimmedText(id));
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    const auto isValid = !text.empty() && text.size() <= 64 && text.front() != '-' && text.front() != '_'
        && std::all_of(text.begin(), text.end(), isPlain);
    if (isValid)
        return text;
    std::string result;
    auto wasOdd = false;
    for (const auto c : text) {
        if (isPlain(c) || !wasOdd)
            result += isPlain(c) ? c : '-';
        wasOdd = !isPlain(c);
    }
    result.erase(0, std::min(result.find_first_not_of('-'), result.size()));
    while (!result.empty() && result.back() == '-')
        result.pop_back();
    return result.empty() ? "main" : result.substr(0, 64);
}

void checkAgentRules(const Node& root, const std::string& home, DefaultMarkers markers, std::vector<Violation>& found)
{
    AgentRules(root, home, markers, found).run();
}

} // namespace switchyard::config
