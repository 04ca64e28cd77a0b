// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace switchyard::platform {

//! What the command line may say about places. An empty value means "the usual one".
struct PlaceOptions {
    QString configFile;
    QString policyFile;
    QString tokenFile;
    //! When set, everything of Switchyard's own (policy, token, history, logs, backups, keys) lives under this folder:
    //! used by the demo and by tests, which touch no real file.
    QString ownFolder;
};

//! Where files are. Computed once at start; computing creates nothing. Folders are made 0700, files 0600, by
//! ensureFolder() and by whoever writes a file.
struct Places {
    QString configFile; //!< OpenClaw's file.
    QString policyFile;
    QString tokenFile;
    QString historyFile;
    QString keysFolder; //!< Keys that the user chose to keep in 0600 files.
    QString logFile;
    QString draftsFolder;
    QString backupsFolder; //!< Backups lie in a sub-folder per configuration file.
    QString runtimeFolder; //!< Locks and the single-instance socket.

    //! Reads `--config` and its like, then the environment (OPENCLAW_CONFIG_PATH, OPENCLAW_STATE_DIR, XDG_*), then the
    //! usual folders below the home folder.
    static Places locate(const PlaceOptions& options = {});
    //! Name of the lock and of the socket for this configuration file: the same for every path that leads to it.
    QString instanceKey() const;
};

//! Makes a folder and its missing parents with mode 0700. An existing folder keeps its mode.
Result<void> ensureFolder(const QString& path);

//! Writes a small private file whole: a new file in the same folder, mode 0600, synced, then renamed over the old one.
Result<void> writePrivateFile(const QString& path, const QByteArray& content);

} // namespace switchyard::platform
