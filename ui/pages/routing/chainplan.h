// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/chainpreview.h"
#include "pages/routing/chainstrip.h"
#include "shell/context.h"

#include <vector>

namespace switchyard::pages {

//! A plan as stations for the strip: who answers, who follows in which order, and who is passed over and why.
//! `failedSteps` is how many the plan supposes to have failed.
std::vector<ChainStrip::Station> stationsOf(const shell::Services& services, const std::vector<ModelRef>& order,
                                            const items::ChainPreview& preview, int failedSteps = 0);

} // namespace switchyard::pages
