// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pages/health/linelist.h"
#include "shell/context.h"

#include "base/ids.h"

#include <vector>

class QString;

namespace switchyard::pages {

//! The models beside one at its endpoint: itself first, then what is in memory, then the rest.
struct ModelLines {
    std::vector<LineList::Line> lines;
    QString note; //!< "1 of 7 in memory", or when the server was last heard.
};
ModelLines modelLines(const shell::Services& services, const ModelRef& ref);

//! The newest incidents of one model or its endpoint.
std::vector<LineList::Line> incidentLinesOf(const shell::Services& services, const ModelRef& ref);

//! The newest lines of an endpoint's probe log.
std::vector<LineList::Line> probeLines(const shell::Services& services, const ProviderId& provider);

//! The whole log as text, with the first bytes of answers; secrets were taken out where it was written.
QString probeLogText(const shell::Services& services, const ProviderId& provider);

} // namespace switchyard::pages
