// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/logfile.h"

#include "platform/places.h"

#include <QDateTime>
#include <QFileInfo>
#include <QMutexLocker>
#include <QScopedValueRollback>

#include <atomic>
#include <utility>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Qt's message handler is a plain function: it finds the file here.
std::atomic<LogFile*> installed {nullptr};
QtMessageHandler previousHandler = nullptr;

const char* levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

void handleMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    LogFile* file = installed.load();
    if (file == nullptr)
        return;
    const QString category = QLatin1String(context.category == nullptr ? "default" : context.category);
    file->write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u' ' + QLatin1String(levelOf(type)) + u' '
                + category + u": "_s + message + u'\n');
}

} // namespace

LogFile::LogFile(QString path, Echo echo)
    : m_path(std::move(path))
    , m_echo(std::move(echo))
{
    open();
    installed.store(this);
    previousHandler = qInstallMessageHandler(handleMessage);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(previousHandler);
    installed.store(nullptr);
}

void LogFile::open()
{
    if (!ensureFolder(QFileInfo(m_path).absolutePath()))
        return;
    m_file.setFileName(m_path);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void LogFile::write(const QString& line)
{
    // Writing may warn in turn, and the warning would wait for this very mutex.
    thread_local bool isWriting = false;
    if (isWriting)
        return;
    const QScopedValueRollback inside(isWriting, true);
    const QMutexLocker lock(&m_mutex);
    if (m_echo)
        m_echo(line);
    if (!m_file.isOpen())
        return;
    if (m_file.size() >= maximumSize)
        rotate();
    m_file.write(line.toUtf8());
    m_file.flush();
}

void LogFile::rotate()
{
    m_file.close();
    const auto numbered = [this](int number) { return number == 0 ? m_path : m_path + u'.' + QString::number(number); };
    QFile::remove(numbered(files - 1));
    for (int number = files - 1; number > 0; --number)
        QFile::rename(numbered(number - 1), numbered(number));
    open();
}

} // namespace switchyard::platform
