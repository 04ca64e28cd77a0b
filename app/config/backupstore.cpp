// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/backupstore.h"

#include "platform/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace switchyard::configfiles {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString timeFormat = u"yyyyMMdd'T'HHmmss'.'zzz'Z'"_s;
constexpr qsizetype timeLength = 20; // of 20260302T120000.000Z

QString idFor(const QDateTime& time, int repeat)
{
    // Two digits keep names in the order of time even within a millisecond.
    return time.toString(timeFormat) + u'-' + QString::number(repeat).rightJustified(2, u'0') + u".json5"_s;
}

} // namespace

BackupStore::BackupStore(QString folder)
    : m_folder(std::move(folder))
{
}

QList<Backup> BackupStore::list() const
{
    QList<Backup> backups;
    const auto files = QDir(m_folder).entryInfoList({u"*.json5"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo& file : files) {
        QDateTime time = QDateTime::fromString(file.fileName().left(timeLength), timeFormat);
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        backups.push_back({file.fileName(), time, file.size()});
    }
    return backups;
}

Result<std::string> BackupStore::read(const QString& id) const
{
    // The id comes from outside and must not lead out of the folder.
    QFile file(QDir(m_folder).filePath(QFileInfo(id).fileName()));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "there is no backup " + id.toStdString()};
    return file.readAll().toStdString();
}

Result<void> BackupStore::add(const std::string& text, WallTime now) const
{
    const QList<Backup> known = list();
    if (!known.isEmpty()) {
        const auto newest = read(known.front().id);
        if (newest && *newest == text)
            return {};
    }
    const auto time = QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count(), Qt::UTC);
    int repeat = 0;
    while (QFileInfo::exists(QDir(m_folder).filePath(idFor(time, repeat))))
        ++repeat;
    if (auto written = platform::writePrivateFile(QDir(m_folder).filePath(idFor(time, repeat)),
                                                  QByteArray::fromStdString(text));
        !written)
        return written;
    for (qsizetype i = capacity - 1; i < known.size(); ++i)
        QFile::remove(QDir(m_folder).filePath(known.at(i).id));
    return {};
}

} // namespace switchyard::configfiles
