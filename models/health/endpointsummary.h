// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "health/statusrules.h"

namespace switchyard::health {

//! One status for an endpoint with all its models: its own when that is a problem, else that of its most usable
//! configured model, else what its list says.
Verdict summary(const HealthBook& book, const ProviderId& provider);

} // namespace switchyard::health
