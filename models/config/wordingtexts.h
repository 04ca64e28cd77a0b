// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace switchyard::config {

//! Name and English text of every wording, sorted by name. `ui/wording/diagnostic.cpp` holds the same texts for
//! translation, and a test that they are the same.
std::span<const std::pair<std::string_view, std::string_view>> wordingTexts();

} // namespace switchyard::config
