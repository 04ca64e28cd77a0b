// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/atomicreplace.h"

#include <QFile>
#include <QSaveFile>

namespace switchyard::configfiles {

namespace {

std::optional<std::string> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().toStdString();
}

} // namespace

Result<void> replaceAtomically(const QString& path, const std::optional<std::string>& expected,
                               const std::string& content, const CheckWritten& check)
{
    QSaveFile file(path);
    const auto failed = [&] {
        return Error{ErrorCode::WriteFailed,
                     "cannot write '" + path.toStdString() + "': " + file.errorString().toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    if (!expected)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content.data(), static_cast<qint64>(content.size())) < 0 || !file.flush())
        return failed();
    if (check) {
        if (auto checked = check(content); !checked)
            return checked;
    }
    if (contentOf(path) != expected)
        return Error{ErrorCode::Conflict,
                     "'" + path.toStdString() + "' was changed meanwhile by another program"};
    return file.commit() ? Result<void>{} : failed();
}

void sweepLeftovers(const QString&)
{
    // QSaveFile names its temporary files as it likes; without a lock on them, in use and abandoned look the
    // same.
}

} // namespace switchyard::configfiles
