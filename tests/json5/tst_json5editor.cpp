// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/document.h"
#include "json5/editor.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace switchyard;
using namespace switchyard::json5;

namespace {

//! An operation as words: `set PATH VALUE`, `remove PATH`, `rename PATH KEY`, `move PATH FROM TO`, `insert
//! PATH I VALUE`, `member PATH I KEY VALUE`. Separated by '|', since values hold spaces.
Result<TextEdits> perform(const Document& document, const QString& operation)
{
    const QStringList words = operation.split(QLatin1Char('|'));
    const auto word = [&](int i) { return words.at(i).toStdString(); };
    const auto number = [&](int i) { return static_cast<std::size_t>(words.at(i).toULongLong()); };
    const auto path = Path::parse(word(1));
    if (!path)
        return path.error();
    if (words.front() == QLatin1String("set"))
        return editor::set(document, *path, word(2));
    if (words.front() == QLatin1String("remove"))
        return editor::remove(document, *path);
    if (words.front() == QLatin1String("rename"))
        return editor::renameKey(document, *path, word(2));
    if (words.front() == QLatin1String("move"))
        return editor::move(document, *path, number(2), number(3));
    if (words.front() == QLatin1String("insert"))
        return editor::insert(document, *path, number(2), word(3));
    return editor::insertMember(document, *path, number(2), word(3), word(4));
}

} // namespace

class tst_Json5Editor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void refuses_data();
    void refuses();
    void reordersTheSeedConfigurationsAndBack_data();
    void reordersTheSeedConfigurationsAndBack();
    void splitsDifferencesAsOneEdit();
};

void tst_Json5Editor::edits_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("produces");
    const auto row = [](const char* name, const char* given, const char* operation, const char* produces) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(operation)
                            << QString::fromUtf8(produces);
    };

    // Comments
    row("keepsCommentAboveMovedItem", "[\n  // a\n  1,\n  2,\n]", "move||0|1", "[\n  2,\n  // a\n  1,\n]");
    row("keepsCommentBehindMovedItem", "[\n  1, // a\n  2,\n]", "move||0|1", "[\n  2,\n  1, // a\n]");
    row("movesLastItemUpWithoutTrailingComma", "[\n  1,\n  2 // b\n]", "move||1|0", "[\n  2, // b\n  1\n]");
    row("movesFirstItemDownWithoutTrailingComma", "[\n  1, // a\n  2\n]", "move||0|1",
        "[\n  2,\n  1 // a\n]");
    row("leavesSectionCommentWhenMoving", "[\n  // section\n\n  1,\n  2,\n]", "move||0|1",
        "[\n  // section\n\n  2,\n  1,\n]");
    row("leavesHeadCommentWhenMoving", "[ // head\n  1,\n  2,\n]", "move||0|1", "[ // head\n  2,\n  1,\n]");
    row("leavesTailCommentWhenMoving", "[\n  1,\n  2\n  // tail\n]", "move||0|1",
        "[\n  2,\n  1\n  // tail\n]");
    row("keepsBlankLineBetweenMovedItems", "[\n  // a\n  1,\n\n  // b\n  2\n]", "move||0|1",
        "[\n  // b\n  2,\n\n  // a\n  1\n]");
    row("keepsBlockCommentBeforeComma", "[1 /* a */, 2, 3]", "move||0|2", "[2, 3, 1 /* a */]");
    row("keepsBlockCommentBeforeItemOnItsLine", "[1, /* b */ 2, 3]", "move||1|0", "[/* b */ 2, 1, 3]");
    row("addsLineEndForLineComment", "[1, 2, // b\n 3]", "move||1|0", "[2, // b\n 1, 3]");
    row("dropsThatLineEndAgain", "[2, // b\n 1, 3]", "move||0|1", "[1, 2, // b\n 3]");
    row("addsLineEndBeforeClosingBracket", "[\n  1, // a\n  2]", "move||0|1", "[\n  2,\n  1 // a\n  ]");
    row("takesThatLineEndAwayAgain", "[\n  2,\n  1 // a\n  ]", "move||1|0", "[\n  1, // a\n  2]");
    row("movesInListWithLeadingCommas", "[ 1 // a\n, 2 // b\n, 3\n]", "move||0|2",
        "[ 2 // b\n, 3\n, 1 // a\n]");
    row("movesNestedContainersWhole", "[\n  { a: 1 }, // x\n  [\n    2,\n  ],\n]", "move||1|0",
        "[\n  [\n    2,\n  ],\n  { a: 1 }, // x\n]");
    row("movesWithCrLf", "[\r\n  1, // a\r\n  2\r\n]\r\n", "move||1|0", "[\r\n  2,\r\n  1 // a\r\n]\r\n");
    row("movesInline", "{ f: [\"x\", \"y\", \"z\"] }", "move|f|2|0", "{ f: [\"z\", \"x\", \"y\"] }");
    row("movesMinified", "{f:[1,2,3]}", "move|f|0|2", "{f:[2,3,1]}");

    row("removesItemWithItsComments", "[\n  // a\n  1, // b\n  2,\n]", "remove|[0]", "[\n  2,\n]");
    row("keepsSectionCommentWhenRemoving", "{\n  // section\n\n  a: 1,\n  b: 2,\n}", "remove|a",
        "{\n  // section\n\n  b: 2,\n}");
    row("keepsCommentOfNextItemWhenRemoving", "{\n  \"a\": 1,\n  // about b\n  \"b\": 2\n}", "remove|a",
        "{\n  // about b\n  \"b\": 2\n}");
    row("removesLastAndPreviousComma", "{\n  a: 1, // x\n  b: 2\n}", "remove|b", "{\n  a: 1 // x\n}");
    row("removesLastAndKeepsTrailingComma", "{\n  a: 1, // x\n  b: 2,\n}", "remove|b", "{\n  a: 1, // x\n}");
    row("removesFirstInline", "[1, 2]", "remove|[0]", "[2]");
    row("removesLastInline", "[\"aa\", \"bb\", \"cc\"]", "remove|[2]", "[\"aa\", \"bb\"]");
    row("removesMiddleMinified", "[1,2,3]", "remove|[1]", "[1,3]");
    row("removesInlineWithTrailingComma", "[1, 2, ]", "remove|[1]", "[1, ]");
    row("removesOnlyItem", "{\n  a: {\n    b: 1,\n  },\n}", "remove|a.b", "{\n  a: {},\n}");
    row("keepsCommentsOfEmptiedContainer", "{ // head\n  a: 1,\n  // tail\n}", "remove|a",
        "{ // head\n  // tail\n}");
    row("removesItemBehindLineCommentOnClosingLine", "[1, // a\n 2]", "remove|[1]", "[1 // a\n ]");
    row("removesFirstWithLeadingCommas", "[ 1 // a\n, 2 // b\n]", "remove|[0]", "[ 2 // b\n]");
    row("removesLastWithLeadingCommas", "[ 1 // a\n, 2 // b\n]", "remove|[1]", "[ 1 // a\n]");
    row("removesBetweenBothKindsOfCommas", "[ 1 // a\n, 2,\n 3\n]", "remove|[1]", "[ 1 // a\n, \n 3\n]");
    row("removesAllDuplicates", "{ a: 1, b: 2, a: 3 }", "remove|a", "{ b: 2 }");
    row("removesByEscapedKey", "{ \"\\u0061\": 1, b: 2 }", "remove|a", "{ b: 2 }");

    // New items
    row("appendsInStyleWithTrailingComma", "{\n  a: 1,\n}\n", "set|b|2", "{\n  a: 1,\n  b: 2,\n}\n");
    row("appendsInStyleWithoutTrailingComma", "{\n  \"a\": 1\n}\n", "set|b|2",
        "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    row("putsCommaBeforeLineComment", "[\n  1 // a\n]", "set|[1]|2", "[\n  1, // a\n  2\n]");
    row("appendsBeforeTailComment", "[\n  1\n  // tail\n]", "set|[1]|2", "[\n  1,\n  2\n  // tail\n]");
    row("appendsInline", "[1, 2]", "set|[2]|3", "[1, 2, 3]");
    row("appendsMinified", "{\"a\":1}", "set|b|[1,2]", "{\"a\":1,\"b\":[1,2]}");
    row("appendsBehindInlineBlockComment", "[1 /* a */]", "set|[1]|2", "[1 /* a */, 2]");
    row("appendsBehindInlineLineComment", "[1 // a\n]", "set|[1]|2", "[1, // a\n  2\n]");
    row("appendsWithTabsAndCrLf", "{\r\n\t\"a\": {\r\n\t\t\"b\": 1\r\n\t}\r\n}", "set|a.c|{\"x\":{\"y\":1}}",
        "{\r\n\t\"a\": {\r\n\t\t\"b\": 1,\r\n\t\t\"c\": {\r\n\t\t\t\"x\": {\r\n\t\t\t\t\"y\": "
        "1\r\n\t\t\t}\r\n\t\t}\r\n\t}\r\n}");
    row("quotesAsNeighboursDo", "{\n  'a b': 'x',\n}", "set|c d|{\"e\":\"f\"}",
        "{\n  'a b': 'x',\n  'c d': {\n    'e': 'f',\n  },\n}");
    row("keepsScalarAsGiven", "{ a: \"x\" }", "set|a|'it\\'s'", "{ a: 'it\\'s' }");
    row("keepsNumberAsGiven", "{ a: 1 }", "set|a|+0x1F", "{ a: +0x1F }");
    row("makesMissingParents", "{\n  a: 1,\n}", "set|b.c[0].d|true",
        "{\n  a: 1,\n  b: {\n    c: [\n      {\n        d: true,\n      },\n    ],\n  },\n}");
    row("fillsEmptyDocumentObject", "{}\n", "set|a|1", "{\n  \"a\": 1\n}\n");
    row("fillsEmptyArrayInline", "{\n  \"a\": []\n}", "set|a[0]|\"x\"", "{\n  \"a\": [\"x\"]\n}");
    row("fillsPaddedObject", "{ a: { } }", "set|a.b|1", "{ a: { b: 1 } }");
    row("fillsObjectBelowItsComment", "{\n  a: { // none yet\n  },\n}", "set|a.b|1",
        "{\n  a: { // none yet\n    b: 1,\n  },\n}");
    row("fillsObjectAboveItsTailComment", "{\n  // todo\n}", "set|a|1", "{\n  \"a\": 1\n  // todo\n}");
    row("fillsObjectBehindBlockComment", "{ a: { /* none */ } }", "set|a.b|1",
        "{ a: { /* none */\n  b: 1 } }");
    row("insertsBeforeFirst", "[\n  // a\n  1,\n]", "insert||0|0", "[\n  0,\n  // a\n  1,\n]");
    row("insertsBelowSectionComment", "[\n  // section\n\n  1,\n]", "insert||0|0",
        "[\n  // section\n\n  0,\n  1,\n]");
    row("insertsInline", "[1, /* b */ 2]", "insert||1|9", "[1, 9, /* b */ 2]");
    row("insertsMember", "{\n  a: 1,\n  b: 2,\n}", "member||1|x|9", "{\n  a: 1,\n  x: 9,\n  b: 2,\n}");
    row("insertsWithLeadingComma", "[ 1\n, 2\n]", "insert||1|9", "[ 1\n, 9\n, 2\n]");
    row("keepsBareKeysAwayFromUnicode", "{\n  a: 1,\n}", "set|\xD0\xBA|1",
        "{\n  a: 1,\n  \"\xD0\xBA\": 1,\n}");

    // Replaced values
    row("replacesScalarOnly", "{ a: 1 /* x */, // y\n}", "set|a|2", "{ a: 2 /* x */, // y\n}");
    row("shiftsGivenLines", "{\n    a: {\n        b: 1\n    }\n}",
        "set|a|{\n  c: 1, // d\n\n  e: [\n    2\n  ]\n}",
        "{\n    a: {\n        c: 1, // d\n\n        e: [\n            2\n        ]\n    }\n}");
    row("spreadsCompactContainer", "{\n  \"a\": {\n    \"b\": 1\n  }\n}", "set|a|{\"c\":[1,2],\"d\":{}}",
        "{\n  \"a\": {\n    \"c\": [1, 2],\n    \"d\": {}\n  }\n}");
    row("keepsInlineContainerInline", "{\n  cost: { input: 0, output: 0 },\n}",
        "set|cost|{\"input\":1,\"output\":2}", "{\n  cost: { input: 1, output: 2 },\n}");
    row("replacesLastDuplicate", "{ a: 1, a: 2 }", "set|a|3", "{ a: 1, a: 3 }");
    row("replacesRootAndKeepsAround", "// top\n[1] // end\n", "set||{}", "// top\n{} // end\n");
    row("leavesEqualContainerAlone", "{ a: [1,  2] }", "set|a|[1,2]", "{ a: [1,  2] }");
    row("keepsByteOrderMark", "\xEF\xBB\xBF{a:1}", "set|a|2", "\xEF\xBB\xBF{a:2}");
    row("setsProto", "{ __proto__: 1 }", "set|__proto__|2", "{ __proto__: 2 }");
    row("setsByNumberOnArrays", "{ a: [1, 2] }", "set|a.1|3", "{ a: [1, 3] }");

    // Keys
    row("renamesBareKey", "{ a: 1 }", "rename|a|b", "{ b: 1 }");
    row("quotesRenamedKeyWhereNeeded", "{ a: 'x' }", "rename|a|b c", "{ 'b c': 'x' }");
    row("keepsQuotesOfRenamedKey", "{ 'a': \"x\" }", "rename|a|b", "{ 'b': \"x\" }");
    row("unquotesRenamedKeyAmongBareOnes", "{ \"a-b\": 1, c: 2 }", "rename|[\"a-b\"]|d", "{ d: 1, c: 2 }");
    row("renamesAllDuplicates", "{ a: 1, a: 2 }", "rename|a|b", "{ b: 1, b: 2 }");
    row("renamesToTheSame", "{ a: 1 }", "rename|a|a", "{ a: 1 }");
}

void tst_Json5Editor::edits()
{
    QFETCH(QString, given);
    QFETCH(QString, operation);
    QFETCH(QString, produces);

    const Document document = Document::parse(given.toStdString());
    QVERIFY(document.isValid());
    const auto edits = perform(document, operation);
    QVERIFY2(edits.isOk(), edits ? "" : edits.error().message.c_str());
    const std::string text = json5::apply(document.text(), *edits);
    QCOMPARE(QString::fromStdString(text), produces);
    QVERIFY(Document::parse(text).isValid());
    QCOMPARE(json5::apply(text, inverse(document.text(), *edits)), document.text());
}

void tst_Json5Editor::refuses_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* given, const char* operation, ErrorCode code) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(operation)
                            << static_cast<int>(code);
    };
    row("a broken document", "{ a: }", "set|a|1", ErrorCode::Syntax);
    row("a broken value", "{ a: 1 }", "set|a|hello", ErrorCode::Syntax);
    row("no value", "{ a: 1 }", "set|a|// none", ErrorCode::Syntax);
    row("two values", "{ a: 1 }", "set|a|1 2", ErrorCode::Syntax);
    row("a key of a scalar", "{ a: 1 }", "set|a.b|1", ErrorCode::NotFound);
    row("an index behind the end", "{ a: [1] }", "set|a[2]|1", ErrorCode::NotFound);
    row("a new array not from 0", "{ a: 1 }", "set|b[1]|1", ErrorCode::NotFound);
    row("an index of an object", "{ a: {} }", "set|a[0]|1", ErrorCode::NotFound);
    row("to remove what is not there", "{ a: 1 }", "remove|b", ErrorCode::NotFound);
    row("to remove the root", "{ a: 1 }", "remove|", ErrorCode::InvalidArgument);
    row("to rename an item", "[1]", "rename|[0]|a", ErrorCode::InvalidArgument);
    row("to rename to a taken key", "{ a: 1, b: 2 }", "rename|a|b", ErrorCode::AlreadyExists);
    row("to move in an object", "{ a: 1 }", "move||0|0", ErrorCode::InvalidArgument);
    row("to move beyond the end", "[1, 2]", "move||0|2", ErrorCode::NotFound);
    row("a member whose key is taken", "{ a: 1 }", "member||0|a|2", ErrorCode::AlreadyExists);
}

void tst_Json5Editor::refuses()
{
    QFETCH(QString, given);
    QFETCH(QString, operation);
    QFETCH(int, code);

    const auto edits = perform(Document::parse(given.toStdString()), operation);
    QVERIFY(!edits.isOk());
    QCOMPARE(static_cast<int>(edits.error().code), code);
    QVERIFY(!edits.error().message.empty());
}

void tst_Json5Editor::reordersTheSeedConfigurationsAndBack_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& name : QDir(QStringLiteral(JSON5_FIXTURES)).entryList({QStringLiteral("*.json5")}))
        QTest::newRow(qPrintable(name)) << QDir(QStringLiteral(JSON5_FIXTURES)).filePath(name);
}

void tst_Json5Editor::reordersTheSeedConfigurationsAndBack()
{
    QFETCH(QString, file);
    QFile source(file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const Document document = Document::parse(source.readAll().toStdString());
    QVERIFY(document.isValid());
    QVERIFY(document.diagnostics().empty());

    const Path fallbacks{"agents", "defaults", "model", "fallbacks"};
    if (!document.root().resolve(fallbacks)) {
        const auto added = editor::set(document, fallbacks, "[\"a/b\",\"c/d\"]");
        QVERIFY(added.isOk());
        QCOMPARE(json5::apply(json5::apply(document.text(), *added), inverse(document.text(), *added)),
                 document.text());
        return;
    }
    const auto moved = editor::move(document, fallbacks, 0, 1);
    QVERIFY(moved.isOk());
    const Document after = Document::parse(json5::apply(document.text(), *moved));
    QCOMPARE(after.root().resolve(fallbacks).at(1).string(),
             document.root().resolve(fallbacks).at(0).string());
    QCOMPARE(after.text().size(), document.text().size());
    const auto back = editor::move(after, fallbacks, 1, 0);
    QVERIFY(back.isOk());
    QCOMPARE(json5::apply(after.text(), *back), document.text());
    QCOMPARE(json5::apply(after.text(), inverse(document.text(), *moved)), document.text());
}

void tst_Json5Editor::splitsDifferencesAsOneEdit()
{
    QVERIFY(difference("abc", "abc").empty());
    QCOMPARE(difference("abc", "axc"), (TextEdits{{1, 1, "x"}}));
    QCOMPARE(difference("aa", "aaa"), (TextEdits{{2, 0, "a"}}));
    QCOMPARE(difference("aaa", "aa"), (TextEdits{{2, 1, ""}}));
    QCOMPARE(difference("", "x"), (TextEdits{{0, 0, "x"}}));
}

SWITCHYARD_TEST(tst_Json5Editor)

#include "tst_json5editor.moc"
