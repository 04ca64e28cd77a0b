// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pages/health/linelist.h"
#include "pages/health/linemap.h"
#include "pages/health/servingoverview.h"

#include <vector>

namespace switchyard::pages {

//! The default chain as stations of the line map: who serves, who takes over, who is passed and why.
std::vector<Station> chainStations(const shell::Services& services, const shell::ChainNow& chain);

//! The newest incidents, one line each: when, what, why, how long.
std::vector<LineList::Line> incidentLines(const shell::Services& services, std::size_t most);

} // namespace switchyard::pages
