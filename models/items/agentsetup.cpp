// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/agentsetup.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chainarrangement.h"
#include "items/chaincandidatesmodel.h"
#include "items/providerfacts.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace switchyard::items {

namespace {

constexpr double smallestParameters = 14; // thousand millions; below, prompt injection is a real danger

const ProviderId lmStudio("lmstudio");
const ProviderId openRouter("openrouter");

bool isLocal(const ModelRef& ref, const config::OpenClawConfig& config, const config::Catalogue& catalogue)
{
    return factsOf(ref.provider, config, catalogue, nullptr).trust != config::TrustClass::Hosted;
}

std::vector<ModelRef> chainOf(const config::OpenClawConfig& config)
{
    std::vector<ModelRef> refs;
    for (const auto& entry : config.chain({}).entries)
        refs.push_back(entry.ref);
    return refs;
}

//! Runs commands one after the other and takes all of them back when one fails.
class Edits final {
public:
    explicit Edits(config::ConfigSession& session)
        : m_session(session)
    {
    }

    template<typename Command>
    bool run(Command command)
    {
        if (!m_result)
            return false;
        const std::string before = m_session.text();
        m_session.finishGesture();
        m_result = command();
        if (m_result && m_session.text() != before)
            ++m_count;
        return m_result.isOk();
    }

    Result<int> finish()
    {
        if (m_result)
            return m_count;
        for (; m_count > 0; --m_count)
            static_cast<void>(m_session.undo());
        return m_result.error();
    }

private:
    config::ConfigSession& m_session;
    Result<void> m_result;
    int m_count = 0;
};

//! The local model to use: in the chain, else loaded now, else declared, else the one OpenClaw's own guide names.
config::ModelDraft lmStudioModel(const config::OpenClawConfig& config, const health::HealthBook* book)
{
    config::ModelDraft draft;
    const auto* endpoint = book ? book->endpoint(lmStudio) : nullptr;
    if (endpoint) {
        const auto loaded = std::find_if(endpoint->models.begin(), endpoint->models.end(),
                                         [](const auto& facts) { return facts.state == health::LoadState::Ready; });
        if (loaded != endpoint->models.end()) {
            draft.id = loaded->id;
            draft.name = loaded->displayName;
            draft.contextWindow = loaded->contextWindow;
            return draft;
        }
    }
    const auto* provider = config.findProvider(lmStudio);
    draft.id = provider && !provider->models.empty() ? provider->models.front().id : "minimax-m2.1-gs32";
    draft.name = draft.id == "minimax-m2.1-gs32" ? "MiniMax M2.1 GS32" : draft.id;
    draft.reasoning = false;
    draft.input = { config::InputKind::Text };
    draft.contextWindow = TokenCount { 196'608 };
    draft.maxTokens = TokenCount { 8'192 };
    return draft;
}

void useLmStudio(Edits& edits, config::ConfigSession& session, const RecipeInputs& inputs)
{
    const auto model = lmStudioModel(session.config(), inputs.book);
    const ModelRef ref { lmStudio, model.id };
    if (!session.config().findProvider(lmStudio)) {
        config::ProviderDraft draft;
        draft.id = lmStudio;
        draft.baseUrl = "http://127.0.0.1:1234/v1";
        draft.api = config::Api::OpenAiResponses;
        draft.apiKey.kind = config::KeyDraft::Kind::Marker;
        draft.apiKey.text = "lmstudio";
        draft.timeout = std::chrono::seconds(300);
        draft.models = { model };
        edits.run([&] { return session.addProvider(draft); });
    } else {
        config::ProviderPatch patch;
        patch.api = config::Api::OpenAiResponses;
        if (session.config().findProvider(lmStudio)->effectiveApi() != config::Api::OpenAiResponses)
            edits.run([&] { return session.updateProvider(lmStudio, patch); });
        if (!session.config().findModel(ref))
            edits.run([&] { return session.addModel(lmStudio, model); });
    }
    const auto chain = chainOf(session.config());
    if (chain.empty() || chain.front() != ref)
        edits.run([&] { return session.setPrimary({}, ref); });
}

std::vector<ModelRef> ordered(const config::ConfigSession& session, const RecipeInputs& inputs, bool localFirst)
{
    const auto& config = session.config();
    auto refs = chainOf(config);
    const auto addIfMissing = [&](bool local) {
        const auto has = [&](const ModelRef& ref) { return isLocal(ref, config, inputs.catalogue) == local; };
        if (std::any_of(refs.begin(), refs.end(), has))
            return;
        const auto named = modelsNamedIn(config);
        const auto found = std::find_if(named.begin(), named.end(), has);
        if (found != named.end())
            refs.push_back(*found);
        else if (!local)
            refs.push_back(ModelRef::parse("anthropic/claude-sonnet-4-5"));
    };
    addIfMissing(true);
    addIfMissing(false);
    std::stable_partition(refs.begin(), refs.end(),
                          [&](const ModelRef& ref) { return isLocal(ref, config, inputs.catalogue) == localFirst; });
    // One hosted primary, then the local ones: further hosted ones stay last.
    if (!localFirst) {
        const auto firstHosted = refs.begin();
        if (firstHosted != refs.end())
            std::stable_partition(std::next(firstHosted), refs.end(), [&](const ModelRef& ref) { return isLocal(ref, config, inputs.catalogue); });
    }
    return refs;
}

void pinRegion(Edits& edits, config::ConfigSession& session, const RecipeInputs& inputs)
{
    const auto* builtIn = inputs.catalogue.findProvider(openRouter);
    const auto region = builtIn ? std::find_if(builtIn->regions.begin(), builtIn->regions.end(), [&](const auto& known) { return known.id == inputs.region; })
                                : std::vector<config::Region>::const_iterator {};
    if (!builtIn || region == builtIn->regions.end()) {
        edits.run([&]() -> Result<void> { return Error { ErrorCode::NotFound, "There is no such region for OpenRouter in the catalogue" }; });
        return;
    }
    config::ModelDraft model;
    model.id = "minimax/minimax-m2.1";
    model.name = "MiniMax M2.1 (" + region->id + ')';
    model.contextWindow = TokenCount { 196'608 };
    model.maxTokens = TokenCount { 8'192 };
    const ModelRef ref { openRouter, model.id };
    if (!session.config().findProvider(openRouter)) {
        config::ProviderDraft draft;
        draft.id = openRouter;
        draft.baseUrl = region->baseUrl;
        draft.api = builtIn->api;
        draft.models = { model };
        if (!builtIn->keyVariables.empty()) {
            draft.apiKey.kind = config::KeyDraft::Kind::Environment;
            draft.apiKey.text = builtIn->keyVariables.front();
        }
        edits.run([&] { return session.addProvider(draft); });
    } else {
        config::ProviderPatch patch;
        patch.baseUrl = region->baseUrl;
        edits.run([&] { return session.updateProvider(openRouter, patch); });
        if (!session.config().findModel(ref))
            edits.run([&] { return session.addModel(openRouter, model); });
    }
    const auto chain = chainOf(session.config());
    if (std::find(chain.begin(), chain.end(), ref) != chain.end())
        return;
    const auto firstHosted = std::find_if(chain.begin(), chain.end(), [&](const ModelRef& step) { return !isLocal(step, session.config(), inputs.catalogue); });
    edits.run([&] { return session.insertFallback({}, static_cast<int>(firstHosted - chain.begin()), ref); });
}

double parametersOf(const std::string& text)
{
    if (text.empty() || (text.back() != 'B' && text.back() != 'b'))
        return 0;
    return std::strtod(text.c_str(), nullptr);
}

SetUpState stateOf(SetUpItem item, SetUpState::Kind kind, SetUpAction action = SetUpAction::None, const ModelRef& model = {}, const std::string& detail = {})
{
    return { item, kind, kind == SetUpState::Kind::Open ? action : SetUpAction::None, model, detail };
}

SetUpState::Kind tick(bool isDone)
{
    return isDone ? SetUpState::Kind::Done : SetUpState::Kind::Open;
}

//! The part of the checklist that is about the first local model of the chain.
void addLocalModel(std::vector<SetUpState>& states, const ModelRef& ref, const config::OpenClawConfig& config, const health::HealthBook& book)
{
    using Kind = SetUpState::Kind;
    const auto* health = book.model(ref);
    const auto* endpoint = book.endpoint(ref.provider);
    const bool isReached = endpoint && endpoint->hasModelList;
    const bool isListed = health && health->status != health::Status::ModelMissing;
    states.push_back(stateOf(SetUpItem::ModelListed, !isReached ? Kind::Unknown : tick(isListed), SetUpAction::EditModel, ref, ref.model));
    const auto load = health ? health->loadState : health::LoadState::Unknown;
    states.push_back(stateOf(SetUpItem::ModelLoaded, load == health::LoadState::Unknown ? Kind::Unknown : tick(load == health::LoadState::Ready), SetUpAction::WarmUp, ref, ref.model));
    const auto* model = config.findModel(ref);
    const bool knowsContext = health && health->facts.contextWindow && model && model->contextWindow;
    const bool isContextRight = knowsContext && *health->facts.contextWindow >= *model->contextWindow;
    states.push_back(stateOf(SetUpItem::ContextRight, knowsContext ? tick(isContextRight) : Kind::Unknown, SetUpAction::EditModel, ref,
                             knowsContext ? std::to_string(health->facts.contextWindow->value) : std::string()));
    const double parameters = health ? parametersOf(health->facts.parameterSize) : 0;
    const bool isQuantised = health && health::isHeavilyQuantised(health->facts.quantisation);
    const bool knowsSize = parameters > 0 || (health && !health->facts.quantisation.empty());
    states.push_back(stateOf(SetUpItem::LargeEnough, knowsSize ? tick(!isQuantised && (parameters <= 0 || parameters >= smallestParameters)) : Kind::Unknown,
                             SetUpAction::None, ref, health ? health->facts.quantisation : std::string()));
    const auto* provider = config.findProvider(ref.provider);
    const auto api = provider ? provider->effectiveApi(model) : config::Api::Unspecified;
    states.push_back(stateOf(SetUpItem::ResponsesApi, tick(api == config::Api::OpenAiResponses || api == config::Api::AnthropicMessages), SetUpAction::UseResponses, ref));
}

} // namespace

Result<int> applyRecipe(Recipe recipe, config::ConfigSession& session, const RecipeInputs& inputs)
{
    Edits edits(session);
    if (session.config().mode != config::MergeMode::Merge)
        edits.run([&] { return session.setMergeMode(config::MergeMode::Merge); });
    switch (recipe) {
    case Recipe::LmStudioResponses:
        useLmStudio(edits, session, inputs);
        break;
    case Recipe::HostedFirst:
    case Recipe::LocalFirst: {
        const auto wanted = ordered(session, inputs, recipe == Recipe::LocalFirst);
        for (std::size_t steps = 2 * wanted.size() + 2; steps > 0 && !isArranged(session, {}, wanted); --steps) {
            if (!edits.run([&] { return arrangeStep(session, {}, wanted); }))
                break;
        }
        break;
    }
    case Recipe::RegionPinned:
        pinRegion(edits, session, inputs);
        break;
    }
    return edits.finish();
}

Result<RecipePreview> previewRecipe(Recipe recipe, const config::ConfigSession& session, const config::Environment&, const RecipeInputs& inputs)
{
    const auto scratch = session.copy();
    const auto edits = applyRecipe(recipe, *scratch, inputs);
    if (!edits)
        return edits.error();
    RecipePreview preview;
    preview.edits = *edits;
    for (int file = 0; file < std::min(session.fileCount(), scratch->fileCount()); ++file) {
        if (session.text(file) == scratch->text(file))
            continue;
        preview.before += session.text(file);
        preview.after += scratch->text(file);
    }
    if (!preview.changesAnything())
        preview.before = preview.after = session.text();
    return preview;
}

std::vector<SetUpState> setUpStates(const config::OpenClawConfig& config, const config::Catalogue& catalogue, const health::HealthBook& book)
{
    std::vector<SetUpState> states;
    bool isRunning = false;
    for (const auto& id : book.endpoints()) {
        const auto* endpoint = book.endpoint(id);
        isRunning = isRunning || (endpoint->reach != health::Reach::Hosted && endpoint->hasModelList && endpoint->status != health::Status::Unreachable);
    }
    states.push_back(stateOf(SetUpItem::ServerRunning, tick(isRunning), SetUpAction::AddProvider));
    const auto chain = chainOf(config);
    const auto local = std::find_if(chain.begin(), chain.end(), [&](const ModelRef& ref) { return isLocal(ref, config, catalogue); });
    if (local != chain.end())
        addLocalModel(states, *local, config, book);
    states.push_back(stateOf(SetUpItem::MergeKept, tick(config.mode == config::MergeMode::Merge), SetUpAction::KeepMerge));
    const bool hasHosted = std::any_of(chain.begin(), chain.end(), [&](const ModelRef& ref) { return !isLocal(ref, config, catalogue); });
    states.push_back(stateOf(SetUpItem::HostedFallback, tick(hasHosted), SetUpAction::AddHosted));
    const auto& around = config.surroundings;
    const bool isNarrow = around.hasToolLimits || (!around.toolProfile.empty() && around.toolProfile != "full")
        || (!around.sandboxMode.empty() && around.sandboxMode != "off");
    states.push_back(stateOf(SetUpItem::ToolsNarrow, tick(isNarrow), SetUpAction::NarrowTools));
    states.push_back(stateOf(SetUpItem::CompactionOn, tick(around.compactionEnabled), SetUpAction::TurnCompactionOn));
    return states;
}

Result<void> applySetUpAction(const SetUpState& state, config::ConfigSession& session)
{
    switch (state.action) {
    case SetUpAction::UseResponses: {
        config::ProviderPatch patch;
        patch.api = config::Api::OpenAiResponses;
        return session.updateProvider(state.model.provider, patch);
    }
    case SetUpAction::KeepMerge:
        return session.setMergeMode(config::MergeMode::Merge);
    case SetUpAction::NarrowTools:
        return session.setValue(json5::Path { "tools", "profile" }, "\"coding\"");
    case SetUpAction::TurnCompactionOn:
        return session.removeValue(json5::Path { "agents", "defaults", "compaction", "enabled" });
    case SetUpAction::None:
    case SetUpAction::AddProvider:
    case SetUpAction::CheckNow:
    case SetUpAction::WarmUp:
    case SetUpAction::EditModel:
    case SetUpAction::AddHosted:
        break;
    }
    return Error { ErrorCode::Unsupported, "This item is not settled by an edit of the configuration" };
}

} // namespace switchyard::items
