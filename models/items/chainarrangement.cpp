// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chainarrangement.h"

#include "config/configsession.h"

#include <algorithm>
#include <set>

namespace switchyard::items {

namespace {

std::vector<ModelRef> stepsOf(const config::ConfigSession& session, const config::ChainId& id)
{
    std::vector<ModelRef> steps;
    for (const auto& entry : session.chain(id).entries)
        steps.push_back(entry.ref);
    return steps;
}

bool hasRepeats(const std::vector<ModelRef>& steps)
{
    return std::set<ModelRef>(steps.begin(), steps.end()).size() != steps.size();
}

} // namespace

bool isArranged(const config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted)
{
    return stepsOf(session, id) == wanted;
}

Result<void> arrangeStep(config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted)
{
    const auto now = stepsOf(session, id);
    if (now == wanted)
        return {};
    // A first chain has nothing to keep; which of two equal steps is meant cannot be told.
    if (now.empty() || wanted.empty() || hasRepeats(now) || hasRepeats(wanted))
        return session.setChain(id, wanted);
    const auto differs = std::mismatch(now.begin(), now.end(), wanted.begin(), wanted.end());
    const int rank = static_cast<int>(differs.first - now.begin());
    if (differs.second == wanted.end())
        return session.removeFallback(id, static_cast<int>(now.size()) - 1);
    if (differs.first != now.end() && std::find(wanted.begin(), wanted.end(), *differs.first) == wanted.end() && now.size() > 1)
        return session.removeFallback(id, rank);
    const auto found = std::find(differs.first, now.end(), *differs.second);
    if (found == now.end())
        return session.insertFallback(id, rank, *differs.second);
    session.finishGesture();
    // One step that went down is one move, not a move up of each it passed.
    const auto place = std::find(wanted.begin(), wanted.end(), *differs.first);
    const auto next = std::next(differs.first);
    if (next != now.end() && *next == *differs.second && place != wanted.end())
        return session.moveFallback(id, rank, std::min(static_cast<int>(place - wanted.begin()), static_cast<int>(now.size()) - 1));
    return session.moveFallback(id, static_cast<int>(found - now.begin()), rank);
}

Result<void> arrangeChain(config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted)
{
    // Each step settles at least one place, except moves down, of which there is one for each.
    for (std::size_t steps = 2 * (wanted.size() + session.chain(id).entries.size()) + 2; steps > 0 && !isArranged(session, id, wanted); --steps) {
        if (const auto done = arrangeStep(session, id, wanted); !done)
            return done;
    }
    return isArranged(session, id, wanted) ? Result<void> {} : session.setChain(id, wanted);
}

} // namespace switchyard::items
