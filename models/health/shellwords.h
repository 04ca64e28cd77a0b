// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {

enum class Shell {
    Posix, //!< `'…'`, `"…"`, `$'…'`, `\`.
    Cmd, //!< Of Windows: `^` before what has a meaning, also before quotes.
    PowerShell, //!< A backtick before what has a meaning, doubled quotes within quotes, `@{ … }`.
};

struct ShellWord {
    std::string text; //!< Without its quotes and escapes.
    bool isQuoted = false; //!< Some of it.
};

//! Which shell a pasted command line is written for, as far as its quotes and joined lines tell.
Shell shellOf(std::string_view text);

//! Splits a command line into words. Expands nothing; a line's end is a space, for lines that are pasted have often lost
//! what joined them; comments are left out. What is not closed reaches to the end. Of PowerShell, braces, brackets and
//! what stands between names and values are words.
std::vector<ShellWord> shellWords(std::string_view text, Shell shell);

} // namespace switchyard::health
