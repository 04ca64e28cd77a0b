// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

namespace switchyard::config {

//! The text of a file compiled in from resources/catalogue. An unknown name is a bug.
std::string resourceText(const char* name);

} // namespace switchyard::config
