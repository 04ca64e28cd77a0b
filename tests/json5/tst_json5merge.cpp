// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/merge.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::json5;

class tst_Json5Merge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
};

void tst_Json5Merge::merges_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("merged"); // where there is a conflict: with mine winning
    QTest::addColumn<QByteArray>("conflicts");
    const auto row = [](const char* name, const char* base, const char* mine, const char* theirs,
                        const char* merged, const char* conflicts) {
        QTest::newRow(name) << QByteArray(base) << QByteArray(mine) << QByteArray(theirs)
                            << QByteArray(merged) << QByteArray(conflicts);
    };
    row("both sides, different keys", "{ a: 1, b: 1 }", "{ a: 2, b: 1 }", "{ a: 1, b: 3 } // t",
        "{ a: 2, b: 3 } // t", "");
    row("their layout stays", "{ a: 1, b: 1 }", "{ a: 2, b: 1 }", "{\n  // new\n  a: 1,\n  b: 1,\n}",
        "{\n  // new\n  a: 2,\n  b: 1,\n}", "");
    row("same change on both", "{ a: 1 }", "{ a: 2 }", "{ a: 2 }", "{ a: 2 }", "");
    row("different change of one value", "{ a: 1 }", "{ a: 2 }", "{ a: 3 }", "{ a: 2 }", "a");
    row("removed here, changed there", "{ a: 1, b: 1 }", "{ b: 1 }", "{ a: 3, b: 1 }", "{ b: 1 }", "a");
    row("changed here, removed there", "{ a: 1, b: 1 }", "{ a: 2, b: 1 }", "{ b: 1 }", "{ b: 1, a: 2 }", "a");
    row("added on both alike", "{}", "{ a: { x: 1 } }", "{ a: { y: 2 } }", "{ a: { y: 2, x: 1 } }", "");
    row("added on both differently", "{}", "{ a: 1 }", "{ a: 2 }", "{ a: 1 }", "a");
    row("nested", "{ a: { b: { c: 1, d: 1 } } }", "{ a: { b: { c: 2, d: 1 } } }",
        "{ a: { b: { c: 1, d: 2 } } }", "{ a: { b: { c: 2, d: 2 } } }", "");
    row("items of arrays of one length", "[{ a: 1 }, { b: 1 }]", "[{ a: 2 }, { b: 1 }]",
        "[{ a: 1 }, { b: 3 }]", "[{ a: 2 }, { b: 3 }]", "");
    row("arrays as a whole otherwise", "{ f: [1, 2] }", "{ f: [2, 1, 3] }", "{ f: [1, 2], g: 1 }",
        "{ f: [2, 1, 3], g: 1 }", "");
    row("arrays of different lengths", "{ f: [1, 2] }", "{ f: [2] }", "{ f: [1, 2, 3] }", "{ f: [2] }", "f");
    row("a parent that went away", "{ a: { b: 1 }, c: 1 }", "{ a: { b: 2 }, c: 1 }", "{ c: 1 }",
        "{ c: 1, a: { b: 2 } }", "a");
}

void tst_Json5Merge::merges()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, merged);
    QFETCH(QByteArray, conflicts);
    const auto parse = [](const QByteArray& text) { return Document::parse(text.toStdString()); };

    const auto result = merge(parse(base), parse(mine), parse(theirs), MergeSide::Mine);
    QCOMPARE(QByteArray::fromStdString(result.text), merged);
    QByteArray found;
    for (const MergeConflict& conflict : result.conflicts)
        found += QByteArray::fromStdString(conflict.path.toString());
    QCOMPARE(found, conflicts);

    const auto lost = merge(parse(base), parse(mine), parse(theirs), MergeSide::Theirs);
    QCOMPARE(lost.conflicts.size(), result.conflicts.size());
    if (!conflicts.isEmpty())
        QCOMPARE(QByteArray::fromStdString(lost.text), theirs);
}

SWITCHYARD_TEST(tst_Json5Merge)

#include "tst_json5merge.moc"
