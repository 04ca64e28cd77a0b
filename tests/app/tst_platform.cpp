// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/enginetoken.h"
#include "platform/logfile.h"
#include "platform/memoryprivacy.h"
#include "platform/places.h"
#include "platform/portowner.h"
#include "platform/singleinstance.h"
#include "processenvironment.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLockFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace switchyard;
using namespace switchyard::platform;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QFile::Permissions privateFile = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

//! Sets a variable for the life of the object.
class Variable final {
public:
    Variable(const char* name, const QByteArray& value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    Q_DISABLE_COPY_MOVE(Variable)

private:
    const char* m_name;
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class tst_Platform final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOpenClawsFile()
    {
        const Variable state("OPENCLAW_STATE_DIR", "/srv/claw");
        QCOMPARE(Places::locate().configFile, u"/srv/claw/openclaw.json"_s);
        const Variable path("OPENCLAW_CONFIG_PATH", "/srv/other.json");
        QCOMPARE(Places::locate().configFile, u"/srv/other.json"_s);
        PlaceOptions options;
        options.configFile = u"/x/../y.json"_s;
        QCOMPARE(Places::locate(options).configFile, u"/y.json"_s);
    }

    void ownFolderTakesEverything()
    {
        PlaceOptions options;
        options.ownFolder = u"/demo"_s;
        const Places places = Places::locate(options);
        for (const QString& path : {places.configFile, places.policyFile, places.tokenFile, places.historyFile,
                                    places.keysFolder, places.logFile, places.draftsFolder, places.backupsFolder,
                                    places.runtimeFolder})
            QVERIFY2(path.startsWith(u"/demo/"_s), qPrintable(path));
    }

    void sameFileGivesSameKey()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"a.json"_s), "{}");
        QVERIFY(QFile::link(folder.filePath(u"a.json"_s), folder.filePath(u"b.json"_s)));
        Places a;
        a.configFile = folder.filePath(u"a.json"_s);
        Places b;
        b.configFile = folder.filePath(u"b.json"_s);
        QCOMPARE(a.instanceKey(), b.instanceKey());
        b.configFile = folder.filePath(u"c.json"_s);
        QVERIFY(a.instanceKey() != b.instanceKey());
    }

    void privateFilesArePrivateInPrivateFolders()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"one/two/file"_s);
        QVERIFY(writePrivateFile(path, "x").isOk());
        QCOMPARE(QFileInfo(path).permissions(), privateFile);
        QCOMPARE(QFileInfo(folder.filePath(u"one"_s)).permissions(), privateFile | QFile::ExeOwner | QFile::ExeUser);
        // A file that others could read is tightened when it is rewritten.
        QVERIFY(QFile(path).setPermissions(privateFile | QFile::ReadOther));
        QVERIFY(writePrivateFile(path, "y").isOk());
        QCOMPARE(QFileInfo(path).permissions(), privateFile);
    }

    void tokenIsMadeOnceAndKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"switchyard/token"_s);
        const auto first = loadEngineToken(path);
        QVERIFY(first.isOk());
        QCOMPARE(first->value.reveal().size(), std::size_t(67)); // "sy-" and 256 bits in hexadecimal
        QCOMPARE(QFileInfo(path).permissions(), privateFile);
        const auto second = loadEngineToken(path);
        QVERIFY(second.isOk());
        QVERIFY(second->value == first->value);
        const auto rotated = rotateEngineToken(path);
        QVERIFY(rotated.isOk());
        QVERIFY(!(rotated->value == first->value));
        QVERIFY(loadEngineToken(path)->value == rotated->value);
    }

    void tokenOrderIsArgumentEnvironmentFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"token"_s);
        writeFile(path, "from-file\n");
        QCOMPARE(loadEngineToken(path)->source, TokenSource::File);
        QCOMPARE(loadEngineToken(path)->value.reveal(), std::string_view("from-file"));
        QCOMPARE(QFileInfo(path).permissions(), privateFile);
        const Variable variable("SWITCHYARD_TOKEN", "from-variable");
        QCOMPARE(loadEngineToken(path)->value.reveal(), std::string_view("from-variable"));
        QCOMPARE(loadEngineToken(path, u"from-argument"_s)->value.reveal(), std::string_view("from-argument"));
    }

    void unusableTokenNamesItsFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("two words") << QByteArray("two words");
        QTest::newRow("control") << QByteArray("a\x01");
        QTest::newRow("too long") << QByteArray(600, 'x');
    }
    void unusableTokenNamesItsFile()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"token"_s), content);
        const auto token = loadEngineToken(folder.filePath(u"token"_s));
        QVERIFY(!token.isOk());
        QVERIFY(token.error().message.find(folder.path().toStdString()) != std::string::npos);
    }

    void secondInstanceHandsOver()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(u"run"_s), u"key"_s);
        const auto role = first.claim({});
        QVERIFY(role.isOk());
        QCOMPARE(*role, SingleInstance::Role::First);
        QSignalSpy received(&first, &SingleInstance::messageReceived);

        SingleInstance second(folder.filePath(u"run"_s), u"key"_s);
        const auto other = second.claim({u"switchyard://v1/add"_s});
        QVERIFY(other.isOk());
        QCOMPARE(*other, SingleInstance::Role::Second);
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received.at(0).at(0).toStringList(), QStringList {u"switchyard://v1/add"_s});

        SingleInstance elsewhere(folder.filePath(u"run"_s), u"other"_s);
        QCOMPARE(*elsewhere.claim({}), SingleInstance::Role::First);
    }

    void waitsForAPanelThatStarts()
    {
        const QTemporaryDir folder;
        // A first panel between its lock and its socket.
        QLockFile lock(folder.filePath(u"key.lock"_s));
        QVERIFY(lock.tryLock());
        std::optional<Result<SingleInstance::Role>> role;
        const std::unique_ptr<QThread> claiming(QThread::create([&] {
            SingleInstance second(folder.path(), u"key"_s, std::chrono::minutes(5));
            role = second.claim({u"switchyard://v1/add"_s});
        }));
        claiming->start();
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(u"key"_s)));
        QVERIFY(claiming->wait());
        QVERIFY2(role->isOk(), role->isOk() ? "" : role->error().message.c_str());
        QCOMPARE(role->value(), SingleInstance::Role::Second);
    }

    void takesOverFromAPanelThatEnds()
    {
        const QTemporaryDir folder;
        QLockFile lock(folder.filePath(u"key.lock"_s));
        QVERIFY(lock.tryLock());
        std::optional<Result<SingleInstance::Role>> role;
        const std::unique_ptr<QThread> claiming(QThread::create([&] {
            SingleInstance second(folder.path(), u"key"_s, std::chrono::minutes(5));
            role = second.claim({});
        }));
        claiming->start();
        lock.unlock();
        QVERIFY(claiming->wait());
        QVERIFY2(role->isOk(), role->isOk() ? "" : role->error().message.c_str());
        QCOMPARE(role->value(), SingleInstance::Role::First);
    }

    void givesUpOnAPanelThatIsMute()
    {
        const QTemporaryDir folder;
        QLockFile lock(folder.filePath(u"key.lock"_s));
        QVERIFY(lock.tryLock());
        SingleInstance second(folder.path(), u"key"_s, std::chrono::milliseconds(0));
        const auto role = second.claim({});
        QVERIFY(!role.isOk());
        QCOMPARE(role.error().code, ErrorCode::Timeout);
    }

    void logTurnsOverAndStaysPrivate()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log/switchyard.log"_s);
        QString echoed;
        {
            LogFile log(path, [&](const QString& line) { echoed = line; });
            qWarning("something happened");
            QVERIFY(echoed.contains("warning default: something happened"_L1));
            const QString filler(LogFile::maximumSize / 2, u'x');
            for (int i = 0; i < 14; ++i)
                log.write(filler + u'\n');
        }
        const QFileInfoList files = QFileInfo(path).dir().entryInfoList(QDir::Files);
        QCOMPARE(files.size(), LogFile::files);
        for (const QFileInfo& file : files) {
            QCOMPARE(file.permissions(), privateFile);
            QVERIFY(file.size() < 2 * LogFile::maximumSize);
        }
    }

    void namesTheProgramOnAPort()
    {
#ifndef Q_OS_LINUX
        QSKIP("only Linux tells");
#endif
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QVERIFY(QCoreApplication::applicationName().startsWith(programListeningOn(server.serverPort())));
        QVERIFY(!programListeningOn(server.serverPort()).isEmpty());
        const quint16 port = server.serverPort();
        server.close();
        QCOMPARE(programListeningOn(port), QString());
    }

    //! Portals answer nobody whose /proc entry they cannot open, and that hangs on the same switch as debuggers do.
    void keepsMemoryPrivateAndThePanelVisible()
    {
#ifndef Q_OS_LINUX
        QSKIP("only Linux knows these switches");
#else
        const auto filter = [] {
            QFile file(u"/proc/self/coredump_filter"_s);
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt(nullptr, 16) : -1;
        };
        platform::keepMemoryPrivate(platform::Visibility::Portals);
        QCOMPARE(prctl(PR_GET_DUMPABLE), 1);
        QCOMPARE(filter(), 0);
        rlimit cores {};
        QCOMPARE(getrlimit(RLIMIT_CORE, &cores), 0);
        QCOMPARE(cores.rlim_cur, rlim_t {0});

        platform::keepMemoryPrivate(platform::Visibility::Nobody);
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
        prctl(PR_SET_DUMPABLE, 1);
#endif
    }

    void readsEnvironmentFiles()
    {
        using Pairs = std::vector<std::pair<std::string, std::string>>;
        const QByteArray text = "# a comment\nPLAIN=1\nexport QUOTED=\"two words\"\r\nSINGLE='x'\nEND=v # why\n=no\nnothing\n";
        QVERIFY((parseEnvironmentFile(text)
                 == Pairs {{"PLAIN", "1"}, {"QUOTED", "two words"}, {"SINGLE", "x"}, {"END", "v"}}));
    }

    void processVariableWinsOverFile()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u".env"_s), "SWITCHYARD_TEST_A=file\nSWITCHYARD_TEST_B=file\n");
        const Variable variable("SWITCHYARD_TEST_A", "process");
        const ProcessEnvironment environment(folder.path());
        QCOMPARE(environment.variable("SWITCHYARD_TEST_A").value_or(""), std::string("process"));
        QCOMPARE(environment.variable("SWITCHYARD_TEST_B").value_or(""), std::string("file"));
        QVERIFY(!environment.variable("SWITCHYARD_TEST_C"));
    }
};

SWITCHYARD_TEST(tst_Platform)

#include "tst_platform.moc"
