// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "alerts/alertwatch.h"

#include <algorithm>
#include <utility>

namespace switchyard::alerts {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::minutes flapWindow { 10 };
constexpr std::size_t flapLimit = 4;
constexpr std::chrono::minutes sameAgainAfter { 10 };
constexpr std::chrono::seconds longLoad { 30 };
//! While quiet hours hold news back.
constexpr std::chrono::seconds quietTick { 60 };
constexpr auto defaultRoute = "auto";

//! Whether an attempt's failure says something about the model, not about the request or this program's own end.
bool isDown(routing::FailureClass failure)
{
    using routing::FailureClass;
    switch (failure) {
    case FailureClass::None:
    case FailureClass::TotalTimeout: // Also what an attempt under way gets when the engine stops.
    case FailureClass::ContextOverflow:
    case FailureClass::RequestError:
    case FailureClass::NotSupported:
    case FailureClass::ClientGone:
        return false;
    default:
        return true;
    }
}

//! Whether a model was left out for what the request is, so that another request may well reach it.
bool isForTheRequest(routing::SkipReason reason)
{
    using routing::SkipReason;
    switch (reason) {
    case SkipReason::ContextTooSmall:
    case SkipReason::InputNotSupported:
    case SkipReason::ToolsNotSupported:
    case SkipReason::ReasoningNotSupported:
    case SkipReason::Shielded:
    case SkipReason::NotSupported:
        return true;
    default:
        return false;
    }
}

//! Whether every model of the chain was tried in vain or known to be out of reach.
bool showsNobodyAnswers(const traffic::RequestRecord& record, const std::vector<ModelRef>& chain)
{
    if (record.outcome != traffic::Outcome::Exhausted || record.route != defaultRoute || record.attempts.empty())
        return false;
    return std::all_of(chain.begin(), chain.end(), [&](const ModelRef& model) {
        return std::any_of(record.attempts.begin(), record.attempts.end(),
                           [&](const traffic::Attempt& attempt) { return attempt.model == model && isDown(attempt.failure); })
            || std::any_of(record.skipped.begin(), record.skipped.end(), [&](const routing::SkippedCandidate& skipped) {
                   return skipped.ref == model && !isForTheRequest(skipped.reason);
               });
    });
}

} // namespace

AlertWatch::Level AlertWatch::levelOf(const ChainState& chain)
{
    if (chain.order.empty() || chain.primaryStatus == health::Status::Checking)
        return Level::Unknown;
    if (!chain.serving)
        return Level::Nobody;
    // Slow, cold or busy is not down: only another one answering is.
    return *chain.serving == chain.order.front() ? Level::Good : Level::Down;
}

bool AlertWatch::isMuted(const ModelRef& model, SteadyTime now) const
{
    if (std::find(m_settings.muted.begin(), m_settings.muted.end(), model.provider) != m_settings.muted.end())
        return true;
    const auto until = m_mutedUntil.find(model.provider);
    return until != m_mutedUntil.end() && now < until->second;
}

bool AlertWatch::isWanted(AlertKind kind) const
{
    switch (kind) {
    case AlertKind::PrimaryDown:
    case AlertKind::NobodyAnswers:
    case AlertKind::SignInFailed:
        return m_settings.tellsDown;
    case AlertKind::AnsweredByFallback:
        return m_settings.tellsFallback;
    case AlertKind::Back:
        return m_settings.tellsBack;
    case AlertKind::LoadFinished:
        return m_settings.tellsLoads;
    case AlertKind::Unstable:
        return true;
    }
    return false;
}

std::vector<Alert> AlertWatch::tell(Alert alert, Moment now)
{
    if (!m_settings.isEnabled || !isWanted(alert.kind) || isMuted(alert.model, now.steady))
        return {};
    if (m_silentUntil && now.steady < *m_silentUntil)
        return {};
    m_silentUntil.reset();
    while (!m_toldAt.empty() && now.steady - m_toldAt.front() > flapWindow)
        m_toldAt.pop_front();
    if (m_toldAt.size() >= flapLimit) {
        m_toldAt.clear();
        m_silentUntil = now.steady + flapWindow;
        alert.kind = AlertKind::Unstable;
        return {alert};
    }
    m_toldAt.push_back(now.steady);
    return {alert};
}

Alert AlertWatch::newsAlert() const
{
    Alert alert;
    alert.model = m_chain.order.front();
    alert.reason = m_chain.primaryReason;
    switch (m_now.level) {
    case Level::Nobody:
        alert.kind = AlertKind::NobodyAnswers;
        break;
    case Level::Down:
        alert.kind = m_chain.primaryStatus == health::Status::SignInFailed ? AlertKind::SignInFailed
                                                                          : AlertKind::PrimaryDown;
        alert.serving = m_chain.serving;
        break;
    case Level::Good:
    case Level::Unknown:
        alert.kind = AlertKind::Back;
        alert.reason = health::Reason::None;
        break;
    }
    return alert;
}

std::vector<Alert> AlertWatch::chainIs(const ChainState& chain, Moment now)
{
    const bool isEdited = chain.order != m_chain.order;
    const Level level = levelOf(chain);
    m_chain = chain;
    if (isEdited) {
        m_now = {level, now.steady};
        m_told = level;
        return {};
    }
    if (level == Level::Unknown)
        return {};
    if (level != m_now.level)
        m_now = {level, now.steady};
    if (m_told == Level::Unknown)
        m_told = level;
    return tick(now);
}

std::vector<Alert> AlertWatch::tick(Moment now)
{
    if (m_now.level == Level::Unknown || m_now.level == m_told || m_chain.order.empty())
        return {};
    if (now.steady - m_now.since < m_settings.patience || m_settings.quiet.contains(now.ofDay))
        return {};
    m_told = m_now.level;
    if (m_now.level == Level::Good)
        m_fallbackToldAt.reset();
    return tell(newsAlert(), now);
}

std::optional<SteadyTime> AlertWatch::nextTick(Moment now) const
{
    if (m_now.level == Level::Unknown || m_now.level == m_told || !m_settings.isEnabled)
        return std::nullopt;
    const SteadyTime due = m_now.since + m_settings.patience;
    return due > now.steady ? due : now.steady + quietTick;
}

std::vector<Alert> AlertWatch::requestFinished(const traffic::RequestRecord& record, Moment now)
{
    if (m_settings.quiet.contains(now.ofDay))
        return {};
    const auto toldLately = [&](const std::optional<SteadyTime>& at) { return at && now.steady - *at < sameAgainAfter; };
    Alert alert;
    if (showsNobodyAnswers(record, m_chain.order)) {
        if (m_told == Level::Nobody || toldLately(m_exhaustedToldAt))
            return {};
        m_exhaustedToldAt = now.steady;
        // What is told this way ends as the other news do: with word that the chain answers again.
        m_told = Level::Nobody;
        m_now = {Level::Nobody, now.steady};
        alert.kind = AlertKind::NobodyAnswers;
        alert.model = record.attempts.front().model;
        return tell(alert, now);
    }
    if (record.outcome != traffic::Outcome::Delivered || !record.servedBy)
        return {};
    const auto tried = std::find_if(record.attempts.begin(), record.attempts.end(), [&](const traffic::Attempt& attempt) {
        return !attempt.background && attempt.model != *record.servedBy;
    });
    const bool wasSkipped = !record.skipped.empty() && m_told == Level::Down;
    if ((tried == record.attempts.end() && !wasSkipped) || toldLately(m_fallbackToldAt))
        return {};
    m_fallbackToldAt = now.steady;
    alert.kind = AlertKind::AnsweredByFallback;
    alert.model = tried != record.attempts.end() ? tried->model : m_chain.order.front();
    alert.serving = record.servedBy;
    return tell(alert, now);
}

std::vector<Alert> AlertWatch::loadFinished(const ModelRef& model, std::chrono::milliseconds took, Moment now)
{
    if (took < longLoad || m_settings.quiet.contains(now.ofDay))
        return {};
    Alert alert;
    alert.kind = AlertKind::LoadFinished;
    alert.model = model;
    alert.took = took;
    return tell(alert, now);
}

} // namespace switchyard::alerts
