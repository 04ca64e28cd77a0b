// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <string>
#include <string_view>

namespace switchyard::config {

//! The id OpenClaw asks `provider` for when a reference says `model`: a few built-in providers have short or former names
//! that it replaces, such as `anthropic/opus-4.6`, and OpenRouter's own models get their prefix. `provider` in small
//! letters. Read from the code of OpenClaw 2026.9.6 and 2026.2.6-3; what a plugin's program may make of an id at run time
//! cannot be known from a file.
std::string normalizedModelId(std::string_view provider, std::string_view model, Generation generation);

} // namespace switchyard::config
