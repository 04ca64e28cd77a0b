// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "includefiles.h"
#include "paneltesting.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <functional>
#include <map>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace switchyard;
using namespace switchyard::configfiles;
using namespace std::chrono_literals;
using ports::FileState;

namespace {

//! No file of this process may grow beyond `bytes`: to a program that saves this looks as a full disk does.
class FullDisk final
{
public:
    explicit FullDisk(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

mode_t modeOf(const QString& path)
{
    struct stat found {
    };
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777U : 0U;
}

//! How an editor puts `text` in the place of the file at `path`.
using SaveOfAnEditor = std::function<void(const QString& path, const std::string& text)>;

const std::map<QString, SaveOfAnEditor>& editors()
{
    static const std::map<QString, SaveOfAnEditor> all{
        {QStringLiteral("in place, as VS Code"), [](const QString& path, const std::string& text) { writeFile(path, text); }},
        {QStringLiteral("away and new, as Vim"),
         [](const QString& path, const std::string& text) {
             QFile::rename(path, path + u'~');
             writeFile(path, text);
             QFile::remove(path + u'~');
         }},
        {QStringLiteral("a copy kept, as Vim with backupcopy"),
         [](const QString& path, const std::string& text) {
             QFile::copy(path, path + u'~');
             writeFile(path, text);
         }},
        {QStringLiteral("renamed over, as most"), [](const QString& path, const std::string& text) { replaceByRename(path, text); }},
        {QStringLiteral("deleted first"),
         [](const QString& path, const std::string& text) {
             QFile::remove(path);
             writeFile(path, text);
         }},
        {QStringLiteral("in two writes"),
         [](const QString& path, const std::string& text) {
             writeFile(path, text.substr(0, text.size() / 2));
             writeFile(path, text);
         }},
        {QStringLiteral("emptied first"),
         [](const QString& path, const std::string& text) {
             writeFile(path, {});
             writeFile(path, text);
         }},
    };
    return all;
}

} // namespace

//! Files, disks and neighbours at their worst: nothing may be lost, and the reason must say what and where.
class tst_HostileFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void opensAReadOnlyFileReadOnly();
    void leavesAFileAloneThatIsManagedElsewhere();
    void triesAFileAgainThatCannotBeRead();
    void keepsABrokenFileAsItIs();
    void keepsEditsWhenTheDiskBreaks();
    void keepsEditsOfAFileThatWasRemoved();
    void changesOnlyAValue_data();
    void changesOnlyAValue();
    void saysWhereAFileIsBroken_data();
    void saysWhereAFileIsBroken();
    void takesInSavesOfEditors_data();
    void takesInSavesOfEditors();
    void keepsEditsOnAFullDisk();
    void keepsModes_data();
    void keepsModes();
    void waitsInAFolderThatIsReadOnly();
    void editsBelowTenIncludes();
    void refusesIncludes_data();
    void refusesIncludes();
    void savesAnIncludedFileThatComesBack();

private:
    QString folder() const { return m_folder->path(); }
    QString path() const { return folder() + QLatin1String("/openclaw.json"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_HostileFiles::opensAReadOnlyFileReadOnly()
{
    writeFile(path(), start);
    QFile::setPermissions(path(), QFile::ReadOwner);
    Panel panel(folder());
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::ReadOnly);
    QVERIFY(QString::fromStdString(panel.file->reason()->message).contains(QLatin1String("read-only")));
    QVERIFY(!panel.set("a", "7"));

    QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner);
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::Saved, 60'000);
    QVERIFY(panel.set("a", "7"));
}

void tst_HostileFiles::leavesAFileAloneThatIsManagedElsewhere()
{
    writeFile(path(), start);
    qputenv("OPENCLAW_CONFIG_READONLY", "1");
    Panel panel(folder());
    panel.file->load();
    qunsetenv("OPENCLAW_CONFIG_READONLY");
    QCOMPARE(panel.file->state(), FileState::ReadOnly);
    QVERIFY(QString::fromStdString(panel.file->reason()->message).contains(QLatin1String("OPENCLAW_CONFIG_READONLY")));
    QVERIFY(!panel.set("a", "7"));
    QCOMPARE(readFile(path()), std::string(start));
}

void tst_HostileFiles::triesAFileAgainThatCannotBeRead()
{
    // Unlike permissions, a folder in its place stops the superuser too.
    QVERIFY(QDir().mkpath(path()));
    Panel panel(folder());
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::Failed);
    QVERIFY(QString::fromStdString(panel.file->reason()->message).contains(QLatin1String("regular file")));
    QVERIFY(!panel.set("a", "7"));
    QVERIFY(panel.file->pendingDiff().isEmpty());
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Failed);

    QVERIFY(QDir().rmdir(path()));
    writeFile(path(), start);
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(panel.session.text(0), std::string(start));
    QVERIFY(panel.set("a", "7"));
}

void tst_HostileFiles::keepsABrokenFileAsItIs()
{
    const std::string broken = "{ a: 1,\n  b }\n";
    writeFile(path(), broken);
    Panel panel(folder());
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::NotJson5);
    QCOMPARE(panel.file->reason()->location->line, std::size_t{2});
    QVERIFY(!panel.set("a", "7"));
    QCOMPARE(readFile(path()), broken);

    writeFile(path(), start);
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::Saved, 60'000);
    QVERIFY(panel.set("a", "7"));
}

void tst_HostileFiles::keepsEditsWhenTheDiskBreaks()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    const std::string broken = "{ a: ";
    writeFile(path(), broken);
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::Failed, 60'000);
    panel.file->saveNow();
    QCOMPARE(readFile(path()), broken);
    QCOMPARE(panel.session.text(), replaced(start, "a: 1", "a: 7"));

    writeFile(path(), start);
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::Unsaved, 60'000);
    panel.file->saveNow();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

void tst_HostileFiles::keepsEditsOfAFileThatWasRemoved()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    QVERIFY(QFile::remove(path()));
    panel.file->saveNow();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

void tst_HostileFiles::changesOnlyAValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, const char* text, const char* from = "1", const char* to = "7") {
        QTest::newRow(name) << QByteArray(text) << QByteArray(from) << QByteArray(to);
    };
    row("carriage returns", "{\r\n  // c\r\n  a: 1,\r\n  b: 2\r\n}\r\n");
    row("only carriage returns", "{\r  a: 1,\r  b: 2\r}\r");
    row("a byte order mark", "\xEF\xBB\xBF{ a: 1, b: 2 }\n");
    row("a mark and carriage returns", "\xEF\xBB\xBF{\r\n\ta: 1,\r\n}\r\n");
    row("tabs", "{\n\t\"a\"\t:\t1\t,\n\t\tb: 2\t}\n");
    row("blanks of Unicode", "{\xC2\xA0" "a:\xE3\x80\x80" "1, b: 2\xE2\x80\xA8}\n");
    row("no line end", "{a:1}");
    row("blank lines behind", "{a:1}\n\n\n  \n");
    row("comments everywhere", "/*0*/{/*1*/a/*2*/:/*3*/1/*4*/,/*5*/b/*6*/:/*7*/[/*8*/2/*9*/,/*A*/]/*B*/,/*C*/}/*D*/ // E", "/*3*/1", "/*3*/7");
    row("line comments between all", "{ // 1\n a // 2\n : // 3\n 1 // 4\n , // 5\n}\n// 6", "\n 1", "\n 7");
    row("an escaped key", "{ '\\u0061': 1, b: 2 }\n", ": 1", ": 7");
    row("an escaped name as key", "{ \\u0061: 1, b: 2 }\n", ": 1", ": 7");
    row("escaped quotes", "{ a: 1, 'it\\'s': \"\\\"\\\n\" }\n");
    row("huge numbers", "{ a: 1, b: 1e999, c: 123456789012345678901234567890, d: -0x1FFFFFFFFFFFFFFFF, e: .5e-400 }\n");
    row("numbers that are none", "{ a: 1, b: NaN, c: -Infinity, d: +.5, e: 5. }\n");
    row("a key that stands twice", "{ a: 0, b: 2, a: 1 }\n", "a: 1", "a: 7");
    row("a key named as the prototype", "{ __proto__: { a: 5 }, a: 1, constructor: 2 }\n", " a: 1", " a: 7");
    row("broken UTF-8 in a comment", "{ /* \xFF\xC0\x80 */ a: 1 }\n");
    row("a NUL in a comment", "{ /* \x01 */ a: 1 }\n", "a: 1", "a: 7");
    row("a lone surrogate", "{ a: 1, b: '\\uD800' }\n");
    row("one long line", "{ a: 1, b: [1,2,3,4,5,6,7,8,9,[[[[[[[[[[]]]]]]]]]]] }", "a: 1", "a: 7");
}

void tst_HostileFiles::changesOnlyAValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    writeFile(path(), text.toStdString());
    Panel panel(folder(), 10min);
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), replaced(text.toStdString(), from.toStdString(), to.toStdString()));
    QVERIFY(panel.session.undo());
    panel.file->saveNow();
    QCOMPARE(readFile(path()), text.toStdString());
}

void tst_HostileFiles::saysWhereAFileIsBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const QByteArray& text, int line) { QTest::newRow(name) << text << line; };
    row("a second value", "{ a: 1 }\n{ b: 2 }\n", 2);
    row("words behind", "{ a: 1 }\nand so on\n", 2);
    row("a brace too many", "{\n a: 1\n}}\n", 3);
    row("a missing comma", "{\n a: 1\n b: 2 }\n", 2);
    row("no end", "{\n a: [1,\n", 1);
    row("a comment without end", "{ a: 1,\n /* b }\n", 2);
    row("a text without end", "{\n\n a: 'one\n}\n", 3);
    row("binary", QByteArray("\x7f" "ELF\0\0\1", 8), 1);
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), 1);
    row("a list", "[1, 2]\n", 1);
    row("a text", "'openclaw'\n", 1);
    row("an unknown escape", "{ a: '\\u00G0' }\n", 1);
}

void tst_HostileFiles::saysWhereAFileIsBroken()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    writeFile(path(), text.toStdString());
    Panel panel(folder(), 10min);
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::NotJson5);
    const auto reason = panel.file->reason();
    QVERIFY(reason && !reason->message.empty() && reason->location);
    QCOMPARE(static_cast<int>(reason->location->line), line);
    QVERIFY(reason->location->column >= 1);
    QVERIFY(!panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(readFile(path()), text.toStdString());
}

void tst_HostileFiles::takesInSavesOfEditors_data()
{
    QTest::addColumn<QString>("editor");
    QTest::addColumn<bool>("isEdited");
    for (const auto& [name, save] : editors()) {
        QTest::newRow(qPrintable(name)) << name << false;
        QTest::newRow(qPrintable(name + QLatin1String(", beside an edit"))) << name << true;
    }
}

void tst_HostileFiles::takesInSavesOfEditors()
{
    QFETCH(QString, editor);
    QFETCH(bool, isEdited);
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    if (isEdited)
        QVERIFY(panel.set("a", "7"));

    for (const std::string value : {"3", "4", "5"}) {
        editors().at(editor)(path(), replaced(start, "b: 2", "b: " + value));
        auto shown = replaced(start, "b: 2", "b: " + value);
        if (isEdited)
            shown = replaced(shown, "a: 1", "a: 7");
        QTRY_COMPARE_WITH_TIMEOUT(panel.session.text(), shown, 60'000);
    }
    panel.file->saveNow();
    QCOMPARE(readFile(path()), panel.session.text());
    QCOMPARE(panel.file->state(), FileState::Saved);
}

void tst_HostileFiles::keepsEditsOnAFullDisk()
{
    const std::string text = "{\n  // " + std::string(20'000, 'x') + "\n  a: 1,\n}\n";
    writeFile(path(), text);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    const QStringList before = filesIn(folder());
    {
        const FullDisk full(4096);
        panel.file->saveNow();
        QCOMPARE(panel.file->state(), FileState::Failed);
        QVERIFY(panel.file->reason()->code == ErrorCode::WriteFailed);
        QVERIFY(!panel.file->reason()->message.empty());
        QCOMPARE(readFile(path()), text);
        QCOMPARE(filesIn(folder()), before);
        QCOMPARE(panel.session.text(), replaced(text, "a: 1", "a: 7"));
    }
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), replaced(text, "a: 1", "a: 7"));
}

void tst_HostileFiles::keepsModes_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("private") << 0600;
    QTest::newRow("for a group") << 0640;
    QTest::newRow("for all") << 0644;
}

void tst_HostileFiles::keepsModes()
{
    QFETCH(int, mode);
    writeFile(path(), start);
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), static_cast<mode_t>(mode)), 0);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
    QCOMPARE(static_cast<int>(modeOf(path())), mode);
}

void tst_HostileFiles::waitsInAFolderThatIsReadOnly()
{
    const QString inside = folder() + QLatin1String("/inside");
    QVERIFY(QDir().mkpath(inside));
    const QString file = inside + QLatin1String("/openclaw.json");
    writeFile(file, start);
    QFile::setPermissions(inside, QFile::ReadOwner | QFile::ExeOwner);
    Panel panel(inside, 10min);
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::ReadOnly);
    const auto reason = panel.file->reason();
    QVERIFY(reason->message.find(inside.toStdString()) != std::string::npos);
    QVERIFY(reason->message.find("change its permissions") != std::string::npos);
    QVERIFY(!panel.set("a", "7"));
    QCOMPARE(readFile(file), std::string(start));

    QFile::setPermissions(inside, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    panel.file->reload();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(readFile(file), replaced(start, "a: 1", "a: 7"));
}

void tst_HostileFiles::editsBelowTenIncludes()
{
    constexpr int depth = 10;
    const auto name = [this](int level) { return folder() + QStringLiteral("/level%1.json5").arg(level); };
    writeFile(path(), "{ $include: './level1.json5' }\n");
    for (int level = 1; level < depth; ++level)
        writeFile(name(level), "{ $include: './level" + std::to_string(level + 1) + ".json5' } // " + std::to_string(level) + '\n');
    writeFile(name(depth), "{ // deep\n  a: 1\n}\n");
    Panel panel(folder(), 10min);
    panel.file->load();
    QCOMPARE(panel.session.fileCount(), depth + 1);
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(name(depth)), std::string("{ // deep\n  a: 7\n}\n"));
    QCOMPARE(readFile(path()), std::string("{ $include: './level1.json5' }\n"));
}

void tst_HostileFiles::refusesIncludes_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("itself") << QStringLiteral("openclaw.json") << QStringLiteral("include-cycle") << QStringLiteral("");
    QTest::newRow("a cycle") << QStringLiteral("round.json5") << QStringLiteral("include-cycle") << QStringLiteral("");
    QTest::newRow("outside") << QStringLiteral("../outside.json5") << QStringLiteral("include-not-readable") << QStringLiteral("lies outside");
    QTest::newRow("outside, absolute") << QStringLiteral("/etc/passwd") << QStringLiteral("include-not-readable") << QStringLiteral("lies outside");
    QTest::newRow("a link to outside") << QStringLiteral("link.json5") << QStringLiteral("include-not-readable") << QStringLiteral("lies outside");
    QTest::newRow("nothing there") << QStringLiteral("none.json5") << QStringLiteral("include-not-readable") << QStringLiteral("does not exist");
    QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("include-not-readable") << QStringLiteral("regular file");
    QTest::newRow("a broken file") << QStringLiteral("broken.json5") << QStringLiteral("include-not-json5") << QStringLiteral("");
    QTest::newRow("too deep") << QStringLiteral("deep0.json5") << QStringLiteral("include-too-deep") << QStringLiteral("");
}

void tst_HostileFiles::refusesIncludes()
{
    QFETCH(QString, reference);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const QString inside = folder() + QLatin1String("/inside");
    QVERIFY(QDir().mkpath(inside + QLatin1String("/folder")));
    const auto at = [&inside](const std::string& name) { return inside + QLatin1Char('/') + QString::fromStdString(name); };
    const std::string text = "{\n  models: { $include: '" + reference.toStdString() + "' },\n  a: 1,\n}\n";
    writeFile(at("openclaw.json"), text);
    writeFile(at("round.json5"), "{ x: { $include: 'round2.json5' } }");
    writeFile(at("round2.json5"), "{ x: { $include: 'round.json5' } }");
    writeFile(folder() + QLatin1String("/outside.json5"), "{}");
    QFile::link(folder() + QLatin1String("/outside.json5"), at("link.json5"));
    writeFile(at("broken.json5"), "{ a: ");
    for (int i = 0; i < 12; ++i)
        writeFile(at("deep" + std::to_string(i) + ".json5"), "{ $include: 'deep" + std::to_string(i + 1) + ".json5' }");

    config::MapEnvironment environment;
    const IncludeFiles includes(at("openclaw.json").toStdString());
    config::ConfigSession session(environment, &includes);
    session.open(at("openclaw.json").toStdString(), text);
    const auto& all = session.diagnostics();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const config::Diagnostic& each) { return each.code == code.toStdString(); });
    QVERIFY(found != all.end());
    QVERIFY(found->severity == config::Severity::Error);
    QVERIFY(found->origin.line >= 1);
    QVERIFY2(found->message.find(says.toStdString()) != std::string::npos, found->message.c_str());
    // What can be read can still be edited, and nothing else changes.
    QVERIFY(session.setValue(*json5::Path::parse("a"), "7"));
    QCOMPARE(session.text(), replaced(text, "a: 1", "a: 7"));
}

//! Edited, left out with its include and brought back by undo: both files end up on the disk as they are shown.
void tst_HostileFiles::savesAnIncludedFileThatComesBack()
{
    writeFile(path(), includingStart);
    const QString included = folder() + QLatin1String("/models.json5");
    writeFile(included, includedStart);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("models.mode", "'replace'"));
    const auto edited = panel.session.text(1);
    QVERIFY(panel.session.removeValue(*json5::Path::parse("models")));
    QCOMPARE(panel.session.fileCount(), 1);
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(included), std::string(includedStart));

    QVERIFY(panel.session.undo());
    QCOMPARE(panel.session.text(1), edited);
    QCOMPARE(panel.file->state(), FileState::Unsaved);
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), std::string(includingStart));
    QCOMPARE(readFile(included), edited);
}

SWITCHYARD_TEST(tst_HostileFiles)

#include "tst_hostilefiles.moc"
