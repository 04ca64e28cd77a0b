// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>

#include <cstdio>
#include <string>

namespace switchyard::configfiles {

inline void writeFile(const QString& path, const std::string& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write %s", qPrintable(path));
    file.write(QByteArray::fromStdString(content));
}

inline std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string("<unreadable>");
}

//! As OpenClaw and most editors save: a new file renamed over the old one.
inline void replaceByRename(const QString& path, const std::string& content)
{
    writeFile(path + QLatin1String(".other"), content);
    if (std::rename(QFile::encodeName(path + QLatin1String(".other")).constData(),
                    QFile::encodeName(path).constData())
        != 0)
        qFatal("cannot rename over %s", qPrintable(path));
}

inline QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace switchyard::configfiles
