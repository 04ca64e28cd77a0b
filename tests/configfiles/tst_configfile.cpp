// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/safefile.h"
#include "paneltesting.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace switchyard;
using namespace switchyard::configfiles;
using namespace std::chrono_literals;
using ports::ConflictChoice;
using ports::FileState;

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
    void undoAfterASaveIsSavedToo();
    void createsAMissingFile();
    void waitsForALockToCreateAFileWithoutBlocking();
    void waitsForAnotherPanelsLock();

private:
    QString folder() const { return m_folder->path(); }
    QString path() const { return folder() + QLatin1String("/openclaw.json"); }

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
