// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/configcommand.h"
#include "config/safefile.h"
#include "filetesting.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QCommandLineParser>
#include <QTest>

#include <memory>
#include <sstream>

using namespace switchyard;
using namespace switchyard::configfiles;

namespace {

const char* const sample = "// head\n{\n  a: 1, // one\n  'k.v': [0x10, NaN, 'x'],\n  d: 1,\n  d: 2,\n}\n";

} // namespace

class tst_ConfigCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void answers_data();
    void answers();
    void leavesAFileAloneThatIsManagedElsewhere_data();
    void leavesAFileAloneThatIsManagedElsewhere();
    void edits_data();
    void edits();
    void printsADiffAndWritesNothing();
    void keepsABackupOfWhatItReplaced();
    void keepsModeAndSymbolicLink();
    void writesNothingWhenNothingChanges();
    void warnsAboutDuplicateKeys();
    void saysWhenItCannotWrite();
    void waitsForTheLockAndSaysSo();

private:
    int run(const QStringList& words);
    QString path() const { return m_folder->path() + QLatin1String("/c.json5"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    testlib::ManualClock m_clock;
    std::string m_out;
    std::string m_err;
};

void tst_ConfigCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(path(), sample);
}

//! As the frame calls it. `FILE` stands for the sample.
int tst_ConfigCommand::run(const QStringList& words)
{
    const auto command = cli::makeConfigCommand();
    QCommandLineParser parser;
    command->addOptions(parser);
    QStringList arguments{QStringLiteral("switchyard")};
    for (const QString& word : words)
        arguments << (word == QLatin1String("FILE") ? path() : word);
    if (!parser.parse(arguments))
        return static_cast<int>(cli::ConfigExit::Usage);
    platform::Places places;
    places.backupsFolder = m_folder->path() + QLatin1String("/state/backups");
    places.runtimeFolder = m_folder->path() + QLatin1String("/state/run");
    std::ostringstream out;
    std::ostringstream err;
    const int code = command->run(parser, {places, m_clock, out, err});
    m_out = out.str();
    m_err = err.str();
    return code;
}

void tst_ConfigCommand::answers_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("err");
    const auto row = [](const char* name, const char* words, int code, const char* out, const char* err) {
        QTest::newRow(name) << QString::fromUtf8(words).split(QLatin1Char(' ')) << code
                            << QString::fromUtf8(out) << QString::fromUtf8(err);
    };
    row("a value", "get FILE a", 0, "1\n", "");
    row("an item below a quoted key", "get FILE [\"k.v\"][0]", 0, "16\n", "");
    row("a container", "get FILE [\"k.v\"]", 0, "[\n  16,\n  null,\n  \"x\"\n]\n", "");
    row("what JSON cannot say", "get FILE [\"k.v\"][1]", 0, "null\n", "JSON has no NaN");
    row("nothing there", "get FILE b", 1, "", "there is no b");
    row("no such file", "get nowhere.json5 b", 1, "", "there is no file");
    row("a broken path", "get FILE a..b", 2, "", "a key is missing");
    row("a broken value", "set FILE a hello", 2, "", "needs its own quotes");
    row("nothing to remove", "remove FILE b", 1, "", "there is no b");
    row("a step into a scalar", "set FILE a.b 1", 1, "", "a is a number");
    row("a key that is taken", "rename FILE a d", 2, "", "is taken");
    row("an index that is no number", "move FILE [\"k.v\"] 0 x", 2, "", "indexes");
    row("an index out of range", "move FILE [\"k.v\"] 0 3", 1, "", "3 items");
    row("too few words", "set FILE a", 2, "", "usage:");
    row("an unknown operation", "unset FILE a", 2, "", "usage:");
}

void tst_ConfigCommand::answers()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, out);
    QFETCH(QString, err);
    QCOMPARE(run(words), code);
    QCOMPARE(QString::fromStdString(m_out), out);
    QVERIFY2(QString::fromStdString(m_err).contains(err), m_err.c_str());
    QCOMPARE(m_err.empty(), err.isEmpty());
    QCOMPARE(readFile(path()), std::string(sample));
}

void tst_ConfigCommand::leavesAFileAloneThatIsManagedElsewhere_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::newRow("read-only") << QByteArray("OPENCLAW_CONFIG_READONLY");
    QTest::newRow("nix") << QByteArray("OPENCLAW_NIX_MODE");
}

void tst_ConfigCommand::leavesAFileAloneThatIsManagedElsewhere()
{
    QFETCH(QByteArray, variable);
    const auto words = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    qputenv(variable.constData(), "1");
    const int written = run(words("set FILE a 7"));
    const std::string why = m_err;
    const int read = run(words("get FILE a"));
    const int shown = run(words("--dry-run set FILE a 7"));
    qunsetenv(variable.constData());
    QCOMPARE(written, static_cast<int>(cli::ConfigExit::CannotWrite));
    QVERIFY2(why.find(variable.toStdString()) != std::string::npos, why.c_str());
    QCOMPARE(readFile(path()), std::string(sample));
    QCOMPARE(read, 0);
    QCOMPARE(shown, 0);
    QCOMPARE(run(words("set FILE a 7")), 0);
}

void tst_ConfigCommand::edits_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const QStringList& words, const char* before, const char* after) {
        QTest::newRow(name) << words << QString::fromUtf8(before) << QString::fromUtf8(after);
    };
    const auto words = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    row("set", words("set FILE a 'x'"), "a: 1,", "a: 'x',");
    row("set a negative number", words("set FILE a -5"), "a: 1,", "a: -5,");
    row("set minus infinity", words("set FILE a -Infinity"), "a: 1,", "a: -Infinity,");
    row("set behind two dashes", words("-- set FILE a --5"), "", "");
    row("set a new key", words("set FILE b true"), "  d: 2,\n", "  d: 2,\n  b: true,\n");
    row("set below a new key", words("set FILE b.c[0] 1"), "  d: 2,\n",
        "  d: 2,\n  b: {\n    c: [1],\n  },\n");
    row("remove", words("remove FILE a"), "  a: 1, // one\n", "");
    row("move", words("move FILE [\"k.v\"] 2 0"), "[0x10, NaN, 'x']", "['x', 0x10, NaN]");
    row("rename", words("rename FILE a z"), "a: 1", "z: 1");
    row("set the last duplicate", words("set FILE d 3"), "d: 2", "d: 3");
}

void tst_ConfigCommand::edits()
{
    QFETCH(QStringList, words);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const bool isRefused = before.isEmpty();
    QCOMPARE(run(words), isRefused ? 2 : 0);
    QCOMPARE(QString::fromStdString(readFile(path())),
             isRefused ? QString::fromUtf8(sample) : QString::fromUtf8(sample).replace(before, after));
    QVERIFY(m_out.empty());
}

void tst_ConfigCommand::printsADiffAndWritesNothing()
{
    for (const QStringList& words :
         {QStringList{QStringLiteral("--dry-run"), QStringLiteral("set"), QStringLiteral("FILE"),
                      QStringLiteral("a"), QStringLiteral("2")},
          QStringList{QStringLiteral("set"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("2"),
                      QStringLiteral("--dry-run")}}) {
        QCOMPARE(run(words), 0);
        QVERIFY(QString::fromStdString(m_out).contains(
            QLatin1String("@@ -1,6 +1,6 @@\n // head\n {\n-  a: 1, // one\n+  a: 2, // one\n")));
        QCOMPARE(readFile(path()), std::string(sample));
        QVERIFY(!QFileInfo::exists(m_folder->path() + QLatin1String("/state")));
    }
}

void tst_ConfigCommand::keepsABackupOfWhatItReplaced()
{
    QCOMPARE(run({QStringLiteral("set"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("2")}),
             0);
    const SafeFile file(path(), {m_folder->path() + QLatin1String("/state/backups"), QString()});
    const auto backups = file.backups().list();
    QCOMPARE(backups.size(), 1);
    QCOMPARE(file.backups().read(backups.front().id).value(), std::string(sample));
}

void tst_ConfigCommand::keepsModeAndSymbolicLink()
{
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    const auto mode = QFileInfo(path()).permissions();
    const QString link = m_folder->path() + QLatin1String("/link.json5");
    QVERIFY(QFile::link(path(), link));
    QCOMPARE(run({QStringLiteral("set"), link, QStringLiteral("a"), QStringLiteral("2")}), 0);
    QVERIFY(QFileInfo(link).isSymbolicLink());
    QVERIFY(QString::fromStdString(readFile(path())).contains(QLatin1String("a: 2,")));
    QCOMPARE(QFileInfo(path()).permissions(), mode);
}

void tst_ConfigCommand::writesNothingWhenNothingChanges()
{
    QFile::setPermissions(path(), QFile::ReadOwner);
    QCOMPARE(run({QStringLiteral("set"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("1")}),
             0);
    QCOMPARE(
        run({QStringLiteral("rename"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("a")}), 0);
    QCOMPARE(readFile(path()), std::string(sample));
}

void tst_ConfigCommand::warnsAboutDuplicateKeys()
{
    QCOMPARE(run({QStringLiteral("get"), QStringLiteral("FILE"), QStringLiteral("d")}), 0);
    QCOMPARE(m_out, std::string("2\n"));
    QVERIFY(QString::fromStdString(m_err).contains(
        QLatin1String("c.json5:5:3: warning: the key \"d\" comes again")));
}

void tst_ConfigCommand::saysWhenItCannotWrite()
{
    QFile::setPermissions(path(), QFile::ReadOwner);
    QCOMPARE(run({QStringLiteral("set"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("2")}),
             4);
    QVERIFY(QString::fromStdString(m_err).contains(QLatin1String("read-only")));
    writeFile(m_folder->path() + QLatin1String("/broken.json5"), "{ a: 1,\n b }");
    QCOMPARE(run({QStringLiteral("set"), m_folder->path() + QLatin1String("/broken.json5"),
                  QStringLiteral("a"), QStringLiteral("2")}),
             3);
    QVERIFY(QString::fromStdString(m_err).contains(QLatin1String("broken.json5:2:3: ")));
}

void tst_ConfigCommand::waitsForTheLockAndSaysSo()
{
    const SafeFile file(
        path(),
        {m_folder->path() + QLatin1String("/state/backups"), m_folder->path() + QLatin1String("/state/run")});
    const auto lock = file.lock(std::chrono::milliseconds(0));
    QVERIFY(lock.isOk());
    QCOMPARE(run({QStringLiteral("set"), QStringLiteral("FILE"), QStringLiteral("a"), QStringLiteral("2")}),
             5);
    QCOMPARE(readFile(path()), std::string(sample));
}

SWITCHYARD_TEST(tst_ConfigCommand)

#include "tst_configcommand.moc"
