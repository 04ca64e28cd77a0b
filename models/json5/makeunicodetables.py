#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
"""Writes unicodetables.cpp: the characters beyond ASCII that ECMAScript 5.1 section 7.6 lets names start with and
continue with. Run by hand when a newer Unicode is wanted: ./makeunicodetables.py > unicodetables.cpp"""

import unicodedata

START = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
PART = {"Mn", "Mc", "Nd", "Pc"}


def ranges(accept):
    found = []
    for code in range(0x80, 0x110000):
        if not accept(code):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def table(name, accept):
    items = [f"{{0x{a:x}, 0x{b:x}}}" for a, b in ranges(accept)]
    print(f"constexpr std::array<Range, {len(items)}> {name} {{{{")
    for i in range(0, len(items), 6):
        print("    " + ", ".join(items[i : i + 6]) + ",")
    print("}};\n")


print(f"""// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Made by makeunicodetables.py from Unicode {unicodedata.unidata_version}; not edited by hand.

#include "json5/unicode.h"

#include <algorithm>
#include <array>

namespace switchyard::json5 {{

namespace {{

struct Range {{
    char32_t first;
    char32_t last;
}};

// clang-format off""")
table("startRanges", lambda c: unicodedata.category(chr(c)) in START)
table("partRanges", lambda c: unicodedata.category(chr(c)) in PART or c in (0x200C, 0x200D))
print("""// clang-format on

template<typename Table>
bool contains(const Table& table, char32_t code)
{
    const auto after = std::upper_bound(table.begin(), table.end(), code,
                                        [](char32_t c, const Range& range) { return c < range.first; });
    return after != table.begin() && code <= std::prev(after)->last;
}

} // namespace

bool isNameStartBeyondAscii(char32_t code)
{
    return contains(startRanges, code);
}

bool isNamePartBeyondAscii(char32_t code)
{
    return contains(startRanges, code) || contains(partRanges, code);
}

} // namespace switchyard::json5""")
