// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/json.h"

namespace switchyard::dialects {

//! Whether a document that came with status 200 is an error nevertheless.
bool holdsError(json::Value root);

} // namespace switchyard::dialects
