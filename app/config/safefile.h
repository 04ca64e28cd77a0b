// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/backupstore.h"
#include "config/filelock.h"

#include <QString>

#include <chrono>
#include <optional>
#include <string>

namespace switchyard::configfiles {

//! Where Switchyard keeps what belongs to files, a place per file below each.
struct SafeFileFolders {
    QString backups;
    QString locks;
};

//! One JSON5 file that is only ever replaced whole, under a lock, with a backup of what was there. Used by
//! the panel and by `switchyard config` alike, which is what keeps one from losing the other's edits.
class SafeFile final
{
public:
    //! `path` may be a symbolic link; what it points to when asked is what is read and replaced.
    SafeFile(QString path, SafeFileFolders folders);

    const QString& path() const { return m_path; }
    //! The file behind symbolic links, absolute; also for a file that does not exist yet.
    QString realPath() const;
    //! This file's own folder of backups and notes.
    QString ownFolder() const;
    BackupStore backups() const { return BackupStore(ownFolder()); }

    //! NotFound, PermissionDenied, LimitExceeded above 64 MiB, or ReadFailed, each with the path.
    Result<std::string> read() const;
    //! Whether a replacement could work: PermissionDenied with the reason otherwise. A file without any write
    //! permission counts as read-only even for root.
    Result<void> checkWritable() const;
    //! Holds off other Switchyard processes.
    Result<FileLock> lock(std::chrono::milliseconds patience) const;
    //! Backs up `expected` and puts `text` in its place; see replaceAtomically. Refuses a `text` that is not
    //! JSON5. The lock must be held.
    Result<void> replace(const std::optional<std::string>& expected, const std::string& text,
                         WallTime now) const;

private:
    QString m_path;
    SafeFileFolders m_folders;
};

} // namespace switchyard::configfiles
