// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/linting.h"

#include <QRegularExpression>
#include <QString>

namespace switchyard::config {

namespace {

//! Billions of parameters as names of models say them, such as `7b` in `qwen2.5-7b-instruct`; 0 when they do not. Of a
//! mixture such as `30b-a3b` the whole counts.
double parametersIn(const std::string& name)
{
    static const QRegularExpression form(QStringLiteral("(?:^|[-_/:. ])(\\d+(?:\\.\\d+)?)b(?:$|[-_/:. ])"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(QString::fromStdString(name));
    return match.hasMatch() ? match.captured(1).toDouble() : 0;
}

bool isHeavilyQuantised(const std::string& name)
{
    static const QRegularExpression form(QStringLiteral("(?:^|[-_/:.@ ])(?:i?q[123](?:_[a-z0-9_]+)?|[123]-?bit|int[23])(?:$|[-_/:. ])"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(QString::fromStdString(name)).hasMatch();
}

class SafetyLints final : public Linting {
public:
    using Linting::Linting;

    void run() const
    {
        checkWeakPrimary(m_config.chain({}), m_config.surroundings.hasToolLimits, m_config.surroundings.sandboxMode);
        for (const auto& agent : m_config.agents) {
            const auto& chain = agent.chain();
            if (!chain.entries.empty() && !chain.entries.front().inherited)
                checkWeakPrimary(chain, agent.hasToolLimits || m_config.surroundings.hasToolLimits, agent.sandboxMode);
        }
        checkCompaction();
        checkFinalText();
    }

private:
    void checkWeakPrimary(const Chain& chain, bool hasToolLimits, const std::string& sandboxMode) const
    {
        constexpr double small = 14;
        if (chain.entries.empty() || !chain.hasPrimary || hasToolLimits || (!sandboxMode.empty() && sandboxMode != "off"))
            return;
        const auto& ref = chain.entries.front().ref;
        if (!isLocal(trustOf(ref)))
            return;
        const auto* const model = m_config.findModel(ref);
        const auto names = ref.model + ' ' + (model ? model->name : std::string {});
        const auto parameters = parametersIn(names);
        const auto isSmall = parameters > 0 && parameters < small;
        if (!isSmall && !isHeavilyQuantised(names))
            return;
        const auto path = chain.id.agent ? chain.origin.path : json5::Path {};
        const auto isFixable = !chain.id.agent || (chain.origin.file == 0 && path.size() > 1);
        auto tools = chain.id.agent && isFixable ? path.parent().child("tools") : json5::Path {"tools"};
        std::optional<Fix> fix;
        if (isFixable)
            fix = setFix("fix/limit-tools", tools.child("profile"), "\"messaging\"");
        add(Severity::Warning, isSmall ? "weak-model-open-tools.small" : "weak-model-open-tools.quantised", spotOf(chain, 0),
            {{"model", ref.toString()}}, std::move(fix));
    }

    void checkCompaction() const
    {
        if (m_config.surroundings.compactionEnabled)
            return;
        const json5::Path path {"agents", "defaults", "compaction", "enabled"};
        const auto value = m_files.files.front().document.root().resolve(path);
        Spot spot {path, {}};
        if (value)
            spot.origin = m_files.originAt(0, value.offset(), value.length());
        spot.origin.path = path;
        add(Severity::Warning, "compaction-off", spot, {}, setFix("fix/compaction-on", path, "true"));
    }

    //! On messengers the reasoning must not be sent along; the Responses API keeps it apart.
    void checkFinalText() const
    {
        const auto whatsapp = m_files.files.front().document.root()["channels"]["whatsapp"];
        const auto& chain = m_config.chain({});
        if (!whatsapp.isObject() || chain.entries.empty())
            return;
        const auto& ref = chain.entries.front().ref;
        const auto* const provider = m_config.findProvider(ref.provider);
        const auto* const model = m_config.findModel(ref);
        if (!provider || !model || !model->reasoning.value_or(false))
            return;
        const auto* const family = m_catalogue.familyOf(provider->baseUrl);
        if (!family || family->id != "lmstudio" || provider->effectiveApi(model) != Api::OpenAiCompletions)
            return;
        const auto spot = memberOf(spotOf(*provider), "api");
        add(Severity::Hint, "reasoning-may-leave", spot, {{"model", ref.toString()}},
            setFix("fix/use-api", spot.path, "\"openai-responses\"", {{"api", "openai-responses"}}));
    }
};

} // namespace

void lintSafety(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                std::vector<Diagnostic>& diagnostics)
{
    SafetyLints(files, config, catalogue, diagnostics).run();
}

} // namespace switchyard::config
