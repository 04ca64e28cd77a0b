// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/stations.h"

#include "base/clock.h"
#include "ports/healthport.h"
#include "shell/answering.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QLocale>

namespace switchyard::pages {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Stations)
};

QString noteOf(const health::ModelHealth* health, const items::StepVerdict& verdict, bool isLast, SteadyTime now)
{
    using Kind = items::StepVerdict::Kind;
    const health::Status status = health ? health->status : health::Status::Checking;
    if (verdict.kind == Kind::Serving)
        return status == health::Status::Cold ? Words::tr("loads first") : Words::tr("serving now");
    if (verdict.kind == Kind::Skipped && health && health->usableAgainAt)
        return Words::tr("skipped %1", "countdown")
            .arg(wording::countdown(duration_cast<std::chrono::seconds>(*health->usableAgainAt - now)));
    if (verdict.kind == Kind::Skipped)
        return Words::tr("skipped");
    if (status == health::Status::Cold && health->loadEstimate)
        return Words::tr("after %1 load", "about how long").arg(wording::about(health->loadEstimate->typical));
    if (verdict.order == 1)
        return Words::tr("takes over next");
    if (status == health::Status::Ready && isLast)
        return Words::tr("last resort");
    return wording::statusText(status).toLower();
}

} // namespace

std::vector<Station> chainStations(const shell::Services& services, const shell::ChainNow& chain)
{
    using Kind = items::StepVerdict::Kind;
    std::vector<Station> stations;
    for (std::size_t i = 0; i < chain.order.size(); ++i) {
        const ModelRef& ref = chain.order[i];
        const health::ModelHealth* health = services.health.book().model(ref);
        const items::StepVerdict verdict = i < chain.preview.verdicts.size() ? chain.preview.verdicts[i] : items::StepVerdict {};
        const health::Status status = health ? health->status : health::Status::Checking;
        Station station;
        station.ref = ref;
        station.name = shell::providerTitle(services, ref.provider);
        station.icon = wording::statusIcon(status);
        station.tone = wording::statusTone(status);
        station.isServing = verdict.kind == Kind::Serving;
        station.isSkipped = verdict.kind == Kind::Skipped;
        station.note = noteOf(health, verdict, i + 1 == chain.order.size(), services.clock.steadyNow());
        station.sentence = QLocale().toString(static_cast<int>(i) + 1) + QStringLiteral(". ") + station.name + QStringLiteral(", ")
            + wording::fromUtf8(ref.model) + QStringLiteral(": ") + wording::statusText(status) + QStringLiteral(", ") + station.note;
        stations.push_back(std::move(station));
    }
    return stations;
}

std::vector<LineList::Line> incidentLines(const shell::Services& services, std::size_t most)
{
    const WallTime now = services.clock.wallNow();
    std::vector<LineList::Line> lines;
    for (const health::Incident& incident : services.health.book().incidents()) {
        if (lines.size() == most)
            break;
        LineList::Line line;
        line.lead = wording::dayTime(incident.start, now);
        line.icon = wording::statusIcon(incident.status);
        line.ink = inkOf(wording::statusTone(incident.status));
        line.text = Words::tr("%1: %2", "provider, state")
                        .arg(shell::providerTitle(services, incident.model.provider), wording::statusText(incident.status).toLower());
        line.detail = wording::reasonText(incident.reason, incident.httpStatus);
        const auto lasted = duration_cast<milliseconds>(incident.end.value_or(now) - incident.start);
        line.note = incident.end ? wording::duration(lasted) : Words::tr("goes on, %1", "how long").arg(wording::duration(lasted));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace switchyard::pages
