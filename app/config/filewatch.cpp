// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/filewatch.h"

#include <QFileInfo>

namespace switchyard::configfiles {

using namespace std::chrono_literals;

namespace {

//! A writer that truncates and then writes makes several events; one look after the last is enough.
constexpr auto settleTime = 60ms;
//! Where a folder cannot be watched, as on some network file systems.
constexpr auto pollInterval = 800ms;

} // namespace

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    m_poll.setInterval(pollInterval);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::noteChange);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::noteChange);
    connect(&m_poll, &QTimer::timeout, this, &FileWatch::mayHaveChanged);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        rewatch();
        Q_EMIT mayHaveChanged();
    });
}

void FileWatch::setPaths(const QStringList& paths)
{
    m_paths = paths;
    rewatch();
}

void FileWatch::rewatch()
{
    // A replaced file is a new one, and links may point elsewhere: what is watched is worked out anew each
    // time.
    QStringList wanted;
    bool isComplete = true;
    for (const QString& path : m_paths) {
        const QFileInfo info(path);
        const QString real = info.canonicalFilePath();
        if (!real.isEmpty())
            wanted << real << QFileInfo(real).absolutePath();
        wanted << info.absolutePath();
        isComplete = isComplete && QFileInfo(info.absolutePath()).isDir();
    }
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString& path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    for (const QString& path : std::as_const(wanted)) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            isComplete = m_watcher.addPath(path) && isComplete;
    }
    if (isComplete)
        m_poll.stop();
    else if (!m_poll.isActive())
        m_poll.start();
}

void FileWatch::noteChange()
{
    if (!m_settle.isActive())
        m_settle.start();
}

} // namespace switchyard::configfiles
