// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"
#include "testlib/sanitizers.h"
#include "testlib/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray literalKey = "sk-planted-literal-5f1c9be07a33";
const QByteArray headerKey = "planted-header-value-9d0b6617e2";
const QByteArray fileKey = "sk-planted-file-2c4a9d0e7711ab";
const QByteArray execKey = "sk-planted-exec-88aa01b7cde4f2";
const QByteArray clientToken = "planted-client-token-38e2b1d95c";

//! Accepts every request and refuses the key, quoting it.
class RefusingServer final : public QObject {
public:
    RefusingServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                m_seen += socket->readAll();
                if (!m_seen.endsWith("\r\n\r\n") && !m_seen.endsWith('}'))
                    return;
                const QByteArray body = "{\"error\":{\"message\":\"Incorrect API key " + literalKey + "\"}}";
                socket->write("HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: "
                              + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            });
        });
    }
    bool start() { return m_server.listen(QHostAddress::LocalHost); }
    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/v1"; }
    const QByteArray& seen() const { return m_seen; }

private:
    QTcpServer m_server;
    QByteArray m_seen;
};

//! In UTF-8 and in UTF-16, as QString keeps it; the place where it was found, or -1.
qsizetype placeOf(const QByteArray& memory, const QByteArray& key)
{
    const QString text = QString::fromLatin1(key);
    const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    const qsizetype at = memory.indexOf(key);
    return at >= 0 ? at : memory.indexOf(wide);
}

QByteArray surroundings(const QByteArray& memory, qsizetype at)
{
    QByteArray shown = memory.mid(std::max<qsizetype>(at - 200, 0), 500);
    for (char& c : shown) {
        if (c < ' ' || c > '~')
            c = '.';
    }
    return shown;
}

} // namespace

//! What is left in the memory of a process that has finished its work.
class tst_Memory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDrainedProcessHoldsNoKey_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("serve") << QStringList {u"serve"_s, u"--port"_s, u"0"_s};
        QTest::newRow("panel") << QStringList {};
        QTest::newRow("probe") << QStringList {u"probe"_s};
    }
    void aDrainedProcessHoldsNoKey()
    {
#ifndef Q_OS_LINUX
        QSKIP("other systems have no /proc");
#endif
        if (testlib::isSanitized)
            QSKIP("a sanitizer's allocator keeps freed memory");
        QFETCH(QStringList, arguments);
        RefusingServer server;
        QVERIFY(server.start());
        SwitchyardProcess process;
        const QString snapshot = process.home() + u"/snapshot"_s;
        process.setVariable(u"LD_PRELOAD"_s, QStringLiteral(SWITCHYARD_SNAPSHOT_LIBRARY));
        process.setVariable(u"SWITCHYARD_SNAPSHOT"_s, snapshot);
        process.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        const QString keys = process.writeFile(u"key"_s, fileKey);
        QFile::setPermissions(keys, QFile::ReadOwner | QFile::WriteOwner);
        const QString command = process.writeFile(u"command"_s,
                                                  "#!/bin/sh\nread request\nprintf '{\"protocolVersion\":1,\"values\":{\"k\":\""
                                                      + execKey + "\"}}'\n");
        QFile::setPermissions(command, QFile::ReadOwner | QFile::ExeOwner);
        const QString token = process.writeFile(u"token"_s, clientToken);
        QFile::setPermissions(token, QFile::ReadOwner | QFile::WriteOwner);
        const QString file = process.writeFile(u"openclaw.json"_s, configuration(server.base(), keys, command));

        process.start(arguments + QStringList {u"--config"_s, file, u"--token-file"_s, token});
        if (arguments.value(0) != u"probe"_s) {
            const QUrl base = process.waitForAddress();
            QVERIFY2(base.isValid(), process.errors().constData());
            for (const char* model : {"literal/a", "file/a", "exec/a", "auto"})
                askChat(m_network, base, clientToken, model, true);
            process.terminate();
        }
        QCOMPARE(process.waitForEnd() >= 0, true);
        // The test is worth something only if the keys were there.
        QVERIFY(server.seen().contains(literalKey));

        QFile written(snapshot);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray memory = written.readAll();
        QVERIFY(memory.size() > 1'000'000);
        for (const QByteArray& key : {literalKey, headerKey, fileKey, execKey, clientToken}) {
            const qsizetype at = placeOf(memory, key);
            QVERIFY2(at < 0, (key + " in: " + surroundings(memory, at)).constData());
        }
    }

    void coresAreSwitchedOff()
    {
#ifndef Q_OS_LINUX
        QSKIP("other systems have no /proc");
#endif
        SwitchyardProcess process;
        process.start({u"serve"_s, u"--demo"_s, u"--port"_s, u"0"_s, u"--token"_s, u"t"_s});
        QVERIFY(process.waitForAddress().isValid());
        QFile limits(u"/proc/%1/limits"_s.arg(process.id()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(limits.readAll());
        QVERIFY2(text.contains(QRegularExpression(u"Max core file size +0 +0"_s)), qPrintable(text));
    }

private:
    static QByteArray configuration(const QByteArray& base, const QString& keyFile, const QString& command)
    {
        QByteArray text
            = "{ secrets: { providers: {\n"
              "  f: { source: 'file', path: '@FILE@', mode: 'singleValue' },\n"
              "  x: { source: 'exec', command: '@COMMAND@' } } },\n"
              "models: { providers: {\n"
              "  literal: { baseUrl: '@BASE@', apiKey: '@LITERAL@', headers: { 'x-team': '@HEADER@' }, models: [{ id: 'a', name: 'A' }] },\n"
              "  file: { baseUrl: '@BASE@', apiKey: { source: 'file', provider: 'f', id: 'value' }, models: [{ id: 'a', name: 'A' }] },\n"
              "  exec: { baseUrl: '@BASE@', apiKey: { source: 'exec', provider: 'x', id: 'k' }, models: [{ id: 'a', name: 'A' }] } } },\n"
              "agents: { defaults: { model: { primary: 'literal/a', fallbacks: ['file/a', 'exec/a'] } } } }\n";
        text.replace("@BASE@", base).replace("@LITERAL@", literalKey).replace("@HEADER@", headerKey);
        return text.replace("@FILE@", keyFile.toUtf8()).replace("@COMMAND@", command.toUtf8());
    }

    QNetworkAccessManager m_network;
};

SWITCHYARD_TEST(tst_Memory)

#include "tst_memory.moc"
