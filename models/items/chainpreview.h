// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "config/openclawconfig.h"
#include "items/chainmodel.h"
#include "routing/routeplan.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {
class HealthBook;
}

namespace switchyard::items {

//! The provider that Connect writes into OpenClaw's file: this router itself.
inline constexpr std::string_view ownProvider = "switchyard";

//! Whether asking `provider` asks this very router again: it is on this machine and has the router's port or name.
bool leadsBack(const ProviderId& provider, const routing::RoutingTable& table);

//! Who is asked for a chain in the end: each step that leads back to this router gives way to the chain it names there,
//! and each chain is entered once. Unchanged when no step leads back or `table` is null.
std::vector<ModelRef> answeringOrder(const std::vector<ModelRef>& order, const routing::RoutingTable* table);

//! What to plan: a chain in the order to look at, with its first steps struck out.
struct PreviewQuestion {
    std::vector<ModelRef> order;
    std::string route; //!< `auto` or `agent/<id>`, for its policy; empty for what OpenClaw asks itself, one after the other.
    int failedSteps = 0; //!< As if the first so many were unreachable.
    TokenCount promptTokens; //!< How large requests get; 0 when not known.
    bool readsImages = false; //!< Requests hold images.
};

//! Who would answer, who would follow and who would be passed over.
struct ChainPreview {
    std::vector<StepVerdict> verdicts; //!< One for each entry of the order.
    std::vector<int> line; //!< Rows that can answer, in the order they are tried.
    std::optional<std::chrono::milliseconds> loadFirst; //!< Learned load time of the first one, when it is cold.
    routing::ColdPolicy cold = routing::ColdPolicy::Wait;

    //! The row that answers, or -1 when nobody can.
    int servingRow() const { return line.empty() ? -1 : line.front(); }
};

//! Plans with the engine's own code, so that what the page says is what happens. Steps that lead back to this router never
//! answer: the engine does not ask itself. `table` and `health` may be null: then
//! every verdict is Unknown. Pure.
ChainPreview previewChain(const PreviewQuestion& question, const routing::RoutingTable* table,
                          const routing::HealthSnapshot* health, SteadyTime now);

//! Where nobody is usable the planner still names someone, since the engine tries rather than gives up. People want to know
//! who answers: this takes those that cannot now out of the line and says why. `order` is what was planned.
void passOverUnusable(ChainPreview& preview, const std::vector<ModelRef>& order, const health::HealthBook& book);

//! The route's name of a chain; empty for a role, which is no route of the engine's.
std::string routeOf(const config::ChainId& chain);

} // namespace switchyard::items
