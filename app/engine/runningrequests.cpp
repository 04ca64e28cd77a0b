// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/runningrequests.h"

#include <algorithm>
#include <utility>

namespace switchyard::engine {

RunningSource::~RunningSource()
{
    if (m_list)
        m_list->remove(*this);
}

RunningRequests::RunningRequests(Deadlines& deadlines, LoopClock& clock, EventMailbox& events)
    : m_deadlines(deadlines)
    , m_clock(clock)
    , m_events(events)
    , m_news([this] { tell(); })
{
}

RunningRequests::~RunningRequests()
{
    for (RunningSource* source : m_sources)
        source->m_list = nullptr;
}

void RunningRequests::add(RunningSource& source)
{
    source.m_list = this;
    source.m_place = m_sources.size();
    source.m_number = ++m_lastNumber;
    m_sources.push_back(&source);
    if (!m_news.isArmed())
        m_news.arm(m_deadlines, newsEvery);
}

void RunningRequests::remove(RunningSource& source)
{
    if (source.m_list != this)
        return;
    RunningSource* const last = m_sources.back();
    last->m_place = source.m_place;
    m_sources[source.m_place] = last;
    m_sources.pop_back();
    source.m_list = nullptr;
}

void RunningRequests::tell()
{
    std::vector<RunningSource*> seen;
    const auto latest = m_clock.now() - seenAfter;
    std::copy_if(m_sources.begin(), m_sources.end(), std::back_inserter(seen),
        [latest](const RunningSource* source) { return source->runningSince() <= latest; });
    // Those of one wake of the loop have the same time; their order must not change from one telling to the next.
    const auto isNewer = [](const RunningSource* a, const RunningSource* b) {
        return std::tuple(a->runningSince(), a->m_number) > std::tuple(b->runningSince(), b->m_number);
    };
    const auto end = seen.begin() + static_cast<std::ptrdiff_t>(std::min(seen.size(), mostTold));
    std::partial_sort(seen.begin(), end, seen.end(), isNewer);
    seen.erase(end, seen.end());

    Running news;
    std::vector<Mark> marks;
    for (const RunningSource* source : seen) {
        news.requests.push_back(source->soFar());
        const auto& request = news.requests.back();
        marks.emplace_back(request.soFar.id, request.phase, request.soFar.attempts.size(), request.model);
    }
    if (marks != m_told) {
        m_told = std::move(marks);
        m_events.post(std::move(news));
    }
    if (!m_sources.empty() || !m_told.empty())
        m_news.arm(m_deadlines, newsEvery);
}

} // namespace switchyard::engine
