// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/linting.h"

#include <algorithm>

namespace switchyard::config {

namespace {

class ModelLints final : public Linting {
public:
    using Linting::Linting;

    void run(const std::vector<ObservedModel>& observed) const
    {
        for (const auto& provider : m_config.providers) {
            for (std::size_t i = 0; i < provider.models.size(); ++i) {
                checkWindow(provider, i);
                checkLimit(provider, i);
                checkRepetition(provider, i);
            }
        }
        for (const auto& each : observed)
            checkObserved(each);
    }

private:
    void checkWindow(const Provider& provider, std::size_t index) const
    {
        const auto& model = provider.models[index];
        if (!model.contextWindow && !model.contextTokens)
            return;
        // 2026.2.x refuses below 16,000 and warns below 32,000; newer ones below 4,000 and 8,000.
        const auto refused = isNewer() ? 4000 : 16000;
        const auto doubtful = isNewer() ? 8000 : 32000;
        const auto window = model.effectiveContext().value;
        const auto isCapped = model.contextWindow && model.contextTokens && *model.contextTokens > *model.contextWindow;
        if (window >= doubtful && !isCapped)
            return;
        const auto spot = memberOf(spotOf(provider, index), model.contextTokens ? "contextTokens" : "contextWindow");
        if (window < refused) {
            add(Severity::Warning, "context-refused", spot,
                {{"tokens", std::to_string(window)}, {"bound", std::to_string(refused)}});
        } else if (window < doubtful) {
            add(Severity::Warning, "context-small", spot,
                {{"tokens", std::to_string(window)}, {"bound", std::to_string(doubtful)}});
        }
        if (isCapped) {
            add(Severity::Warning, "context-cap-too-large", spot, {}, removeFix("fix/remove-cap", spot.path));
        }
    }

    void checkLimit(const Provider& provider, std::size_t index) const
    {
        const auto& model = provider.models[index];
        if (!model.maxTokens || !model.contextWindow || *model.maxTokens < *model.contextWindow)
            return;
        const auto spot = memberOf(spotOf(provider, index), "maxTokens");
        const auto better = std::min<std::int64_t>(8192, std::max<std::int64_t>(model.contextWindow->value / 4, 1));
        add(Severity::Warning, "max-tokens-not-below-context", spot,
            {{"tokens", std::to_string(model.maxTokens->value)}, {"context", std::to_string(model.contextWindow->value)}},
            setFix("fix/set-to", spot.path, std::to_string(better), {{"value", std::to_string(better)}}));
    }

    void checkRepetition(const Provider& provider, std::size_t index) const
    {
        const auto& models = provider.models;
        const auto here = models.begin() + static_cast<std::ptrdiff_t>(index);
        const auto first = std::find_if(models.begin(), here, [&](const Model& model) { return model.id == here->id; });
        if (first == here)
            return;
        const auto spot = spotOf(provider, index);
        add(Severity::Warning, "duplicate-model", spot, {{"model", here->id}}, removeFix("fix/remove-this", spot.path));
    }

    void checkObserved(const ObservedModel& observed) const
    {
        const auto* const provider = m_config.findProvider(observed.ref.provider);
        if (!provider)
            return;
        const auto& models = provider->models;
        const auto found = std::find_if(models.begin(), models.end(),
                                        [&observed](const Model& model) { return model.id == observed.ref.model; });
        if (found == models.end())
            return;
        const auto spot = spotOf(*provider, static_cast<std::size_t>(found - models.begin()));
        if (observed.listed == false) {
            add(Severity::Warning, "model-not-on-server", memberOf(spot, "id"), {{"model", found->id}});
        }
        if (!observed.loadedContext || !found->contextWindow || *found->contextWindow <= *observed.loadedContext)
            return;
        const auto window = memberOf(spot, "contextWindow");
        const auto loaded = std::to_string(observed.loadedContext->value);
        add(Severity::Warning, "context-larger-than-loaded", window, {{"tokens", loaded}},
            setFix("fix/set-to", window.path, loaded, {{"value", loaded}}));
    }
};

} // namespace

void lintModels(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                const std::vector<ObservedModel>& observed, std::vector<Diagnostic>& diagnostics)
{
    ModelLints(files, config, catalogue, diagnostics).run(observed);
}

} // namespace switchyard::config
