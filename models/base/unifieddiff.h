// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace switchyard {

//! What turns `before` into `after`, as `diff -u` writes it: line by line, three lines of context, the names
//! in the heads. Empty when both are the same. Very different texts may get a longer diff than the shortest
//! one.
std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view beforeName,
                        std::string_view afterName);

} // namespace switchyard
