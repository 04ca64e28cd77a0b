// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/unifieddiff.h"
#include "testlib/testmain.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace switchyard;

class tst_UnifiedDiff final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesHunks_data();
    void writesHunks();
    void canBePatched();
};

void tst_UnifiedDiff::writesHunks_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("hunks");
    QTest::newRow("same") << QByteArray("a\n") << QByteArray("a\n") << QByteArray();
    QTest::newRow("changed") << QByteArray("a\nb\nc\n") << QByteArray("a\nx\nc\n") << QByteArray("@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\n") << QByteArray("@@ -0,0 +1 @@\n+a\n");
    QTest::newRow("no final line end") << QByteArray("a") << QByteArray("b")
                                       << QByteArray("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
    QTest::newRow("far apart") << QByteArray("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n") << QByteArray("x\n2\n3\n4\n5\n6\n7\n8\n9\ny\n")
                               << QByteArray("@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-10\n+y\n");
    QTest::newRow("line ends") << QByteArray("a\r\n") << QByteArray("a\n") << QByteArray("@@ -1 +1 @@\n-a\r\n+a\n");
}

void tst_UnifiedDiff::writesHunks()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, hunks);
    const auto diff = QByteArray::fromStdString(unifiedDiff(before.toStdString(), after.toStdString(), "a", "b"));
    QCOMPARE(diff, hunks.isEmpty() ? QByteArray() : "--- a\n+++ b\n" + hunks);
}

void tst_UnifiedDiff::canBePatched()
{
    const QString patch = QStandardPaths::findExecutable(QStringLiteral("patch"));
    if (patch.isEmpty())
        QSKIP("patch is not installed");
    std::mt19937 random(7);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("f"));
    for (int round = 0; round < 25; ++round) {
        std::string before;
        std::string after;
        for (int line = 0; line < 40; ++line) {
            const std::string text = std::to_string(random() % 6) + "\n";
            const auto dice = random() % 10;
            before += dice == 0 ? "" : text;
            after += dice == 1 ? "" : dice == 2 ? "new " + text : text;
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray::fromStdString(before));
        file.close();
        QProcess process;
        process.start(patch, {QStringLiteral("-s"), path});
        process.write(QByteArray::fromStdString(unifiedDiff(before, after, "a", "b")));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(5000));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray::fromStdString(after));
    }
}

SWITCHYARD_TEST(tst_UnifiedDiff)

#include "tst_unifieddiff.moc"
