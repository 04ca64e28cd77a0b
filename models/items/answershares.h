// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"

#include <deque>
#include <string>
#include <vector>

namespace switchyard::items {

//! How many requests a model answered.
struct AnswerShare {
    ModelRef model; //!< Empty: nobody answered.
    int count = 0;
    int afterFallback = 0; //!< Of them, those for which somebody else was tried first.

    friend bool operator==(const AnswerShare&, const AnswerShare&) = default;
};

//! Of the requests since `from`: most answers first, those nobody answered last. Requests that never were routed and
//! those whose client left count for nobody. `routes` narrows it to requests of these; empty: of all.
std::vector<AnswerShare> answerShares(const std::deque<traffic::RequestRecord>& records, WallTime from,
                                      const std::vector<std::string>& routes = {});

} // namespace switchyard::items
