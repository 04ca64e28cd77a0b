// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/autostart.h"

#include "platform/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isInBuildFolder(const QString& program)
{
    QDir folder = QFileInfo(program).absoluteDir();
    do {
        if (folder.exists(u"CMakeCache.txt"_s))
            return true;
    } while (folder.cdUp());
    return false;
}

//! As the Exec key wants it: quoted, with the characters escaped that mean something within quotes, and `%` doubled. The
//! backslashes are doubled once more, because the value is a string of a desktop file.
QString execQuoted(const QString& program)
{
    QString quoted;
    for (const QChar c : program) {
        if (c == u'"' || c == u'`' || c == u'$')
            quoted += u"\\\\"_s;
        else if (c == u'\\')
            quoted += u"\\\\\\"_s;
        else if (c == u'%')
            quoted += u'%';
        quoted += c;
    }
    return u'"' + quoted + u'"';
}

} // namespace

Autostart::Autostart(QString program, QString folder)
    : m_program(std::move(program))
{
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s;
    m_path = folder + u"/dev.switchyard.Switchyard.desktop"_s;
}

bool Autostart::isSupported() const
{
#if defined(Q_OS_LINUX) || defined(Q_OS_FREEBSD)
    return !QFileInfo::exists(u"/.flatpak-info"_s);
#else
    return false;
#endif
}

bool Autostart::isEnabled() const
{
    QFile file(m_path);
    if (!isSupported() || !file.open(QIODevice::ReadOnly))
        return false;
    // Desktops switch an entry off with one of these instead of removing it.
    const QByteArrayList lines = file.read(64 * 1024).split('\n');
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

QByteArray Autostart::entry() const
{
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Switchyard\n"
           "Comment=Control panel and router for language models\n"
           "Exec="
        + execQuoted(m_program).toUtf8()
        + " --minimized\n"
          "Icon=dev.switchyard.Switchyard\n"
          "Terminal=false\n"
          "X-GNOME-Autostart-enabled=true\n"
          "X-GNOME-Autostart-Delay=5\n";
}

Result<void> Autostart::setEnabled(bool isEnabled)
{
    if (!isSupported())
        return Error {ErrorCode::Unsupported, "this system has no autostart folder"};
    if (!isEnabled) {
        QFile file(m_path);
        if (file.exists() && !file.remove())
            return Error {ErrorCode::WriteFailed,
                          "'" + m_path.toStdString() + "' cannot be removed: " + file.errorString().toStdString()};
        return {};
    }
    if (isInBuildFolder(m_program))
        return Error {ErrorCode::Unsupported,
                      "'" + m_program.toStdString()
                          + "' lies in a build folder and may be gone tomorrow; install the package first"};
    if (auto made = ensureFolder(QFileInfo(m_path).absolutePath()); !made)
        return made;
    return writePrivateFile(m_path, entry());
}

} // namespace switchyard::platform
