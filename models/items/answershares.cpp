// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/answershares.h"

#include "items/activitymodel.h"

#include <algorithm>
#include <unordered_map>

namespace switchyard::items {

std::vector<AnswerShare> answerShares(const std::deque<traffic::RequestRecord>& records, WallTime from,
                                      const std::vector<std::string>& routes)
{
    const auto counts = [&routes](const traffic::RequestRecord& record) {
        const bool isRouted = record.outcome != traffic::Outcome::Rejected && record.outcome != traffic::Outcome::ClientGone;
        return isRouted && (routes.empty() || std::find(routes.begin(), routes.end(), record.route) != routes.end());
    };
    std::unordered_map<ModelRef, AnswerShare> byModel;
    for (auto record = records.rbegin(); record != records.rend() && record->startedAt >= from; ++record) {
        if (!counts(*record))
            continue;
        const ModelRef who = isFailed(*record) || !record->servedBy ? ModelRef {} : *record->servedBy;
        AnswerShare& share = byModel[who];
        share.model = who;
        share.count += 1;
        share.afterFallback += fellOver(*record) ? 1 : 0;
    }
    std::vector<AnswerShare> shares;
    for (const auto& [model, share] : byModel)
        shares.push_back(share);
    std::sort(shares.begin(), shares.end(), [](const AnswerShare& a, const AnswerShare& b) {
        if (a.model.isEmpty() != b.model.isEmpty())
            return b.model.isEmpty();
        return a.count != b.count ? a.count > b.count : a.model < b.model;
    });
    return shares;
}

} // namespace switchyard::items
