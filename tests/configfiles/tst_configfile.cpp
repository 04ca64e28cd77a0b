// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile.h"
#include "config/configsession.h"
#include "config/environment.h"
#include "config/safefile.h"
#include "filetesting.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace switchyard;
using namespace switchyard::configfiles;
using namespace std::chrono_literals;
using ports::ConflictChoice;
using ports::FileState;

namespace {

const char* const start = "// mine\n{\n  models: {\n    mode: 'merge', // keep\n  },\n  a: 1,\n  b: 2,\n}\n";

const char* const includingStart = "{\n  models: { $include: \"models.json5\" },\n  a: 1,\n}\n";
const char* const includedStart = "{\n  mode: \"merge\",\n}\n";

//! Files that lie beside the configuration.
class Neighbours final : public config::IncludeLoader
{
public:
    Result<File> load(const std::string& reference, const std::string& includingPath) const override
    {
        const QString path = QFileInfo(QString::fromStdString(includingPath)).dir().filePath(QString::fromStdString(reference));
        return File{path.toStdString(), readFile(path)};
    }
};

//! A session and its file service on a temporary folder, as the application builds them.
struct Panel {
    explicit Panel(const QString& folder, std::chrono::milliseconds delay = 20ms, bool isOwn = true)
        : path(folder + QLatin1String("/openclaw.json"))
        , session(environment, &neighbours)
        , file(std::make_unique<ConfigFile>(options(folder, delay, isOwn), session, clock))
    {
    }

    ConfigFileOptions options(const QString& folder, std::chrono::milliseconds delay, bool isOwn) const
    {
        ConfigFileOptions made;
        made.path = path;
        made.backupsFolder = folder + QLatin1String("/state/backups");
        made.draftsFolder = folder + QLatin1String("/state/drafts");
        made.locksFolder = folder + QLatin1String("/state/locks");
        made.isOwnFile = isOwn;
        made.saveDelay = delay;
        return made;
    }

    bool set(const char* where, const char* value)
    {
        return session.setValue(*json5::Path::parse(where), value).isOk();
    }

    QString path;
    testlib::ManualClock clock;
    config::MapEnvironment environment;
    Neighbours neighbours;
    config::ConfigSession session;
    std::unique_ptr<ConfigFile> file;
};

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

class tst_ConfigFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void savesAnEditAndKeepsEveryOtherByte();
    void savesBelowASymbolicLink();
    void waitsForAgreementBeforeTheFirstWrite();
    void remembersTheAgreement();
    void takesInChangesFromOutside_data();
    void takesInChangesFromOutside();
    void mergesChangesOfBothSides();
    void waitsForAChoiceWhereBothChangedTheSame_data();
    void waitsForAChoiceWhereBothChangedTheSame();
    void mergesWhatChangedJustBeforeASave();
    void keepsTwentyBackups();
    void restoresABackupAsAnUndoableEdit();
    void undoAfterASaveIsSavedToo();
    void recoversADraftAfterACrash();
    void mergesADraftWithAFileThatMovedOn();
    void recoversDraftsOfIncludedFiles();
    void dropsDraftsOfIncludedFiles();
    void opensAReadOnlyFileReadOnly();
    void leavesAFileAloneThatIsManagedElsewhere();
    void triesAFileAgainThatCannotBeRead();
    void keepsABrokenFileAsItIs();
    void keepsEditsWhenTheDiskBreaks();
    void createsAMissingFile();
    void waitsForALockToCreateAFileWithoutBlocking();
    void keepsEditsOfAFileThatWasRemoved();
    void waitsForAnotherPanelsLock();

private:
    QString folder() const { return m_folder->path(); }
    QString path() const { return folder() + QLatin1String("/openclaw.json"); }
    QString makeDrafts();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ConfigFile::savesAnEditAndKeepsEveryOtherByte()
{
    writeFile(path(), start);
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    const auto mode = QFileInfo(path()).permissions();
    Panel panel(folder());
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QSignalSpy saved(panel.file.get(), &ConfigFile::saved);

    QVERIFY(panel.set("a", "7"));
    QCOMPARE(panel.file->state(), FileState::Unsaved);
    QVERIFY(saved.wait(60'000));

    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(QFileInfo(path()).permissions(), mode);
    QCOMPARE(filesIn(folder()), QStringList{QStringLiteral("openclaw.json")});
}

void tst_ConfigFile::savesBelowASymbolicLink()
{
    QDir(folder()).mkpath(QStringLiteral("real"));
    const QString real = folder() + QLatin1String("/real/config.json5");
    writeFile(real, start);
    QVERIFY(QFile::link(QStringLiteral("real/config.json5"), path()));
    Panel panel(folder());
    panel.file->load();
    QSignalSpy saved(panel.file.get(), &ConfigFile::saved);

    QVERIFY(panel.set("a", "7"));
    QVERIFY(saved.wait(60'000));

    QVERIFY(QFileInfo(path()).isSymbolicLink());
    QCOMPARE(readFile(real), replaced(start, "a: 1", "a: 7"));
    QSignalSpy reloaded(panel.file.get(), &ConfigFile::reloaded);
    replaceByRename(real, replaced(start, "b: 2", "b: 3"));
    QVERIFY(reloaded.wait(60'000));
}

void tst_ConfigFile::waitsForAgreementBeforeTheFirstWrite()
{
    writeFile(path(), start);
    Panel panel(folder(), 0ms, false);
    panel.file->load();
    QVERIFY(!panel.file->isFirstWriteConfirmed());
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Unsaved);
    QCOMPARE(readFile(path()), std::string(start));
    QVERIFY(panel.file->pendingDiff().contains(QLatin1String("-  a: 1,\n+  a: 7,\n")));

    panel.file->confirmFirstWrite();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

void tst_ConfigFile::remembersTheAgreement()
{
    writeFile(path(), start);
    {
        Panel panel(folder(), 0ms, false);
        panel.file->load();
        panel.file->confirmFirstWrite();
    }
    Panel panel(folder(), 0ms, false);
    panel.file->load();
    QVERIFY(panel.file->isFirstWriteConfirmed());
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
}

void tst_ConfigFile::takesInChangesFromOutside_data()
{
    QTest::addColumn<bool>("inPlace");
    QTest::newRow("renamed over") << false;
    QTest::newRow("written in place") << true;
}

void tst_ConfigFile::takesInChangesFromOutside()
{
    QFETCH(bool, inPlace);
    writeFile(path(), start);
    Panel panel(folder());
    panel.file->load();
    QSignalSpy reloaded(panel.file.get(), &ConfigFile::reloaded);

    // Thrice, because a replaced file is another file to watch.
    for (const std::string value : {"3", "4", "5"}) {
        const std::string text = replaced(start, "b: 2", "b: " + value);
        reloaded.clear();
        inPlace ? writeFile(path(), text) : replaceByRename(path(), text);
        QVERIFY(reloaded.wait(60'000));
        QCOMPARE(panel.session.text(), text);
        QCOMPARE(panel.file->state(), FileState::Saved);
    }
}

void tst_ConfigFile::mergesChangesOfBothSides()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    QSignalSpy reloaded(panel.file.get(), &ConfigFile::reloaded);

    replaceByRename(path(), replaced(start, "b: 2,", "b: 3, // theirs\n  c: [],"));
    QVERIFY(reloaded.wait(60'000));
    const std::string merged
        = replaced(replaced(start, "b: 2,", "b: 3, // theirs\n  c: [],"), "a: 1", "a: 7");
    QCOMPARE(panel.session.text(), merged);
    QCOMPARE(panel.file->state(), FileState::Unsaved);
    panel.file->saveNow();
    QCOMPARE(readFile(path()), merged);
}

void tst_ConfigFile::waitsForAChoiceWhereBothChangedTheSame_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("expected");
    QTest::newRow("mine") << static_cast<int>(ConflictChoice::Mine) << QStringLiteral("a: 7");
    QTest::newRow("theirs") << static_cast<int>(ConflictChoice::Theirs) << QStringLiteral("a: 8");
}

void tst_ConfigFile::waitsForAChoiceWhereBothChangedTheSame()
{
    QFETCH(int, choice);
    QFETCH(QString, expected);
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    QVERIFY(panel.set("b", "6"));
    const std::string theirs = replaced(start, "a: 1", "a: 8");
    writeFile(path(), theirs);
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::ChangedOnDisk, 60'000);

    panel.file->saveNow();
    QCOMPARE(readFile(path()), theirs);
    const auto conflicts = panel.file->conflicts();
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.front().path, QStringLiteral("a"));
    QCOMPARE(conflicts.front().base, QStringLiteral("1"));
    QCOMPARE(conflicts.front().mine, QStringLiteral("7"));
    QCOMPARE(conflicts.front().theirs, QStringLiteral("8"));

    panel.file->resolveConflicts(static_cast<ConflictChoice>(choice));
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), replaced(replaced(start, "a: 1", expected.toStdString()), "b: 2", "b: 6"));
}

void tst_ConfigFile::mergesWhatChangedJustBeforeASave()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    // No event loop in between: the watcher has not spoken yet.
    writeFile(path(), replaced(start, "b: 2", "b: 3"));
    panel.file->saveNow();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(readFile(path()), replaced(replaced(start, "b: 2", "b: 3"), "a: 1", "a: 7"));
}

void tst_ConfigFile::keepsTwentyBackups()
{
    writeFile(path(), start);
    Panel panel(folder());
    panel.file->load();
    for (int i = 0; i < 25; ++i) {
        panel.clock.advance(1s);
        QVERIFY(panel.set("a", std::to_string(100 + i).c_str()));
        panel.file->saveNow();
        QCOMPARE(panel.file->state(), FileState::Saved);
    }
    const auto backups = panel.file->backups();
    QCOMPARE(backups.size(), 20);
    QVERIFY(backups.front().savedAt > backups.back().savedAt);
    QVERIFY(panel.file->backupDiff(backups.front().id).contains(QLatin1String("-  a: 124,\n+  a: 123,\n")));
    QCOMPARE(panel.file->backupDiff(QStringLiteral("../../openclaw.json")), QString());
}

void tst_ConfigFile::restoresABackupAsAnUndoableEdit()
{
    writeFile(path(), start);
    Panel panel(folder());
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    panel.file->restoreBackup(panel.file->backups().front().id);
    QCOMPARE(readFile(path()), std::string(start));
    QVERIFY(panel.session.undo().isOk());
    panel.file->saveNow();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

void tst_ConfigFile::undoAfterASaveIsSavedToo()
{
    writeFile(path(), start);
    Panel panel(folder());
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    panel.file->saveNow();
    QVERIFY(panel.session.undo().isOk());
    panel.file->saveNow();
    QCOMPARE(readFile(path()), std::string(start));
}

void tst_ConfigFile::recoversADraftAfterACrash()
{
    writeFile(path(), start);
    {
        Panel panel(folder(), 10min, false);
        panel.file->load();
        QVERIFY(panel.set("a", "7"));
        // Not agreed to, so the end of the panel leaves a draft, as a crash after the draft's timer does.
    }
    QCOMPARE(readFile(path()), std::string(start));
    Panel panel(folder(), 10min, false);
    panel.file->load();
    QVERIFY(panel.file->draftDiff().contains(QLatin1String("+  a: 7,")));
    panel.file->restoreDraft();
    QCOMPARE(panel.session.text(), replaced(start, "a: 1", "a: 7"));
    QCOMPARE(panel.file->state(), FileState::Unsaved);
    panel.file->confirmFirstWrite();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
    QVERIFY(filesIn(folder() + QLatin1String("/state/drafts")).isEmpty());
}

void tst_ConfigFile::mergesADraftWithAFileThatMovedOn()
{
    writeFile(path(), start);
    {
        Panel panel(folder(), 10min, false);
        panel.file->load();
        QVERIFY(panel.set("a", "7"));
    }
    writeFile(path(), replaced(start, "b: 2", "b: 3"));
    Panel panel(folder(), 10min, false);
    panel.file->load();
    panel.file->restoreDraft();
    QCOMPARE(panel.session.text(), replaced(replaced(start, "b: 2", "b: 3"), "a: 1", "a: 7"));
}

void tst_ConfigFile::recoversDraftsOfIncludedFiles()
{
    const QString included = makeDrafts();
    Panel panel(folder(), 10min, false);
    panel.file->load();
    const QString diff = panel.file->draftDiff();
    QVERIFY(diff.contains(QLatin1String("openclaw.json")) && diff.contains(QLatin1String("+  a: 7,")));
    QVERIFY(diff.contains(QLatin1String("models.json5")) && diff.contains(QLatin1String("+  mode: \"replace\",")));
    panel.file->restoreDraft();
    QVERIFY(panel.file->draftDiff().isEmpty());
    QCOMPARE(panel.session.text(0), replaced(includingStart, "a: 1", "a: 7"));
    QCOMPARE(panel.session.text(1), replaced(includedStart, "\"merge\"", "\"replace\""));
    QVERIFY(panel.session.undo().isOk());
    QCOMPARE(panel.session.text(0), std::string(includingStart));
    QCOMPARE(panel.session.text(1), std::string(includedStart));
    QVERIFY(panel.session.redo().isOk());
    panel.file->confirmFirstWrite();
    QCOMPARE(readFile(included), replaced(includedStart, "\"merge\"", "\"replace\""));
    QVERIFY(filesIn(folder() + QLatin1String("/state/drafts")).isEmpty());
}

void tst_ConfigFile::dropsDraftsOfIncludedFiles()
{
    const QString included = makeDrafts();
    Panel panel(folder(), 10min, false);
    panel.file->load();
    QVERIFY(!panel.file->draftDiff().isEmpty());
    panel.file->discardDraft();
    QVERIFY(panel.file->draftDiff().isEmpty());
    QCOMPARE(panel.session.text(1), std::string(includedStart));
    QCOMPARE(readFile(included), std::string(includedStart));
    QVERIFY(filesIn(folder() + QLatin1String("/state/drafts")).isEmpty());
}

//! Leaves edits of the file and of one it includes as a crash would; the path of the latter.
QString tst_ConfigFile::makeDrafts()
{
    const QString included = folder() + QLatin1String("/models.json5");
    writeFile(included, includedStart);
    writeFile(path(), includingStart);
    Panel panel(folder(), 10min, false);
    panel.file->load();
    if (!panel.set("a", "7") || !panel.set("models.mode", "\"replace\""))
        qFatal("cannot edit");
    return included;
}

void tst_ConfigFile::opensAReadOnlyFileReadOnly()
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

void tst_ConfigFile::leavesAFileAloneThatIsManagedElsewhere()
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

void tst_ConfigFile::triesAFileAgainThatCannotBeRead()
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

void tst_ConfigFile::keepsABrokenFileAsItIs()
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

void tst_ConfigFile::keepsEditsWhenTheDiskBreaks()
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

void tst_ConfigFile::createsAMissingFile()
{
    Panel panel(folder(), 20ms, false);
    panel.file->load();
    QCOMPARE(panel.file->state(), FileState::NoFile);
    panel.file->createFile();
    QCOMPARE(panel.file->state(), FileState::Saved);
    QCOMPARE(QFileInfo(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions{});
    QVERIFY(panel.file->isFirstWriteConfirmed());
    QVERIFY(panel.set("a.b", "7"));
    panel.file->saveNow();
    QVERIFY(QString::fromStdString(readFile(path())).contains(QLatin1String("7")));
}

void tst_ConfigFile::waitsForALockToCreateAFileWithoutBlocking()
{
    Panel panel(folder(), 20ms, false);
    panel.file->load();
    {
        const SafeFile other(
            path(), {folder() + QLatin1String("/state/backups"), folder() + QLatin1String("/state/locks")});
        const auto lock = other.lock(0ms);
        QVERIFY(lock.isOk());
        panel.file->createFile();
        // Back while the other still holds it: waiting here would never end.
        QCOMPARE(panel.file->state(), FileState::NoFile);
        QVERIFY(!QFileInfo::exists(path()));
    }
    QTRY_COMPARE(panel.file->state(), FileState::Saved);
    QVERIFY(QFileInfo::exists(path()));
}

void tst_ConfigFile::keepsEditsOfAFileThatWasRemoved()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    QVERIFY(QFile::remove(path()));
    panel.file->saveNow();
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

void tst_ConfigFile::waitsForAnotherPanelsLock()
{
    writeFile(path(), start);
    Panel panel(folder(), 10min);
    panel.file->load();
    QVERIFY(panel.set("a", "7"));
    {
        const SafeFile other(
            path(), {folder() + QLatin1String("/state/backups"), folder() + QLatin1String("/state/locks")});
        const auto lock = other.lock(0ms);
        QVERIFY(lock.isOk());
        panel.file->saveNow();
        QCOMPARE(readFile(path()), std::string(start));
    }
    QTRY_COMPARE_WITH_TIMEOUT(panel.file->state(), FileState::Saved, 60'000);
    QCOMPARE(readFile(path()), replaced(start, "a: 1", "a: 7"));
}

SWITCHYARD_TEST(tst_ConfigFile)

#include "tst_configfile.moc"
