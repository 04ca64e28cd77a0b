// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "probing/serveraddress.h"
#include "routing/healthsnapshot.h"
#include "routing/routingtable.h"
#include "traffic/requestrecord.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::probing {

//! One endpoint to check, with everything resolved.
struct ProbeTarget {
    health::EndpointSetup setup;
    ServerAddress address;
};

//! The endpoints of a routing table, in the order in which chains first name them, then by name. Models with a base URL
//! of their own are a target of their own, whose id names the provider and the address. Models: those of the
//! chains first, then the declared ones.
std::vector<ProbeTarget> probeTargets(const routing::RoutingTable& table);

//! What the engine needs of the book.
std::shared_ptr<const routing::HealthSnapshot> healthSnapshot(const health::HealthBook& book);

//! What one routed request tells about the models it tried. `now` is the time at which the record arrived here.
std::vector<health::PassiveSample> passiveSamples(const traffic::RequestRecord& record, SteadyTime now, WallTime wallNow);

//! None for failures that no endpoint is to blame for.
health::Reason reasonOf(routing::FailureClass failure);

} // namespace switchyard::probing
