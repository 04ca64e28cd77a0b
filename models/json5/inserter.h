// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/textedit.h"
#include "json5/tree.h"
#include "json5/valueformat.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace switchyard::json5 {

//! Puts a new item before the item at `index` of a container of a valid document, or at its end. `key` is the
//! new member's key; null for arrays.
TextEdits insertItem(const Tree& tree, std::uint32_t container, std::size_t index, const std::string* key,
                     const NewValue& value);

} // namespace switchyard::json5
