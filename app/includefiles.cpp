// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "includefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

//! What OpenClaw allows an included file.
constexpr qint64 maximumFile = 2 * 1024 * 1024;

//! Canonical folders that an included file must be below.
QStringList allowedRoots(const QString& configFile)
{
    QStringList roots {QFileInfo(QFileInfo(configFile).absolutePath()).canonicalFilePath()};
    const QStringList more = qEnvironmentVariable("OPENCLAW_INCLUDE_ROOTS").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString& root : more)
        roots.append(QFileInfo(root).canonicalFilePath());
    roots.removeAll(QString());
    return roots;
}

bool isBelow(const QString& path, const QStringList& roots)
{
    return std::any_of(roots.begin(), roots.end(),
                       [&](const QString& root) { return path.startsWith(root.endsWith(u'/') ? root : root + u'/'); });
}

} // namespace

IncludeFiles::IncludeFiles(std::string configFile)
    : m_configFile(std::move(configFile))
{
}

Result<config::IncludeLoader::File> IncludeFiles::load(const std::string& reference, const std::string& includingPath) const
{
    const QDir folder = QFileInfo(QString::fromStdString(includingPath)).absoluteDir();
    const QFileInfo named(folder.absoluteFilePath(QString::fromStdString(reference)));
    const QString path = named.canonicalFilePath();
    if (path.isEmpty())
        return Error {ErrorCode::NotFound, "the included file '" + reference + "' does not exist"};
    if (!isBelow(path, allowedRoots(QString::fromStdString(m_configFile))))
        return Error {ErrorCode::PermissionDenied,
                      "the included file '" + reference + "' lies outside the configuration's folder"};
    std::error_code unknown;
    if (!QFileInfo(path).isFile() || std::filesystem::hard_link_count(path.toStdString(), unknown) > 1)
        return Error {ErrorCode::Unsupported,
                      "the included file '" + reference + "' must be a regular file with a single name (no hard link)"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ReadFailed,
                      "the included file '" + reference + "' cannot be read: " + file.errorString().toStdString()};
    if (file.size() > maximumFile)
        return Error {ErrorCode::LimitExceeded, "the included file '" + reference + "' is larger than 2 MiB"};
    return File {path.toStdString(), file.readAll().toStdString()};
}

} // namespace switchyard
