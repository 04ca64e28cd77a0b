// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/desktopnotices.h"
#include "shell/preferences.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace switchyard::testlib;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto twoProviders
    = "{ agents: { defaults: { model: { primary: 'lmstudio/m', fallbacks: ['vllm/n'] } } },\n"
      "  models: { providers: {\n"
      "    lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'sk-planted-4711', models: [{ id: 'm', name: 'M' }] },\n"
      "    vllm: { baseUrl: 'http://10.0.0.2:8000/v1', apiKey: 'x', models: [{ id: 'n', name: 'N' }] } } } }";

} // namespace

class tst_DesktopNotices final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoIsDownAndWhoAnswersInstead()
    {
        FakeServices fake;
        fake.open(twoProviders);
        alerts::AlertSettings settings;
        settings.patience = 0s;
        fake.services().preferences.setAlertSettings(settings);
        QWidget window;
        shell::DesktopNotices notices(fake.services(), window);
        QSignalSpy wanted(&notices, &shell::DesktopNotices::windowWanted);
        const auto answer = [&] {
            fake.health.probe("lmstudio", health::ServerFamily::LmStudio, {{"m", health::LoadState::Ready}}, 20ms);
            fake.health.probe("vllm", health::ServerFamily::Vllm, {{"n", health::LoadState::Ready}}, 20ms);
            fake.health.notify();
            fake.publish();
        };
        answer();
        QTest::qWait(300);
        QVERIFY(fake.notifications.shown.empty());

        fake.health.fail("lmstudio", health::Reason::ConnectionRefused);
        fake.health.notify();
        fake.publish();
        QTRY_COMPARE(fake.notifications.shown.size(), std::size_t {1});
        const ports::Notice down = fake.notifications.shown.front();
        QVERIFY2(down.title.contains(u"LM Studio"_s), qPrintable(down.title));
        QVERIFY2(down.text.contains(u"vLLM"_s), qPrintable(down.text));
        QVERIFY(!(down.title + down.text).contains(u"planted"_s));
        QCOMPARE(down.actions.size(), std::size_t {2});

        fake.notifications.activate(down.subject, {});
        QCOMPARE(wanted.count(), 1);
        fake.notifications.activate(u"somebody else's"_s, {});
        QCOMPARE(wanted.count(), 1);

        for (int i = 0; i < 12; ++i)
            answer();
        QTRY_COMPARE(fake.notifications.shown.size(), std::size_t {2});
        QCOMPARE(fake.notifications.shown.back().subject, down.subject);
        QVERIFY(fake.notifications.shown.back().isTransient);
    }

    void takesBackWhatIsOverWhenTheWindowIsInFront()
    {
        FakeServices fake;
        fake.open(twoProviders);
        alerts::AlertSettings settings;
        settings.patience = 0s;
        fake.services().preferences.setAlertSettings(settings);
        QWidget window;
        const shell::DesktopNotices notices(fake.services(), window);
        const auto answer = [&] {
            fake.health.probe("lmstudio", health::ServerFamily::LmStudio, {{"m", health::LoadState::Ready}}, 20ms);
            fake.health.probe("vllm", health::ServerFamily::Vllm, {{"n", health::LoadState::Ready}}, 20ms);
            fake.health.notify();
            fake.publish();
        };
        answer();
        QTest::qWait(300);
        fake.health.fail("lmstudio", health::Reason::ConnectionRefused);
        fake.health.notify();
        fake.publish();
        QTRY_COMPARE(fake.notifications.shown.size(), std::size_t {1});

        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (int i = 0; i < 12; ++i)
            answer();
        QTRY_COMPARE(fake.notifications.withdrawn, QStringList {fake.notifications.shown.front().subject});
        QCOMPARE(fake.notifications.shown.size(), std::size_t {1});
    }

    void keepsTheChoices()
    {
        FakeServices fake;
        alerts::AlertSettings settings;
        settings.tellsBack = false;
        settings.tellsLoads = true;
        settings.patience = 60s;
        settings.quiet = {true, 21h, 6h};
        settings.muted = {ProviderId("vllm"), ProviderId("dash-ed")};
        fake.services().preferences.setAlertSettings(settings);
        QCOMPARE(fake.services().preferences.alertSettings(), settings);
    }

    void saysNothingWithoutADesktopThatListens()
    {
        FakeServices fake;
        fake.open(twoProviders);
        shell::Services services = fake.services();
        services.notifications = nullptr;
        QWidget window;
        const shell::DesktopNotices notices(services, window);
        fake.health.fail("lmstudio", health::Reason::ConnectionRefused);
        fake.health.notify();
        QTest::qWait(300);
        QVERIFY(fake.notifications.shown.empty());
    }
};

SWITCHYARD_TEST(tst_DesktopNotices)
SWITCHYARD_TEST_NEEDS_WIDGETS

#include "tst_desktopnotices.moc"
