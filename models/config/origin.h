// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/path.h"

#include <cstddef>
#include <string>
#include <utility>

namespace switchyard::config {

//! Where a value stands: in which file, under which path of that file, at which place of its text.
struct Origin {
    int file = 0; //!< Index into ConfigSession::files(); 0 is the configuration file itself, others are included.
    json5::Path path; //!< Within that file, which for an included value differs from its path in the whole.
    std::size_t offset = 0; //!< Bytes from the start of the file's text.
    std::size_t length = 0;
    std::size_t line = 1; //!< Starts at 1.
    std::size_t column = 1; //!< In bytes, starts at 1.

    friend bool operator==(const Origin&, const Origin&) = default;
};

} // namespace switchyard::config
