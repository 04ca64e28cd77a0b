// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/systemkeychain.h"
#include "testlib/testmain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace switchyard;
using namespace switchyard::secrets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What the runner set up: `open`, or nothing where there is no keyring.
QByteArray scene()
{
    return qgetenv("SWITCHYARD_TEST_KEYRING");
}

void lockKeyring()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(QList<QDBusObjectPath> {QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)});
    const QDBusMessage reply = QDBusConnection::sessionBus().call(lock, QDBus::Block, 60'000);
    QCOMPARE(reply.type(), QDBusMessage::ReplyMessage);
}

} // namespace

//! Talks to the Secret Service of its own bus; run through with-keyring.sh, never to the user's.
class tst_SystemKeychain final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsReadsAndRemoves()
    {
        if (scene() != "open")
            QSKIP("needs an open keyring of its own");
        SystemKeychain keychain(5s);
        std::optional<Result<void>> written;
        keychain.write(u"provider/test"_s, Secret("välue\nwith a second line"), this,
                       [&](const Result<void>& result) { written = result; });
        QTRY_VERIFY(written);
        QVERIFY2(written->isOk(), written->isOk() ? "" : written->error().message.c_str());

        std::optional<Result<Secret>> read;
        keychain.read(u"provider/test"_s, this, [&](const Result<Secret>& result) { read = result; });
        QTRY_VERIFY(read);
        QVERIFY(read->isOk());
        QCOMPARE(read->value().reveal(), std::string_view("välue\nwith a second line"));

        std::optional<Result<void>> removed;
        keychain.remove(u"provider/test"_s, this, [&](const Result<void>& result) { removed = result; });
        QTRY_VERIFY(removed);
        QVERIFY(removed->isOk());
        read.reset();
        keychain.read(u"provider/test"_s, this, [&](const Result<Secret>& result) { read = result; });
        QTRY_VERIFY(read);
        QVERIFY(!read->isOk());
        QCOMPARE(read->error().code, ErrorCode::NotFound);
    }

    void trialSaysAvailable()
    {
        if (scene() != "open")
            QSKIP("needs an open keyring of its own");
        SystemKeychain keychain(5s);
        keychain.check(Keychain::Unlock::Never);
        QCOMPARE(keychain.state(), ports::KeychainState::Checking);
        QTRY_COMPARE(keychain.state(), ports::KeychainState::Available);
    }

    void lockedKeyringIsAStateAndAsksNobody()
    {
        if (scene() != "open")
            QSKIP("needs an open keyring of its own");
        SystemKeychain keychain(5s);
        std::optional<Result<void>> written;
        keychain.write(u"provider/planted"_s, Secret("x"), this, [&](const Result<void>& result) { written = result; });
        QTRY_VERIFY(written);
        QVERIFY(written->isOk());
        lockKeyring();

        keychain.check(Keychain::Unlock::Never);
        QTRY_COMPARE(keychain.state(), ports::KeychainState::Locked);
        QVERIFY(!keychain.problem().message.empty());

        std::optional<Result<Secret>> read;
        keychain.read(u"provider/planted"_s, this, [&](const Result<Secret>& result) { read = result; });
        QTRY_VERIFY(read);
        QVERIFY(!read->isOk());
        // Refused at once: one that had waited for somebody's password would be Timeout.
        QCOMPARE(read->error().code, ErrorCode::PermissionDenied);
    }

    void noServiceIsAStateWithinTheDeadline()
    {
        if (!scene().isEmpty())
            QSKIP("needs a bus without a keyring");
        SystemKeychain keychain(2s);
        keychain.check(Keychain::Unlock::Never);
        QTRY_VERIFY(keychain.state() != ports::KeychainState::Checking);
        QCOMPARE(keychain.state(), ports::KeychainState::Unavailable);
        QVERIFY(!keychain.problem().message.empty());
    }

    void reportsToNobodyWhoIsGone()
    {
        SystemKeychain keychain(100ms);
        bool called = false;
        auto context = std::make_unique<QObject>();
        keychain.read(u"provider/any"_s, context.get(), [&](const Result<Secret>&) { called = true; });
        keychain.write(u"trial/any"_s, Secret("x"), context.get(), [&](const Result<void>&) { called = true; });
        context.reset();
        QObject later;
        std::optional<Result<void>> removed;
        keychain.remove(u"trial/any"_s, &later, [&](const Result<void>& result) { removed = result; });
        QTRY_VERIFY(removed);
        QVERIFY(!called);
    }
};

SWITCHYARD_TEST(tst_SystemKeychain)

#include "tst_systemkeychain.moc"
