// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

#include <memory>

namespace switchyard::cli {

//! Exit codes of `config`, beside 0.
enum class ConfigExit : int {
    NotFound = 1, //!< No such path in the file, or no such file.
    Usage = 2, //!< Words, path or value cannot be understood, or the operation does not fit what is there.
    NotJson5 = 3, //!< The file is not JSON5.
    CannotWrite = 4, //!< Also: cannot be read.
    Changed = 5, //!< Another program changed the file while it was edited.
};

//! `config get|set|remove|move|rename`: reads and edits one value of any JSON5 file, with everything else of
//! the file kept byte for byte.
std::unique_ptr<Command> makeConfigCommand();

} // namespace switchyard::cli
