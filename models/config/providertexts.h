// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/units.h"
#include "config/openclawconfig.h"
#include "config/valuetext.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Parts of providers and models as JSON5, in the file's style.
std::string secretRefText(TextStyle style, const SecretRef& reference);
std::string inputText(const std::vector<InputKind>& input);
std::string costText(TextStyle style, const Cost& cost);
std::string countText(TokenCount count);
//! Quoted; nothing for an empty text, which stands for a key to remove.
std::optional<std::string> textOrNothing(const std::string& text);

} // namespace switchyard::config
