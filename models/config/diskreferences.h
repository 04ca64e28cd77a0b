// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/openclawconfig.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! What a configuration names on the disk and OpenClaw looks at before it accepts the file. Looking is the caller's.
DiskReferences readDiskReferences(const SourceFiles& files, const Node& root);

} // namespace switchyard::config
