// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/configfile.h"
#include "config/configsession.h"
#include "config/diskinspection.h"
#include "config/filewatch.h"
#include "config/trackedfile.h"

#include <QDateTime>
#include <QString>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::configfiles {

using namespace std::chrono_literals;

//! What changes from `before` to `after`, keys hidden.
QString diffOf(const std::string& before, const std::string& after, const QString& path);
bool isReadable(const std::string& text);

//! What the service's source files share.
class ConfigFile::Private final
{
public:
    Private(ConfigFile& port, ConfigFileOptions chosen, config::ConfigSession& edited, const Clock& time);

    enum class Patience { None, ForWriters };

    SafeFileFolders folders() const { return {options.backupsFolder, options.locksFolder}; }
    TrackedFile& main() { return tracked.front(); }
    const TrackedFile& main() const { return tracked.front(); }

    // Files and what the ui sees (configfile.cpp)

    void load();
    //! Takes the main file's text as it is, whatever the session held.
    void open();
    //! The session reads included files by itself; what it read of a new one is what the disk held.
    void trackIncludes();
    void checkProtection();
    std::string textOf(std::size_t i) const { return session.text(static_cast<int>(i)); }
    bool isUnsaved(std::size_t i) const { return i < countOf() && textOf(i) != tracked[i].shown; }
    std::size_t countOf() const;
    bool isUnsaved() const;
    void onEdited();
    QDateTime now() const;
    ports::FileState state() const;
    std::optional<Error> reason() const;
    void publish();

    // Drafts (configfiledrafts.cpp)

    void writeDrafts();
    void findDrafts();
    static void findDraft(TrackedFile& file);
    //! The draft's edits on top of what the file holds now.
    static std::string draftText(const TrackedFile& file);

    // Saving (configfilesaving.cpp)

    QString agreementPath() const { return main().file.ownFolder() + QLatin1String("/agreed"); }
    void scheduleSave();
    bool isAgreed() const;
    void agree();
    void saveSoon();
    void save();
    //! Another process is saving: try again soon, without blocking. False when that took too long.
    bool waitForLock();
    //! Waits for another process's lock without blocking.
    void create();
    Result<void> saveAll();
    Result<void> saveOne(std::size_t i);

    // What the disk holds, and conflicts (configfilemerging.cpp)

    void lookAtDisk(Patience patience);
    //! Brings what the disk holds now together with the session's text.
    Result<void> takeIn(std::size_t i, Patience patience);
    //! A file that goes away is usually about to be replaced; when it stays away the edits and the text are
    //! kept.
    Result<void> noteMissing(std::size_t i, Patience patience);
    Result<void> mergeIn(std::size_t i, const std::string& text);
    //! The disk holds `onDisk`, the session shows `text` from now on.
    void adopt(std::size_t i, const std::string& onDisk, const std::string& text);
    bool hasConflicts() const;
    void resolve(json5::MergeSide winner);

    ConfigFile& q;
    ConfigFileOptions options;
    config::ConfigSession& session;
    const Clock& clock;
    FileWatch watch;
    DiskInspection inspection;
    QTimer saveTimer;
    QTimer createTimer; //!< While another process holds the lock of a file that is to be made.
    QTimer draftTimer;
    QTimer recheckTimer;
    std::vector<TrackedFile> tracked; // the main file first, in the session's order
    //! Included files that an edit left out; an undo may bring them back with edits that are not saved.
    std::vector<TrackedFile> departed;
    std::optional<Error> failure;
    std::optional<Error> readOnly;
    QDateTime syncedAt;
    std::chrono::milliseconds lockWaited{0};
    std::chrono::milliseconds createLockWaited{0};
    bool isUnread = false; // the main file's text is still to be read, because of `failure`
    bool isSaving = false;
    bool isOpening = false;
    ports::FileState publishedState = ports::FileState::NoFile;
    std::string publishedReason;
};

} // namespace switchyard::configfiles
