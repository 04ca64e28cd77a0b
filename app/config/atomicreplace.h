// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>

namespace switchyard::configfiles {

//! Looks at what was really written before it counts; an error stops the replacement.
using CheckWritten = std::function<Result<void>(const std::string& written)>;

//! Replaces the whole content of a file so that at every moment, also after a crash or loss of power, the
//! path names either the old content or the new one. The new content is written beside it, synced, read back,
//! compared and given to `check`; then it takes the path's place and the folder is synced. Mode and, where
//! allowed, owner are kept; a new file gets 0600. `path` must not be a symbolic link.
//!
//! `expected` is what the file should hold now, nothing when it should not exist. Something else there:
//! Conflict, and the other content stays. Where the system can exchange two files atomically (Linux), this
//! holds without a gap.
Result<void> replaceAtomically(const QString& path, const std::optional<std::string>& expected,
                               const std::string& content, const CheckWritten& check);

//! Removes what replacements of this file that were killed left beside it. Not while another may be starting:
//! callers hold the file's lock.
void sweepLeftovers(const QString& path);

} // namespace switchyard::configfiles
