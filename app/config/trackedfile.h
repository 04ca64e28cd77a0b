// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/draftstore.h"
#include "config/safefile.h"
#include "json5/merge.h"

#include <QFileInfo>

#include <optional>
#include <string>
#include <utility>

namespace switchyard::configfiles {

//! One file of the configuration: what the disk held when last looked at, and what the session showed then.
struct TrackedFile {
    SafeFile file;
    DraftStore drafts;
    std::optional<std::string> disk; //!< Nothing: the file did not exist.
    //! The session's text that stands for `disk`: the same, except that a blank file shows as an empty
    //! configuration.
    std::string shown;
    std::vector<json5::MergeConflict> conflicts;
    std::optional<Draft> draft; //!< Of a session that crashed, until the user has taken or dropped it.

    TrackedFile(const QString& path, const SafeFileFolders& folders, const QString& draftsFolder)
        : file(path, folders)
        , drafts(draftsFolder, QFileInfo(file.ownFolder()).fileName())
    {
    }
};

} // namespace switchyard::configfiles
