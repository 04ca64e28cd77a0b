// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! FNV-1a: the same on every machine and run, unlike std::hash. Not for anything an adversary may choose.
constexpr std::uint64_t stableHash(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325ULL)
{
    for (const char c : text) {
        seed ^= static_cast<unsigned char>(c);
        seed *= 0x100000001b3ULL;
    }
    return seed;
}

//! stableHash as 16 hexadecimal digits.
std::string hexHash(std::string_view text);

} // namespace switchyard::dialects
