// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "probing/serveraddress.h"
#include "routing/routingtable.h"

#include <vector>

namespace switchyard::probing {

//! One endpoint to check, with everything resolved.
struct ProbeTarget {
    health::EndpointSetup setup;
    ServerAddress address;
    bool awaitsKey = false; //!< Its key is being looked for: it is asked once that is found or known to be absent.
};

//! The endpoints of a routing table, in the order in which chains first name them, then by name. Models with a base URL
//! of their own are a target of their own, whose id names the provider and the address. Models: those of the
//! chains first, then the declared ones.
std::vector<ProbeTarget> probeTargets(const routing::RoutingTable& table);

//! Asked in the same way at the same place: what is known of one stays true of the other.
bool isSameServer(const ProbeTarget& a, const ProbeTarget& b);

//! False where asking is of no use: a hosted service without a key would only refuse. A local one may not want a key.
bool isAskable(const ProbeTarget& target);

} // namespace switchyard::probing
