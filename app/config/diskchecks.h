// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"
#include "config/openclawconfig.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard {

//! What the newer OpenClaw looks at on the disk before it accepts a file: programs that hand out secrets must be there, be
//! files and no links, belong to the user, be writable by nobody else and lie in the trusted folders; paths of plugins
//! must lead to plugins. `home` stands for a leading `~`. Opens nothing, runs nothing.
std::vector<config::Diagnostic> checkDisk(const config::DiskReferences& references, const std::string& home);

} // namespace switchyard
