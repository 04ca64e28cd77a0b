// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/places.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstOf(const QString& chosen, const QString& otherwise)
{
    return chosen.isEmpty() ? otherwise : QDir::cleanPath(QFileInfo(chosen).absoluteFilePath());
}

QString openClawFile()
{
    if (const QString path = qEnvironmentVariable("OPENCLAW_CONFIG_PATH"); !path.isEmpty())
        return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (const QString folder = qEnvironmentVariable("OPENCLAW_STATE_DIR"); !folder.isEmpty())
        return QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) + u"/openclaw.json"_s;
    const QString home = qEnvironmentVariable("OPENCLAW_HOME", QDir::homePath());
    return QDir::cleanPath(home) + u"/.openclaw/openclaw.json"_s;
}

QString usualStateFolder()
{
#ifdef Q_OS_LINUX
    // QStandardPaths knows no state folder before Qt 6.7.
    const QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(folder) ? folder : QDir::homePath() + u"/.local/state"_s) + u"/switchyard"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/switchyard"_s;
#endif
}

QString usualRuntimeFolder()
{
    // Without a session's own folder Qt would print a warning and invent one below /tmp; ours sits with the state.
#ifdef Q_OS_LINUX
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(folder) && QFileInfo(folder).isWritable())
        return folder + u"/switchyard"_s;
    return usualStateFolder() + u"/run"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/switchyard"_s;
#endif
}

} // namespace

Places Places::locate(const PlaceOptions& options)
{
    const bool own = !options.ownFolder.isEmpty();
    const QString root = own ? QDir::cleanPath(QFileInfo(options.ownFolder).absoluteFilePath()) : QString();
    const auto generic = [](QStandardPaths::StandardLocation where) -> QString {
        return QStandardPaths::writableLocation(where) + u"/switchyard"_s;
    };
    const QString settings = own ? root : generic(QStandardPaths::GenericConfigLocation);
    const QString data = own ? root : generic(QStandardPaths::GenericDataLocation);
    const QString state = own ? root : usualStateFolder();

    Places places;
    places.configFile = firstOf(options.configFile, own ? root + u"/openclaw.json"_s : openClawFile());
    places.policyFile = firstOf(options.policyFile, settings + u"/policy.json5"_s);
    places.tokenFile = firstOf(options.tokenFile, settings + u"/token"_s);
    places.historyFile = data + u"/history.sqlite"_s;
    places.keysFolder = data + u"/keys"_s;
    places.logFile = state + u"/log/switchyard.log"_s;
    places.draftsFolder = state + u"/drafts"_s;
    places.backupsFolder = state + u"/backups"_s;
    places.runtimeFolder = own ? root + u"/run"_s : usualRuntimeFolder();
    return places;
}

QString Places::instanceKey() const
{
    const QString canonical = QFileInfo(configFile).canonicalFilePath();
    const QByteArray path = (canonical.isEmpty() ? configFile : canonical).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

Result<void> ensureFolder(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists())
        return Error {ErrorCode::WriteFailed, "'" + path.toStdString() + "' is in the way: it is not a folder"};
    const QString parent = info.absolutePath();
    if (parent != path) {
        if (auto made = ensureFolder(parent); !made)
            return made;
    }
    if (!QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) && !QFileInfo(path).isDir())
        return Error {ErrorCode::WriteFailed, "the folder '" + path.toStdString() + "' cannot be made"};
    return {};
}

Result<void> writePrivateFile(const QString& path, const QByteArray& content)
{
    if (auto made = ensureFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    QSaveFile file(path);
    const auto failed = [&] {
        return Error {ErrorCode::WriteFailed,
                      "'" + path.toStdString() + "' cannot be written: " + file.errorString().toStdString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    // An existing file would lend its mode, and a new one the umask's.
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    if (file.write(content) != content.size() || !file.commit())
        return failed();
    return {};
}

} // namespace switchyard::platform
