// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"
#include "demo/demoserver.h"
#include "platform/systemclock.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A port that nothing listens on.
quint16 closedPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(9);
}

demo::MachineTraits quickTraits(std::chrono::milliseconds betweenWords = 1ms)
{
    demo::MachineTraits traits;
    traits.title = u"the test's server"_s;
    traits.models = {u"m"_s};
    traits.firstWord = 1ms;
    traits.betweenWords = betweenWords;
    return traits;
}

//! A dead primary and a live fallback.
QByteArray configuration(const QString& fallbackAddress)
{
    QByteArray text = "{ models: { providers: {\n"
                      "  dead: { baseUrl: '@DEAD@/v1', apiKey: 'x', api: 'openai-completions', models: [{ id: 'd', name: 'D' }] },\n"
                      "  live: { baseUrl: '@LIVE@/v1', apiKey: 'x', api: 'openai-completions', models: [{ id: 'm', name: 'M' }] },\n"
                      "} },\n"
                      "agents: { defaults: { model: { primary: 'dead/d', fallbacks: ['live/m'] } } } }\n";
    text.replace("@DEAD@", "http://127.0.0.1:" + QByteArray::number(closedPort()));
    return text.replace("@LIVE@", fallbackAddress.toUtf8());
}

} // namespace

//! `switchyard serve` as a person starts it.
class tst_Serve final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void demoAnswersWithoutAnyConfiguration()
    {
        SwitchyardProcess process;
        process.start({u"serve"_s, u"--demo"_s, u"--port"_s, u"0"_s, u"--token"_s, u"t"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());
        QVERIFY(process.output().startsWith("listening on http://127.0.0.1:"));

        const Answer models = getPath(m_network, base, u"/v1/models"_s, "t");
        QCOMPARE(models.status, 200);
        QVERIFY(models.body.contains("anthropic/claude-sonnet-4-5"));
        const Answer whole = askChat(m_network, base, "t", "auto", false);
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body.contains("hello from the test"));
        const Answer streamed = askChat(m_network, base, "t", "local/my-local-model", true);
        QCOMPARE(streamed.status, 200);
        QVERIFY(streamed.body.trimmed().endsWith("data: [DONE]"));
        // Nothing of the demo is left in the home folder.
        QVERIFY(!QFileInfo::exists(process.home() + u"/.openclaw"_s));
        QVERIFY(!QFileInfo::exists(process.home() + u"/.config/switchyard"_s));

        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
    }

    void fallsOverFromADeadPrimary()
    {
        const platform::SystemClock clock;
        demo::DemoServer live(quickTraits(), clock);
        QVERIFY(live.start().isOk());
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, configuration(live.address()));
        process.start({u"serve"_s, u"--config"_s, file, u"--port"_s, u"0"_s, u"--token"_s, u"t"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());
        for (const bool stream : {false, true}) {
            const Answer answer = askChat(m_network, base, "t", "auto", stream);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.contains("hello"));
            QCOMPARE(answer.model, QByteArray("m"));
        }
        // An exact name never falls over.
        QVERIFY(askChat(m_network, base, "t", "dead/d", false).status >= 400);
        QCOMPARE(askChat(m_network, base, "t", "nobody/x", false).status, 404);
        QCOMPARE(askChat(m_network, base, "wrong", "auto", false).status, 401);
        QCOMPARE(getPath(m_network, base, u"/healthz"_s, {}).status, 200);
    }

    void sigtermLetsAnswersFinish()
    {
        const platform::SystemClock clock;
        demo::DemoServer live(quickTraits(30ms), clock);
        QVERIFY(live.start().isOk());
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, configuration(live.address()));
        process.start({u"serve"_s, u"--config"_s, file, u"--port"_s, u"0"_s, u"--token"_s, u"t"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY(base.isValid());
        const Answer answer = askChat(m_network, base, "t", "auto", true, [&] { process.terminate(); });
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.trimmed().endsWith("data: [DONE]"));
        QCOMPARE(process.waitForEnd(), 0);
    }

    void takenPortIsOneSentence()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress::LocalHost));
        SwitchyardProcess process;
        process.start({u"serve"_s, u"--demo"_s, u"--port"_s, QString::number(occupant.serverPort())});
        QCOMPARE(process.waitForEnd(), 1);
        const QByteArray errors = process.errors();
        QVERIFY2(errors.contains(QByteArray::number(occupant.serverPort())), errors.constData());
        QVERIFY2(errors.contains("tst_app"), errors.constData());
        QVERIFY2(errors.contains("--port"), errors.constData());
        QCOMPARE(process.output(), QByteArray());
    }

    void ofTwoAtOnceOneServesAndTheOtherSaysWhy_data()
    {
        QTest::addColumn<bool>("isFirstStart");
        QTest::newRow("no port is stored") << true;
        QTest::newRow("both want the stored port") << false;
    }
    void ofTwoAtOnceOneServesAndTheOtherSaysWhy()
    {
        QFETCH(bool, isFirstStart);
        // Somebody else on this machine may get the stored port first: then once more with another one.
        QByteArray errors;
        for (int i = 0; i < 10; ++i) {
            SwitchyardProcess one;
            SwitchyardProcess other;
            const QString file = one.writeFile(u"openclaw.json"_s, "{}");
            const quint16 port = closedPort();
            const QString policy = one.writeFile(
                u"policy.json5"_s, isFirstStart ? QByteArray("{}") : "{ listen: '127.0.0.1:" + QByteArray::number(port) + "' }");
            for (SwitchyardProcess* process : {&one, &other})
                process->start({u"serve"_s, u"--config"_s, file, u"--policy"_s, policy, u"--token"_s, u"t"_s});
            QTRY_VERIFY(!one.isRunning() || !other.isRunning());
            SwitchyardProcess& loser = one.isRunning() ? other : one;
            SwitchyardProcess& winner = one.isRunning() ? one : other;
            QCOMPARE(loser.waitForEnd(), 1);
            errors = loser.errors();
            QCOMPARE(errors.count('\n'), 1);
            QCOMPARE(loser.output(), QByteArray());
            // By its name as a program where it does not say in time who it is.
            const bool isByOurs = errors.toLower().contains("is taken by 'switchyard'");
            const QUrl base = winner.waitForAddress();
            if (!isFirstStart && (!isByOurs || !base.isValid()))
                continue;
            QVERIFY2(isByOurs, errors.constData());
            QVERIFY2(errors.contains("--port"), errors.constData());
            QVERIFY2(base.isValid(), winner.errors().constData());
            QVERIFY(isFirstStart || base.port() == port);
            QCOMPARE(getPath(m_network, base, u"/v1/models"_s, "t").status, 200);
            return;
        }
        QFAIL(("the port was never free: " + errors).constData());
    }

    void badStartsAreOneSentence_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("no file") << QByteArray() << QStringList {} << 1 << QByteArrayList {"no configuration", "--demo"};
        QTest::newRow("not JSON5") << QByteArray("{\n  models: }") << QStringList {} << 1
                                   << QByteArrayList {"line 2", "column 10"};
        QTest::newRow("bad port") << QByteArray("{}") << QStringList {u"--port"_s, u"80000"_s} << 2 << QByteArrayList {"80000"};
        QTest::newRow("open to others") << QByteArray("{}") << QStringList {u"--listen"_s, u"0.0.0.0"_s} << 2
                                        << QByteArrayList {"--allow-host"};
        QTest::newRow("bad token") << QByteArray("{}") << QStringList {u"--token"_s, u"two words"_s} << 1
                                   << QByteArrayList {"--token"};
    }
    void badStartsAreOneSentence()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArrayList, words);
        SwitchyardProcess process;
        QString path = process.home() + u"/none.json"_s;
        if (!file.isEmpty())
            path = process.writeFile(u"openclaw.json"_s, file);
        process.start(QStringList {u"serve"_s, u"--config"_s, path} + arguments);
        QCOMPARE(process.waitForEnd(), code);
        const QByteArray errors = process.errors();
        QCOMPARE(errors.count('\n'), 1);
        for (const QByteArray& word : words)
            QVERIFY2(errors.contains(word), errors.constData());
    }

    void servesAFileThatCannotBeWritten()
    {
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, "{}");
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        process.start({u"serve"_s, u"--config"_s, file, u"--port"_s, u"0"_s});
        QVERIFY2(process.waitForAddress().isValid(), process.errors().constData());
    }

    void refusesWhatCannotBeRead_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("configuration") << u"openclaw.json"_s << QByteArray("regular file");
        QTest::newRow("policy") << u".config/switchyard/policy.json5"_s << QByteArray("policy file");
    }
    void refusesWhatCannotBeRead()
    {
        QFETCH(QString, folder);
        QFETCH(QByteArray, words);
        SwitchyardProcess process;
        // A folder in the file's place, because no permission stops the superuser.
        QVERIFY(QDir(process.home()).mkpath(folder));
        QString path = process.home() + u"/openclaw.json"_s;
        if (!QFileInfo::exists(path))
            path = process.writeFile(u"openclaw.json"_s, "{}");
        process.start({u"serve"_s, u"--config"_s, path, u"--port"_s, u"0"_s});
        QCOMPARE(process.waitForEnd(), 1);
        QVERIFY2(process.errors().contains(words), process.errors().constData());
        QCOMPARE(process.errors().count('\n'), 1);
        QVERIFY(QFileInfo(process.home() + u'/' + folder).isDir());
    }

    void refusesAPolicyThatIsNotJson5()
    {
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, "{}");
        const QString policy = process.writeFile(u"policy.json5"_s, "{\n  privacy: ,\n}\n");
        process.start({u"serve"_s, u"--config"_s, file, u"--policy"_s, policy, u"--port"_s, u"0"_s});
        QCOMPARE(process.waitForEnd(), 1);
        QVERIFY2(process.errors().contains("line 2, column 11"), process.errors().constData());
        QCOMPARE(process.errors().count('\n'), 1);
    }

    void choosesAndKeepsAPort()
    {
        SwitchyardProcess process;
        const QString file = process.writeFile(u"openclaw.json"_s, "{}");
        process.start({u"serve"_s, u"--config"_s, file});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());
        QVERIFY(base.port() >= 11700);
        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
        QFile policy(process.home() + u"/.config/switchyard/policy.json5"_s);
        QVERIFY(policy.open(QIODevice::ReadOnly));
        QVERIFY(policy.readAll().contains(QByteArray::number(base.port())));
        const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(policy.permissions(), ownerOnly);
        const QFileInfo token(process.home() + u"/.config/switchyard/token"_s);
        QVERIFY(token.exists());
        QCOMPARE(token.permissions(), ownerOnly);
        QVERIFY(!process.output().contains("sy-"));
    }

private:
    QNetworkAccessManager m_network;
};

SWITCHYARD_TEST(tst_Serve)

#include "tst_serve.moc"
