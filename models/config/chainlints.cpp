// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/linting.h"

#include "config/valuetext.h"
#include "json5/writer.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace switchyard::config {

namespace {

class ChainLints final : public Linting {
public:
    using Linting::Linting;

    void run() const
    {
        for (const auto& chain : m_config.defaultChains)
            checkChain(chain);
        for (const auto& agent : m_config.agents) {
            for (const auto& chain : agent.chains)
                checkChain(chain);
            checkStrictness(agent);
        }
        checkAliases();
        checkNet();
    }

private:
    void checkChain(const Chain& chain) const
    {
        for (std::size_t rank = 0; rank < chain.entries.size(); ++rank) {
            const auto& entry = chain.entries[rank];
            if (entry.inherited)
                continue;
            checkReference(chain, rank);
            checkAllowed(chain, rank);
            const auto first = std::find_if(chain.entries.begin(), chain.entries.end(),
                                            [&entry](const ChainEntry& other) { return other.ref == entry.ref; });
            if (static_cast<std::size_t>(first - chain.entries.begin()) == rank)
                continue;
            const auto spot = spotOf(chain, rank);
            add(Severity::Warning,
                first == chain.entries.begin() ? "repeated-fallback.primary" : "repeated-fallback.earlier", spot,
                {{"model", entry.ref.toString()}}, removeFix("fix/remove", spot.path));
        }
    }

    void checkReference(const Chain& chain, std::size_t rank) const
    {
        const auto& entry = chain.entries[rank];
        const auto spot = spotOf(chain, rank);
        const auto name = entry.ref.toString();
        if (!entry.viaAlias && entry.written.find('/') == std::string::npos) {
            add(Severity::Warning, "model-without-provider", spot, {{"model", entry.written}, {"meant", name}},
                setFix("fix/use", spot.path, json5::quoted(name), {{"value", name}}));
            return;
        }
        const auto* const provider = m_config.findProvider(entry.ref.provider);
        const auto isBundled = m_catalogue.isBundled(entry.ref.provider.value());
        if (!provider && m_config.mode == MergeMode::Replace) {
            add(Severity::Warning, "replaced-provider", spot, {{"model", name}},
                setFix("fix/merge-mode", {"models", "mode"}, "\"merge\""));
            return;
        }
        if (!provider && !isBundled) {
            add(Severity::Warning, "unknown-provider", spot, {{"provider", entry.ref.provider.value()}});
            return;
        }
        if (!provider || isBundled || provider->models.empty() || provider->findModel(entry.ref.model))
            return;
        add(Severity::Warning, "undeclared-model", spot,
            {{"provider", entry.ref.provider.value()}, {"model", entry.ref.model}});
    }

    void checkAllowed(const Chain& chain, std::size_t rank) const
    {
        const auto& entry = chain.entries[rank];
        const auto& list = m_config.allowList;
        if (chain.id.role != ModelRole::Text || entry.ref.provider.isEmpty() || list.allows(entry.ref))
            return;
        const auto name = entry.ref.toString();
        const auto spot = spotOf(chain, rank);
        auto fix = Fix::worded("fix/allow", {}, {});
        if (list.kind == AllowList::Kind::ModelsMap)
            fix.steps = {{FixStep::Kind::Set, {"agents", "defaults", "models", name}, "{}"}};
        else
            fix.steps = {{FixStep::Kind::Insert, {"agents", "defaults", "modelPolicy", "allow", list.entries.size()},
                          json5::quoted(name)}};
        const auto isFallback = rank > 0 || !chain.hasPrimary;
        add(Severity::Warning, isFallback && !isNewer() ? "not-allowed-model.older" : "not-allowed-model.newer", spot,
            {{"model", name}}, std::move(fix));
    }

    void checkStrictness(const Agent& agent) const
    {
        const auto& chain = agent.chain();
        const auto& base = m_config.chain({});
        if (chain.inheritance != Inheritance::Strict || base.entries.size() < 2 || chain.entries.empty())
            return;
        std::vector<std::string> fallbacks;
        for (std::size_t i = base.hasPrimary ? 1 : 0; i < base.entries.size(); ++i) {
            if (base.entries[i].ref != chain.entries.front().ref)
                fallbacks.push_back(json5::quoted(base.entries[i].written));
        }
        const auto spot = spotOf(chain, 0);
        const auto path = chain.origin.path;
        std::optional<Fix> fix;
        if (chain.origin.file == 0) {
            const auto isText = !path.isRoot() && spot.path == path;
            ObjectText object {TextStyle {}};
            object.addString("primary", chain.entries.front().written);
            object.add("fallbacks", inlineListText(fallbacks));
            fix = isText ? setFix("fix/copy-fallbacks", path, object.text())
                         : setFix("fix/copy-fallbacks", path.child("fallbacks"), inlineListText(fallbacks));
        }
        add(Severity::Hint, "strict-agent", spot, {{"agent", agent.id.value()}}, std::move(fix));
    }

    void checkAliases() const
    {
        std::map<std::string, const ModelSettings*> seen;
        for (const auto& settings : m_config.modelSettings) {
            if (settings.alias.empty() || settings.isWildcard)
                continue;
            auto folded = settings.alias;
            std::transform(folded.begin(), folded.end(), folded.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const auto [found, isNew] = seen.emplace(folded, &settings);
            if (isNew)
                continue;
            const auto spot = memberOf(spotOf(settings), "alias");
            add(Severity::Warning, "duplicate-alias", spot, {{"alias", settings.alias}, {"other", found->second->key}},
                removeFix("fix/remove-alias", spot.path));
        }
    }

    //! A chain whose every place is on this machine or network stops when that does.
    void checkNet() const
    {
        const auto& chain = m_config.chain({});
        const auto isHosted = [this](const ModelRef& ref) { return !isLocal(trustOf(ref)); };
        if (chain.entries.empty()
            || std::any_of(chain.entries.begin(), chain.entries.end(), [&](const ChainEntry& entry) { return isHosted(entry.ref); }))
            return;
        // A hosted model that is at hand under an alias is a net the person can reach for.
        const auto hasHostedAtHand = std::any_of(m_config.modelSettings.begin(), m_config.modelSettings.end(),
                                                 [&](const ModelSettings& settings) { return isHosted(settings.ref); });
        if (hasHostedAtHand)
            return;
        add(Severity::Hint, "no-hosted-net", spotOf(chain, 0));
    }
};

} // namespace

void lintChains(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                std::vector<Diagnostic>& diagnostics)
{
    ChainLints(files, config, catalogue, diagnostics).run();
}

} // namespace switchyard::config
