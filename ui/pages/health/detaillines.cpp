// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/detaillines.h"

#include "base/clock.h"
#include "ports/healthport.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(DetailLines)
};

constexpr std::size_t shownModels = 6;
constexpr std::size_t shownIncidents = 4;
constexpr std::size_t shownProbes = 4;
constexpr qsizetype shownBytes = 500;

QString chipOf(const health::ModelFacts& facts, const std::optional<health::LoadEstimate>& estimate)
{
    switch (facts.state) {
    case health::LoadState::Ready:
        return QCoreApplication::translate("DetailLines", "Loaded");
    case health::LoadState::Cold:
        return estimate ? QCoreApplication::translate("DetailLines", "Cold %1", "about how long a load takes").arg(wording::about(estimate->typical))
                        : wording::statusText(health::Status::Cold);
    case health::LoadState::Loading:
        return wording::statusText(health::Status::Loading);
    case health::LoadState::Sleeping:
        return QCoreApplication::translate("DetailLines", "Asleep");
    case health::LoadState::Failed:
        return QCoreApplication::translate("DetailLines", "Load failed");
    case health::LoadState::Missing:
        return wording::statusText(health::Status::ModelMissing);
    case health::LoadState::Unknown:
        break;
    }
    return {};
}

health::Status statusOf(health::LoadState state)
{
    switch (state) {
    case health::LoadState::Ready:
        return health::Status::Ready;
    case health::LoadState::Cold:
    case health::LoadState::Sleeping:
        return health::Status::Cold;
    case health::LoadState::Loading:
        return health::Status::Loading;
    case health::LoadState::Failed:
        return health::Status::Degraded;
    case health::LoadState::Missing:
        return health::Status::ModelMissing;
    case health::LoadState::Unknown:
        break;
    }
    return health::Status::Checking;
}

LineList::Line modelLine(const health::ModelFacts& facts, const std::optional<health::LoadEstimate>& estimate, bool isPast)
{
    LineList::Line line;
    line.text = wording::fromUtf8(facts.id);
    line.isMono = true;
    line.chip = chipOf(facts, estimate);
    if (!line.chip.isEmpty()) {
        line.chipIcon = isPast ? QStringLiteral("clock") : wording::statusIcon(statusOf(facts.state));
        line.chipTone = isPast ? Tone::Off : wording::statusTone(statusOf(facts.state));
    }
    line.note = facts.size ? wording::bytes(*facts.size)
        : facts.contextWindow ? wording::contextSize(*facts.contextWindow)
                              : QString();
    return line;
}

} // namespace

ModelLines modelLines(const shell::Services& services, const ModelRef& ref)
{
    ModelLines result;
    const health::HealthBook& book = services.health.book();
    const health::EndpointHealth* endpoint = book.endpoint(ref.provider);
    if (!endpoint || endpoint->models.empty())
        return result;
    // What a server said before it went away is no longer how things stand.
    const bool isPast = endpoint->isStale || health::usability(endpoint->status) == health::Usability::No;
    std::vector<const health::ModelFacts*> order;
    int loaded = 0;
    for (const health::ModelFacts& facts : endpoint->models) {
        loaded += facts.state == health::LoadState::Ready ? 1 : 0;
        order.push_back(&facts);
    }
    const auto weight = [&ref](const health::ModelFacts* facts) {
        return facts->id == ref.model ? 0 : facts->state == health::LoadState::Ready ? 1 : 2;
    };
    std::stable_sort(order.begin(), order.end(), [&weight](const auto* a, const auto* b) { return weight(a) < weight(b); });
    for (std::size_t i = 0; i < order.size() && i < shownModels; ++i)
        result.lines.push_back(modelLine(*order[i], book.loadEstimate({ ref.provider, order[i]->id }), isPast));
    if (order.size() > shownModels) {
        LineList::Line rest;
        rest.detail = Words::tr("and %n more", "models", static_cast<int>(order.size() - shownModels));
        result.lines.push_back(rest);
    }
    if (isPast)
        result.note = Words::tr("as last seen");
    else if (health::info(endpoint->family).knowsLoadState)
        result.note = Words::tr("%L1 of %L2 in memory").arg(loaded).arg(endpoint->models.size());
    else
        result.note = Words::tr("%n listed", "models", static_cast<int>(endpoint->models.size()));
    return result;
}

std::vector<LineList::Line> incidentLinesOf(const shell::Services& services, const ModelRef& ref)
{
    const WallTime now = services.clock.wallNow();
    std::vector<LineList::Line> lines;
    for (const health::Incident& incident : services.health.book().incidents()) {
        if (incident.model.provider != ref.provider || (!incident.model.model.empty() && incident.model.model != ref.model))
            continue;
        if (lines.size() == shownIncidents)
            break;
        LineList::Line line;
        line.icon = wording::statusIcon(incident.status);
        line.ink = inkOf(wording::statusTone(incident.status));
        line.text = wording::statusText(incident.status);
        line.second = wording::reasonText(incident.reason, incident.httpStatus);
        const auto lasted = duration_cast<milliseconds>(incident.end.value_or(now) - incident.start);
        line.note = incident.end
            ? wording::dayTime(incident.start, now) + QStringLiteral(" · ") + wording::duration(lasted)
            : Words::tr("since %1", "time of day").arg(wording::dayTime(incident.start, now));
        lines.push_back(line);
    }
    return lines;
}

std::vector<LineList::Line> probeLines(const shell::Services& services, const ProviderId& provider)
{
    std::vector<LineList::Line> lines;
    for (const ports::ProbeLogEntry& entry : services.health.probeLog(provider)) {
        if (lines.size() == shownProbes)
            break;
        const health::Evidence& evidence = entry.evidence;
        const bool good = evidence.httpStatus >= 200 && evidence.httpStatus < 300 && evidence.reason == health::Reason::None;
        LineList::Line line;
        line.icon = good ? QStringLiteral("check") : QStringLiteral("x");
        line.ink = good ? Ink::Good : Ink::Bad;
        line.isMono = true;
        const QUrl url(wording::fromUtf8(evidence.url));
        line.text = wording::clockTime(entry.at) + QStringLiteral("  ") + wording::fromUtf8(evidence.method) + QLatin1Char(' ')
            + (url.path().isEmpty() ? url.toString() : url.path());
        line.note2 = evidence.httpStatus > 0 ? QString::number(evidence.httpStatus) : wording::dash();
        line.note = wording::duration(evidence.took);
        lines.push_back(line);
    }
    return lines;
}

QString probeLogText(const shell::Services& services, const ProviderId& provider)
{
    QString text;
    for (const ports::ProbeLogEntry& entry : services.health.probeLog(provider)) {
        const health::Evidence& evidence = entry.evidence;
        text += wording::clockTime(entry.at) + QStringLiteral("  ") + wording::fromUtf8(evidence.method) + QLatin1Char(' ')
            + wording::fromUtf8(evidence.url) + QStringLiteral("  ")
            + (evidence.httpStatus > 0 ? QString::number(evidence.httpStatus) : wording::reasonText(evidence.reason)) + QStringLiteral("  ")
            + wording::duration(evidence.took) + QLatin1Char('\n');
        if (!evidence.firstBytes.empty())
            text += QStringLiteral("    ") + wording::fromUtf8(evidence.firstBytes).left(shownBytes) + QLatin1Char('\n');
    }
    return text;
}

} // namespace switchyard::pages
