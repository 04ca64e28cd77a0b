// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/healthline.h"

#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>

#include <algorithm>

namespace switchyard::wording {

namespace {

using health::Status;
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(HealthLine)
};

QString joined(const QString& first, const QString& second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return Words::tr("%1, %2", "two remarks about a state").arg(first, second);
}

QString servingText(const items::RoutingStand& stand)
{
    if (stand.serves.empty())
        return stand.servesDefaults ? Words::tr("answering now") : stand.isNext ? Words::tr("next in line") : QString();
    if (stand.serves.size() > 3)
        return Words::tr("serving %n agent(s)", nullptr, static_cast<int>(stand.serves.size()));
    QStringList names;
    for (const std::string& agent : stand.serves)
        names.append(fromUtf8(agent));
    return Words::tr("serving %1", "names of agents").arg(names.join(QStringLiteral(", ")));
}

QString loadingText(const health::ModelHealth& health, SteadyTime now)
{
    if (!health.loading)
        return {};
    const auto elapsed = duration_cast<milliseconds>(now - health.loading->startedAt);
    if (health.loadEstimate)
        return Words::tr("%1 of %2", "elapsed, about how long in all").arg(duration(duration_cast<seconds>(elapsed)), about(health.loadEstimate->typical));
    if (health.loading->fraction)
        return percent(*health.loading->fraction);
    return Words::tr("for %1", "how long so far").arg(duration(duration_cast<seconds>(elapsed)));
}

} // namespace

double loadFraction(const health::ModelHealth& health, SteadyTime now)
{
    if (health.status != Status::Loading || !health.loading)
        return -1;
    if (health.loading->fraction)
        return std::clamp(*health.loading->fraction, 0.0, 1.0);
    if (!health.loadEstimate || health.loadEstimate->typical.count() <= 0)
        return -1;
    const auto elapsed = duration_cast<milliseconds>(now - health.loading->startedAt);
    return std::clamp(static_cast<double>(elapsed.count()) / static_cast<double>(health.loadEstimate->typical.count()), 0.0, 0.97);
}

QString stateDetail(const health::ModelHealth& health, const items::RoutingStand& stand, const Now& now)
{
    const QString reason = reasonText(health.reason, health.httpStatus);
    const auto lasted = duration_cast<milliseconds>(now.wall - health.since);
    switch (health.status) {
    case Status::Ready:
        return joined(servingText(stand), QString());
    case Status::Busy:
        return stand.isServing() ? servingText(stand) : joined(reason, QString());
    case Status::Cold:
        if (health.loadEstimate)
            return Words::tr("loads in %1", "about how long").arg(about(health.loadEstimate->typical));
        return stand.isServing() ? Words::tr("answers next, loads first") : Words::tr("loads on request");
    case Status::Loading:
        return loadingText(health, now.steady);
    case Status::RateLimited:
    case Status::CoolingDown:
        if (health.usableAgainAt)
            return Words::tr("again in %1", "countdown").arg(countdown(duration_cast<seconds>(*health.usableAgainAt - now.steady)));
        return reason;
    case Status::Degraded:
        if (health.reason == health::Reason::ManyFailures)
            return Words::tr("%1 of the last checks failed", "percentage").arg(percent(health.failureRate));
        if (health.latency.count > 0)
            return Words::tr("p95 %1", "latency").arg(duration(health.latency.p95));
        return reason;
    case Status::Unreachable:
        if (lasted >= std::chrono::minutes(1) && health.since != WallTime {})
            return Words::tr("%1, for %2", "reason, how long").arg(reason, duration(lasted));
        return reason;
    case Status::Paused:
    case Status::OutOfCredit:
        return health.since == WallTime {} ? reason : Words::tr("since %1", "time of day").arg(dayTime(health.since, now.wall));
    case Status::Checking:
        return {};
    case Status::Misconfigured:
    case Status::SignInFailed:
    case Status::ModelMissing:
        return reason;
    }
    return reason;
}

QStringList stateDetails(const health::ModelHealth& health, const items::RoutingStand& stand, const Now& now)
{
    QStringList details { stateDetail(health, stand, now) };
    const auto lasted = duration_cast<milliseconds>(now.wall - health.since);
    if (health.status == Status::Unreachable && lasted >= std::chrono::minutes(1) && health.since != WallTime {})
        details << reasonText(health.reason, health.httpStatus) << Words::tr("for %1", "how long so far").arg(duration(lasted));
    // The word for the state says the most.
    if (health::isProblem(health.status))
        details << QString();
    if (!stand.serves.empty() && stand.serves.size() <= 3 && details.front() == servingText(stand))
        details << Words::tr("serving %n agent(s)", nullptr, static_cast<int>(stand.serves.size()));
    return details;
}

QString rankText(const std::vector<int>& ranks)
{
    if (ranks.empty())
        return dash();
    QStringList numbers;
    for (const int rank : ranks)
        numbers.append(count(rank));
    return numbers.join(QStringLiteral(", "));
}

QString healthSentence(const QString& provider, const QString& model, const health::ModelHealth& health,
                       const items::RoutingStand& stand, const Now& now)
{
    QStringList parts { provider, model };
    if (!stand.ranks.empty())
        parts.append(Words::tr("rank %1").arg(rankText(stand.ranks)));
    parts.append(statusText(health.status));
    const QString detail = stateDetail(health, stand, now);
    if (!detail.isEmpty())
        parts.append(detail);
    if (health.isStale)
        parts.append(Words::tr("not up to date"));
    if (health.latency.count > 0)
        parts.append(Words::tr("p95 %1", "latency").arg(duration(health.latency.p95)));
    return parts.join(QStringLiteral(", "));
}

} // namespace switchyard::wording
