// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/lowering.h"

#include "config/diskreferences.h"
#include "config/effectivetree.h"
#include "config/environment.h"
#include "config/generationof.h"
#include "config/modelrefs.h"
#include "config/nodereader.h"
#include "config/schemadiagnostics.h"

#include <algorithm>
#include <array>

namespace switchyard::config {

namespace {

constexpr std::array allRoles {ModelRole::Text,  ModelRole::Image,           ModelRole::Compaction,      ModelRole::Pdf,
                               ModelRole::Voice, ModelRole::ImageGeneration, ModelRole::VideoGeneration, ModelRole::MusicGeneration};

//! What a `model` value declares, before inheritance.
struct Declared {
    bool isDeclared = false;
    bool hasPrimary = false;
    bool hasFallbacks = false;
    std::vector<ChainEntry> primary; //!< One or none.
    std::vector<ChainEntry> fallbacks;
    Origin origin;
};

class Lowering final {
public:
    Lowering(const SourceFiles& files, const Node& root, OpenClawConfig& config)
        : m_reader(files)
        , m_root(root)
        , m_config(config)
        , m_refs(config)
    {
    }

    void run()
    {
        const auto root = Place::root(m_root);
        readModels(root.under("models"));
        const auto agents = root.under("agents");
        const auto defaults = agents.under("defaults");
        readModelSettings(defaults);
        readAllowList(defaults);
        readDefaultChains(defaults);
        readSurroundings(root, defaults);
        readAgents(agents);
        readAuth(root.under("auth"));
    }

private:
    void readModels(const Place& models)
    {
        if (!models.node)
            return;
        if (NodeReader::text(*models.node, "mode") == "replace")
            m_config.mode = MergeMode::Replace;
        const auto providers = models.under("providers");
        if (!providers.node)
            return;
        for (const auto& member : providers.node->members) {
            if (member.value.isObject())
                m_config.providers.push_back(readProvider(m_reader, providers.under(member.key, &member.value)));
        }
    }

    void readModelSettings(const Place& defaults)
    {
        const auto models = defaults.under("models");
        if (!models.node)
            return;
        for (const auto& member : models.node->members) {
            ModelSettings settings;
            settings.key = member.key;
            settings.isWildcard = member.key.ends_with("/*");
            settings.ref = m_refs.setting(member.key);
            settings.alias = NodeReader::text(member.value, "alias");
            settings.params = NodeReader::raw(member.value.find("params"));
            settings.origin = m_reader.origin(models.under(member.key, &member.value));
            m_config.modelSettings.push_back(std::move(settings));
        }
    }

    void readAllowList(const Place& defaults)
    {
        const auto policy = defaults.under("modelPolicy");
        const auto allow = policy.under("allow");
        auto& list = m_config.allowList;
        if (auto entries = NodeReader::texts(allow.node); !entries.empty()) {
            list.kind = AllowList::Kind::Policy;
            for (const auto& entry : entries)
                list.models.push_back(m_refs.primary(entry).ref);
            list.entries = std::move(entries);
            list.origin = m_reader.origin(allow);
            return;
        }
        const auto* const migrated = m_root.at({"meta", "migrations", "modelPolicyAllowlist"});
        if (m_config.modelSettings.empty() || allow.node || (migrated && migrated->boolean))
            return;
        list.kind = AllowList::Kind::ModelsMap;
        for (const auto& settings : m_config.modelSettings) {
            list.entries.push_back(settings.key);
            list.models.push_back(settings.ref);
        }
        list.origin = m_reader.origin(defaults.under("models"));
    }

    //! The value of a role's key under an agent or the defaults, nested ones included.
    static const Node* roleNode(const Node& scope, ModelRole role)
    {
        const auto key = toString(role);
        const auto dot = key.find('.');
        if (dot == std::string_view::npos)
            return scope.find(key);
        return scope.at({key.substr(0, dot), key.substr(dot + 1)});
    }

    //! `base` is the provider of the primary that is inherited; none in the defaults.
    Declared declared(const Place& scope, ModelRole role, const std::optional<ProviderId>& base) const
    {
        const auto key = toString(role);
        const auto dot = key.find('.');
        if (dot == std::string_view::npos)
            return declaredAt(scope.under(key), base);
        const auto group = scope.under(key.substr(0, dot));
        return declaredAt(group.under(key.substr(dot + 1)), base);
    }

    Declared declaredAt(const Place& place, const std::optional<ProviderId>& base) const
    {
        Declared result;
        if (!place.node)
            return result;
        if (place.node->isString()) {
            if (auto found = primaryEntry(place)) {
                result.isDeclared = result.hasPrimary = true;
                result.primary.push_back(std::move(*found));
                result.origin = m_reader.origin(place);
            }
            return result;
        }
        if (!place.node->isObject())
            return result;
        result.isDeclared = true;
        result.origin = m_reader.origin(place);
        if (auto found = primaryEntry(place.under("primary"))) {
            result.hasPrimary = true;
            result.primary.push_back(std::move(*found));
        }
        const auto fallbacks = place.under("fallbacks");
        if (!fallbacks.node || !fallbacks.node->isArray())
            return result;
        result.hasFallbacks = true;
        const auto provider = providerOfFallbacks(result, base);
        for (std::size_t i = 0; i < fallbacks.node->elements.size(); ++i) {
            const auto each = fallbacks.under(i);
            if (isNamed(each))
                result.fallbacks.push_back(entry(each, m_refs.fallback(each.node->text, provider)));
        }
        return result;
    }

    //! Of fallbacks that are named without one. The older generation always takes that of the defaults' primary.
    ProviderId providerOfFallbacks(const Declared& own, const std::optional<ProviderId>& base) const
    {
        if (own.hasPrimary && (!base || m_config.generation != Generation::List))
            return own.primary.front().ref.provider;
        return base ? *base : m_refs.implicitProvider();
    }

    static bool isNamed(const Place& place)
    {
        return place.node && place.node->isString() && !place.node->text.empty();
    }

    std::optional<ChainEntry> primaryEntry(const Place& place) const
    {
        return isNamed(place) ? std::optional(entry(place, m_refs.primary(place.node->text))) : std::nullopt;
    }

    ChainEntry entry(const Place& place, ModelRefReader::Meaning meaning) const
    {
        ChainEntry entry;
        entry.written = place.node->asWritten();
        entry.origin = m_reader.origin(place);
        entry.viaAlias = meaning.viaAlias;
        entry.ref = std::move(meaning.ref);
        return entry;
    }

    void readDefaultChains(const Place& defaults)
    {
        for (const auto role : allRoles) {
            auto own = declared(defaults, role, std::nullopt);
            if (!own.isDeclared && role != ModelRole::Text)
                continue;
            Chain chain;
            chain.id = {std::nullopt, role};
            chain.inheritance = own.isDeclared ? Inheritance::Own : Inheritance::Unset;
            chain.hasPrimary = own.hasPrimary;
            chain.origin = own.origin;
            chain.entries = std::move(own.primary);
            std::move(own.fallbacks.begin(), own.fallbacks.end(), std::back_inserter(chain.entries));
            m_config.defaultChains.push_back(std::move(chain));
        }
    }

    Chain agentChain(const AgentId& agent, const Place& scope, ModelRole role) const
    {
        const auto& base = m_config.chain({std::nullopt, role});
        auto own = declared(scope, role, base.hasPrimary ? base.entries.front().ref.provider : m_refs.implicitProvider());
        Chain chain;
        chain.id = {agent, role};
        chain.origin = own.origin;
        const auto inheritsPrimary = !own.hasPrimary && base.hasPrimary;
        // 2026.2.x falls back on the defaults' list unless the agent has one; newer releases take a lone primary as strict.
        const auto inheritsFallbacks
            = !own.hasFallbacks && (!own.hasPrimary || m_config.generation == Generation::List);
        chain.hasPrimary = own.hasPrimary || base.hasPrimary;
        if (inheritsPrimary)
            chain.entries.push_back(inherited(base.entries.front()));
        std::copy(own.primary.begin(), own.primary.end(), std::back_inserter(chain.entries));
        if (inheritsFallbacks) {
            for (std::size_t i = base.hasPrimary ? 1 : 0; i < base.entries.size(); ++i)
                chain.entries.push_back(inherited(base.entries[i]));
            // 2026.2.x ends with the defaults' primary where the agent has another.
            if (own.hasPrimary && base.hasPrimary && base.entries.front().ref != own.primary.front().ref)
                chain.entries.push_back(inherited(base.entries.front()));
        }
        const auto disabled = own.hasFallbacks && own.fallbacks.empty();
        std::move(own.fallbacks.begin(), own.fallbacks.end(), std::back_inserter(chain.entries));
        chain.inheritance = inheritanceOf(own, disabled, base.inheritance == Inheritance::Unset);
        return chain;
    }

    Inheritance inheritanceOf(const Declared& own, bool disabled, bool baseIsUnset) const
    {
        if (!own.hasPrimary && !own.hasFallbacks)
            return baseIsUnset ? Inheritance::Unset : Inheritance::Inherited;
        if (disabled)
            return Inheritance::Disabled;
        if (own.hasPrimary && own.hasFallbacks)
            return Inheritance::Own;
        if (own.hasFallbacks)
            return Inheritance::OwnFallbacks;
        return m_config.generation == Generation::List ? Inheritance::OwnPrimary : Inheritance::Strict;
    }

    static ChainEntry inherited(ChainEntry entry)
    {
        entry.inherited = true;
        return entry;
    }

    void readAgents(const Place& agents)
    {
        if (!agents.node)
            return;
        if (const auto entries = agents.under("entries"); entries.node) {
            for (const auto& member : entries.node->members) {
                if (member.value.isObject())
                    addAgent(AgentId(member.key), entries.under(member.key, &member.value));
            }
        }
        const auto list = agents.under("list");
        if (!list.node)
            return;
        for (std::size_t i = 0; i < list.node->elements.size(); ++i) {
            const auto place = list.under(i);
            if (place.node->isObject())
                addAgent(AgentId(NodeReader::text(*place.node, "id")), place);
        }
    }

    void addAgent(AgentId id, const Place& place)
    {
        const auto& node = *place.node;
        Agent agent;
        agent.id = std::move(id);
        agent.name = NodeReader::text(node, "name");
        agent.isDefault = NodeReader::boolean(node, "default").value_or(false);
        for (const auto role : allRoles) {
            const auto isShown = role == ModelRole::Text || roleNode(node, role)
                || m_config.chain({std::nullopt, role}).inheritance != Inheritance::Unset;
            if (isShown)
                agent.chains.push_back(agentChain(agent.id, place, role));
        }
        if (const auto* const tools = node.find("tools")) {
            agent.toolProfile = NodeReader::text(*tools, "profile");
            agent.hasToolLimits = limitsTools(*tools);
        }
        const auto* const mode = node.at({"sandbox", "mode"});
        agent.sandboxMode = mode ? std::string(mode->string()) : m_config.surroundings.sandboxMode;
        agent.params = NodeReader::raw(node.find("params"));
        agent.origin = m_reader.origin(place);
        m_config.agents.push_back(std::move(agent));
    }

    static bool limitsTools(const Node& tools)
    {
        const auto profile = NodeReader::text(tools, "profile");
        const auto narrows = [&tools](std::string_view key) {
            const auto* const list = tools.find(key);
            return list && list->isArray() && !list->elements.empty();
        };
        return (!profile.empty() && profile != "full") || narrows("allow") || narrows("deny");
    }

    void readSurroundings(const Place& root, const Place& defaults)
    {
        auto& around = m_config.surroundings;
        if (defaults.node) {
            if (const auto* const compaction = defaults.node->find("compaction")) {
                around.compactionMode = NodeReader::text(*compaction, "mode");
                around.compactionEnabled = NodeReader::boolean(*compaction, "enabled").value_or(true);
            }
            if (const auto* const mode = defaults.node->at({"sandbox", "mode"}))
                around.sandboxMode = std::string(mode->string());
        }
        if (const auto* const tools = root.node->find("tools")) {
            around.toolProfile = NodeReader::text(*tools, "profile");
            around.hasToolLimits = limitsTools(*tools);
        }
        const auto* const gateway = root.node->find("gateway");
        if (!gateway)
            return;
        around.gatewayMode = NodeReader::text(*gateway, "mode");
        around.gatewayBind = NodeReader::text(*gateway, "bind");
        if (const auto port = NodeReader::number(*gateway, "port"); port && *port > 0 && *port < 65536)
            around.gatewayPort = static_cast<int>(*port);
    }

    void readAuth(const Place& auth)
    {
        if (!auth.node)
            return;
        const auto* const profiles = auth.node->find("profiles");
        if (!profiles)
            return;
        for (const auto& member : profiles->members) {
            m_config.authProfiles.push_back({member.key, ProviderId(NodeReader::text(member.value, "provider")),
                                             NodeReader::text(member.value, "mode")});
        }
    }

    NodeReader m_reader;
    const Node& m_root;
    OpenClawConfig& m_config;
    ModelRefReader m_refs;
};

Diagnostic notJson5(const SourceFiles& files)
{
    const auto& document = files.files.front().document;
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Error;
    diagnostic.path = "<root>";
    if (!document.isValid()) {
        const auto error = document.firstError();
        diagnostic.code = "not-json5";
        diagnostic.message = error.message;
        const auto place = error.location.value_or(TextLocation {});
        const auto found = std::find_if(document.diagnostics().begin(), document.diagnostics().end(),
                                        [&place](const json5::Diagnostic& each) { return each.location == place; });
        diagnostic.origin = files.originAt(0, place.offset, found == document.diagnostics().end() ? 0 : found->length);
    } else {
        diagnostic.say("root-not-object", {{"kind", std::string(json5::describe(document.root().kind()))}});
        diagnostic.origin = files.originAt(0, document.root().offset(), document.root().length());
    }
    return diagnostic;
}

//! What the JSON5 parser itself warns of, such as a key that stands twice.
void addTextWarnings(const SourceFiles& files, std::vector<Diagnostic>& diagnostics)
{
    for (std::size_t i = 0; i < files.files.size(); ++i) {
        for (const auto& finding : files.files[i].document.diagnostics()) {
            if (finding.severity != json5::Severity::Warning)
                continue;
            Diagnostic diagnostic;
            diagnostic.code = json5::name(finding.code);
            diagnostic.path = "<root>";
            diagnostic.origin = files.originAt(static_cast<int>(i), finding.location.offset, finding.length);
            diagnostic.message = finding.message + (finding.fix.empty() ? std::string {} : ". " + finding.fix);
            diagnostics.push_back(std::move(diagnostic));
        }
    }
}

//! Files what the schema does not know under its provider, model or the root.
void addUnknownKeys(const SourceFiles& files, const Node& root, const std::vector<Violation>& violations,
                    OpenClawConfig& config)
{
    const auto listFor = [&config](const json5::Path& path) -> std::vector<UnknownKey>* {
        if (path.isRoot())
            return &config.unknownKeys;
        const auto isProvider = path.size() >= 3 && path[0] == json5::PathStep("models") && path[1] == json5::PathStep("providers");
        const auto found = std::find_if(config.providers.begin(), config.providers.end(), [&](const Provider& provider) {
            return isProvider && provider.id.value() == path[2].key();
        });
        if (found == config.providers.end())
            return nullptr;
        if (path.size() == 3)
            return &found->unknownKeys;
        const auto isModel = path.size() == 5 && path[4].isIndex() && path[4].index() < found->models.size();
        return isModel ? &found->models[path[4].index()].unknownKeys : nullptr;
    };
    for (const auto& violation : violations) {
        if (violation.kind != Violation::Kind::UnknownKey)
            continue;
        if (auto* const list = listFor(violation.path))
            list->push_back({violation.key, originOf(files, root, violation.path.child(json5::PathStep(violation.key)))});
    }
}

//! The older OpenClaw does not start without a variable that the newer one leaves as it is written.
void refuseMissingVariables(std::vector<Diagnostic>& diagnostics)
{
    for (auto& diagnostic : diagnostics) {
        if (diagnostic.code != "missing-variable")
            continue;
        diagnostic.severity = Severity::Error;
        diagnostic.say("missing-variable.refused", std::move(diagnostic.arguments));
    }
}

} // namespace

Lowered lower(const SourceFiles& files, const Environment& environment, const LowerOptions& options)
{
    Lowered result;
    result.diagnostics = files.diagnostics;
    auto tree = makeEffectiveTree(files, environment);
    if (!tree.isUsable) {
        result.diagnostics.push_back(notJson5(files));
        return result;
    }
    addTextWarnings(files, result.diagnostics);
    if (options.client == Generation::List)
        refuseMissingVariables(tree.diagnostics);
    std::move(tree.diagnostics.begin(), tree.diagnostics.end(), std::back_inserter(result.diagnostics));
    const auto home = environment.variable("HOME").value_or(std::string {});
    auto judged = judgeGeneration(tree.root, options.client, home);
    result.config.generation = judged.generation;
    addSchemaDiagnostics(files, tree.root, judged, result.diagnostics);
    Lowering(files, tree.root, result.config).run();
    addUnknownKeys(files, tree.root, judged.generation == Generation::List ? judged.older : judged.newer, result.config);
    result.config.onDisk = readDiskReferences(files, tree.root);
    return result;
}

} // namespace switchyard::config
