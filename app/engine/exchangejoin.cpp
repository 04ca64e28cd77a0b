// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using routing::Action;
using routing::FailureClass;

// Both are held as long as the stream runs, and there may be a thousand of them: all together have a limit too.
constexpr std::size_t mostTold = 8 * 1024;
constexpr std::size_t largestBody = 64 * 1024;
constexpr std::size_t mostKept = 2 * 1024 * 1024;

//! What says nothing against the same request being answered by somebody else.
bool isBreakdown(FailureClass failure)
{
    switch (failure) {
    case FailureClass::StreamTruncated:
    case FailureClass::GapTimeout:
    case FailureClass::ConnectionLost:
    case FailureClass::StreamError:
    case FailureClass::ServerError:
    case FailureClass::Overloaded:
    case FailureClass::RateLimited:
        return true;
    default:
        return false;
    }
}

} // namespace

//! Whether the stream that begins now could be gone on with by another candidate, should it break off.
bool Exchange::mayJoinLater()
{
    const std::size_t body = m_client->request().body.size();
    const bool mayJoin = m_inspected.shape.stream && m_kind == routing::RequestKind::ChatCompletions
        && m_target->kind == routing::Target::Kind::Chain && m_next < m_plan.candidates.size()
        && body <= largestBody && m_core.keptForJoins + body + mostTold <= mostKept;
    if (!mayJoin)
        return false;
    m_kept = body + mostTold;
    m_core.keptForJoins += m_kept;
    m_told.reserve(mostTold);
    return true;
}

void Exchange::keepTold(const Attempt& attempt, std::string_view payload)
{
    if (m_told.size() + payload.size() <= mostTold) {
        m_told += payload;
        return;
    }
    m_keepsTold = false;
    std::string().swap(m_told);
    releaseKept();
    if (!attempt.isSending())
        m_client->releaseBody();
}

//! After a breakdown in the middle of an answer: asks the next candidate for the same one. False when that is no use.
bool Exchange::joinNext(Attempt& broken)
{
    if (!std::exchange(m_keepsTold, false) || m_next >= m_plan.candidates.size() || !isBreakdown(broken.failure().failure))
        return false;
    auto join = std::make_unique<ChatJoin>();
    const bool canFollow = join->begin(m_told);
    std::string().swap(m_told);
    if (!canFollow)
        return false;
    m_join = std::move(join);
    m_broken = toldFailure(broken);
    startNext();
    return true;
}

bool Exchange::relayJoined(Attempt& attempt, std::string_view payload, bool isLast)
{
    if (m_join->isJoined())
        return writePiece({}, payload, isLast);
    std::string rest;
    const auto state = m_join->feed(payload, rest);
    if (state == ChatJoin::State::Diverged || (state == ChatJoin::State::Matching && isLast)) {
        giveUpJoin(attempt);
        return true;
    }
    if (state == ChatJoin::State::Matching)
        return true;
    const auto found = std::find_if(m_active.begin(), m_active.end(), [&](const auto& entry) { return entry.get() == &attempt; });
    m_served = *found;
    return rest.empty() && !isLast ? true : writePiece({}, rest, isLast);
}

//! Another answer: none of it is for a client that has the beginning of this one.
void Exchange::giveUpJoin(Attempt& attempt)
{
    const auto self = shared_from_this();
    const auto other = takeOut(attempt);
    m_core.cooldowns.recordSuccess(*other->candidate().model, other->candidate().keyIndex, other->token());
    other->cancel(FailureClass::None);
    other->record().background = true;
    keepRecord(*other, {Action::Drop, "its answer is not the one that had broken off"});
    failStream(m_broken);
}

} // namespace switchyard::engine
