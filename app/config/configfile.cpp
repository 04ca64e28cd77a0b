// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile.h"

#include "base/unifieddiff.h"
#include "config/atomicreplace.h"
#include "config/configfile_p.h"
#include "config/hiddensecrets.h"
#include "config/writeguard.h"

#include <QFileInfo>

#include <algorithm>

namespace switchyard::configfiles {

using ports::FileState;

namespace {

constexpr auto draftDelay = 150ms;
//! How long a text that is not JSON5 may be another program's write in progress.
constexpr auto writerPatience = 300ms;

config::Diagnostic protection(const Error& error)
{
    config::Diagnostic diagnostic;
    diagnostic.severity = config::Severity::Warning;
    diagnostic.code = readOnlyCode;
    diagnostic.path = "<root>";
    diagnostic.message = error.message;
    return diagnostic;
}

//! Longer texts would hold up the window.
constexpr std::size_t largestCompared = 512 * 1024;

std::optional<std::vector<config::ChangeItem>> compared(const Result<std::string>& before, const Result<std::string>& after)
{
    return before && after && before->size() + after->size() <= largestCompared ? config::changesBetween(*before, *after) : std::nullopt;
}

} // namespace

QString diffOf(const std::string& before, const std::string& after, const QString& path)
{
    const std::string name = QFileInfo(path).fileName().toStdString();
    config::HiddenSecrets secrets;
    const std::string from = secrets.hide(before);
    return QString::fromStdString(unifiedDiff(from, secrets.hide(after), name, name + " (edited)"));
}

ConfigFile::Private::Private(ConfigFile& port, ConfigFileOptions chosen, config::ConfigSession& edited, const Clock& time)
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

void ConfigFile::Private::load()
{
    tracked.clear();
    tracked.emplace_back(options.path, folders(), options.draftsFolder);
    if (const auto lock = main().file.lock(0ms))
        sweepLeftovers(main().file.realPath());
    open();
    findDrafts();
    publish();
}

void ConfigFile::Private::open()
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
    departed.clear();
    trackIncludes();
    checkProtection();
}

void ConfigFile::Private::trackIncludes()
{
    if (isOpening || tracked.empty())
        return;
    std::vector<TrackedFile> kept;
    kept.push_back(std::move(tracked.front()));
    for (int i = 1; i < session.fileCount(); ++i) {
        const QString path = QString::fromStdString(session.path(i));
        const auto isIt = [&path](const TrackedFile& file) { return file.file.path() == path; };
        if (const auto known = std::find_if(tracked.begin() + 1, tracked.end(), isIt); known != tracked.end()) {
            kept.push_back(std::move(*known));
            tracked.erase(known);
            continue;
        }
        if (const auto known = std::find_if(departed.begin(), departed.end(), isIt); known != departed.end()) {
            kept.push_back(std::move(*known));
            departed.erase(known);
            continue;
        }
        kept.emplace_back(path, folders(), options.draftsFolder);
        kept.back().disk = session.text(i);
        kept.back().shown = session.text(i);
    }
    std::move(tracked.begin() + 1, tracked.end(), std::back_inserter(departed));
    tracked = std::move(kept);
    QStringList paths;
    for (const TrackedFile& file : tracked)
        paths << file.file.path();
    watch.setPaths(paths);
}

void ConfigFile::Private::checkProtection()
{
    const auto unmanaged = refuseWhenManagedElsewhere();
    const auto writable = unmanaged ? main().file.checkWritable() : unmanaged;
    readOnly = writable ? std::nullopt : std::optional(writable.error());
    // Edits on the empty text that stands for one never read would replace it.
    const auto& obstacle = isUnread ? failure : readOnly;
    session.setWriteProtection(obstacle ? std::optional(protection(*obstacle)) : std::nullopt);
}

std::size_t ConfigFile::Private::countOf() const
{
    return std::min(tracked.size(), static_cast<std::size_t>(session.fileCount()));
}

bool ConfigFile::Private::isUnsaved() const
{
    for (std::size_t i = 0; i < countOf(); ++i) {
        if (isUnsaved(i))
            return true;
    }
    return false;
}

void ConfigFile::Private::onEdited()
{
    if (tracked.empty())
        return;
    trackIncludes();
    draftTimer.start();
    scheduleSave();
    publish();
}

QDateTime ConfigFile::Private::now() const
{
    const auto since = clock.wallNow().time_since_epoch();
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count(), Qt::UTC);
}

FileState ConfigFile::Private::state() const
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

std::optional<Error> ConfigFile::Private::reason() const
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

void ConfigFile::Private::publish()
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

std::optional<std::vector<config::ChangeItem>> ConfigFile::changesAfter(const QString& backupId) const
{
    if (m_d->tracked.empty())
        return std::nullopt;
    const auto store = m_d->main().file.backups();
    const auto backups = store.list();
    const auto at = std::find_if(backups.begin(), backups.end(), [&backupId](const Backup& backup) { return backup.id == backupId; });
    if (at == backups.end())
        return std::nullopt;
    if (at == backups.begin())
        return compared(store.read(backupId), m_d->main().disk ? Result<std::string>(*m_d->main().disk) : Error{ErrorCode::NotFound, {}});
    return compared(store.read(backupId), store.read((at - 1)->id));
}

void ConfigFile::reload()
{
    if (m_d->tracked.empty())
        load();
    else
        m_d->lookAtDisk(Private::Patience::None);
}

} // namespace switchyard::configfiles
