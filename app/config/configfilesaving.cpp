// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile_p.h"
#include "platform/places.h"

#include <QFileInfo>

namespace switchyard::configfiles {

namespace {

constexpr auto lockRetry = 40ms;
constexpr auto lockPatience = 5s;
const char* const emptyConfiguration = "{\n}\n";

} // namespace

void ConfigFile::Private::scheduleSave()
{
    if (!isUnsaved()) {
        saveTimer.stop();
        return;
    }
    if (isAgreed() && !hasConflicts())
        saveTimer.start(options.saveDelay);
}

bool ConfigFile::Private::isAgreed() const
{
    return options.isOwnFile
        || (!tracked.empty() && (!main().disk || QFileInfo::exists(agreementPath())));
}

void ConfigFile::Private::agree()
{
    if (auto written = platform::writePrivateFile(agreementPath(), options.path.toUtf8() + '\n');
        !written)
        failure = written.error();
}

void ConfigFile::Private::saveSoon()
{
    saveTimer.stop();
    save();
}

void ConfigFile::Private::save()
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

bool ConfigFile::Private::waitForLock()
{
    lockWaited += lockRetry;
    if (lockWaited > lockPatience)
        return false;
    saveTimer.start(lockRetry);
    return true;
}

void ConfigFile::Private::create()
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

Result<void> ConfigFile::Private::saveAll()
{
    for (std::size_t i = 0; i < countOf(); ++i) {
        if (!isUnsaved(i))
            continue;
        if (auto saved = saveOne(i); !saved)
            return saved;
    }
    return {};
}

Result<void> ConfigFile::Private::saveOne(std::size_t i)
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

void ConfigFile::createFile()
{
    if (m_d->tracked.empty())
        load();
    m_d->createLockWaited = 0ms;
    m_d->create();
}

} // namespace switchyard::configfiles
