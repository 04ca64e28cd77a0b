// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

namespace switchyard::configfiles {

//! PermissionDenied while the environment says that something else manages OpenClaw's configuration
//! (OPENCLAW_CONFIG_READONLY=1, or OPENCLAW_NIX_MODE=1). OpenClaw itself then changes nothing in its files.
Result<void> refuseWhenManagedElsewhere();

} // namespace switchyard::configfiles
