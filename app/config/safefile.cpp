// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/safefile.h"

#include "config/atomicreplace.h"
#include "json5/document.h"
#include "platform/places.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace switchyard::configfiles {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Follows symbolic links one by one, because the last one may point to a file that does not exist yet.
QString resolveLinks(const QString& path)
{
    constexpr int mostLinks = 40;
    QString current = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    for (int i = 0; i < mostLinks && QFileInfo(current).isSymbolicLink(); ++i)
        current = QDir::cleanPath(QFileInfo(current).symLinkTarget());
    const QFileInfo info(current);
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? current : QDir(folder).filePath(info.fileName());
}

QString keyOf(const QString& realPath)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(realPath.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

Error readError(const QString& path, const QFile& file)
{
    const bool isDenied = file.error() == QFileDevice::PermissionsError || !QFileInfo(path).isReadable();
    return {isDenied ? ErrorCode::PermissionDenied : ErrorCode::ReadFailed,
            "cannot read '" + path.toStdString() + "': " + file.errorString().toStdString()};
}

Result<void> checkJson5(const std::string& written)
{
    const auto document = json5::Document::parse(written);
    return document.isValid() ? Result<void>{} : document.firstError();
}

constexpr QFile::Permissions anyoneWrites = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;

} // namespace

SafeFile::SafeFile(QString path, SafeFileFolders folders)
    : m_path(std::move(path))
    , m_folders(std::move(folders))
{
}

QString SafeFile::realPath() const
{
    return resolveLinks(m_path);
}

QString SafeFile::ownFolder() const
{
    return m_folders.backups + u'/' + keyOf(realPath());
}

Result<std::string> SafeFile::read() const
{
    const QString real = realPath();
    const QFileInfo info(real);
    if (!info.exists())
        return Error{ErrorCode::NotFound, "there is no file '" + m_path.toStdString() + "'"};
    if (!info.isFile())
        return Error{ErrorCode::ReadFailed, "'" + m_path.toStdString() + "' is not a regular file"};
    if (info.size() > static_cast<qint64>(json5::maximumBytes))
        return Error{ErrorCode::LimitExceeded, "'" + m_path.toStdString() + "' is larger than 64 MiB"};
    QFile file(real);
    if (!file.open(QIODevice::ReadOnly))
        return readError(real, file);
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return readError(real, file);
    return content.toStdString();
}

Result<void> SafeFile::checkWritable() const
{
    const QFileInfo file(realPath());
    const QFileInfo folder(file.absolutePath());
    const auto denied = [](const QString& what) {
        return Error{ErrorCode::PermissionDenied,
                     what.toStdString() + " is read-only; change its permissions to edit"};
    };
    if (file.exists() && (!file.isWritable() || !(file.permissions() & anyoneWrites)))
        return denied(u"the file '"_s + file.absoluteFilePath() + u"'"_s);
    if (folder.exists() && (!folder.isWritable() || !(folder.permissions() & anyoneWrites)))
        return denied(u"the folder '"_s + folder.absoluteFilePath() + u"'"_s);
    return {};
}

Result<FileLock> SafeFile::lock(std::chrono::milliseconds patience) const
{
    return FileLock::take(m_folders.locks + u'/' + keyOf(realPath()) + u".save.lock"_s, patience);
}

Result<void> SafeFile::replace(const std::optional<std::string>& expected, const std::string& text,
                               WallTime now) const
{
    if (auto writable = checkWritable(); !writable)
        return writable;
    const QString real = realPath();
    if (auto folder = platform::ensureFolder(QFileInfo(real).absolutePath()); !folder)
        return folder;
    if (expected) {
        if (auto kept = backups().add(*expected, now); !kept)
            return kept;
    }
    return replaceAtomically(real, expected, text, checkJson5);
}

} // namespace switchyard::configfiles
