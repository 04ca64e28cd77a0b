// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"
#include "config/environment.h"
#include "secrets/keyservice.h"
#include "secrets/memorykeychain.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace switchyard;
using namespace switchyard::secrets;
using namespace Qt::Literals::StringLiterals;
using ports::KeyPlace;
using ports::KeyTarget;

namespace {

constexpr const char* plantedKey = "sk-planted-0123456789abcdef";

//! A configuration of the newer generation with a literal key and its comments.
std::string newerFile()
{
    return R"({
  // my providers
  models: {
    providers: {
      work: {
        baseUrl: "http://127.0.0.1:9/v1",
        apiKey: ")" + std::string(plantedKey) + R"(", // the team's key
        timeoutSeconds: 20,
        models: [{ id: "m", name: "M" }],
      },
      home: { baseUrl: "http://127.0.0.1:8/v1", apiKey: ")" + std::string(plantedKey) + R"(-2", models: [{ id: "h", name: "H" }] },
    },
  },
  agents: { defaults: { model: { primary: "work/m", fallbacks: ["home/h"] } }, entries: { main: {} } },
}
)";
}

std::string olderFile()
{
    std::string text = newerFile();
    const std::string entries = "entries: { main: {} }";
    text.replace(text.find(entries), entries.size(), "list: [{ id: \"main\", default: true }]");
    const std::string newerKey = "timeoutSeconds: 20,";
    text.erase(text.find(newerKey), newerKey.size());
    return text;
}

//! Everything a KeyService needs, in a folder of its own.
class Bench final {
public:
    explicit Bench(const std::string& text)
        : m_session(m_environment)
    {
        // The folder stands for an installed one, so it must not look temporary.
        qputenv("TMPDIR", "/usr");
        m_session.open(path(u"openclaw.json"_s).toStdString(), text);
        m_service = std::make_unique<KeyService>(m_session, config::Catalogue::builtIn(), m_environment, m_keychain,
                                                 KeyFile(path(u"keys.json"_s)),
                                                 ExecReference(path(u"program"_s), path(u"bin"_s)));
    }
    ~Bench() { qunsetenv("TMPDIR"); }
    Q_DISABLE_COPY_MOVE(Bench)

    //! A program that answers every request with `body` of a shell script.
    void install(const QByteArray& body)
    {
        QFile program(path(u"program"_s));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\n" + body + '\n');
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    //! A program that knows the planted key of `work`, and that a trial entry's value is its name.
    void installWorking()
    {
        install("id=$(/bin/sed -e 's/.*\"ids\":\\[\"\\([^\"]*\\)\".*/\\1/')\n"
                "value=$id\n"
                "case $id in provider/work) value="
                + QByteArray(plantedKey) + ";; provider/home) value=" + plantedKey
                + "-2;; esac\n"
                  "printf '{\"protocolVersion\":1,\"values\":{\"%s\":\"%s\"}}' \"$id\" \"$value\"");
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    config::ConfigSession& session() { return m_session; }
    MemoryKeychain& keychain() { return m_keychain; }
    KeyService& service() { return *m_service; }
    const Secret* resolved(const char* provider) { return service().resolver().keys().find(ProviderId(provider)); }

    //! Runs a wish to its end.
    Result<void> await(const std::function<void(ports::SecretPort::Done)>& wish)
    {
        std::optional<Result<void>> result;
        wish([&](const Result<void>& done) { result = done; });
        [&] { QTRY_VERIFY(result.has_value()); }();
        return result.value_or(Error {ErrorCode::Timeout, "no answer"});
    }
    Result<void> move(const char* provider, KeyTarget target)
    {
        return await([&](auto done) { service().moveKey(ProviderId(provider), target, &m_context, done); });
    }

private:
    QTemporaryDir m_folder;
    config::MapEnvironment m_environment {{{"WORK_API_KEY", "from-the-variable"}}};
    config::ConfigSession m_session;
    MemoryKeychain m_keychain;
    std::unique_ptr<KeyService> m_service;
    QObject m_context;
};

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class tst_KeyService final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string headerFile() const { return m_folder.filePath(u"vault.json"_s).toStdString(); }

private Q_SLOTS:
    void movesAKeyToTheKeychainAndBack()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QCOMPARE(bench.service().keyStatus(ProviderId("work")).place, KeyPlace::ConfigLiteral);

        const auto moved = bench.move("work", KeyTarget::Keychain);
        QVERIFY2(moved.isOk(), moved.isOk() ? "" : moved.error().message.c_str());
        const std::string text = bench.session().text();
        QVERIFY(!holds(text, std::string(plantedKey) + "\","));
        QVERIFY(holds(text, "// the team's key"));
        QVERIFY(holds(text, "provider/work"));
        QVERIFY(bench.keychain().contains(u"provider/work"_s));
        const auto status = bench.service().keyStatus(ProviderId("work"));
        QCOMPARE(status.place, KeyPlace::Keychain);
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        QCOMPARE(bench.resolved("work")->reveal(), std::string_view(plantedKey));
        QVERIFY(bench.service().keyStatus(ProviderId("work")).resolved);

        // OpenClaw runs this script; nobody else may change it.
        QCOMPARE(QFileInfo(bench.path(u"bin/switchyard-secret"_s)).permissions()
                     & (QFile::WriteGroup | QFile::WriteOther | QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());

        QVERIFY(bench.move("work", KeyTarget::ConfigLiteral).isOk());
        QVERIFY(holds(bench.session().text(), plantedKey));
        QCOMPARE(bench.service().keyStatus(ProviderId("work")).place, KeyPlace::ConfigLiteral);
    }

    void undoGivesTheVeryBytesBack()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
        QVERIFY(bench.session().undo().isOk());
        QCOMPARE(bench.session().text(), newerFile());
        QVERIFY(!bench.session().canUndo());
    }

    void allKeysAreOneUndoStep()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QCOMPARE(bench.service().literalKeys(), (std::vector {ProviderId("work"), ProviderId("home")}));
        const auto moved = bench.await(
            [&](auto done) { bench.service().moveAllKeys(KeyTarget::Keychain, this, done); });
        QVERIFY2(moved.isOk(), moved.isOk() ? "" : moved.error().message.c_str());
        QVERIFY(!holds(bench.session().text(), plantedKey));
        QVERIFY(bench.session().undo().isOk());
        QCOMPARE(bench.session().text(), newerFile());
    }

    void nothingIsWrittenWhenTheCommandDoesNotAnswer_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("fails") << QByteArray("exit 3");
        QTest::newRow("another key") << QByteArray(
            "printf '{\"protocolVersion\":1,\"values\":{\"provider/work\":\"other\"}}'");
        QTest::newRow("no JSON") << QByteArray("echo hello");
        QTest::newRow("locked") << QByteArray(
            "printf '{\"protocolVersion\":1,\"values\":{},\"errors\":{\"provider/work\":{\"code\":\"LOCKED\"}}}'");
        QTest::newRow("needs a display") << QByteArray(
            "[ -n \"$DISPLAY\" ] || exit 1\nprintf '{\"protocolVersion\":1,\"values\":{\"provider/work\":\"sk-planted-0123456789abcdef\"}}'");
    }
    void nothingIsWrittenWhenTheCommandDoesNotAnswer()
    {
        QFETCH(QByteArray, script);
        qputenv("DISPLAY", ":77");
        Bench bench(newerFile());
        bench.install(script);
        const auto moved = bench.move("work", KeyTarget::Keychain);
        qunsetenv("DISPLAY");
        QVERIFY(!moved.isOk());
        QVERIFY(!holds(moved.error().message, plantedKey));
        QCOMPARE(bench.session().text(), newerFile());
    }

    void aBuildFoldersCommandIsRefusedWithAVariableInstead()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QFile(bench.path(u"CMakeCache.txt"_s)).open(QIODevice::WriteOnly);
        std::optional<ports::ExecReferenceCheck> check;
        bench.service().checkExecReference(ProviderId("work"), this,
                                           [&](const ports::ExecReferenceCheck& result) { check = result; });
        QTRY_VERIFY(check);
        QVERIFY(!check->allowed);
        QVERIFY(holds(check->problem.message, "build folder"));
        QCOMPARE(check->environmentName, std::string("WORK_API_KEY"));
        QVERIFY(!bench.move("work", KeyTarget::Keychain).isOk());
    }

    void anInstalledCommandIsAllowed()
    {
        Bench bench(newerFile());
        bench.installWorking();
        std::optional<ports::ExecReferenceCheck> check;
        bench.service().checkExecReference(ProviderId("work"), this,
                                           [&](const ports::ExecReferenceCheck& result) { check = result; });
        QTRY_VERIFY(check);
        QVERIFY2(check->allowed, check->problem.message.c_str());
    }

    void olderGenerationGetsAVariableButNoReference()
    {
        Bench bench(olderFile());
        bench.installWorking();
        const auto refused = bench.move("work", KeyTarget::Keychain);
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(bench.move("work", KeyTarget::Environment).isOk());
        QVERIFY(holds(bench.session().text(), "apiKey: \"${WORK_API_KEY}\""));
        const auto status = bench.service().keyStatus(ProviderId("work"));
        QCOMPARE(status.place, KeyPlace::Environment);
        QCOMPARE(status.detail, std::string("WORK_API_KEY"));
        QVERIFY(status.resolved);
    }

    void keyFileIsPrivateAndFoundAgain()
    {
        Bench bench(newerFile());
        QVERIFY(bench.move("work", KeyTarget::PrivateFile).isOk());
        const QString path = bench.path(u"keys.json"_s);
        QCOMPARE(QFileInfo(path).permissions(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
        QVERIFY(!holds(bench.session().text(), std::string(plantedKey) + "\","));
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        QCOMPARE(bench.resolved("work")->reveal(), std::string_view(plantedKey));
        QCOMPARE(bench.service().keyStatus(ProviderId("work")).place, KeyPlace::PrivateFile);

        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther));
        bench.service().resolver().forgetAll();
        QTRY_VERIFY(bench.resolved("work") == nullptr);
        const auto status = bench.service().keyStatus(ProviderId("work"));
        QVERIFY(!status.resolved);
        QVERIFY(holds(status.problem.message, "chmod 600"));
    }

    void sessionKeyIsUsedAndWrittenNowhere()
    {
        Bench bench(newerFile());
        QVERIFY(bench.move("work", KeyTarget::Session).isOk());
        QVERIFY(!holds(bench.session().text(), std::string(plantedKey) + "\","));
        QVERIFY(!QFile::exists(bench.path(u"keys.json"_s)));
        QVERIFY(!bench.keychain().contains(u"provider/work"_s));
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        QCOMPARE(bench.service().keyStatus(ProviderId("work")).place, KeyPlace::Session);
    }

    void removingTakesTheKeyFromEverywhere()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
        QVERIFY(bench.await([&](auto done) { bench.service().removeKey(ProviderId("work"), this, done); }).isOk());
        QVERIFY(!bench.keychain().contains(u"provider/work"_s));
        QVERIFY(!holds(bench.session().text(), "provider/work"));
        QTRY_COMPARE(bench.service().keyStatus(ProviderId("work")).place, KeyPlace::None);
    }

    void keychainTakenAwayIsAStateAndAnError()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
        bench.keychain().failWith({ErrorCode::PermissionDenied, "the keychain is locked"});
        bench.service().resolver().forgetAll();
        QTRY_COMPARE(bench.service().keyStatus(ProviderId("work")).problem.code, ErrorCode::PermissionDenied);
        QVERIFY(!bench.service().keyStatus(ProviderId("work")).resolved);
        bench.service().checkKeychain();
        QTRY_COMPARE(bench.service().keychainState(), ports::KeychainState::Locked);
        const std::string before = bench.session().text();
        QVERIFY(!bench.await([&](auto done) {
                          bench.service().setKey(ProviderId("home"), Secret("new"), KeyTarget::Keychain, {}, this, done);
                      }).isOk());
        QCOMPARE(bench.session().text(), before);

        // Unlocking brings the keys back without a restart.
        bench.keychain().failWith({});
        bench.service().checkKeychain();
        QTRY_VERIFY(bench.service().keyStatus(ProviderId("work")).resolved);
    }

    void entriesThatNothingRefersToAreForgottenAtTheEnd()
    {
        QStringList forgotten;
        {
            Bench bench(newerFile());
            bench.installWorking();
            bench.service().setRemoveLater([&](const QString& entry) { forgotten << entry; });
            QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
            QVERIFY(bench.move("home", KeyTarget::Keychain).isOk());
            QTRY_VERIFY(bench.resolved("work") != nullptr && bench.resolved("home") != nullptr);
            QVERIFY(bench.move("work", KeyTarget::ConfigLiteral).isOk());
            QVERIFY(bench.move("home", KeyTarget::ConfigLiteral).isOk());
            // Kept while it can be undone, and it is: that one stays.
            QVERIFY(bench.keychain().contains(u"provider/home"_s));
            QVERIFY(bench.session().undo().isOk());
            QTRY_VERIFY(bench.service().keyStatus(ProviderId("home")).place == KeyPlace::Keychain);
            QVERIFY(forgotten.isEmpty());
        }
        QCOMPARE(forgotten, QStringList {u"provider/work"_s});
    }

    void keysFollowARenamedProvider_data()
    {
        QTest::addColumn<int>("target");
        QTest::newRow("keychain only") << static_cast<int>(KeyTarget::KeychainOnly);
        QTest::newRow("private file of an older OpenClaw") << static_cast<int>(KeyTarget::PrivateFile);
        QTest::newRow("session") << static_cast<int>(KeyTarget::Session);
    }
    void keysFollowARenamedProvider()
    {
        QFETCH(const int, target);
        const ProviderId work("work");
        const ProviderId team("team");
        Bench bench(olderFile());
        bench.session().followRenames(
            [&](const ProviderId& from, const ProviderId& to) { return bench.service().renameProvider(from, to); });
        QVERIFY(bench.move("work", static_cast<KeyTarget>(target)).isOk());
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        const auto place = bench.service().keyStatus(work).place;

        const auto rename = [&](const ProviderId& from, const ProviderId& to) {
            QVERIFY(bench.await([&](auto done) { bench.service().prepareRename(from, to, this, done); }).isOk());
            QVERIFY(bench.session().renameProvider(from, to).isOk());
        };
        rename(work, team);
        // Known at once: no request in between is without its key.
        QVERIFY(bench.service().keyStatus(team).resolved);
        QCOMPARE(bench.service().keyStatus(team).place, place);
        QTRY_VERIFY(bench.resolved("team") != nullptr && bench.resolved("work") == nullptr);
        // And found again by whoever looks anew.
        bench.service().resolver().forgetAll();
        QTRY_VERIFY(!bench.service().resolver().isSearching());
        QCOMPARE(bench.service().keyStatus(team).place, place);
        QVERIFY(bench.service().keyStatus(team).resolved);

        QVERIFY(bench.session().undo().isOk());
        bench.service().resolver().forgetAll();
        QTRY_VERIFY(!bench.service().resolver().isSearching());
        QCOMPARE(bench.service().keyStatus(work).place, place);
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        QVERIFY(*bench.resolved("work") == Secret(std::string(plantedKey)));
    }

    void aRenameThatLosesTheKeyIsRefused()
    {
        const ProviderId work("work");
        const ProviderId team("team");
        Bench bench(olderFile());
        bench.session().followRenames(
            [&](const ProviderId& from, const ProviderId& to) { return bench.service().renameProvider(from, to); });
        QVERIFY(bench.move("work", KeyTarget::KeychainOnly).isOk());
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        bench.keychain().failWith({ErrorCode::PermissionDenied, "the keychain is locked"});
        const auto prepared = bench.await([&](auto done) { bench.service().prepareRename(work, team, this, done); });
        QCOMPARE(prepared.error().code, ErrorCode::PermissionDenied);
        // Locked from the start there may be a key that cannot be taken along.
        bench.service().resolver().forget(work);
        QVERIFY(!bench.session().renameProvider(work, team).isOk());
        QTRY_VERIFY(!bench.service().resolver().isSearching());
        QCOMPARE(bench.session().renameProvider(work, team).error().code, ErrorCode::PermissionDenied);
        QVERIFY(bench.session().config().findProvider(work));
    }

    void aHeaderWithoutItsValueIsToldAndTriedAgain()
    {
        Bench bench("{ secrets: { providers: { vault: { source: 'file', path: '" + headerFile() + "', mode: 'json' } } },\n"
                    "  models: { providers: { work: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'sk-own',\n"
                    "    headers: { 'X-Team': { source: 'file', provider: 'vault', id: '/team' } }, models: [{ id: 'm' }] } } } }");
        const ProviderId work("work");
        QSignalSpy told(&bench.service(), &ports::SecretPort::keyStatusChanged);
        QTRY_VERIFY(!bench.service().keyStatus(work).resolved);
        QVERIFY(told.count() > 0);
        const std::string problem = bench.service().keyStatus(work).problem.message;
        QVERIFY2(holds(problem, "X-Team"), problem.c_str());
        QVERIFY(bench.service().resolver().keys().headers.empty());

        QFile file(QString::fromStdString(headerFile()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"team": "sk-team"})");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        bench.service().resolver().forgetAll();
        QTRY_VERIFY(bench.service().keyStatus(work).resolved);
        QTRY_COMPARE(bench.service().resolver().keys().headers.size(), std::size_t {1});
    }

    void lookingForAllKeysAnewLosesNoneMeanwhile()
    {
        Bench bench(olderFile());
        QVERIFY(bench.move("work", KeyTarget::KeychainOnly).isOk());
        QVERIFY(bench.move("home", KeyTarget::PrivateFile).isOk());
        QTRY_VERIFY(bench.resolved("work") != nullptr && bench.resolved("home") != nullptr);
        int tables = 0;
        int without = 0;
        connect(&bench.service().resolver(), &KeyResolver::keysChanged, this, [&] {
            ++tables;
            without += bench.resolved("work") == nullptr || bench.resolved("home") == nullptr ? 1 : 0;
        });
        bench.service().resolver().forgetAll();
        QVERIFY(bench.service().keyStatus(ProviderId("work")).resolved);
        QTRY_VERIFY(tables > 0 && !bench.service().resolver().isSearching());
        QTest::qWait(0);
        QCOMPARE(without, 0);
    }

    void aKeyFileThatOthersMayReadSaysSo()
    {
        Bench bench(olderFile());
        QVERIFY(bench.move("work", KeyTarget::PrivateFile).isOk());
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        QVERIFY(QFile::setPermissions(bench.path(u"keys.json"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        bench.service().resolver().forgetAll();
        QTRY_VERIFY(!bench.service().keyStatus(ProviderId("work")).resolved);
        const auto status = bench.service().keyStatus(ProviderId("work"));
        QCOMPARE(status.place, KeyPlace::PrivateFile);
        QVERIFY2(holds(status.problem.message, "chmod 600"), status.problem.message.c_str());
    }

    void aReferenceOutlivesARename()
    {
        QStringList forgotten;
        {
            Bench bench(newerFile());
            bench.installWorking();
            bench.service().setRemoveLater([&](const QString& entry) { forgotten << entry; });
            bench.session().followRenames(
                [&](const ProviderId& from, const ProviderId& to) { return bench.service().renameProvider(from, to); });
            QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
            QTRY_VERIFY(bench.resolved("work") != nullptr);
            QVERIFY(bench.move("work", KeyTarget::ConfigLiteral).isOk());
            QVERIFY(bench.session().undo().isOk());
            QTRY_VERIFY(bench.resolved("work") != nullptr);
            QVERIFY(bench.session().renameProvider(ProviderId("work"), ProviderId("team")).isOk());
            QTRY_VERIFY(bench.resolved("team") != nullptr);
            QVERIFY(bench.service().keyStatus(ProviderId("team")).resolved);
        }
        // The entry keeps its former name, and is not taken for one that nobody needs.
        QCOMPARE(forgotten, QStringList {});
    }

    void namedCredentialsFollowTheOwnKeyInTheirOrder()
    {
        Bench bench(newerFile());
        for (const char* name : {"spare", "team"}) {
            bench.keychain().write(KeyResolver::credentialKey(name), Secret(std::string("sk-") + name), this,
                                   [](const Result<void>&) {});
        }
        QTRY_VERIFY(bench.keychain().contains(u"credential/team"_s));
        // Shared by two providers; one that does not exist is passed over.
        bench.service().resolver().setKeyOrder(
            {{ProviderId("work"), {"team", "nowhere", "spare"}}, {ProviderId("home"), {"spare"}}});
        const auto& keys = bench.service().resolver().keys().providers;
        QTRY_COMPARE(keys.size(), std::size_t(3));
        std::vector<std::pair<std::string, std::string>> found;
        for (const auto& [provider, key] : keys)
            found.emplace_back(provider.value(), std::string(key.reveal()));
        QVERIFY((found == std::vector<std::pair<std::string, std::string>> {
                     {"work", "sk-team"}, {"work", "sk-spare"}, {"home", "sk-spare"}}));
        bench.service().resolver().setKeyOrder({});
        QTRY_VERIFY(bench.service().resolver().keys().providers.empty());
    }

    void unchangedSourcesAreNotAskedAgain()
    {
        Bench bench(newerFile());
        bench.installWorking();
        QVERIFY(bench.move("work", KeyTarget::Keychain).isOk());
        QTRY_VERIFY(bench.resolved("work") != nullptr);
        const int reads = bench.keychain().reads();
        QVERIFY(bench.session().moveFallback({}, 0, 1).isOk());
        QTest::qWait(0);
        QCOMPARE(bench.keychain().reads(), reads);
    }

    void execProtocolIsOpenClaws()
    {
        const auto request = parseExecRequest(R"({"protocolVersion":1,"provider":"switchyard","ids":["a/b","c"]})");
        QVERIFY(request.isOk());
        QCOMPARE(request->ids, (std::vector<std::string> {"a/b", "c"}));
        ExecAnswer answer;
        answer.values.emplace_back("a/b", Secret("v\"1"));
        answer.errors.emplace_back("c", "NOT_FOUND");
        const QByteArray text = execAnswerText(answer);
        QCOMPARE(secretFromExecAnswer(text, "a/b").valueOr(Secret()).reveal(), std::string_view("v\"1"));
        QCOMPARE(secretFromExecAnswer(text, "c").error().code, ErrorCode::NotFound);
        QVERIFY(!parseExecRequest("no json").isOk());
        QCOMPARE(parseExecRequest(R"({"protocolVersion":2,"ids":[]})").error().code, ErrorCode::Unsupported);
    }

    void aSilentCommandIsKilledAtItsDeadline()
    {
        const QTemporaryDir folder;
        QFile script(folder.filePath(u"slow"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec /bin/sleep 60\n");
        script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        script.close();
        ExecCommand command;
        command.program = script.fileName();
        command.timeout = std::chrono::milliseconds(200);
        std::optional<Result<Secret>> result;
        resolveWithCommand(command, "x", "id", this, [&](const Result<Secret>& done) { result = done; });
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, ErrorCode::Timeout);
        QTRY_VERIFY(findChildren<QProcess*>().isEmpty() && children().isEmpty());
    }
};

SWITCHYARD_TEST(tst_KeyService)

#include "tst_keyservice.moc"
