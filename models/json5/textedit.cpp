// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/textedit.h"

#include <algorithm>
#include <cassert>

namespace switchyard::json5 {

std::string apply(std::string_view text, const TextEdits& edits)
{
    std::string out;
    std::size_t size = text.size();
    for (const TextEdit& edit : edits)
        size += edit.text.size();
    out.reserve(size);
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        assert(edit.offset >= at && edit.offset + edit.length <= text.size());
        out.append(text.substr(at, edit.offset - at));
        out.append(edit.text);
        at = edit.offset + edit.length;
    }
    out.append(text.substr(at));
    return out;
}

TextEdits inverse(std::string_view text, const TextEdits& edits)
{
    TextEdits back;
    back.reserve(edits.size());
    std::size_t grown = 0;
    std::size_t shrunk = 0;
    for (const TextEdit& edit : edits) {
        back.push_back({edit.offset + grown - shrunk, edit.text.size(),
                        std::string(text.substr(edit.offset, edit.length))});
        grown += edit.text.size();
        shrunk += edit.length;
    }
    return back;
}

TextEdits difference(std::string_view before, std::string_view after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    const auto firstOther
        = std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin());
    const auto head = static_cast<std::size_t>(firstOther.first - before.begin());
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    if (head == before.size() && head == after.size())
        return {};
    return {{head, before.size() - head - tail, std::string(after.substr(head, after.size() - head - tail))}};
}

} // namespace switchyard::json5
