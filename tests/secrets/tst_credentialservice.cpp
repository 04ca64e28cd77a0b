// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"
#include "config/environment.h"
#include "secrets/credentialservice.h"
#include "secrets/keyservice.h"
#include "secrets/memorykeychain.h"
#include "testlib/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace switchyard;
using namespace switchyard::secrets;
using namespace Qt::Literals::StringLiterals;
using ports::KeyPlace;
using ports::KeyTarget;

namespace {

constexpr auto twoProviders
    = "{ models: { providers: {\n"
      "  work: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'own', models: [{ id: 'm', name: 'M' }] },\n"
      "  home: { baseUrl: 'http://127.0.0.1:8/v1', models: [{ id: 'h', name: 'H' }] } } } }";

const ProviderId work("work");
const ProviderId home("home");

//! A service over a keychain in memory, wired as the panel wires it.
class Bench final {
public:
    Bench()
        : m_session(m_environment)
        , m_keys(m_session, config::Catalogue::builtIn(), m_environment, keychain, KeyFile(path()),
                 ExecReference(u"/nowhere"_s, m_folder.path()))
        , service(policy, keychain, m_keys.keyFile(), m_keys.resolver())
    {
        m_session.open("/nowhere/openclaw.json", twoProviders);
        policy.open({});
        QObject::connect(&policy, &config::PolicySession::policyChanged, &service,
                         [this] { m_keys.resolver().setKeyOrder(policy.policy().keyOrder); });
    }
    Q_DISABLE_COPY_MOVE(Bench)

    QString path() const { return m_folder.filePath(u"keys.json"_s); }
    Result<void> store(const char* name, const char* key, KeyTarget target, const std::vector<ProviderId>& users)
    {
        return await([&](auto done) { service.store(name, Secret(std::string(key)), target, users, &service, done); });
    }
    void forgetAll() { m_keys.resolver().forgetAll(); }
    Result<void> remove(const char* name)
    {
        return await([&](auto done) { service.remove(name, &service, done); });
    }
    //! The named keys of a provider, in the order in which they are tried.
    std::vector<std::string> keysOf(const ProviderId& provider)
    {
        std::vector<std::string> keys;
        for (const auto& [id, key] : m_keys.resolver().keys().providers) {
            if (id == provider)
                keys.emplace_back(key.reveal());
        }
        return keys;
    }
    KeyPlace placeOf(const std::string& name)
    {
        for (const ports::Credential& credential : service.credentials()) {
            if (credential.name == name)
                return credential.status.place;
        }
        return KeyPlace::None;
    }

private:
    static Result<void> await(const std::function<void(ports::CredentialPort::Done)>& wish)
    {
        std::optional<Result<void>> result;
        wish([&](const Result<void>& done) { result = done; });
        [&] { QTRY_VERIFY(result.has_value()); }();
        return result.value_or(Error {ErrorCode::Timeout, "no answer"});
    }

    QTemporaryDir m_folder;
    config::MapEnvironment m_environment;
    config::ConfigSession m_session;

public:
    MemoryKeychain keychain;
    config::PolicySession policy;

private:
    KeyService m_keys;

public:
    CredentialService service;
};

using Keys = std::vector<std::string>;

} // namespace

class tst_CredentialService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesOneKeyAmongProvidersInOrder()
    {
        Bench bench;
        QSignalSpy changed(&bench.service, &ports::CredentialPort::credentialsChanged);
        QVERIFY(bench.store("team", "sk-team", KeyTarget::Keychain, {work, home}).isOk());
        QVERIFY(bench.store("spare", "sk-spare", KeyTarget::Keychain, {work}).isOk());
        QTRY_COMPARE(bench.keysOf(work), (Keys {"sk-team", "sk-spare"}));
        QTRY_COMPARE(bench.keysOf(home), Keys {"sk-team"});
        QVERIFY(changed.count() > 0);
        QCOMPARE(bench.service.credentials().size(), std::size_t {2});
        QCOMPARE(bench.service.credentials().back().usedBy, (std::vector<ProviderId> {work, home}));

        QVERIFY(bench.service.setKeyOrder(work, {"spare", "team"}).isOk());
        QTRY_COMPARE(bench.keysOf(work), (Keys {"sk-spare", "sk-team"}));
        QVERIFY(bench.policy.undo().isOk());
        QTRY_COMPARE(bench.keysOf(work), (Keys {"sk-team", "sk-spare"}));
        QVERIFY(!QString::fromStdString(bench.policy.text()).contains(u"sk-"_s));
    }

    void rotatesAKeyWithoutRestart()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-one", KeyTarget::Keychain, {work}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-one"});
        QVERIFY(bench.store("team", "sk-two", KeyTarget::Keychain, {}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-two"});
        QCOMPARE(bench.service.keyOrder(work), Keys {"team"});
    }

    void movesBetweenPlacesAndLeavesNothingBehind()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-one", KeyTarget::Keychain, {work}).isOk());
        QTRY_COMPARE(bench.placeOf("team"), KeyPlace::Keychain);
        QVERIFY(bench.store("team", "sk-two", KeyTarget::PrivateFile, {}).isOk());
        QTRY_COMPARE(bench.placeOf("team"), KeyPlace::PrivateFile);
        QTRY_VERIFY(!bench.keychain.contains(u"credential/team"_s));
        QVERIFY(bench.store("team", "sk-three", KeyTarget::Session, {}).isOk());
        QTRY_COMPARE(bench.placeOf("team"), KeyPlace::Session);
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-three"});
        QFile file(bench.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("sk-two"));
        QVERIFY(bench.store("team", "sk-four", KeyTarget::Keychain, {}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-four"});
    }

    void removesFromEveryOrderAndPlace()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-team", KeyTarget::Keychain, {work, home}).isOk());
        QVERIFY(bench.remove("team").isOk());
        QVERIFY(bench.service.credentials().empty());
        QVERIFY(!bench.keychain.contains(u"credential/team"_s));
        QTRY_VERIFY(bench.keysOf(work).empty());
    }

    void aKeyThatCannotBeRemovedStaysInSight()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-team", KeyTarget::Keychain, {work}).isOk());
        QTRY_COMPARE(bench.placeOf("team"), KeyPlace::Keychain);
        bench.keychain.failWith({ErrorCode::PermissionDenied, "the keychain is locked"});
        QCOMPARE(bench.remove("team").error().code, ErrorCode::PermissionDenied);
        QCOMPARE(bench.service.keyOrder(work), Keys {"team"});

        // Another place for it: the copy that stays behind is told, and taken away next time.
        const auto moved = bench.store("team", "sk-two", KeyTarget::PrivateFile, {});
        QCOMPARE(moved.error().code, ErrorCode::PermissionDenied);
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-two"});
        QVERIFY(bench.keychain.contains(u"credential/team"_s));
        bench.keychain.failWith({});
        QVERIFY(bench.store("team", "sk-three", KeyTarget::PrivateFile, {}).isOk());
        QVERIFY(!bench.keychain.contains(u"credential/team"_s));
    }

    void refusesWhatCannotWork_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("target");
        QTest::addColumn<bool>("hasUser");
        QTest::newRow("no name") << QString() << u"k"_s << static_cast<int>(KeyTarget::Keychain) << true;
        QTest::newRow("a name that is none") << u"my key"_s << u"k"_s << static_cast<int>(KeyTarget::Keychain) << true;
        QTest::newRow("no key") << u"a"_s << QString() << static_cast<int>(KeyTarget::Keychain) << true;
        QTest::newRow("nobody uses it") << u"a"_s << u"k"_s << static_cast<int>(KeyTarget::Keychain) << false;
        QTest::newRow("as text in the file") << u"a"_s << u"k"_s << static_cast<int>(KeyTarget::ConfigLiteral) << true;
        QTest::newRow("as a variable") << u"a"_s << u"k"_s << static_cast<int>(KeyTarget::Environment) << true;
    }
    void aKeyFileThatOthersMayReadIsToldInsteadOfTheKeychain()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-team", KeyTarget::PrivateFile, {work}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-team"});
        QVERIFY(QFile::setPermissions(bench.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        bench.forgetAll();
        QTRY_VERIFY(!bench.service.credentials().front().status.resolved);
        const auto status = bench.service.credentials().front().status;
        QCOMPARE(status.place, KeyPlace::PrivateFile);
        QVERIFY2(status.problem.message.find("chmod 600") != std::string::npos, status.problem.message.c_str());
    }

    void refusesWhatCannotWork()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(int, target);
        QFETCH(bool, hasUser);
        Bench bench;
        const auto users = hasUser ? std::vector {work} : std::vector<ProviderId> {};
        const auto result = bench.store(name.toUtf8().constData(), key.toUtf8().constData(), static_cast<KeyTarget>(target), users);
        QVERIFY(!result.isOk());
        QVERIFY(!result.error().message.empty());
        QVERIFY(bench.service.credentials().empty());
        QVERIFY(bench.policy.text().empty());
    }

    void aKeychainThatIsGoneLosesNoKeyAlreadyKnown()
    {
        Bench bench;
        QVERIFY(bench.store("team", "sk-team", KeyTarget::Keychain, {work}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-team"});
        bench.keychain.failWith({ErrorCode::Unavailable, "there is no keychain service"});
        const auto result = bench.store("team", "sk-other", KeyTarget::Keychain, {});
        QVERIFY(!result.isOk());
        QCOMPARE(bench.keysOf(work), Keys {"sk-team"});
        QVERIFY(bench.store("team", "sk-third", KeyTarget::Session, {}).isOk());
        QTRY_COMPARE(bench.keysOf(work), Keys {"sk-third"});
    }
};

SWITCHYARD_TEST(tst_CredentialService)

#include "tst_credentialservice.moc"
