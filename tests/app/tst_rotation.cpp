// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"
#include "demo/demohttp.h"
#include "keychaincleanup.h"
#include "platform/systemclock.h"
#include "portchoice.h"
#include "services.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;
using ports::KeyTarget;

namespace {

//! Answers a chat when the key is one it knows, else 401; remembers the keys it was shown.
class KeyedServer final : public QObject {
public:
    KeyedServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            auto reader = std::make_shared<demo::RequestReader>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, reader] {
                reader->feed(socket->readAll());
                for (auto request = reader->next(); request.isOk() && *request; request = reader->next())
                    answer(*socket, **request);
            });
        });
    }

    bool start() { return m_server.listen(QHostAddress::LocalHost); }
    std::string base() const { return "http://127.0.0.1:" + std::to_string(m_server.serverPort()) + "/v1"; }
    QByteArrayList takeShown() { return std::exchange(m_shown, {}); }
    QByteArrayList known;

private:
    void answer(QTcpSocket& socket, const demo::HttpRequest& request)
    {
        QByteArray key;
        for (const auto& [name, value] : request.headers) {
            if (name.compare("authorization", Qt::CaseInsensitive) == 0)
                key = QByteArray(value.data(), value.size()).mid(7);
        }
        const bool isChat = request.method == "POST";
        if (isChat)
            m_shown << key;
        const QByteArray good = R"({"id":"1","object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":"stop",)"
                                R"("message":{"role":"assistant","content":"hi"}}]})";
        const QByteArray list = R"({"object":"list","data":[{"id":"m","object":"model"}]})";
        const QByteArray body = !known.contains(key) ? QByteArray(R"({"error":{"message":"Incorrect API key","code":"invalid_api_key"}})")
            : isChat                                 ? good
                                                     : list;
        socket.write(QByteArray("HTTP/1.1 ") + (known.contains(key) ? "200 OK" : "401 No")
                     + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QTcpServer m_server;
    QByteArrayList m_shown;
};

//! The panel's services without a window, in a folder of their own.
class Bench final {
public:
    explicit Bench(const std::string& configuration, const QString& token = {})
    {
        QFile file(configPath());
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(configuration));
        file.close();
        ServicesOptions options;
        options.places.ownFolder = m_folder.filePath(u"own"_s);
        options.places.configFile = configPath();
        options.port = 0;
        options.token = token;
        auto made = Services::create(options, m_clock);
        if (!made)
            qFatal("%s", made.error().message.c_str());
        m_services = std::move(made).value();
        m_services->start();
    }

    Services& services() { return *m_services; }
    QString configPath() const { return m_folder.filePath(u"openclaw.json"_s); }
    QByteArray saved() const
    {
        QFile file(configPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray token() const
    {
        const Secret token = m_services->engine().token();
        return QByteArray(token.reveal().data(), static_cast<qsizetype>(token.reveal().size()));
    }
    QUrl base() const { return m_services->engine().baseUrl(); }
    Answer ask(const QByteArray& withToken, const QByteArray& model = "up/m")
    {
        return askChat(m_network, base(), withToken, model, false);
    }
    Result<void> await(const std::function<void(ports::SecretPort::Done)>& wish)
    {
        std::optional<Result<void>> result;
        wish([&](const Result<void>& done) { result = done; });
        [&] { QTRY_VERIFY(result.has_value()); }();
        return result.value_or(Error {ErrorCode::Timeout, "no answer"});
    }

private:
    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    std::unique_ptr<Services> m_services;
    QNetworkAccessManager m_network;
};

std::string provider(const std::string& id, const std::string& baseUrl, const std::string& key)
{
    return id + ": { baseUrl: '" + baseUrl + "', " + (key.empty() ? "" : "apiKey: '" + key + "', ")
        + "api: 'openai-completions', models: [{ id: 'm', name: 'M' }] },";
}

} // namespace

//! Keys and tokens change while the engine runs.
class tst_Rotation final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/no-bus"); }

    void aNewTokenReachesTheClientsThatSwitchyardWrote()
    {
        KeyedServer server;
        server.known = {"sk-one"};
        QVERIFY(server.start());
        Bench bench("{ models: { providers: {" + provider("up", server.base(), "sk-one") + "} } }\n");
        QTRY_COMPARE(bench.services().engine().status().state, ports::EngineState::Running);
        const QByteArray former = bench.token();
        // What "Connect OpenClaw" writes, a client of somebody else's, and a key that only looks alike.
        config::ProviderDraft draft;
        draft.id = ProviderId("switchyard");
        draft.baseUrl = bench.base().toString().toStdString();
        draft.apiKey = {config::KeyDraft::Kind::Literal, former.toStdString(), {}};
        QVERIFY(bench.services().session().addProvider(draft).isOk());
        bench.services().file().confirmFirstWrite();
        QTRY_VERIFY(bench.saved().contains(former));
        QCOMPARE(bench.ask(former).status, 200);

        QVERIFY(bench.services().engine().rotateToken().isOk());
        QTRY_VERIFY(bench.token() != former);
        QTRY_COMPARE(bench.services().engine().status().state, ports::EngineState::Running);
        QTRY_VERIFY(bench.saved().contains(bench.token()));
        QVERIFY(!bench.saved().contains(former));
        QVERIFY(bench.saved().contains("sk-one"));
        QTRY_COMPARE(bench.ask(bench.token()).status, 200);
        QCOMPARE(bench.ask(former).status, 401);
    }

    //! "Connect OpenClaw" keeps the token in a private file where there is no keychain, and an older OpenClaw has it from
    //! its `.env`.
    void aNewTokenReachesWhatIsKeptOutsideTheFile()
    {
        Bench bench("{ models: { providers: {" + provider("up", "http://127.0.0.1:9/v1", "sk-one")
                    + "sy: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '${SWITCHYARD_TOKEN}', models: [] } } } }\n");
        auto& services = bench.services();
        services.file().confirmFirstWrite();
        const QByteArray former = bench.token();
        QFile variables(QFileInfo(bench.configPath()).absolutePath() + u"/.env"_s);
        QVERIFY(variables.open(QIODevice::ReadWrite));
        variables.write("# mine\r\nA=" + former + "x\nexport SWITCHYARD_TOKEN=\"" + former + "\"\nB = 1");
        variables.close();
        const auto kept = [&](const char* id) -> QByteArray {
            const auto* finding = services.keys().resolver().finding(ProviderId(id));
            return finding && finding->key ? QByteArray::fromStdString(std::string(finding->key->reveal())) : QByteArray();
        };
        QVERIFY(bench.await([&](auto done) {
            services.keys().setKey(ProviderId("up"), services.engine().token(), KeyTarget::PrivateFile, {}, this, done);
        }));
        QTRY_COMPARE(kept("up"), former);
        QTRY_VERIFY(services.keys().keyStatus(ProviderId("sy")).resolved);

        QVERIFY(services.engine().rotateToken().isOk());
        QVERIFY(bench.token() != former);
        QTRY_COMPARE(kept("up"), bench.token());
        // Also the panel's own checks of such a client ask with it.
        QCOMPARE(services.environment().variable("SWITCHYARD_TOKEN"), std::optional(bench.token().toStdString()));
        QVERIFY(variables.open(QIODevice::ReadOnly));
        QCOMPARE(variables.readAll(), "# mine\r\nA=" + former + "x\nexport SWITCHYARD_TOKEN=\"" + bench.token() + "\"\nB = 1");
        QVERIFY(!(variables.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void noNewTokenIsMadeThatAClientCouldNotGet()
    {
        Bench bench("{}\n");
        auto& services = bench.services();
        QTRY_COMPARE(services.engine().status().state, ports::EngineState::Running);
        const QByteArray former = bench.token();
        const std::string text = "{ models: { providers: { sy: { baseUrl: '" + bench.base().toString().toStdString()
            + "', apiKey: { source: 'exec', provider: 'switchyard', id: 'provider/sy' }, models: [] } } },\n"
              "  secrets: { providers: { switchyard: { source: 'exec', command: '/bin/false' } } } }\n";
        QVERIFY(services.session().replaceText(text).isOk());
        // There is no bus, so no keychain answers.
        QTRY_VERIFY(services.keys().keyStatus(ProviderId("sy")).problem.code != ErrorCode {});
        QTRY_COMPARE(services.keys().keyStatus(ProviderId("sy")).place, ports::KeyPlace::Keychain);
        const auto rotated = services.engine().rotateToken();
        QVERIFY(!rotated.isOk());
        QVERIFY(rotated.error().message.find("'sy'") != std::string::npos);
        QCOMPARE(bench.token(), former);
        QVERIFY(services.session().undo().isOk());
        QVERIFY(services.engine().rotateToken().isOk());
    }

    void aLargeFileOfVariablesIsLeftAlone()
    {
        const QTemporaryDir folder;
        const QByteArray text = "T=former\n" + QByteArray(300 * 1024, '#');
        QFile file(folder.filePath(u".env"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(text);
        file.close();
        ProcessEnvironment environment(folder.path());
        QVERIFY(!environment.replaceInFile(Secret("former"), Secret("new")).isOk());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void anEntryOfTheKeychainStaysWhileTheDiskNamesIt()
    {
        Bench bench("{ models: { providers: {" + provider("up", "http://127.0.0.1:9/v1", "sk-one") + "} } }\n");
        auto& session = bench.services().session();
        const KeychainCleanup cleanup(session);
        QVERIFY(cleanup.mayForget(u"provider/up"_s));
        // Not on the disk yet: the first change waits to be confirmed.
        config::ProviderPatch patch;
        patch.baseUrl = "http://127.0.0.1:9/other";
        QVERIFY(session.updateProvider(ProviderId("up"), patch).isOk());
        QVERIFY(!cleanup.mayForget(u"provider/up"_s));
        QVERIFY(session.undo().isOk());
        QVERIFY(cleanup.mayForget(u"provider/up"_s));
        QVERIFY(!cleanup.mayForget(u"sk-one"_s));
        QVERIFY(QFile::remove(bench.configPath()));
        QVERIFY(!cleanup.mayForget(u"provider/up"_s));
    }

    void aRenameTakesThePolicyAlong()
    {
        const std::string text = "{ models: { providers: {" + provider("up", "http://127.0.0.1:9/v1", "sk-one") + "} } }\n";
        Bench bench(text);
        auto& policy = bench.services().policy();
        const auto privacyOf = [&](const char* route) { return policy.policy().effective(route).privacy->kind; };
        QVERIFY(policy.setPrivacy("up/m", config::Privacy {config::Privacy::Kind::LocalOnly, {}}).isOk());
        // While the file keeps its former text, so does the policy.
        QVERIFY(!bench.services().session().renameProvider(ProviderId("up"), ProviderId("down")).isOk());
        QCOMPARE(privacyOf("up/m"), config::Privacy::Kind::LocalOnly);
        bench.services().file().confirmFirstWrite();
        QVERIFY(bench.services().file().isFirstWriteConfirmed());

        QVERIFY(bench.services().session().renameProvider(ProviderId("up"), ProviderId("down")).isOk());
        QCOMPARE(privacyOf("down/m"), config::Privacy::Kind::LocalOnly);
        QVERIFY(bench.services().session().undo().isOk());
        QCOMPARE(privacyOf("up/m"), config::Privacy::Kind::LocalOnly);
        QCOMPARE(privacyOf("down/m"), config::Privacy::Kind::Any);

        // Given up with all other edits instead of undone.
        QVERIFY(bench.services().session().renameProvider(ProviderId("up"), ProviderId("down")).isOk());
        bench.services().session().setTextFromDisk(text);
        QVERIFY(bench.services().session().config().findProvider(ProviderId("up")));
        QCOMPARE(privacyOf("up/m"), config::Privacy::Kind::LocalOnly);

        // A policy that cannot be edited keeps the name it speaks of.
        policy.open("{ routes: ");
        QVERIFY(!bench.services().session().renameProvider(ProviderId("up"), ProviderId("down")).isOk());
        QVERIFY(bench.services().session().config().findProvider(ProviderId("up")));
    }

    void aTokenThatCannotBeReplacedStaysAndSaysSo()
    {
        Bench bench("{}\n");
        QTRY_COMPARE(bench.services().engine().status().state, ports::EngineState::Running);
        const QByteArray former = bench.token();
        // A folder stands where the file would be written.
        const QString path = bench.services().places().tokenFile;
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir().mkpath(path + u"/in-the-way"_s));
        const auto rotated = bench.services().engine().rotateToken();
        QVERIFY(!rotated.isOk());
        QVERIFY(!rotated.error().message.empty());
        QCOMPARE(bench.token(), former);
        QVERIFY(bench.ask(former).status != 401);

        // One that was given for this run only is not replaced at all.
        Bench given("{}\n", u"given-on-the-command-line"_s);
        QCOMPARE(given.services().engine().rotateToken().error().code, ErrorCode::Unsupported);
        QCOMPARE(given.token(), QByteArray("given-on-the-command-line"));
    }

    void aNewKeyIsUsedByTheNextRequest_data()
    {
        QTest::addColumn<int>("target");
        QTest::newRow("session") << static_cast<int>(KeyTarget::Session);
        QTest::newRow("private file") << static_cast<int>(KeyTarget::PrivateFile);
        QTest::newRow("text in the file") << static_cast<int>(KeyTarget::ConfigLiteral);
    }
    void aNewKeyIsUsedByTheNextRequest()
    {
        QFETCH(int, target);
        KeyedServer server;
        server.known = {"sk-one", "sk-two"};
        QVERIFY(server.start());
        Bench bench("{ models: { providers: {" + provider("up", server.base(), "sk-one") + "} } }\n");
        QTRY_COMPARE(bench.services().engine().status().state, ports::EngineState::Running);
        QCOMPARE(bench.ask(bench.token()).status, 200);
        QCOMPARE(server.takeShown(), QByteArrayList {"sk-one"});

        const auto set = bench.await([&](auto done) {
            bench.services().keys().setKey(ProviderId("up"), Secret("sk-two"), static_cast<KeyTarget>(target), {}, this, done);
        });
        QVERIFY(set.isOk());
        QTRY_COMPARE((bench.ask(bench.token()), server.takeShown()), QByteArrayList {"sk-two"});
    }

    void theNextNamedKeyIsTriedWhenOneIsRefused()
    {
        KeyedServer server;
        server.known = {"sk-spare"};
        QVERIFY(server.start());
        Bench bench("{ models: { providers: {" + provider("up", server.base(), "sk-revoked") + "} } }\n");
        QTRY_COMPARE(bench.services().engine().status().state, ports::EngineState::Running);
        QCOMPARE(bench.ask(bench.token()).status, 401);
        server.takeShown();
        const auto stored = bench.await([&](auto done) {
            bench.services().credentials().store("spare", Secret("sk-spare"), KeyTarget::Session, {ProviderId("up")}, this, done);
        });
        QVERIFY(stored.isOk());
        QTRY_COMPARE(bench.ask(bench.token()).status, 200);
        QVERIFY(server.takeShown().contains("sk-spare"));

        // Another key under the same name, in use at once.
        server.known = {"sk-newer"};
        const auto replaced = bench.await([&](auto done) {
            bench.services().credentials().store("spare", Secret("sk-newer"), KeyTarget::Session, {}, this, done);
        });
        QVERIFY(replaced.isOk());
        QTRY_COMPARE(bench.ask(bench.token()).status, 200);
    }

    void aPolicyThatWasNeverReadKeepsPromptsOnThisComputer()
    {
        const QTemporaryDir folder;
        ServicesOptions options;
        options.places.ownFolder = folder.path();
        options.places.configFile = folder.filePath(u"openclaw.json"_s);
        options.places.policyFile = folder.filePath(u"policy.json5"_s);
        options.port = 0;
        QFile config(options.places.configFile);
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("{ models: { providers: { away: { baseUrl: 'https://example.invalid/v1', apiKey: 'k', models: [{ id: 'm', name: 'M' }] } } } }");
        config.close();
        QFile policy(options.places.policyFile);
        QVERIFY(policy.open(QIODevice::WriteOnly));
        policy.write("{ privacy: ");
        policy.close();
        const platform::SystemClock clock;
        auto services = Services::create(options, clock);
        QVERIFY(services.isOk());
        (*services)->start();
        QVERIFY((*services)->policyFile().isRestricted());
        const auto isLocalOnly = [&] {
            const auto table = (*services)->engine().table();
            return table && table->defaults.privacy.mode == routing::Privacy::Mode::LocalOnly;
        };
        QTRY_VERIFY(isLocalOnly());

        QVERIFY(policy.open(QIODevice::WriteOnly | QIODevice::Truncate));
        policy.write("{ privacy: 'any' }");
        policy.close();
        QTRY_VERIFY(!(*services)->policyFile().problem());
        QTRY_VERIFY(!isLocalOnly());
    }

    void anEditThatIsNotSavedYetDoesNotHideAnothersPort()
    {
        const QTemporaryDir folder;
        ServicesOptions options;
        options.places.ownFolder = folder.path();
        options.places.configFile = folder.filePath(u"openclaw.json"_s);
        options.places.policyFile = folder.filePath(u"policy.json5"_s);
        QFile policy(options.places.policyFile);
        // Another Switchyard is about to choose the port.
        PortChoice other(options.places.policyFile + u".lock"_s, [] { return std::nullopt; });
        QVERIFY(other.tryTake());
        const platform::SystemClock clock;
        auto services = Services::create(options, clock);
        QVERIFY(services.isOk());
        EngineService& engine = (*services)->engine();
        QSignalSpy chosen(&engine, &EngineService::portChosen);
        (*services)->start();
        QVERIFY((*services)->policy().setKeyOrder(ProviderId("up"), {"default"}).isOk());

        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        QVERIFY(policy.open(QIODevice::WriteOnly));
        policy.write("{ listen: '127.0.0.1:" + QByteArray::number(port) + "' }");
        policy.close();
        other.giveBack();
        // Held by somebody else by now, it is still the port it asks for.
        QTRY_VERIFY(engine.status().port != 0);
        QCOMPARE(engine.status().port, port);
        QVERIFY(chosen.isEmpty());
        QVERIFY(policy.open(QIODevice::ReadOnly));
        const QByteArray text = policy.readAll();
        QVERIFY2(text.contains(QByteArray::number(port)) && text.contains("default"), text.constData());
    }
};

SWITCHYARD_TEST(tst_Rotation)

#include "tst_rotation.moc"
