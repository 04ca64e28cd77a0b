// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile_p.h"
#include "config/hiddensecrets.h"
#include "json5/document.h"

#include <algorithm>
#include <utility>

namespace switchyard::configfiles {

bool isReadable(const std::string& text)
{
    return json5::Document::parse(text).isValid();
}

void ConfigFile::Private::lookAtDisk(Patience patience)
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

Result<void> ConfigFile::Private::takeIn(std::size_t i, Patience patience)
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

Result<void> ConfigFile::Private::noteMissing(std::size_t i, Patience patience)
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

Result<void> ConfigFile::Private::mergeIn(std::size_t i, const std::string& text)
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

void ConfigFile::Private::adopt(std::size_t i, const std::string& onDisk, const std::string& text)
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

bool ConfigFile::Private::hasConflicts() const
{
    return std::any_of(tracked.begin(), tracked.end(),
                       [](const TrackedFile& file) { return !file.conflicts.empty(); });
}

void ConfigFile::Private::resolve(json5::MergeSide winner)
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

} // namespace switchyard::configfiles
