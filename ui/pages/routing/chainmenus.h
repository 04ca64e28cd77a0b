// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

#include <functional>

class QMenu;

namespace switchyard::items {
class ChainCandidatesModel;
}

namespace switchyard::pages {

//! The models that can become a step, a bounded number of them with a line below; the tray has them all.
void fillCandidateMenu(QMenu& menu, const items::ChainCandidatesModel& candidates, const std::function<void(const ModelRef&)>& chosen);

//! Which step a menu is about.
struct StepPlace {
    int row = 0;
    int count = 0;
    ModelRef ref;
};

//! What a step's menu does to the chain.
struct StepActions {
    std::function<void(int from, int to)> move;
    std::function<void(int row)> remove;
};

//! Everything that can be done with one step: moves with their keys, where to look at it, warm up, take out.
void fillStepMenu(QMenu& menu, const shell::Context& context, const StepPlace& place, const StepActions& actions);

} // namespace switchyard::pages
