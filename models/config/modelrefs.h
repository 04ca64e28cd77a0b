// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <string_view>
#include <vector>

namespace switchyard::config {

//! The model that `text` means to OpenClaw: blanks around its parts go, and of `providers` the first is meant whose name
//! is the same but for letter case. A provider that is not among them is named in small letters. The older generation
//! also knows second names of a few providers, such as `z.ai` for `zai`.
ModelRef readModelRef(std::string_view text, const std::vector<Provider>& providers, Generation generation);

} // namespace switchyard::config
