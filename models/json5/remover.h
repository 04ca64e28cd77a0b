// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/textedit.h"
#include "json5/tree.h"

#include <cstddef>
#include <cstdint>

namespace switchyard::json5 {

//! Removes item `index` of a container of a valid document, with its comments and one separator.
TextEdits removeItem(const Tree& tree, std::uint32_t container, std::size_t index);

} // namespace switchyard::json5
