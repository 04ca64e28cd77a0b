// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/hash.h"

namespace switchyard::dialects {

std::string hexHash(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    auto hash = stableHash(text);
    std::string result(16, '0');
    for (auto place = result.rbegin(); place != result.rend(); ++place) {
        *place = digits[hash & 0xFU];
        hash >>= 4U;
    }
    return result;
}

} // namespace switchyard::dialects
