// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/autostart.h"
#include "platform/desktopnotifications.h"
#include "testlib/testmain.h"
#include "theme/systemlookwatcher.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace switchyard;
using namespace Qt::Literals::StringLiterals;

namespace {

//! A desktop's notification service, on a connection of its own.
class FakeDesktop final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    FakeDesktop()
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"fake-desktop"_s))
    {
        const bool isThere = m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this, QDBusConnection::ExportAllContents)
            && m_bus.registerService(u"org.freedesktop.Notifications"_s);
        Q_ASSERT(isThere);
        Q_UNUSED(isThere)
    }
    ~FakeDesktop() override
    {
        m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
        QDBusConnection::disconnectFromBus(u"fake-desktop"_s);
    }

    struct Shown {
        uint replaces = 0;
        QString icon;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    std::vector<Shown> shown;
    std::vector<uint> closed;
    bool hangs = false;
    int questions = 0;
    std::function<void()> onNotify; //!< Before the answer goes out.

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        ++questions;
        return {u"actions"_s, u"body"_s, u"body-markup"_s};
    }
    uint Notify(const QString&, uint replaces, const QString& icon, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& hints, int)
    {
        if (hangs)
            setDelayedReply(true);
        if (onNotify)
            onNotify();
        shown.push_back({replaces, icon, title, text, actions, hints});
        return replaces != 0 ? replaces : ++m_last;
    }
    void CloseNotification(uint number) { closed.push_back(number); }

Q_SIGNALS:
    void ActionInvoked(uint number, const QString& action);
    void NotificationClosed(uint number, uint reason);

private:
    QDBusConnection m_bus;
    uint m_last = 40;
};

//! A portal that answers every question about the desktop's look with an error.
class RefusingPortal final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit RefusingPortal(QString error)
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"fake-portal"_s))
        , m_error(std::move(error))
    {
        const bool isThere
            = m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, this, QDBusConnection::ExportAllContents)
            && m_bus.registerService(u"org.freedesktop.portal.Desktop"_s);
        Q_ASSERT(isThere);
        Q_UNUSED(isThere)
    }
    ~RefusingPortal() override
    {
        m_bus.unregisterService(u"org.freedesktop.portal.Desktop"_s);
        QDBusConnection::disconnectFromBus(u"fake-portal"_s);
    }

    int questions = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString&)
    {
        ++questions;
        sendErrorReply(m_error, u"no"_s);
        return QDBusVariant(0);
    }

private:
    QDBusConnection m_bus;
    QString m_error;
};

//! Waits until all that `service` has answered so far was taken: between two programs messages keep their order.
void hearOut(const QString& service)
{
    const QDBusMessage ping
        = QDBusMessage::createMethodCall(service, u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    const QDBusPendingCallWatcher watcher(QDBusConnection::sessionBus().asyncCall(ping, 60'000));
    QSignalSpy answered(&watcher, &QDBusPendingCallWatcher::finished);
    QTRY_COMPARE(answered.count(), 1);
}

QStringList warnings; // NOLINT: a message handler takes no context.

void keepWarning(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtWarningMsg)
        warnings.append(text);
}

ports::Notice notice(const QString& subject, const QString& title)
{
    ports::Notice made;
    made.subject = subject;
    made.title = title;
    made.text = u"<b>vllm & co</b>"_s;
    made.actions = {{u"mute"_s, u"Mute"_s}};
    return made;
}

} // namespace

//! Notices and autostart. What needs a bus runs only on one of its own (tests/secrets/with-keyring.sh).
class tst_Desktop final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsReplacesAndReportsClicks()
    {
        if (!hasBus())
            QSKIP("needs a bus of its own");
        FakeDesktop desktop;
        platform::DesktopNotifications notifications(u"dev.switchyard.Switchyard"_s);
        QSignalSpy activated(&notifications, &ports::NotificationPort::activated);
        notifications.show(notice(u"chain"_s, u"first"_s));
        notifications.show(notice(u"load"_s, u"other"_s));
        notifications.show(notice(u"chain"_s, u"second"_s));
        QTRY_COMPARE(desktop.shown.size(), std::size_t {2});
        QVERIFY(notifications.isAvailable());
        // The one that was replaced before it could be shown never is.
        QCOMPARE(desktop.shown[0].title, u"other"_s);
        QCOMPARE(desktop.shown[1].title, u"second"_s);
        QCOMPARE(desktop.shown[1].text, u"&lt;b&gt;vllm &amp; co&lt;/b&gt;"_s);
        QCOMPARE(desktop.shown[1].hints.value(u"desktop-entry"_s).toString(), u"dev.switchyard.Switchyard"_s);
        QCOMPARE(desktop.shown[1].actions.size(), 4);

        hearOut(u"org.freedesktop.Notifications"_s);
        notifications.show(notice(u"chain"_s, u"third"_s));
        QTRY_COMPARE(desktop.shown.size(), std::size_t {3});
        QCOMPARE(desktop.shown[2].replaces, 42U);

        Q_EMIT desktop.ActionInvoked(42, u"mute"_s);
        Q_EMIT desktop.ActionInvoked(42, u"default"_s);
        Q_EMIT desktop.ActionInvoked(7, u"default"_s);
        QTRY_COMPARE(activated.count(), 2);
        QCOMPARE(activated[0], (QVariantList {u"chain"_s, u"mute"_s}));
        QCOMPARE(activated[1], (QVariantList {u"chain"_s, QString()}));

        notifications.withdraw(u"chain"_s);
        QTRY_COMPARE(desktop.closed.size(), std::size_t {1});
        QCOMPARE(desktop.closed.front(), 42U);
    }

    void aHangingDesktopCostsNothing()
    {
        if (!hasBus())
            QSKIP("needs a bus of its own");
        FakeDesktop desktop;
        desktop.hangs = true;
        platform::DesktopNotifications notifications(u"dev.switchyard.Switchyard"_s);
        for (int i = 0; i < 100; ++i)
            notifications.show(notice(QString::number(i), u"title"_s));
        notifications.withdraw(u"3"_s);
        // Handed over before the desktop, which lives in this thread, was even asked.
        QCOMPARE(desktop.questions, 0);
        QTRY_COMPARE(desktop.shown.size(), std::size_t {1});
        // Given up after the deadline, not asked again.
        QTRY_VERIFY(!notifications.isAvailable());
        QCOMPARE(desktop.shown.size(), std::size_t {1});
    }

    void noDesktopIsAState()
    {
        if (!hasBus())
            QSKIP("needs a bus of its own");
        platform::DesktopNotifications notifications(u"dev.switchyard.Switchyard"_s);
        QSignalSpy availability(&notifications, &ports::NotificationPort::availabilityChanged);
        notifications.show(notice(u"chain"_s, u"first"_s));
        // It is the bus that answers for a desktop that is not there.
        hearOut(u"org.freedesktop.DBus"_s);
        QVERIFY(!notifications.isAvailable());

        // What could not be told then is not told later; the next notice finds the desktop that has come.
        FakeDesktop desktop;
        notifications.show(notice(u"load"_s, u"second"_s));
        QTRY_COMPARE(desktop.shown.size(), std::size_t {1});
        QCOMPARE(desktop.shown.front().title, u"second"_s);
        QVERIFY(notifications.isAvailable());
        QCOMPARE(availability.count(), 1);
    }

    void withdrawsWhatHasNoNumberYet()
    {
        if (!hasBus())
            QSKIP("needs a bus of its own");
        FakeDesktop desktop;
        platform::DesktopNotifications notifications(u"dev.switchyard.Switchyard"_s);
        desktop.onNotify = [&] { notifications.withdraw(u"chain"_s); };
        notifications.show(notice(u"chain"_s, u"down"_s));
        QTRY_COMPARE(desktop.closed, std::vector<uint> {41});
        // The next one is a notice of its own.
        desktop.onNotify = {};
        notifications.show(notice(u"chain"_s, u"down again"_s));
        QTRY_COMPARE(desktop.shown.size(), std::size_t {2});
        QCOMPARE(desktop.shown.back().replaces, 0U);
        QCOMPARE(desktop.closed.size(), std::size_t {1});
    }

    void tellsOnceThatThePortalRefuses_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("told");
        QTest::newRow("refused") << u"org.freedesktop.DBus.Error.AccessDenied"_s << 1;
        QTest::newRow("a setting it does not know") << u"org.freedesktop.portal.Error.NotFound"_s << 0;
    }

    void tellsOnceThatThePortalRefuses()
    {
        if (!hasBus())
            QSKIP("needs a bus of its own");
        QFETCH(const QString, error);
        QFETCH(const int, told);
        RefusingPortal portal(error);
        theme::SystemLookWatcher watcher;
        warnings.clear();
        const auto former = qInstallMessageHandler(keepWarning);
        watcher.start();
        const bool wereAsked = QTest::qWaitFor([&] { return portal.questions == 3; }, 60'000);
        hearOut(u"org.freedesktop.portal.Desktop"_s);
        qInstallMessageHandler(former);
        QVERIFY(wereAsked);
        QCOMPARE(warnings.filter(u"portal"_s).size(), told);
        if (told > 0)
            QVERIFY2(warnings.front().contains(error), qPrintable(warnings.front()));
    }

    void autostartIsAnEntryThatCanBeTakenBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"autostart/dev.switchyard.Switchyard.desktop"_s);
        platform::Autostart autostart(u"/usr/bin/switchyard"_s, folder.filePath(u"autostart"_s));
        QVERIFY(!autostart.isEnabled());
        QVERIFY(autostart.setEnabled(true).isOk());
        QVERIFY(autostart.isEnabled());
        QVERIFY(contentOf(path).contains("\nExec=\"/usr/bin/switchyard\" --minimized\n"));
        QVERIFY(contentOf(path).startsWith("[Desktop Entry]\n"));

        // A desktop's own switch.
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("Hidden=true\n");
        file.close();
        QVERIFY(!autostart.isEnabled());
        QVERIFY(autostart.setEnabled(true).isOk());
        QVERIFY(autostart.isEnabled());
        QVERIFY(autostart.setEnabled(false).isOk());
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(autostart.setEnabled(false).isOk());
    }

    void autostartQuotesOddPaths()
    {
        const QTemporaryDir folder;
        platform::Autostart autostart(u"/opt/my $app/100%/sw\"itch"_s, folder.path());
        QVERIFY(autostart.setEnabled(true).isOk());
        const QByteArray text = contentOf(folder.filePath(u"dev.switchyard.Switchyard.desktop"_s));
        QVERIFY2(text.contains("\nExec=\"/opt/my \\\\$app/100%%/sw\\\\\"itch\" --minimized\n"), text.constData());
    }

    void autostartRefusesABuildFolder()
    {
        const QTemporaryDir folder;
        QFile cache(folder.filePath(u"CMakeCache.txt"_s));
        QVERIFY(cache.open(QIODevice::WriteOnly));
        cache.close();
        platform::Autostart autostart(folder.filePath(u"bin/switchyard"_s), folder.filePath(u"autostart"_s));
        const auto result = autostart.setEnabled(true);
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().code, ErrorCode::Unsupported);
        QVERIFY(!autostart.isEnabled());
    }

    void autostartSaysWhenItCannotWrite()
    {
        const QTemporaryDir folder;
        QFile blocked(folder.filePath(u"autostart"_s));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        blocked.close();
        platform::Autostart autostart(u"/usr/bin/switchyard"_s, folder.filePath(u"autostart"_s));
        QVERIFY(!autostart.setEnabled(true).isOk());
    }

private:
    static bool hasBus() { return qEnvironmentVariableIsSet("SWITCHYARD_TEST_BUS"); }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
    }
};

SWITCHYARD_TEST(tst_Desktop)

#include "tst_desktop.moc"
