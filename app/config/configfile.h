// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/configfileport.h"

#include <QString>

#include <chrono>
#include <memory>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::configfiles {

//! The code of ConfigSession::readOnlyReason() while a file's permissions are the reason.
inline constexpr const char* readOnlyCode = "file-read-only";

//! Where a configuration file is and where what belongs to it goes.
struct ConfigFileOptions {
    QString path; //!< Of OpenClaw's file; made absolute.
    QString backupsFolder; //!< Backups lie below, in a folder per file.
    QString draftsFolder;
    QString locksFolder; //!< Shared with other panels and with `switchyard config`.
    //! For files that Switchyard made itself, as the demo's: the first write needs no agreement.
    bool isOwnFile = false;
    std::chrono::milliseconds saveDelay{800}; //!< Between the last edit and the save.
};

//! Keeps a ConfigSession and its file on disk the same, included files too. GUI thread.
//!
//! After load() the session holds the text on disk; edits of the session are saved after `saveDelay`, changes
//! on disk reach the session within a second, and changes on both sides are merged by path. A save never
//! loses what another program wrote: under a lock shared with other Switchyard processes the disk is read
//! again, merged when it differs, and replaced atomically by a text that was read back and parsed before.
class ConfigFile final : public ports::ConfigFilePort
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigFile)

public:
    //! `session` and `clock` must outlive this object. Does nothing before load().
    ConfigFile(ConfigFileOptions options, config::ConfigSession& session, const Clock& clock,
               QObject* parent = nullptr);
    //! Unsaved edits that may be saved are saved, others left as a draft.
    ~ConfigFile() override;

    //! Opens the file in the session and starts watching. No file: state NoFile.
    void load();

    QString path() const override;
    ports::FileState state() const override;
    std::optional<Error> reason() const override;
    QDateTime lastSyncedAt() const override;
    bool isFirstWriteConfirmed() const override;
    QString pendingDiff() const override;
    QList<ports::FileConflict> conflicts() const override;
    QList<ports::FileBackup> backups() const override;
    QString backupDiff(const QString& backupId) const override;
    std::optional<std::vector<config::ChangeItem>> changesAfter(const QString& backupId) const override;
    QString draftDiff() const override;

public Q_SLOTS:
    void confirmFirstWrite() override;
    void saveNow() override;
    void reload() override;
    void discardEdits() override;
    void resolveConflicts(switchyard::ports::ConflictChoice choice) override;
    void restoreBackup(const QString& backupId) override;
    void restoreDraft() override;
    void discardDraft() override;
    void createFile() override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace switchyard::configfiles
