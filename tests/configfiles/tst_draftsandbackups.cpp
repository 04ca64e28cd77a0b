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
using ports::FileState;

//! What is kept beside the file: drafts of a session that crashed, and what saves replaced.
class tst_DraftsAndBackups final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsTwentyBackups();
    void restoresABackupAsAnUndoableEdit();
    void recoversADraftAfterACrash();
    void mergesADraftWithAFileThatMovedOn();
    void recoversDraftsOfIncludedFiles();
    void dropsDraftsOfIncludedFiles();

private:
    QString folder() const { return m_folder->path(); }
    QString path() const { return folder() + QLatin1String("/openclaw.json"); }
    QString makeDrafts();

    std::unique_ptr<QTemporaryDir> m_folder;
};

//! Leaves edits of the file and of one it includes as a crash would; the path of the latter.
QString tst_DraftsAndBackups::makeDrafts()
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

void tst_DraftsAndBackups::keepsTwentyBackups()
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

void tst_DraftsAndBackups::restoresABackupAsAnUndoableEdit()
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

void tst_DraftsAndBackups::recoversADraftAfterACrash()
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

void tst_DraftsAndBackups::mergesADraftWithAFileThatMovedOn()
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

void tst_DraftsAndBackups::recoversDraftsOfIncludedFiles()
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

void tst_DraftsAndBackups::dropsDraftsOfIncludedFiles()
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

SWITCHYARD_TEST(tst_DraftsAndBackups)

#include "tst_draftsandbackups.moc"
