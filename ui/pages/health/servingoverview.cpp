// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/servingoverview.h"

#include "config/configsession.h"
#include "ports/healthport.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace switchyard::pages {

namespace {

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Headline)
};

constexpr std::size_t yardAbove = 16; // endpoints, from which on the page shows the yard strip

const health::ModelHealth* healthOf(const shell::Services& services, const ModelRef& ref)
{
    return services.health.book().model(ref);
}

//! Agents answered by the same provider; none for those whom nobody answers.
struct Group {
    std::optional<ModelRef> by;
    std::vector<std::string> agents;
};

//! One agent's name or how many.
QString agentsOf(const Group& group)
{
    return group.agents.size() == 1 ? wording::fromUtf8(group.agents.front())
                                    : QLocale().toString(static_cast<qulonglong>(group.agents.size()));
}

//! "9 agents are answered by LM Studio, 2 by llama.cpp, legal by Anthropic". Languages whose verb comes last put it into
//! the frame around the list.
QString dividedTitle(const shell::Services& services, const std::vector<Group>& groups, const std::optional<ModelRef>& defaults)
{
    QStringList parts;
    QStringList nobody;
    const bool defaultsAreAmong = std::any_of(groups.begin(), groups.end(), [&defaults](const Group& group) {
        return group.by && defaults && group.by->provider == defaults->provider;
    });
    if (!defaultsAreAmong && defaults)
        parts.append(Words::tr("The default chain is answered by %1").arg(shell::providerTitle(services, defaults->provider)));
    for (const Group& group : groups) {
        if (!group.by) {
            nobody.append(Words::tr("%1 by nobody", "one agent's name or how many").arg(agentsOf(group)));
            continue;
        }
        const QString name = shell::providerTitle(services, group.by->provider);
        if (!parts.isEmpty())
            parts.append(group.agents.size() == 1
                             ? Words::tr("%1 by %2", "one agent's name, provider").arg(agentsOf(group), name)
                             : Words::tr("%1 by %2", "how many agents, provider").arg(agentsOf(group), name));
        else if (group.agents.size() == 1)
            parts.append(Words::tr("%1 is answered by %2", "agent, provider").arg(agentsOf(group), name));
        else
            parts.append(Words::tr("%n agent(s) are answered by %1", nullptr, static_cast<int>(group.agents.size())).arg(name));
    }
    QStringList whole;
    if (!parts.isEmpty())
        whole.append(Words::tr("%1", "who answers whom, a list").arg(parts.join(QStringLiteral(", "))));
    if (!defaultsAreAmong && !defaults)
        whole.append(Words::tr("Nobody answers the default chain"));
    whole.append(nobody);
    return whole.join(QStringLiteral(", "));
}

QString takeOverText(const shell::Services& services, const shell::ChainNow& chain)
{
    const auto next = chain.next();
    if (!next)
        return Words::tr("Nobody takes over if it fails.");
    // Of two models at one provider its name tells nothing.
    const auto serving = chain.serving();
    const bool isSameProvider = serving && serving->provider == next->provider;
    const QString name = isSameProvider ? wording::fromUtf8(next->model) : shell::providerTitle(services, next->provider);
    const health::ModelHealth* health = healthOf(services, *next);
    if (health && health->status == health::Status::Cold)
        return health->loadEstimate
            ? Words::tr("If it fails, %1 takes over after %2 of loading.").arg(name, wording::about(health->loadEstimate->typical))
            : Words::tr("If it fails, %1 takes over after loading its model.").arg(name);
    return Words::tr("If it fails, %1 takes over without a load.").arg(name);
}

//! Why the primary does not answer.
QString primaryText(const shell::Services& services, const shell::ChainNow& chain)
{
    const ModelRef& primary = chain.order.front();
    const health::ModelHealth* health = healthOf(services, primary);
    const auto serving = chain.serving();
    const bool isSameProvider = serving && serving->provider == primary.provider;
    const QString name = isSameProvider ? wording::fromUtf8(primary.model) : shell::providerTitle(services, primary.provider);
    if (!health)
        return Words::tr("%1 is passed over.").arg(name);
    const QString word = wording::statusText(health->status).toLower();
    if (health->since == WallTime {})
        return Words::tr("%1: %2.", "provider, state").arg(name, word);
    return Words::tr("%1: %2 since %3.", "provider, state, time of day")
        .arg(name, word, wording::dayTime(health->since, services.clock.wallNow()));
}

} // namespace

std::vector<std::pair<ModelRef, items::RoutingStand>> ServingOverview::stands() const
{
    std::map<ModelRef, items::RoutingStand> byRef;
    for (std::size_t i = 0; i < defaults.order.size(); ++i)
        byRef[defaults.order[i]].ranks.push_back(static_cast<int>(i) + 1);
    for (const AgentNow& agent : agents) {
        if (agent.serving)
            byRef[*agent.serving].serves.push_back(agent.agent);
    }
    if (const auto serving = defaults.serving())
        byRef[*serving].servesDefaults = true;
    if (const auto next = defaults.next())
        byRef[*next].isNext = true;
    return { byRef.begin(), byRef.end() };
}

ServingOverview servingOverview(const shell::Services& services)
{
    ServingOverview overview;
    overview.defaults = shell::chainNow(services);
    for (const config::Agent& agent : services.session.config().agents) {
        const bool inherits = agent.chain().inheritance == config::Inheritance::Inherited;
        overview.agents.push_back({ agent.id.value(),
                                    inherits ? overview.defaults.serving() : shell::chainNow(services, &agent.id).serving() });
    }
    return overview;
}

namespace {

//! "7 of 40 need a look. None of them is answering anyone now.": where the line of stations is not shown.
QString troubleText(const shell::Services& services, const ServingOverview& overview)
{
    const health::HealthBook& book = services.health.book();
    const auto models = book.models();
    int problems = 0;
    bool anyServing = false;
    const auto stands = overview.stands();
    for (const ModelRef& ref : models) {
        const health::ModelHealth* health = book.model(ref);
        if (!health || !health::isProblem(health->status))
            continue;
        ++problems;
        anyServing = anyServing || std::any_of(stands.begin(), stands.end(), [&ref](const auto& stand) {
                         return stand.first == ref && stand.second.isServing();
                     });
    }
    if (problems == 0)
        return Words::tr("All %L1 are well.").arg(models.size());
    const QString count = Words::tr("%L1 of %L2 need a look.").arg(problems).arg(models.size());
    return count + QLatin1Char(' ')
        + (anyServing ? Words::tr("Some of them are answering now.") : Words::tr("None of them is answering anyone now."));
}

//! Rows are models: a provider without any would be silently missing.
QString rowlessText(const shell::Services& services)
{
    constexpr qsizetype mostNames = 3;
    const auto models = services.health.book().models();
    QStringList names;
    for (const config::Provider& provider : services.session.config().providers) {
        const bool hasRow = std::any_of(models.begin(), models.end(), [&](const ModelRef& ref) { return ref.provider == provider.id; });
        if (!hasRow)
            names.append(shell::providerTitle(services, provider.id));
    }
    if (names.isEmpty())
        return {};
    const bool isLong = names.size() > mostNames;
    const QString list = names.mid(0, mostNames).join(QStringLiteral(", "));
    return Words::tr("No model yet, so no row here: %1.", "providers").arg(isLong ? list + QStringLiteral(", …") : list);
}

Headline chainHeadline(const shell::Services& services, const ServingOverview& overview)
{
    const shell::ChainNow& chain = overview.defaults;
    if (chain.order.empty() && overview.agents.empty())
        return { Words::tr("No model is chosen yet"), Words::tr("Choose a primary on the Routing page, or add a provider.") };

    const auto serving = chain.serving();
    std::vector<Group> groups;
    for (const ServingOverview::AgentNow& agent : overview.agents) {
        const auto known = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return group.by.has_value() == agent.serving.has_value()
                && (!group.by || group.by->provider == agent.serving->provider);
        });
        if (known == groups.end())
            groups.push_back({ agent.serving, { agent.agent } });
        else
            known->agents.push_back(agent.agent);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.agents.size() > b.agents.size(); });

    Headline result;
    // The default chain counts as one voice: clients that name no agent use it.
    const bool isOne = groups.empty()
        || (groups.size() == 1 && groups.front().by.has_value() == serving.has_value()
            && (!serving || groups.front().by->provider == serving->provider));
    if (!isOne)
        result.title = dividedTitle(services, groups, serving);
    else if (serving)
        result.title = Words::tr("All agents are answered by %1").arg(shell::providerTitle(services, serving->provider));
    else
        result.title = Words::tr("Nobody can answer now");

    if (!serving) {
        result.text = chain.order.empty() ? Words::tr("The default chain is empty.") : primaryText(services, chain);
        return result;
    }
    const int rank = chain.preview.servingRow() + 1;
    if (rank > 1) {
        if (isOne)
            result.title = Words::tr("%1 answers, fallback %L2 of %L3", "provider, number, count")
                               .arg(shell::providerTitle(services, serving->provider))
                               .arg(rank - 1)
                               .arg(static_cast<int>(chain.order.size()) - 1);
        result.text = primaryText(services, chain) + QLatin1Char(' ') + takeOverText(services, chain);
        return result;
    }
    if (services.health.book().models().size() > yardAbove) {
        result.text = troubleText(services, overview);
        return result;
    }
    const health::ModelHealth* health = healthOf(services, *serving);
    const QString model = wording::fromUtf8(serving->model);
    if (health && health->status == health::Status::Cold)
        result.text = Words::tr("%1 leads the default chain and loads with the first request.").arg(model);
    else if (health && health->since != WallTime {})
        result.text = Words::tr("%1 leads the default chain since %2.", "model, time of day")
                          .arg(model, wording::dayTime(health->since, services.clock.wallNow()));
    else
        result.text = Words::tr("%1 leads the default chain.").arg(model);
    result.text += QLatin1Char(' ') + takeOverText(services, chain);
    return result;
}

} // namespace

Headline headline(const shell::Services& services, const ServingOverview& overview)
{
    Headline result = chainHeadline(services, overview);
    if (const QString rowless = rowlessText(services); !rowless.isEmpty())
        result.text += (result.text.isEmpty() ? QString() : QStringLiteral(" ")) + rowless;
    return result;
}

} // namespace switchyard::pages
