// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <utility>

namespace switchyard {

//! A number of model tokens.
struct TokenCount {
    std::int64_t value = 0;
    friend auto operator<=>(const TokenCount&, const TokenCount&) = default;
};

//! A number of bytes.
struct ByteCount {
    std::int64_t value = 0;
    friend auto operator<=>(const ByteCount&, const ByteCount&) = default;
};

} // namespace switchyard
