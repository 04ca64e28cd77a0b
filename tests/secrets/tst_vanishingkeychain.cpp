// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"
#include "config/environment.h"
#include "secrets/keyservice.h"
#include "secrets/systemkeychain.h"
#include "testlib/loopwatch.h"
#include "testlib/testmain.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <tuple>
#include <utility>

using namespace switchyard;
using namespace switchyard::secrets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using ports::KeyTarget;

namespace {

constexpr auto serviceName = "org.freedesktop.secrets"_L1;
constexpr auto twoProviders
    = "{ models: { providers: {\n"
      "  work: { baseUrl: 'http://127.0.0.1:9/v1', models: [{ id: 'm', name: 'M' }] },\n"
      "  home: { baseUrl: 'http://127.0.0.1:8/v1', models: [{ id: 'h', name: 'H' }] } } } }";
//! Whoever waited for a keychain that is away would wait this long; no work takes it, even on a machine that stalls.
//! What it really takes is printed; the bar is a frame.
constexpr auto keychainDeadline = 2000ms;

enum class Misfortune { Killed, Stopped, Locked };

//! A gnome-keyring of this test's own, unlocked.
class Keyring final {
public:
    bool start()
    {
        m_process.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--foreground"_s, u"--components=secrets"_s});
        if (!m_process.waitForStarted())
            return false;
        m_process.write("password");
        m_process.closeWriteChannel();
        return QTest::qWaitFor(
            [] { return QDBusConnection::sessionBus().interface()->isServiceRegistered(serviceName).value(); }, 60'000);
    }
    ~Keyring()
    {
        signal(SIGCONT);
        m_process.kill();
        m_process.waitForFinished(60'000);
    }

    void befall(Misfortune misfortune)
    {
        if (misfortune == Misfortune::Locked) {
            auto lock = QDBusMessage::createMethodCall(serviceName, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
            lock << QVariant::fromValue(QList<QDBusObjectPath> {QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)});
            QDBusConnection::sessionBus().asyncCall(lock);
        } else {
            signal(misfortune == Misfortune::Killed ? SIGKILL : SIGSTOP);
        }
    }

private:
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    QProcess m_process;
};

} // namespace

//! The keychain goes away at any moment of any call, and the window's event loop does not notice. Against a real Secret
//! Service, on a bus without another one (with-keyring.sh none).
class tst_VanishingKeychain final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverHoldsUpTheEventLoop_data()
    {
        QTest::addColumn<int>("misfortune");
        QTest::addColumn<int>("after");
        const std::pair<const char*, Misfortune> misfortunes[]
            = {{"killed", Misfortune::Killed}, {"stopped", Misfortune::Stopped}, {"locked", Misfortune::Locked}};
        for (const auto& [name, misfortune] : misfortunes) {
            for (const int after : {-1, 0, 1, 2, 4, 7, 12, 25}) {
                QTest::addRow("%s %d ms after the calls", name, after) << static_cast<int>(misfortune) << after;
            }
        }
    }
    void neverHoldsUpTheEventLoop()
    {
        if (!qEnvironmentVariableIsSet("SWITCHYARD_TEST_BUS") || !qEnvironmentVariableIsEmpty("SWITCHYARD_TEST_KEYRING"))
            QSKIP("needs a bus of its own without a keyring");
        QFETCH(int, misfortune);
        QFETCH(int, after);
        Keyring keyring;
        QVERIFY(keyring.start());
        const QTemporaryDir folder;
        const config::MapEnvironment environment;
        config::ConfigSession session(environment);
        session.open("/nowhere/openclaw.json", twoProviders);
        SystemKeychain keychain(keychainDeadline);
        KeyService keys(session, config::Catalogue::builtIn(), environment, keychain, KeyFile(folder.filePath(u"keys"_s)),
                        ExecReference(u"/nowhere"_s, folder.path()));
        // As in a panel that runs for a while: the client library is loaded.
        int answers = 0;
        const auto done = [&answers](const Result<void>&) { ++answers; };
        keys.setKey(ProviderId("home"), Secret("sk-first"), KeyTarget::KeychainOnly, {}, this, done);
        QTRY_COMPARE(answers, 1);

        testlib::LoopWatch watch;
        watch.start();
        const auto strike = [&] { keyring.befall(static_cast<Misfortune>(misfortune)); };
        if (after < 0)
            strike();
        keys.checkKeychain();
        keys.setKey(ProviderId("work"), Secret("sk-second"), KeyTarget::KeychainOnly, {}, this, done);
        keys.removeKey(ProviderId("home"), this, done);
        keys.resolver().forgetAll();
        std::ignore = keys.keyStatus(ProviderId("work"));
        if (after == 0)
            strike();
        else if (after > 0)
            QTimer::singleShot(after, Qt::PreciseTimer, this, strike);
        QTRY_COMPARE(answers, 3);
        QTRY_VERIFY(keys.keychainState() != ports::KeychainState::Checking);
        QTRY_VERIFY(!keys.resolver().isSearching());
        // And again while it is away.
        keys.checkKeychain();
        keys.setKey(ProviderId("home"), Secret("sk-third"), KeyTarget::KeychainOnly, {}, this, done);
        QTRY_COMPARE(answers, 4);
        QTRY_VERIFY(keys.keychainState() != ports::KeychainState::Checking);
        const auto turns = watch.stop();
        m_longest = std::max(m_longest, turns.back());
        QVERIFY2(turns.back() < static_cast<double>(keychainDeadline.count()), qPrintable(u"a turn of %1 ms"_s.arg(turns.back())));
    }

    void cleanupTestCase()
    {
        if (m_longest > 0)
            std::printf("longest turn of the event loop: %.2f ms\n", m_longest);
    }

private:
    double m_longest = 0;
};

SWITCHYARD_TEST(tst_VanishingKeychain)

#include "tst_vanishingkeychain.moc"
