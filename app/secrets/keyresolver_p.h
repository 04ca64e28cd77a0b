// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <string>

namespace switchyard::secrets {

//! A reference in one line: tells two apart, and may be shown.
std::string describe(const config::SecretRef& reference);

} // namespace switchyard::secrets
