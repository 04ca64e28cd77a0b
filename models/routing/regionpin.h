// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/routingtable.h"

#include <string>
#include <string_view>

namespace switchyard::routing {

//! Whether the endpoint passes requests on to other hosts, as OpenRouter does: then its own address says nothing about
//! where a prompt ends up.
bool isForwarder(const Endpoint& endpoint);

//! The region that a request body's `provider` object binds OpenRouter to: every host named in `only` must be one of the
//! same region, such as `google-vertex/us-east5`, and `allow_fallbacks` must be false. Empty when it binds to none.
//! `extraBody` is ModelEntry::extraBody. (OpenRouter's documentation of provider routing, 2026-08)
std::string pinnedRegion(std::string_view extraBody);

//! Where a prompt for this model is answered, in lower case; empty when that is not known.
std::string regionOf(const ModelEntry& model);

} // namespace switchyard::routing
