// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demomachine.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace switchyard;
using namespace switchyard::demo;
using namespace std::chrono_literals;

namespace {

HttpRequest request(const char* method, const char* path, const QByteArray& body = {})
{
    HttpRequest made;
    made.method = method;
    made.path = path;
    made.body = body;
    return made;
}

QByteArray question(const char* model, bool stream)
{
    return QByteArray("{\"model\":\"") + model + "\",\"stream\":" + (stream ? "true" : "false")
        + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi there\"}]}";
}

MachineTraits traits(MachineTraits::Kind kind)
{
    MachineTraits made;
    made.kind = kind;
    made.models = {QStringLiteral("m")};
    return made;
}

} // namespace

class tst_DemoMachine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsWhenFirstAskedAndForgetsWhenIdle()
    {
        testlib::ManualClock clock;
        DemoMachine machine(traits(MachineTraits::Kind::Cold));
        const auto memory = [&] { return machine.memory(clock.steadyNow()); };
        QCOMPARE(memory(), DemoMachine::Memory::Unloaded);

        const Reply first = machine.answer(request("POST", "/v1/chat/completions", question("m", true)),
                                           clock.steadyNow(), clock.wallNow());
        QCOMPARE(first.status, 200);
        QVERIFY(first.wait >= 7s);
        QCOMPARE(memory(), DemoMachine::Memory::Loading);

        clock.advance(7s);
        QCOMPARE(memory(), DemoMachine::Memory::Loaded);
        const Reply second = machine.answer(request("POST", "/v1/chat/completions", question("m", true)),
                                            clock.steadyNow(), clock.wallNow());
        QVERIFY(second.wait < 1s);

        clock.advance(10min);
        QCOMPARE(memory(), DemoMachine::Memory::Unloaded);
    }

    void tellsItsMemoryAsLmStudioDoes()
    {
        testlib::ManualClock clock;
        DemoMachine machine(traits(MachineTraits::Kind::Cold));
        const auto instances = [&] {
            const Reply reply = machine.answer(request("GET", "/api/v1/models"), clock.steadyNow(), clock.wallNow());
            return QJsonDocument::fromJson(reply.body)[u"models"][0][u"loaded_instances"].toArray().size();
        };
        QCOMPARE(instances(), 0);
        const Reply load = machine.answer(request("POST", "/api/v1/models/load", "{\"model\":\"m\"}"), clock.steadyNow(),
                                          clock.wallNow());
        QCOMPARE(load.wait, 7s);
        QCOMPARE(instances(), 0);
        clock.advance(8s);
        QCOMPARE(instances(), 1);
    }

    void hostedRefusesEveryFourthRequest()
    {
        testlib::ManualClock clock;
        DemoMachine machine(traits(MachineTraits::Kind::Hosted));
        QList<int> statuses;
        for (int i = 0; i < 8; ++i)
            statuses.append(machine
                                .answer(request("POST", "/v1/chat/completions", question("m", false)), clock.steadyNow(),
                                        clock.wallNow())
                                .status);
        QCOMPARE(statuses, (QList<int> {200, 200, 200, 429, 200, 200, 200, 429}));
    }

    void hostedWantsItsKey()
    {
        testlib::ManualClock clock;
        MachineTraits locked = traits(MachineTraits::Kind::Hosted);
        locked.key = "k";
        DemoMachine machine(locked);
        HttpRequest models = request("GET", "/v1/models");
        QCOMPARE(machine.answer(models, clock.steadyNow(), clock.wallNow()).status, 401);
        models.headers.emplaceBack("authorization", "Bearer k");
        QCOMPARE(machine.answer(models, clock.steadyNow(), clock.wallNow()).status, 200);
    }

    void answersInEachDialect_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("lastOfStream");
        const QByteArray messages = "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hey\"}]}]";
        QTest::newRow("chat completions") << QByteArray("/v1/chat/completions") << messages << QByteArray("data: [DONE]");
        QTest::newRow("responses") << QByteArray("/v1/responses") << QByteArray("\"input\":\"hey\"")
                                   << QByteArray("event: response.completed");
        QTest::newRow("messages") << QByteArray("/v1/messages") << messages << QByteArray("event: message_stop");
    }
    void answersInEachDialect()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, lastOfStream);
        testlib::ManualClock clock;
        DemoMachine machine(traits(MachineTraits::Kind::Warm));
        const auto ask = [&](const QByteArray& more) {
            return machine.answer(request("POST", path.constData(), "{\"model\":\"m\"," + more + body + '}'),
                                  clock.steadyNow(), clock.wallNow());
        };
        const Reply whole = ask("");
        QVERIFY(!QJsonDocument::fromJson(whole.body).isNull());
        QVERIFY(whole.body.contains("hey"));
        const Reply streamed = ask("\"stream\":true,");
        QVERIFY(streamed.pieces.size() > 10);
        QVERIFY(streamed.pieces.back().contains(lastOfStream));
        const Reply unknown = machine.answer(request("POST", path.constData(), "{\"model\":\"other\"}"),
                                             clock.steadyNow(), clock.wallNow());
        QCOMPARE(unknown.status, 404);
    }

    void cutsRequestsAtEverySplit()
    {
        const QByteArray plain = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
        const QByteArray chunked = "POST /d HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3;x=y\r\ncde\r\n0\r\n\r\n";
        const QByteArray bytes = plain + chunked;
        for (qsizetype split = 0; split <= bytes.size(); ++split) {
            RequestReader reader;
            QByteArrayList bodies;
            QByteArrayList paths;
            const auto take = [&] {
                for (auto next = reader.next(); next.isOk() && *next; next = reader.next()) {
                    bodies.append((*next)->body);
                    paths.append((*next)->path);
                }
            };
            reader.feed(bytes.left(split));
            take();
            reader.feed(bytes.mid(split));
            take();
            QCOMPARE(bodies, (QByteArrayList {"abc", "abcde"}));
            QCOMPARE(paths, (QByteArrayList {"/a", "/d"}));
        }
    }

    void refusesWhatIsNoHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("tls hello") << QByteArray("\x16\x03\x01\r\n\r\n");
        QTest::newRow("no header name") << QByteArray("GET / HTTP/1.1\r\n: x\r\n\r\n");
        QTest::newRow("negative length") << QByteArray("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("chunk size") << QByteArray("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        QTest::newRow("endless head") << QByteArray(70'000, 'a');
    }
    void refusesWhatIsNoHttp()
    {
        QFETCH(QByteArray, bytes);
        RequestReader reader;
        reader.feed(bytes);
        QVERIFY(!reader.next().isOk());
    }
};

SWITCHYARD_TEST(tst_DemoMachine)

#include "tst_demomachine.moc"
