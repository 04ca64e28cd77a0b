// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chainpreview.h"

#include "health/healthbook.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace switchyard::items {

namespace {

// Planning knows no "suppose it failed"; a health snapshot that says so is the same to it. Only the chain's own entries
// are copied: snapshots of thousands of models are planned with many times a second.
routing::HealthSnapshot withFailures(const routing::HealthSnapshot* health, const PreviewQuestion& question)
{
    routing::HealthSnapshot snapshot;
    for (std::size_t step = 0; step < question.order.size(); ++step) {
        const auto& ref = question.order[step];
        if (health && health->models.count(ref) > 0)
            snapshot.models[ref] = health->of(ref);
        if (static_cast<int>(step) < question.failedSteps) {
            auto& model = snapshot.models[ref];
            model.state = routing::ModelState::Unusable;
            model.reason = "unreachable";
        }
    }
    return snapshot;
}

StepVerdict verdictOf(const ModelRef& ref, const routing::RoutePlan& plan, const PreviewQuestion& question,
                      const routing::RoutingTable& table)
{
    StepVerdict verdict;
    const auto candidate = std::find_if(plan.candidates.begin(), plan.candidates.end(),
                                        [&ref](const auto& planned) { return planned.model->ref == ref; });
    if (candidate != plan.candidates.end()) {
        verdict.order = static_cast<int>(candidate - plan.candidates.begin());
        verdict.kind = verdict.order == 0 ? StepVerdict::Kind::Serving : StepVerdict::Kind::Next;
        return verdict;
    }
    const auto skipped = std::find_if(plan.skipped.begin(), plan.skipped.end(),
                                      [&ref](const auto& candidateSkipped) { return candidateSkipped.ref == ref; });
    if (skipped == plan.skipped.end())
        return verdict;
    verdict.kind = StepVerdict::Kind::Skipped;
    verdict.reason = static_cast<int>(skipped->reason);
    if (skipped->reason == routing::SkipReason::ContextTooSmall) {
        const auto model = table.model(ref);
        verdict.needed = question.promptTokens.value;
        verdict.offered = model && model->contextWindow ? model->contextWindow->value : 0;
    }
    return verdict;
}

} // namespace

bool leadsBack(const ProviderId& provider, const routing::RoutingTable& table)
{
    const auto endpoint = table.endpoints.find(provider.value());
    if (endpoint == table.endpoints.end())
        return false;
    const auto& url = endpoint->second->baseUrl;
    const bool isHere = !url.host.empty() && routing::trustClassOf(url.host) == routing::TrustClass::Loopback;
    return isHere && (url.port == table.listen.port || provider.value() == ownProvider);
}

std::vector<ModelRef> answeringOrder(const std::vector<ModelRef>& order, const routing::RoutingTable* table)
{
    const auto isBack = [table](const ModelRef& ref) { return leadsBack(ref.provider, *table); };
    if (!table || std::none_of(order.begin(), order.end(), isBack))
        return order;
    std::vector<ModelRef> asked;
    std::set<std::string> entered;
    std::vector<ModelRef> open(order.rbegin(), order.rend());
    while (!open.empty()) {
        const ModelRef ref = open.back();
        open.pop_back();
        if (!isBack(ref)) {
            if (std::find(asked.begin(), asked.end(), ref) == asked.end())
                asked.push_back(ref);
            continue;
        }
        const auto target = table->resolve(ref.model);
        if (target && entered.insert(ref.model).second)
            open.insert(open.end(), target->route.candidates.rbegin(), target->route.candidates.rend());
    }
    return asked;
}

std::string routeOf(const config::ChainId& chain)
{
    if (chain.role != config::ModelRole::Text)
        return {};
    return chain.agent ? "agent/" + chain.agent->value() : "auto";
}

ChainPreview previewChain(const PreviewQuestion& question, const routing::RoutingTable* table,
                          const routing::HealthSnapshot* health, SteadyTime now)
{
    ChainPreview preview;
    preview.verdicts.resize(question.order.size());
    if (!table)
        return preview;

    routing::Target target;
    target.kind = routing::Target::Kind::Chain;
    target.route.name = question.route;
    std::copy_if(question.order.begin(), question.order.end(), std::back_inserter(target.route.candidates),
                 [table](const ModelRef& ref) { return !leadsBack(ref.provider, *table); });
    const auto route = table->routes.find(question.route);
    if (question.route.empty())
        target.route.policy.cold = routing::ColdPolicy::Wait;
    else
        target.route.policy = route == table->routes.end() ? table->defaults : route->second.policy;

    const auto snapshot = question.failedSteps > 0 ? withFailures(health, question) : routing::HealthSnapshot {};
    routing::RequestShape shape;
    shape.stream = true;
    shape.promptEstimate = question.promptTokens;
    shape.inputs.image = question.readsImages;
    routing::PlanInputs inputs;
    inputs.health = question.failedSteps > 0 ? &snapshot : health;
    inputs.now = now;
    const auto plan = routing::planRoute(*table, target, shape, inputs);

    preview.cold = plan.cold;
    std::vector<std::pair<int, int>> order;
    for (std::size_t row = 0; row < question.order.size(); ++row) {
        auto& verdict = preview.verdicts[row];
        verdict = verdictOf(question.order[row], plan, question, *table);
        if (static_cast<int>(row) < question.failedSteps) {
            verdict = {};
            verdict.kind = StepVerdict::Kind::Failed;
        } else if (leadsBack(question.order[row].provider, *table)) {
            verdict.kind = StepVerdict::Kind::LeadsBack;
        } else if (verdict.order >= 0) {
            order.emplace_back(verdict.order, static_cast<int>(row));
        }
    }
    std::sort(order.begin(), order.end());
    for (const auto& [place, row] : order)
        preview.line.push_back(row);
    // A struck-out step may have headed the plan because nobody else is there; the next in line then leads.
    if (!preview.line.empty())
        preview.verdicts[static_cast<std::size_t>(preview.line.front())].kind = StepVerdict::Kind::Serving;
    const auto leader = std::find_if(plan.candidates.begin(), plan.candidates.end(), [&](const auto& planned) {
        return !preview.line.empty() && planned.model->ref == question.order[static_cast<std::size_t>(preview.line.front())];
    });
    if (leader != plan.candidates.end() && (leader->state == routing::ModelState::Cold || leader->state == routing::ModelState::Loading))
        preview.loadFirst = leader->learnedLoadTime.value_or(std::chrono::milliseconds(0));
    return preview;
}

void passOverUnusable(ChainPreview& preview, const std::vector<ModelRef>& order, const health::HealthBook& book)
{
    using Kind = StepVerdict::Kind;
    const auto cannot = [&](int row) {
        const auto* health = book.model(order[static_cast<std::size_t>(row)]);
        const auto usability = health ? health::usability(health->status) : health::Usability::Unknown;
        return usability == health::Usability::No || usability == health::Usability::Later;
    };
    auto& line = preview.line;
    const int planned = preview.servingRow();
    for (const int row : line) {
        if (cannot(row))
            preview.verdicts[static_cast<std::size_t>(row)] = { Kind::Skipped, static_cast<int>(routing::SkipReason::Unusable), 0, 0, -1 };
    }
    line.erase(std::remove_if(line.begin(), line.end(), cannot), line.end());
    for (std::size_t place = 0; place < line.size(); ++place) {
        auto& verdict = preview.verdicts[static_cast<std::size_t>(line[place])];
        verdict.order = static_cast<int>(place);
        verdict.kind = place == 0 ? Kind::Serving : Kind::Next;
    }
    if (preview.servingRow() == planned)
        return;
    preview.loadFirst.reset();
    const auto* leader = line.empty() ? nullptr : book.model(order[static_cast<std::size_t>(line.front())]);
    if (leader && (leader->loadState == health::LoadState::Cold || leader->loadState == health::LoadState::Loading))
        preview.loadFirst = leader->loadEstimate ? leader->loadEstimate->typical : std::chrono::milliseconds(0);
}

} // namespace switchyard::items
