// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace switchyard::configfiles {

//! Says when files may have changed: written in place, replaced by a rename, made or removed. Comes within a
//! fraction of a second, may come for nothing, and several changes may come as one. GUI thread.
class FileWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileWatch)

public:
    explicit FileWatch(QObject* parent = nullptr);

    //! Watches these paths and, where they are symbolic links, what they point to.
    void setPaths(const QStringList& paths);

Q_SIGNALS:
    void mayHaveChanged();

private:
    void rewatch();
    void noteChange();

    QStringList m_paths;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QTimer m_poll;
};

} // namespace switchyard::configfiles
