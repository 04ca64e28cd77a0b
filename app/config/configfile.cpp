// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile.h"

#include "base/unifieddiff.h"
#include "config/atomicreplace.h"
#include "config/configsession.h"
#include "config/diskinspection.h"
#include "config/filewatch.h"
#include "config/hiddensecrets.h"
#include "config/trackedfile.h"
#include "config/writeguard.h"
#include "json5/document.h"
#include "platform/places.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace switchyard::configfiles {

using namespace std::chrono_literals;
using ports::FileState;

namespace {

constexpr auto draftDelay = 150ms;
constexpr auto lockRetry = 40ms;
constexpr auto lockPatience = 5s;
//! How long a text that is not JSON5 may be another program's write in progress.
constexpr auto writerPatience = 300ms;
const char* const emptyConfiguration = "{\n}\n";

bool isReadable(const std::string& text)
{
    return json5::Document::parse(text).isValid();
}

config::Diagnostic protection(const Error& error)
{
    config::Diagnostic diagnostic;
    diagnostic.severity = config::Severity::Warning;
    diagnostic.code = readOnlyCode;
    diagnostic.path = "<root>";
    diagnostic.message = error.message;
    return diagnostic;
}

QString diffOf(const std::string& before, const std::string& after, const QString& path)
{
    const std::string name = QFileInfo(path).fileName().toStdString();
    config::HiddenSecrets secrets;
    const std::string from = secrets.hide(before);
    return QString::fromStdString(unifiedDiff(from, secrets.hide(after), name, name + " (edited)"));
}

} // namespace

class ConfigFile::Private final
{
public:
    Private(ConfigFile& port, ConfigFileOptions chosen, config::ConfigSession& edited, const Clock& time)
        : q(port)
        , options(std::move(chosen))
        , session(edited)
        , clock(time)
        , watch(&port)
        , inspection(edited)
    {
        options.path = QFileInfo(options.path).absoluteFilePath();
        saveTimer.setSingleShot(true);
        draftTimer.setSingleShot(true);
        draftTimer.setInterval(draftDelay);
        recheckTimer.setSingleShot(true);
        recheckTimer.setInterval(writerPatience);
        QObject::connect(&saveTimer, &QTimer::timeout, &q, [this] { save(); });
        createTimer.setSingleShot(true);
        QObject::connect(&createTimer, &QTimer::timeout, &q, [this] { create(); });
        QObject::connect(&draftTimer, &QTimer::timeout, &q, [this] { writeDrafts(); });
        QObject::connect(&recheckTimer, &QTimer::timeout, &q, [this] { lookAtDisk(Patience::None); });
        QObject::connect(&watch, &FileWatch::mayHaveChanged, &q,
                         [this] { lookAtDisk(Patience::ForWriters); });
        QObject::connect(&session, &config::ConfigSession::documentChanged, &q, [this] { onEdited(); });
        QObject::connect(&session, &config::ConfigSession::configChanged, &q, [this] { trackIncludes(); });
    }

    enum class Patience { None, ForWriters };

    SafeFileFolders folders() const { return {options.backupsFolder, options.locksFolder}; }
    TrackedFile& main() { return tracked.front(); }
    const TrackedFile& main() const { return tracked.front(); }

    // Opening

    void load()
    {
        tracked.clear();
        tracked.emplace_back(options.path, folders(), options.draftsFolder);
        if (const auto lock = main().file.lock(0ms))
            sweepLeftovers(main().file.realPath());
        open();
        findDrafts();
        publish();
    }

    //! Takes the main file's text as it is, whatever the session held.
    void open()
    {
        failure.reset();
        auto text = main().file.read();
        if (!text && text.error().code != ErrorCode::NotFound)
            failure = text.error();
        isUnread = failure.has_value();
        main().disk = text ? std::optional(*text) : std::nullopt;
        isOpening = true;
        session.open(options.path.toStdString(), text ? *text : std::string{});
        isOpening = false;
        main().shown = session.text(0);
        syncedAt = now();
        tracked.erase(tracked.begin() + 1, tracked.end());
        trackIncludes();
        checkProtection();
    }

    //! The session reads included files by itself; what it read is what the disk held.
    void trackIncludes()
    {
        if (isOpening || tracked.empty())
            return;
        std::vector<TrackedFile> kept;
        kept.push_back(std::move(tracked.front()));
        for (int i = 1; i < session.fileCount(); ++i) {
            const QString path = QString::fromStdString(session.path(i));
            const auto known = std::find_if(tracked.begin() + 1, tracked.end(), [&](const TrackedFile& file) {
                return file.file.path() == path;
            });
            if (known != tracked.end()) {
                kept.push_back(std::move(*known));
                tracked.erase(known);
                continue;
            }
            kept.emplace_back(path, folders(), options.draftsFolder);
            kept.back().disk = session.text(i);
            kept.back().shown = session.text(i);
        }
        tracked = std::move(kept);
        QStringList paths;
        for (const TrackedFile& file : tracked)
            paths << file.file.path();
        watch.setPaths(paths);
    }

    void checkProtection()
    {
        const auto unmanaged = refuseWhenManagedElsewhere();
        const auto writable = unmanaged ? main().file.checkWritable() : unmanaged;
        readOnly = writable ? std::nullopt : std::optional(writable.error());
        // Edits on the empty text that stands for one never read would replace it.
        const auto& obstacle = isUnread ? failure : readOnly;
        session.setWriteProtection(obstacle ? std::optional(protection(*obstacle)) : std::nullopt);
    }

    // Edits

    std::string textOf(std::size_t i) const { return session.text(static_cast<int>(i)); }
    bool isUnsaved(std::size_t i) const { return i < countOf() && textOf(i) != tracked[i].shown; }
    std::size_t countOf() const
    {
        return std::min(tracked.size(), static_cast<std::size_t>(session.fileCount()));
    }
    bool isUnsaved() const
    {
        for (std::size_t i = 0; i < countOf(); ++i) {
            if (isUnsaved(i))
                return true;
        }
        return false;
    }

    void onEdited()
    {
        if (tracked.empty())
            return;
        trackIncludes();
        draftTimer.start();
        scheduleSave();
        publish();
    }

    void scheduleSave()
    {
        if (!isUnsaved()) {
            saveTimer.stop();
            return;
        }
        if (isAgreed() && !hasConflicts())
            saveTimer.start(options.saveDelay);
    }

    // Drafts

    void writeDrafts()
    {
        for (std::size_t i = 0; i < countOf(); ++i) {
            if (isUnsaved(i))
                std::ignore = tracked[i].drafts.write({tracked[i].disk.value_or(std::string{}), textOf(i)});
            else if (!tracked[i].draft)
                tracked[i].drafts.clear();
        }
    }

    void findDrafts()
    {
        for (TrackedFile& file : tracked)
            findDraft(file);
    }

    static void findDraft(TrackedFile& file)
    {
        file.draft = file.drafts.read();
        const bool isPointless = file.draft
            && (file.draft->text == file.disk.value_or(std::string{}) || !isReadable(file.draft->text));
        if (!isPointless)
            return;
        file.drafts.clear();
        file.draft.reset();
    }

    //! The draft's edits on top of what the file holds now.
    static std::string draftText(const TrackedFile& file)
    {
        const auto base = json5::Document::parse(file.draft->base);
        const auto mine = json5::Document::parse(file.draft->text);
        const auto theirs = json5::Document::parse(file.shown);
        if (file.draft->base == file.disk || !base.isValid() || !theirs.isValid())
            return file.draft->text;
        return json5::merge(base, mine, theirs, json5::MergeSide::Mine).text;
    }

    // The agreement to write to somebody else's file

    QString agreementPath() const { return main().file.ownFolder() + QLatin1String("/agreed"); }
    bool isAgreed() const
    {
        return options.isOwnFile
            || (!tracked.empty() && (!main().disk || QFileInfo::exists(agreementPath())));
    }
    void agree()
    {
        if (auto written = platform::writePrivateFile(agreementPath(), options.path.toUtf8() + '\n');
            !written)
            failure = written.error();
    }

    // Saving

    void saveSoon()
    {
        saveTimer.stop();
        save();
    }

    void save()
    {
        if (tracked.empty() || !isAgreed() || hasConflicts() || !isUnsaved()) {
            publish();
            return;
        }
        isSaving = true;
        failure.reset();
        publish();
        const auto result = saveAll();
        isSaving = false;
        if (!result && result.error().code == ErrorCode::Unavailable && waitForLock())
            return;
        lockWaited = 0ms;
        if (!result)
            failure = result.error();
        if (result && !isUnsaved()) {
            draftTimer.stop();
            writeDrafts();
            syncedAt = now();
            Q_EMIT q.backupsChanged();
            Q_EMIT q.saved();
        }
        publish();
    }

    //! Another process is saving: try again soon, without blocking. False when that took too long.
    bool waitForLock()
    {
        lockWaited += lockRetry;
        if (lockWaited > lockPatience)
            return false;
        saveTimer.start(lockRetry);
        return true;
    }

    //! Waits for another process's lock without blocking.
    void create()
    {
        if (main().disk)
            return;
        const auto lock = main().file.lock(0ms);
        if (!lock && lock.error().code == ErrorCode::Unavailable && createLockWaited < lockPatience) {
            createLockWaited += lockRetry;
            createTimer.start(lockRetry);
            return;
        }
        const auto made = lock ? main().file.replace(std::nullopt, emptyConfiguration, clock.wallNow())
                               : Result<void>(lock.error());
        if (made) {
            agree();
            open();
        } else {
            failure = made.error();
        }
        publish();
    }

    Result<void> saveAll()
    {
        for (std::size_t i = 0; i < countOf(); ++i) {
            if (!isUnsaved(i))
                continue;
            if (auto saved = saveOne(i); !saved)
                return saved;
        }
        return {};
    }

    Result<void> saveOne(std::size_t i)
    {
        constexpr int mostAttempts = 3;
        const bool wasNew = !tracked[i].disk;
        auto lock = tracked[i].file.lock(0ms);
        if (!lock)
            return lock.error();
        Result<void> result;
        for (int attempt = 0; attempt < mostAttempts; ++attempt) {
            if (auto current = takeIn(i, Patience::None); !current)
                return current;
            if (!tracked[i].conflicts.empty() || !isUnsaved(i))
                return {};
            const std::string text = textOf(i);
            result = tracked[i].file.replace(tracked[i].disk, text, clock.wallNow());
            if (result) {
                tracked[i].disk = text;
                tracked[i].shown = text;
                if (wasNew && i == 0)
                    agree();
                return {};
            }
            if (result.error().code != ErrorCode::Conflict)
                return result;
        }
        return result;
    }

    // The disk

    void lookAtDisk(Patience patience)
    {
        if (tracked.empty())
            return;
        recheckTimer.stop();
        const bool wasMissing = !main().disk;
        for (std::size_t i = 0; i < countOf(); ++i) {
            const auto taken = takeIn(i, patience);
            if (i > 0)
                continue;
            if (isUnread && taken && recheckTimer.isActive())
                continue; // perhaps half written; read again in a moment
            failure = taken ? std::nullopt : std::optional(taken.error());
            isUnread = isUnread && !taken;
        }
        checkProtection();
        if (wasMissing && main().disk)
            findDraft(main());
        scheduleSave();
        publish();
    }

    //! Brings what the disk holds now together with the session's text.
    Result<void> takeIn(std::size_t i, Patience patience)
    {
        TrackedFile& file = tracked[i];
        auto text = file.file.read();
        if (!text && text.error().code == ErrorCode::NotFound)
            return noteMissing(i, patience);
        if (!text)
            return text.error();
        if (file.disk == *text) {
            file.conflicts.clear();
            return {};
        }
        if (patience == Patience::ForWriters && !isReadable(*text)) {
            recheckTimer.start();
            return {};
        }
        if (!isUnsaved(i)) {
            adopt(i, *text, *text);
            Q_EMIT q.reloaded();
            return {};
        }
        return mergeIn(i, *text);
    }

    //! A file that goes away is usually about to be replaced; when it stays away the edits and the text are
    //! kept.
    Result<void> noteMissing(std::size_t i, Patience patience)
    {
        TrackedFile& file = tracked[i];
        if (!file.disk)
            return {};
        if (patience == Patience::ForWriters) {
            recheckTimer.start();
            return {};
        }
        file.disk.reset();
        return {};
    }

    Result<void> mergeIn(std::size_t i, const std::string& text)
    {
        TrackedFile& file = tracked[i];
        const auto theirs = json5::Document::parse(text);
        if (!theirs.isValid()) {
            Error error = theirs.firstError();
            error.message
                = "the file on disk is no longer JSON5 (" + error.message + "); your edits are kept unsaved";
            return error;
        }
        const auto base = json5::Document::parse(file.shown);
        const auto mine = json5::Document::parse(textOf(i));
        auto merged = json5::merge(base, mine, theirs, json5::MergeSide::Theirs);
        file.conflicts = std::move(merged.conflicts);
        if (!file.conflicts.empty())
            return {};
        adopt(i, text, merged.text);
        Q_EMIT q.reloaded();
        return {};
    }

    //! The disk holds `onDisk`, the session shows `text` from now on.
    void adopt(std::size_t i, const std::string& onDisk, const std::string& text)
    {
        tracked[i].disk = onDisk;
        tracked[i].shown = onDisk;
        tracked[i].conflicts.clear();
        isOpening = true; // the tracked list must not be rebuilt under our feet
        session.setTextFromDisk(text, static_cast<int>(i));
        isOpening = false;
        if (text == onDisk)
            tracked[i].shown = textOf(i);
        syncedAt = now();
        trackIncludes();
    }

    // Conflicts

    bool hasConflicts() const
    {
        return std::any_of(tracked.begin(), tracked.end(),
                           [](const TrackedFile& file) { return !file.conflicts.empty(); });
    }

    void resolve(json5::MergeSide winner)
    {
        for (std::size_t i = 0; i < countOf(); ++i) {
            if (tracked[i].conflicts.empty())
                continue;
            const auto text = tracked[i].file.read();
            const auto theirs = json5::Document::parse(text ? *text : std::string{});
            if (!theirs.isValid())
                continue;
            const auto base = json5::Document::parse(tracked[i].shown);
            const auto mine = json5::Document::parse(textOf(i));
            adopt(i, *text, json5::merge(base, mine, theirs, winner).text);
        }
        Q_EMIT q.reloaded();
        saveSoon();
    }

    // What the ui sees

    QDateTime now() const
    {
        const auto since = clock.wallNow().time_since_epoch();
        return QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(since).count(), Qt::UTC);
    }

    FileState state() const
    {
        if (tracked.empty())
            return FileState::NoFile;
        if (hasConflicts())
            return FileState::ChangedOnDisk;
        if (isSaving)
            return FileState::Saving;
        if (failure)
            return FileState::Failed;
        if (readOnly)
            return FileState::ReadOnly;
        if (isUnsaved())
            return FileState::Unsaved;
        if (!main().disk)
            return FileState::NoFile;
        return session.isReadOnly() ? FileState::NotJson5 : FileState::Saved;
    }

    std::optional<Error> reason() const
    {
        if (failure)
            return failure;
        if (readOnly)
            return readOnly;
        const auto unreadable = session.readOnlyReason();
        if (!unreadable)
            return std::nullopt;
        const config::Origin& origin = unreadable->origin;
        return Error{ErrorCode::Syntax, unreadable->message,
                     TextLocation{origin.offset, origin.line, origin.column}};
    }

    void publish()
    {
        const FileState current = state();
        const auto why = reason();
        const std::string message = why ? why->message : std::string{};
        if (current == publishedState && message == publishedReason)
            return;
        publishedState = current;
        publishedReason = message;
        Q_EMIT q.stateChanged(current);
    }

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
    std::optional<Error> failure;
    std::optional<Error> readOnly;
    QDateTime syncedAt;
    std::chrono::milliseconds lockWaited{0};
    std::chrono::milliseconds createLockWaited{0};
    bool isUnread = false; // the main file's text is still to be read, because of `failure`
    bool isSaving = false;
    bool isOpening = false;
    FileState publishedState = FileState::NoFile;
    std::string publishedReason;
};

ConfigFile::ConfigFile(ConfigFileOptions options, config::ConfigSession& session, const Clock& clock,
                       QObject* parent)
    : ConfigFilePort(parent)
    , m_d(std::make_unique<Private>(*this, std::move(options), session, clock))
{
}

ConfigFile::~ConfigFile()
{
    if (m_d->tracked.empty() || !m_d->isUnsaved())
        return;
    blockSignals(true);
    m_d->writeDrafts();
    m_d->save();
}

void ConfigFile::load()
{
    m_d->load();
}

QString ConfigFile::path() const
{
    return m_d->options.path;
}

ports::FileState ConfigFile::state() const
{
    return m_d->state();
}

std::optional<Error> ConfigFile::reason() const
{
    return m_d->reason();
}

QDateTime ConfigFile::lastSyncedAt() const
{
    return m_d->syncedAt;
}

bool ConfigFile::isFirstWriteConfirmed() const
{
    return m_d->isAgreed();
}

QString ConfigFile::pendingDiff() const
{
    QString diff;
    for (std::size_t i = 0; i < m_d->countOf(); ++i) {
        if (m_d->isUnsaved(i))
            diff += diffOf(m_d->tracked[i].disk.value_or(std::string{}), m_d->textOf(i),
                           m_d->tracked[i].file.path());
    }
    return diff;
}

QList<ports::FileConflict> ConfigFile::conflicts() const
{
    QList<ports::FileConflict> list;
    config::HiddenSecrets secrets;
    for (const TrackedFile& file : m_d->tracked) {
        for (const json5::MergeConflict& conflict : file.conflicts) {
            const auto shown = [&](const std::optional<std::string>& value) {
                return value ? QString::fromStdString(secrets.hideValue(conflict.path, *value)) : QString();
            };
            list.push_back({QString::fromStdString(conflict.path.toString()), shown(conflict.base), shown(conflict.mine),
                            shown(conflict.theirs)});
        }
    }
    return list;
}

QList<ports::FileBackup> ConfigFile::backups() const
{
    QList<ports::FileBackup> list;
    if (m_d->tracked.empty())
        return list;
    for (const Backup& backup : m_d->main().file.backups().list())
        list.push_back({backup.id, backup.savedAt, backup.bytes});
    return list;
}

QString ConfigFile::backupDiff(const QString& backupId) const
{
    if (m_d->tracked.empty())
        return {};
    const auto text = m_d->main().file.backups().read(backupId);
    return text ? diffOf(m_d->textOf(0), *text, m_d->options.path) : QString();
}

QString ConfigFile::draftDiff() const
{
    QString diff;
    for (const TrackedFile& file : m_d->tracked) {
        if (file.draft)
            diff += diffOf(file.shown, Private::draftText(file), file.file.path());
    }
    return diff;
}

void ConfigFile::confirmFirstWrite()
{
    if (m_d->tracked.empty())
        return;
    m_d->agree();
    m_d->saveSoon();
}

void ConfigFile::saveNow()
{
    // With nothing to save it was a read that failed.
    if (m_d->failure && !m_d->isUnsaved())
        reload();
    else
        m_d->saveSoon();
}

void ConfigFile::reload()
{
    if (m_d->tracked.empty())
        load();
    else
        m_d->lookAtDisk(Private::Patience::None);
}

void ConfigFile::discardEdits()
{
    if (m_d->tracked.empty())
        return;
    m_d->saveTimer.stop();
    for (std::size_t i = 0; i < m_d->countOf(); ++i) {
        const auto text = m_d->tracked[i].file.read();
        if (text && m_d->isUnsaved(i))
            m_d->adopt(i, *text, *text);
    }
    m_d->failure.reset();
    m_d->writeDrafts();
    Q_EMIT reloaded();
    m_d->publish();
}

void ConfigFile::resolveConflicts(ports::ConflictChoice choice)
{
    if (choice == ports::ConflictChoice::Unknown)
        return;
    m_d->resolve(choice == ports::ConflictChoice::Mine ? json5::MergeSide::Mine : json5::MergeSide::Theirs);
}

void ConfigFile::restoreBackup(const QString& backupId)
{
    if (m_d->tracked.empty())
        return;
    const auto text = m_d->main().file.backups().read(backupId);
    const auto replaced = text ? m_d->session.replaceText(*text, 0) : Result<void>(text.error());
    if (!replaced)
        m_d->failure = replaced.error();
    m_d->saveSoon();
}

void ConfigFile::restoreDraft()
{
    std::vector<std::pair<int, std::string>> texts;
    for (std::size_t i = 0; i < m_d->countOf(); ++i) {
        TrackedFile& file = m_d->tracked[i];
        if (file.draft)
            texts.emplace_back(static_cast<int>(i), Private::draftText(file));
        file.draft.reset();
    }
    if (texts.empty())
        return;
    if (const auto replaced = m_d->session.replaceTexts(std::move(texts)); !replaced)
        m_d->failure = replaced.error();
    m_d->scheduleSave();
    m_d->publish();
}

void ConfigFile::discardDraft()
{
    for (TrackedFile& file : m_d->tracked) {
        if (file.draft)
            file.drafts.clear();
        file.draft.reset();
    }
    m_d->publish();
}

void ConfigFile::createFile()
{
    if (m_d->tracked.empty())
        load();
    m_d->createLockWaited = 0ms;
    m_d->create();
}

} // namespace switchyard::configfiles
