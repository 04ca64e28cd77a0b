// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <string>

namespace switchyard::configfiles {

struct Backup {
    QString id; //!< The file's name.
    QDateTime savedAt; //!< UTC.
    qint64 bytes = 0;
};

//! Older texts of one file, in a folder of Switchyard's own; OpenClaw's `.bak` files are not touched.
class BackupStore final
{
public:
    static constexpr qsizetype capacity = 20;

    //! `folder` is this file's own; made when needed.
    explicit BackupStore(QString folder);

    //! Newest first.
    QList<Backup> list() const;
    Result<std::string> read(const QString& id) const;
    //! Keeps `text`, unless the newest backup is the same, and drops what is over the capacity.
    Result<void> add(const std::string& text, WallTime now) const;

private:
    QString m_folder;
};

} // namespace switchyard::configfiles
