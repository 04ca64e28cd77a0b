// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;

//! The panel as a person starts it, on Qt's offscreen platform.
class tst_Panel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void demoRunsItsEngineAndTouchesNoRealFile()
    {
        SwitchyardProcess process;
        process.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.start({u"--demo"_s, u"--token"_s, u"t"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());
        const Answer answer = askChat(m_network, base, "t", "agent/night", true);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.trimmed().endsWith("data: [DONE]"));
        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
        QVERIFY(!QFileInfo::exists(process.home() + u"/.openclaw"_s));
        QVERIFY(!QFileInfo::exists(process.home() + u"/.config/switchyard"_s));
        QVERIFY(!QFileInfo::exists(process.home() + u"/.local/state/switchyard"_s));
    }

    void opensTheRealFileWithoutTouchingIt()
    {
        SwitchyardProcess process;
        process.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        const QByteArray content = "{ // mine\n  models: { providers: {} },\n}\n";
        const QString file = process.writeFile(u"openclaw.json"_s, content);
        process.start({u"--config"_s, file, u"--token"_s, u"t"_s});
        const QUrl base = process.waitForAddress();
        QVERIFY2(base.isValid(), process.errors().constData());
        QCOMPARE(getPath(m_network, base, u"/v1/models"_s, "t").status, 200);
        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), content);
    }

    void startsWithoutAnyFile()
    {
        SwitchyardProcess process;
        process.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.start({});
        QVERIFY2(process.waitForAddress().isValid(), process.errors().constData());
        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
        QVERIFY(!QFileInfo::exists(process.home() + u"/.openclaw/openclaw.json"_s));
    }

    void startsOnAFileThatIsNotJson5()
    {
        SwitchyardProcess process;
        process.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        const QString file = process.writeFile(u"openclaw.json"_s, "{ models: ");
        process.start({u"--config"_s, file});
        QVERIFY2(process.waitForAddress().isValid(), process.errors().constData());
        process.terminate();
        QCOMPARE(process.waitForEnd(), 0);
    }

    void backgroundServiceOnItsPortIsLeftInCharge()
    {
        SwitchyardProcess service;
        const QString file = service.writeFile(u"openclaw.json"_s, "{}");
        service.start({u"serve"_s, u"--config"_s, file, u"--token"_s, u"t"_s});
        QVERIFY2(service.waitForAddress().isValid(), service.errors().constData());

        // The same user's panel: same home, so same stored port.
        SwitchyardProcess panel;
        panel.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        panel.setVariable(u"HOME"_s, service.home());
        panel.start({u"--config"_s, file, u"--token"_s, u"t"_s});
        QTRY_VERIFY(panel.errors().contains("served by the background service"));
        panel.terminate();
        QCOMPARE(panel.waitForEnd(), 0);
        QVERIFY(service.isRunning());
    }

    void twoThatStartAtOnceDoNotServeOnTwoPorts()
    {
        for (int round = 0; round < 3; ++round) {
            SwitchyardProcess service;
            const QString file = service.writeFile(u"openclaw.json"_s, "{}");
            SwitchyardProcess panel;
            panel.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
            panel.setVariable(u"HOME"_s, service.home());
            service.start({u"serve"_s, u"--config"_s, file, u"--token"_s, u"t"_s});
            panel.start({u"--config"_s, file, u"--token"_s, u"t"_s});
            // The first to choose a port decides: the panel defers to the service, or the service ends and says why.
            const auto panelDefers = [&] { return panel.errors().contains("served by the background service"); };
            const auto serviceGivesUp = [&] { return service.errors().contains("is taken by"); };
            QTRY_VERIFY(panelDefers() || serviceGivesUp());
            const auto listeners = [&] {
                return (service.output() + panel.errors()).count("listening on http://");
            };
            QTRY_COMPARE(listeners(), 1);
            QVERIFY(panelDefers() != serviceGivesUp());
            panel.terminate();
            QCOMPARE(panel.waitForEnd(), 0);
        }
    }

    void secondStartHandsOverToTheFirst()
    {
        SwitchyardProcess first;
        first.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        const QString file = first.writeFile(u"openclaw.json"_s, "{}");
        first.start({u"--config"_s, file});
        QVERIFY2(first.waitForAddress().isValid(), first.errors().constData());

        SwitchyardProcess second;
        second.setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        second.setVariable(u"HOME"_s, first.home());
        second.setVariable(u"XDG_RUNTIME_DIR"_s, first.home() + u"/run"_s);
        second.start({u"--config"_s, file});
        QCOMPARE(second.waitForEnd(), 0);
        QVERIFY(first.isRunning());
        first.terminate();
        QCOMPARE(first.waitForEnd(), 0);
    }

    void saysThatThereIsNoDisplay()
    {
        SwitchyardProcess process;
        process.start({u"--demo"_s});
        QCOMPARE(process.waitForEnd(), 1);
        QVERIFY(process.errors().contains("switchyard serve"));
        QCOMPARE(process.errors().count('\n'), 1);
    }

private:
    QNetworkAccessManager m_network;
};

SWITCHYARD_TEST(tst_Panel)

#include "tst_panel.moc"
