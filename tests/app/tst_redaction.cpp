// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"
#include "demo/demohttp.h"
#include "testlib/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray literalKey = "sk-planted-literal-5f1c9be07a";
const QByteArray variableKey = "sk-planted-variable-c02e8d144b";
const QByteArray headerKey = "planted-header-9d0b6617e2";
const QByteArray queryKey = "planted-query-77aa31c0f4";
const QByteArray engineToken = "planted-token-38e2b1d95c";

QByteArrayList plantedKeys()
{
    return {literalKey, variableKey, headerKey, queryKey, engineToken};
}

//! A provider that answers every request by quoting all it was sent, as some do when a key is wrong.
class IndiscreetServer final : public QObject {
public:
    explicit IndiscreetServer(int status)
        : m_status(status)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            auto reader = std::make_shared<demo::RequestReader>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, reader] {
                reader->feed(socket->readAll());
                const auto request = reader->next();
                if (request.isOk() && *request)
                    answer(*socket, **request);
            });
        });
    }

    bool start() { return m_server.listen(QHostAddress::LocalHost); }
    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()); }
    const QByteArray& seen() const { return m_seen; }

private:
    void answer(QTcpSocket& socket, const demo::HttpRequest& request)
    {
        QByteArray quoted;
        for (const auto& [name, value] : request.headers)
            quoted += name + ' ' + value + "; ";
        m_seen += quoted;
        const QByteArray body = "{\"error\":{\"type\":\"authentication_error\",\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key: "
            + quoted + "\"}}";
        socket.write("HTTP/1.1 " + QByteArray::number(m_status) + " No\r\nContent-Type: application/json\r\nX-Echo: " + quoted
                     + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QTcpServer m_server;
    int m_status;
    QByteArray m_seen;
};

QByteArray configuration(const IndiscreetServer& first, const IndiscreetServer& second)
{
    QByteArray text
        = "{ models: { providers: {\n"
          "  literal: { baseUrl: '@FIRST@/v1', apiKey: '@LITERAL@', headers: { 'x-team': '@HEADER@' }, models: [{ id: 'a', name: 'A' }] },\n"
          "  variable: { baseUrl: '@SECOND@/v1', apiKey: '${PLANTED_KEY}', models: [{ id: 'b', name: 'B' }] },\n"
          "  asking: { baseUrl: '@SECOND@/v1?secret=@QUERY@', apiKey: 'x', models: [{ id: 'q', name: 'Q' }] },\n"
          "  broken: { baseUrl: 'http://user:@QUERY@@127.0.0.1:1/v1', apiKey: '@LITERAL@', models: [{ id: 'c', name: 'C' }] },\n"
          "} },\n"
          "agents: { defaults: { model: { primary: 'literal/a', fallbacks: ['variable/b', 'asking/q', 'broken/c'] } } } }\n";
    text.replace("@FIRST@", first.base()).replace("@SECOND@", second.base()).replace("@LITERAL@", literalKey);
    return text.replace("@HEADER@", headerKey).replace("@QUERY@", queryKey);
}

//! Names the first planted key within `text`, or nothing.
QByteArray leakIn(const QByteArray& text)
{
    const QByteArrayList keys = plantedKeys();
    const auto leak = std::find_if(keys.begin(), keys.end(), [&](const QByteArray& key) { return text.contains(key); });
    return leak == keys.end() ? QByteArray() : *leak;
}

} // namespace

//! Plants keys everywhere they can enter and searches everything that leaves.
class tst_Redaction final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingThatLeavesHoldsAKey_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("sign-in refused") << 401;
        QTest::newRow("bad request") << 400;
        QTest::newRow("server error") << 500;
        QTest::newRow("rate limit") << 429;
    }
    void nothingThatLeavesHoldsAKey()
    {
        QFETCH(int, status);
        IndiscreetServer first(status);
        IndiscreetServer second(status);
        QVERIFY(first.start());
        QVERIFY(second.start());
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, configuration(first, second));
        process.setVariable(u"PLANTED_KEY"_s, QString::fromLatin1(variableKey));
        process.setVariable(u"SWITCHYARD_TOKEN"_s, QString::fromLatin1(engineToken));
        process.setVariable(u"QT_LOGGING_RULES"_s, u"*.debug=true;qt.*=false"_s);
        process.start({u"serve"_s, u"--config"_s, file, u"--port"_s, u"0"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());

        QByteArray left;
        for (const char* model : {"auto", "literal/a", "variable/b", "asking/q", "broken/c", "agent/none"}) {
            for (const bool stream : {false, true}) {
                const Answer answer = askChat(m_network, base, engineToken, model, stream);
                left += answer.body + answer.reason + answer.allHeaders;
            }
        }
        left += getPath(m_network, base, u"/v1/models"_s, engineToken).body;
        const Answer metrics = getPath(m_network, base, u"/metrics"_s, engineToken);
        QCOMPARE(metrics.status, 200);
        left += metrics.body;
        left += askChat(m_network, base, "wrong-" + engineToken.left(8), "auto", false).body;
        QVERIFY2(leakIn(left).isEmpty(), leakIn(left).constData());
        // The test is worth something only if the keys were really sent.
        QVERIFY(first.seen().contains(literalKey));
        QVERIFY(first.seen().contains(headerKey));
        QVERIFY(second.seen().contains(variableKey));

        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
        const QByteArray said = process.output() + process.errors();
        QVERIFY2(leakIn(said).isEmpty(), said.constData());
        searchFiles(process.home(), file);
    }

    void subcommandsPrintNoKey_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("probe") << QStringList {u"probe"_s};
        QTest::newRow("probe --json") << QStringList {u"probe"_s, u"--json"_s};
        QTest::newRow("check") << QStringList {u"check"_s};
        QTest::newRow("check --json") << QStringList {u"check"_s, u"--json"_s};
    }
    void subcommandsPrintNoKey()
    {
        QFETCH(QStringList, arguments);
        IndiscreetServer first(401);
        IndiscreetServer second(401);
        QVERIFY(first.start());
        QVERIFY(second.start());
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, configuration(first, second));
        process.setVariable(u"PLANTED_KEY"_s, QString::fromLatin1(variableKey));
        process.start(arguments + QStringList {u"--config"_s, file});
        QVERIFY(process.waitForEnd() >= 0);
        const QByteArray said = process.output() + process.errors();
        QVERIFY2(!said.contains("there is no subcommand"), said.constData());
        QVERIFY2(leakIn(said).isEmpty(), said.constData());
        searchFiles(process.home(), file);
    }

private:
    static void searchFiles(const QString& folder, const QString& configuration)
    {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName() == configuration || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray leak = leakIn(file.readAll());
            QVERIFY2(leak.isEmpty(), qPrintable(file.fileName() + u": "_s + QString::fromLatin1(leak)));
        }
    }

    QNetworkAccessManager m_network;
};

SWITCHYARD_TEST(tst_Redaction)

#include "tst_redaction.moc"
