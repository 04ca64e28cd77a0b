// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policysession.h"
#include "policyfile.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace switchyard;
using namespace Qt::Literals::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<unreadable>");
}

} // namespace

class tst_PolicyFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergesWhatAnEditorWroteMeanwhile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        write(path, "{ // mine\n  cold: 'wait',\n}\n");
        config::PolicySession session;
        PolicyFile file(path, session);
        file.load();
        QVERIFY(session.setListen("127.0.0.1:11700"));
        write(path, "{ // mine\n  cold: 'wait',\n  privacy: 'local-only',\n}\n");
        file.save();
        QVERIFY(!file.problem());
        QVERIFY(contentOf(path).contains("privacy: 'local-only'"));
        QVERIFY(contentOf(path).contains("// mine"));
        QVERIFY(contentOf(path).contains("127.0.0.1:11700"));
        QCOMPARE(QByteArray::fromStdString(session.text()), contentOf(path));
    }

    void leavesWhatItCannotUnderstand()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        config::PolicySession session;
        PolicyFile file(path, session);
        file.load();
        QVERIFY(session.setListen("127.0.0.1:11700"));
        write(path, "{ privacy: ");
        file.save();
        QVERIFY(file.problem());
        QCOMPARE(contentOf(path), QByteArray("{ privacy: "));

        write(path, "{ privacy: 'local-only' }");
        QTRY_VERIFY(contentOf(path).contains("11700"));
        QVERIFY(contentOf(path).contains("local-only"));
        QVERIFY(!file.problem());
    }

    void keepsTheLastPolicyThatMadeSense()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        write(path, "{ privacy: 'local-only' }");
        config::PolicySession session;
        PolicyFile file(path, session);
        file.load();
        write(path, "{ privacy: 'local-only', cold: ");
        file.load();
        QVERIFY(file.problem());
        QCOMPARE(session.text(), std::string("{ privacy: 'local-only' }"));

        write(path, "{ privacy: 'any' }");
        file.load();
        QVERIFY(!file.problem());
        QCOMPARE(session.text(), std::string("{ privacy: 'any' }"));
    }

    void saysWhereItIsNoJson5_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("prose") << QByteArray("hello there\n") << 1 << 1;
        QTest::newRow("missing value") << QByteArray("{\n  privacy: ,\n}\n") << 2 << 11;
        QTest::newRow("no object") << QByteArray("\n  ['local-only']\n") << 2 << 3;
    }
    void saysWhereItIsNoJson5()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        write(path, text);
        config::PolicySession session;
        PolicyFile file(path, session);
        file.load();
        QVERIFY(file.problem());
        QVERIFY(file.problem()->location);
        QCOMPARE(static_cast<int>(file.problem()->location->line), line);
        QCOMPARE(static_cast<int>(file.problem()->location->column), column);
        const QByteArray place = "line " + QByteArray::number(line) + ", column " + QByteArray::number(column);
        QVERIFY2(QByteArray::fromStdString(sentenceOf(*file.problem())).contains(place), file.problem()->message.c_str());
        QCOMPARE(contentOf(path), text);
    }

    void saysWhenThereIsNoPolicyToFallBackOn()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        write(path, "{ privacy: ");
        config::PolicySession session;
        PolicyFile file(path, session);
        file.load();
        QVERIFY(file.problem());
        QCOMPARE(session.text(), std::string("{ privacy: "));
    }

    void replacesNothingUnread()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json5"_s);
        // A folder in the file's place, because no permission stops the superuser.
        QVERIFY(QDir().mkpath(path));
        config::PolicySession session;
        PolicyFile file(path, session);
        QSignalSpy problems(&file, &PolicyFile::problemChanged);
        file.load();
        QCOMPARE(problems.count(), 1);
        QVERIFY(session.setListen("127.0.0.1:11700"));
        file.save();
        QVERIFY(file.problem());

        QVERIFY(QDir().rmdir(path));
        write(path, "{ privacy: 'local-only' }");
        file.save();
        QVERIFY(!file.problem());
        QVERIFY(contentOf(path).contains("local-only"));
        QVERIFY(contentOf(path).contains("11700"));
    }
};

SWITCHYARD_TEST(tst_PolicyFile)

#include "tst_policyfile.moc"
