// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

namespace switchyard::dialects {

//! The version in the name of a Claude model, times ten: 45 for `claude-sonnet-4-5-20250929`, 37 for
//! `claude-3-7-sonnet`, 50 for `claude-opus-5`. Nothing for other models.
std::optional<int> claudeVersion(std::string_view model);

} // namespace switchyard::dialects
