// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/changesummary.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace switchyard::ports {

//! How the configuration in memory and the file on disk relate.
enum class FileState {
    NoFile, //!< There is no such file; `createFile` makes one.
    Saved, //!< Both are the same.
    Unsaved, //!< Edited; saving follows by itself, or waits for `saveNow` when `isFirstWriteConfirmed` is
             //!< false.
    Saving,
    ChangedOnDisk, //!< Both changed at the same place: `conflicts` wait for a choice; nothing is written
                   //!< meanwhile.
    ReadOnly, //!< File or folder cannot be written; `reason` says why. Edits stay in memory and can be copied
              //!< out.
    NotJson5, //!< The file on disk is not JSON5; shown as it is, not editable, reloaded when it changes.
    Failed, //!< The last read or write failed; `reason` says why. Edits are kept, `saveNow` tries again.
};

//! One place where the file on disk and the unsaved edits say different things.
struct FileConflict {
    QString path; //!< Such as `agents.defaults.model.primary`.
    QString base; //!< JSON text when last in agreement; empty when it did not exist.
    QString mine; //!< JSON text in memory; empty when removed.
    QString theirs; //!< JSON text on disk; empty when removed.
};

//! Which side wins where both changed the same value. What only one side changed is always kept.
enum class ConflictChoice {
    Unknown,
    Mine, //!< The values in memory.
    Theirs, //!< The values on disk.
};

//! An older text of the file that Switchyard kept before it replaced it.
struct FileBackup {
    QString id; //!< Names the backup towards this port.
    QDateTime savedAt; //!< UTC.
    qint64 bytes = 0;
};

//! The configuration file as the ui sees it: whether edits are safe on disk, what to do when something else
//! changed the file, and the way back. GUI thread only; no call blocks longer than one small file operation
//! takes. Signals are emitted after the state they announce can be queried, `stateChanged` last.
class ConfigFilePort : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigFilePort)

public:
    ~ConfigFilePort() override = default;

    //! The path as given, absolute; symbolic links not resolved.
    virtual QString path() const = 0;
    virtual FileState state() const = 0;
    //! Why the file is ReadOnly, NotJson5 or Failed, with place and remedy where known.
    virtual std::optional<Error> reason() const = 0;
    //! When the file was last read or written by us; invalid before.
    virtual QDateTime lastSyncedAt() const = 0;

    //! False until the user has agreed to a first write to a file that Switchyard did not create. Remembered
    //! per file.
    virtual bool isFirstWriteConfirmed() const = 0;
    //! What saving would change, as a unified diff; empty when nothing is unsaved.
    virtual QString pendingDiff() const = 0;
    //! Places to decide in state ChangedOnDisk; empty otherwise.
    virtual QList<FileConflict> conflicts() const = 0;

    //! Newest first, at most 20.
    virtual QList<FileBackup> backups() const = 0;
    //! What restoring would change, as a unified diff from the text in memory.
    virtual QString backupDiff(const QString& backupId) const = 0;
    //! What the text that replaced a backup changed: the next backup's, or what is on disk. Nothing when one of them cannot
    //! be read, is not JSON5 or is large.
    virtual std::optional<std::vector<config::ChangeItem>> changesAfter(const QString& backupId) const = 0;

    //! Unsaved edits that a crashed session left for this file and those it includes: a unified diff to show,
    //! one file after the other; empty when there are none.
    virtual QString draftDiff() const = 0;

public Q_SLOTS:
    //! Agrees to the first write and saves.
    virtual void confirmFirstWrite() = 0;
    //! Saves without waiting for the pause that follows an edit.
    virtual void saveNow() = 0;
    //! Reads the file again; unsaved edits are merged as after any change on disk.
    virtual void reload() = 0;
    //! Drops unsaved edits and takes the text on disk.
    virtual void discardEdits() = 0;
    //! Ends state ChangedOnDisk: merges with that side winning each conflict, then saves.
    virtual void resolveConflicts(switchyard::ports::ConflictChoice choice) = 0;
    //! Puts a backup's text in memory as an edit that can be undone, then saves.
    virtual void restoreBackup(const QString& backupId) = 0;
    //! Puts the recovered draft's text, of all its files, in memory as one edit that can be undone.
    virtual void restoreDraft() = 0;
    virtual void discardDraft() = 0;
    //! Makes the file (0600, folders 0700) with a minimal configuration. Does nothing when it exists.
    virtual void createFile() = 0;

Q_SIGNALS:
    //! The text in memory was replaced by the one on disk, or merged with it.
    void reloaded();
    //! A save finished; the text is on disk, synced.
    void saved();
    void backupsChanged();
    void stateChanged(switchyard::ports::FileState state);

protected:
    explicit ConfigFilePort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports

Q_DECLARE_METATYPE(switchyard::ports::FileState)
Q_DECLARE_METATYPE(switchyard::ports::ConflictChoice)
