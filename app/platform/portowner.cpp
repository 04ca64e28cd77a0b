// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/portowner.h"

#include <QDir>
#include <QFile>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

#ifdef Q_OS_LINUX

namespace {

QList<QByteArray> linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().split('\n');
}

//! Inode of the socket that listens on `port` according to a table of /proc/net; empty when there is none. Columns of
//! a row: number, local address, remote address, state (0A is LISTEN), …, inode as the tenth.
QByteArray listeningInode(const QString& table, std::uint16_t port)
{
    const QByteArray ending = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const QByteArray& line : linesOf(table)) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() > 9 && columns.at(1).endsWith(ending) && columns.at(3) == "0A")
            return columns.at(9);
    }
    return {};
}

bool holdsSocket(const QString& processFolder, const QString& socketName)
{
    const QDir descriptors(processFolder + u"/fd"_s);
    for (const QString& name : descriptors.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        // The link's target is `socket:[inode]`, which is no path: it may come back relative to the folder.
        if (QFile::symLinkTarget(descriptors.filePath(name)).endsWith(socketName))
            return true;
    }
    return false;
}

} // namespace

QString programListeningOn(std::uint16_t port)
{
    QByteArray inode = listeningInode(u"/proc/net/tcp"_s, port);
    if (inode.isEmpty())
        inode = listeningInode(u"/proc/net/tcp6"_s, port);
    if (inode.isEmpty())
        return {};
    const QString socketName = u"socket:[%1]"_s.arg(QString::fromLatin1(inode));
    const QDir proc(u"/proc"_s);
    for (const QString& name : proc.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!name.at(0).isDigit() || !holdsSocket(proc.filePath(name), socketName))
            continue;
        return QString::fromUtf8(linesOf(proc.filePath(name) + u"/comm"_s).value(0)).trimmed();
    }
    return {};
}

#else

QString programListeningOn(std::uint16_t)
{
    return {};
}

#endif

} // namespace switchyard::platform
