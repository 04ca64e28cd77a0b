// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

namespace switchyard::secrets {

//! An older OpenClaw's file takes no references.
Error olderGeneration();

} // namespace switchyard::secrets
