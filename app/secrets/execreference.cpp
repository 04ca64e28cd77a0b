// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/execreference.h"

#include "platform/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;

namespace {

//! What the keychain's client library needs to find the user's bus and folders.
const QStringList& passedVariables()
{
    static const QStringList names {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"DBUS_SESSION_BUS_ADDRESS"_s, u"XDG_DATA_HOME"_s,
                                    u"XDG_CURRENT_DESKTOP"_s};
    return names;
}

bool isInBuildFolder(const QString& program)
{
    QDir folder = QFileInfo(program).absoluteDir();
    do {
        if (folder.exists(u"CMakeCache.txt"_s))
            return true;
    } while (folder.cdUp());
    return false;
}

QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

} // namespace

ExecReference::ExecReference(QString program, const QString& folder)
    : m_program(std::move(program))
    , m_script(folder + u"/switchyard-secret"_s)
{
}

Result<void> ExecReference::checkProgram() const
{
    const QFileInfo info(m_program);
    const std::string name = "'" + m_program.toStdString() + "'";
    if (m_program.isEmpty() || !info.isAbsolute() || !info.isFile() || !info.isExecutable())
        return Error {ErrorCode::NotFound, "no installed switchyard command was found; install the package first"};
    if (isInBuildFolder(m_program))
        return Error {ErrorCode::Unsupported,
                      name + " lies in a build folder and may be gone tomorrow; install the package first"};
    if (m_program.startsWith(QDir::tempPath() + u'/'))
        return Error {ErrorCode::Unsupported, name + " lies in a temporary folder; install the package first"};
    if (info.permissions() & (QFile::WriteGroup | QFile::WriteOther))
        return Error {ErrorCode::PermissionDenied, name + " can be changed by other users"};
    return {};
}

QByteArray ExecReference::scriptText() const
{
    return "#!/bin/sh\n"
           "# Written by Switchyard: lets OpenClaw read keys from your keychain. It never asks and answers within 2 s.\n"
           "exec "
        + shellQuoted(m_program).toUtf8() + " secret get\n";
}

Result<void> ExecReference::writeScript() const
{
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QFile script(m_script);
    const bool isCurrent = script.open(QIODevice::ReadOnly) && script.readAll() == scriptText();
    script.close();
    if (!isCurrent) {
        if (auto written = platform::writePrivateFile(m_script, scriptText()); !written)
            return written;
    }
    if (!QFile::setPermissions(m_script, mode))
        return Error {ErrorCode::WriteFailed, "'" + m_script.toStdString() + "' cannot be made executable"};
    return {};
}

ExecCommand ExecReference::command() const
{
    ExecCommand command;
    command.program = m_script;
    command.passedVariables = passedVariables();
    return command;
}

std::string ExecReference::providerJson() const
{
    const QJsonObject provider {{u"source"_s, u"exec"_s},
                                {u"command"_s, m_script},
                                {u"passEnv"_s, QJsonArray::fromStringList(passedVariables())}};
    return QJsonDocument(provider).toJson(QJsonDocument::Compact).toStdString();
}

QString installedProgram()
{
    const QString own = QFileInfo(QCoreApplication::applicationFilePath()).canonicalFilePath();
    if (!isInBuildFolder(own))
        return own;
    const QString found = QStandardPaths::findExecutable(u"switchyard"_s);
    return found.isEmpty() ? own : QFileInfo(found).canonicalFilePath();
}

} // namespace switchyard::secrets
