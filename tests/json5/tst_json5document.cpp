// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/document.h"
#include "json5/editor.h"
#include "json5/writer.h"
#include "testlib/testmain.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace switchyard;
using namespace switchyard::json5;

namespace {

std::string joined(const Document& document)
{
    std::string text;
    for (const Token& token : document.tokens())
        text += document.textOf(token);
    return text;
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

class tst_Json5Document final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsJson_data();
    void readsAsJson();
    void reports_data();
    void reports();
    void keepsEveryByteWhateverItIs();
    void readsOnBehindMistakes();
    void readsIntegersExactly_data();
    void readsIntegersExactly();
    void readsNumbersLikeNoNumber();
    void findsByPathAndBack();
    void survivesDeepNesting_data();
    void survivesDeepNesting();
    void readsFiveMegabytes();
    void boundsItsDiagnostics();
    void countsLinesLikeEditors();
    void comparesByValue_data();
    void comparesByValue();
    void writesNumbersLikeJavaScript_data();
    void writesNumbersLikeJavaScript();
    void buildsJson();
    void parsesPaths_data();
    void parsesPaths();
    void refusesPaths_data();
    void refusesPaths();
};

void tst_Json5Document::readsAsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const char* text, const char* json) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(json);
    };
    row("the specification's example",
        "{\n  // comments\n  unquoted: 'and you can quote me on that',\n  singleQuotes: 'I can use \"double "
        "quotes\" here',\n"
        "  lineBreaks: \"Look, Mom! \\\nNo \\\\n's!\",\n  hexadecimal: 0xdecaf,\n  leadingDecimalPoint: "
        ".8675309, andTrailing: "
        "8675309.,\n  positiveSign: +1,\n  trailingComma: 'in objects', andIn: ['arrays',],\n  "
        "\"backwardsCompatible\": "
        "\"with JSON\",\n}\n",
        "{\"unquoted\":\"and you can quote me on that\",\"singleQuotes\":\"I can use \\\"double quotes\\\" "
        "here\","
        "\"lineBreaks\":\"Look, Mom! No \\\\n's!\",\"hexadecimal\":912559,\"leadingDecimalPoint\":0.8675309,"
        "\"andTrailing\":8675309,\"positiveSign\":1,\"trailingComma\":\"in objects\",\"andIn\":[\"arrays\"],"
        "\"backwardsCompatible\":\"with JSON\"}");
    row("escapes", "'\\x41\\u0042\\n\\v\\0\\'\\a'", "\"AB\\n\\u000b\\u0000'a\"");
    row("line continuations", "'a\\\nb\\\r\nc\\\rd\\\u2028e'", "\"abcde\"");
    row("surrogates", "'\\ud83d\\ude00 \\ud800 \\ude00'", "\"\xF0\x9F\x98\x80 \\ud800 \\ude00\"");
    row("bytes that are not UTF-8", "'a\xFFz'", "\"a\xEF\xBF\xBDz\"");
    row("signed numbers", "[-0, +.5, -5., +0xA, -0xA]", "[-0,0.5,-5,10,-10]");
    row("numbers without JSON form", "[Infinity, -Infinity, NaN]", "[null,null,null]");
    row("numbers kept as they are", "[1.0, 1E2, 12345678901234567890]", "[1.0,1E2,12345678901234567890]");
    row("keys", "{$_a1:1, \\u0061b:2, \xD0\xBA\xD0\xBB:3, null:4, 'a b':5, '':6}",
        "{\"$_a1\":1,\"ab\":2,\"\xD0\xBA\xD0\xBB\":3,\"null\":4,\"a b\":5,\"\":6}");
    row("duplicate keys", "{a:1, b:2, \"\\u0061\":3}", "{\"a\":3,\"b\":2}");
    row("prototype keys", "{__proto__:1, constructor:{}}", "{\"__proto__\":1,\"constructor\":{}}");
    row("white space", "\xEF\xBB\xBF\t\v\f\xC2\xA0[\xE3\x80\x80]\xE2\x80\xA8", "[]");
    row("comments", "/* a */[// b\r1/**/,/***/2]// c", "[1,2]");
    row("a scalar", "null", "null");
}

void tst_Json5Document::readsAsJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const Document document = Document::parse(text.toStdString());
    QVERIFY2(document.isValid(), document.isValid() ? "" : document.firstError().message.c_str());
    QCOMPARE(QByteArray::fromStdString(toJson(document.root(), JsonLayout::Compact)), json);
    QCOMPARE(joined(document), document.text());
}

void tst_Json5Document::reports_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char* text, const char* code, int line, int column) {
        QTest::newRow(QByteArray(text).toPercentEncoding(" {}[]:,'").constData())
            << QByteArray(text) << QByteArray(code) << line << column;
    };
    row("", "empty-document", 1, 1);
    row("// nothing\n", "empty-document", 2, 1);
    row("{a:1 b:2}", "missing-comma", 1, 5);
    row("{a:1\n b:2}", "missing-comma", 1, 5);
    row("[1,,2]", "extra-comma", 1, 4);
    row("{,}", "extra-comma", 1, 2);
    row("{a 1}", "missing-colon", 1, 3);
    row("{a\n b:1}", "missing-colon", 1, 3);
    row("{a}", "missing-colon", 1, 3);
    row("{a::1}", "unexpected-token", 1, 4);
    row("{:1}", "missing-key", 1, 2);
    row("{[1]}", "missing-key", 1, 2);
    row("{a:}", "missing-value", 1, 4);
    row("{a:,b:1}", "missing-value", 1, 4);
    row("{a:1", "unclosed-object", 1, 1);
    row("{a:[1,\n2}", "unclosed-array", 1, 4);
    row("[1}", "mismatched-bracket", 1, 3);
    row("[1]]", "text-after-value", 1, 4);
    row("{} x", "text-after-value", 1, 4);
    row("'abc", "unclosed-string", 1, 1);
    row("{a:'b\n}", "unclosed-string", 1, 4);
    row("[1 /* x", "unclosed-comment", 1, 4);
    row("'\\x4'", "invalid-escape", 1, 2);
    row("'\\u00'", "invalid-escape", 1, 2);
    row("'\\1'", "invalid-escape", 1, 2);
    row("'\\08'", "invalid-escape", 1, 2);
    row("[010]", "invalid-number", 1, 2);
    row("[0x]", "invalid-number", 1, 2);
    row("[1e]", "invalid-number", 1, 2);
    row("[- 1]", "invalid-number", 1, 2);
    row("{a: gpt}", "unquoted-string", 1, 5);
    row("{gpt-4: 1}", "invalid-key", 1, 2);
    row("{1: 1}", "invalid-key", 1, 2);
    row("[#]", "unexpected-character", 1, 2);
    row("}", "unexpected-token", 1, 1);
    row("[a:1]", "unquoted-string", 1, 2);
    row("{a:1,a:2}", "duplicate-key", 1, 2);
    row("'\xFF'", "invalid-utf8", 1, 2);
    row("[1e999]", "number-out-of-range", 1, 2);
    row("[9007199254740993]", "number-out-of-range", 1, 2);
    row("'\u2028'", "unescaped-line-separator", 1, 2);
}

void tst_Json5Document::reports()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    QFETCH(int, line);
    QFETCH(int, column);
    const Document document = Document::parse(text.toStdString());
    QVERIFY(!document.diagnostics().empty());
    const Diagnostic& first = document.diagnostics().front();
    QCOMPARE(QByteArray(name(first.code)), code);
    QCOMPARE(static_cast<int>(first.location.line), line);
    QCOMPARE(static_cast<int>(first.location.column), column);
    QVERIFY(!first.message.empty());
    QVERIFY(!first.fix.empty());
    QCOMPARE(document.isValid(), first.severity == Severity::Warning);
    QCOMPARE(joined(document), document.text());
}

void tst_Json5Document::keepsEveryByteWhateverItIs()
{
    for (const std::string& text :
         {std::string("\0{\0}", 4), std::string("\xEF\xBB"), std::string("a\r\r\n\n\r"),
          std::string("\xED\xA0\x80 \xF5 \xC0\x80"), std::string("\"\\"), std::string("/"),
          std::string("'\\\r\n"), std::string("\xE2\x80")}) {
        const Document document = Document::parse(text);
        QCOMPARE(joined(document), text);
        QVERIFY(!document.isValid());
    }
}

void tst_Json5Document::readsOnBehindMistakes()
{
    const Document document = Document::parse("{ a: 1 b: [1, 2,, 3}, c: foo, d: { e: 'x }\n, f: 5 }");
    QVERIFY(!document.isValid());
    QCOMPARE(document.root()["a"].integer(), std::optional<std::int64_t>(1));
    QCOMPARE(document.root()["b"].size(), std::size_t{3});
    const Document open = Document::parse("{ a: { b: { c: [1, 2");
    QCOMPARE(open.root().resolve(*Path::parse("a.b.c[1]")).integer(), std::optional<std::int64_t>(2));
}

void tst_Json5Document::readsIntegersExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<qint64>("number");
    QTest::newRow("largest") << QByteArray("9223372036854775807") << true << Q_INT64_C(9223372036854775807);
    QTest::newRow("smallest") << QByteArray("-9223372036854775808") << true
                              << std::numeric_limits<qint64>::min();
    QTest::newRow("too large") << QByteArray("9223372036854775808") << false << Q_INT64_C(0);
    QTest::newRow("hexadecimal") << QByteArray("-0xFF") << true << Q_INT64_C(-255);
    QTest::newRow("with exponent") << QByteArray("1e3") << true << Q_INT64_C(1000);
    QTest::newRow("with point") << QByteArray("5.") << true << Q_INT64_C(5);
    QTest::newRow("fraction") << QByteArray(".5") << false << Q_INT64_C(0);
    QTest::newRow("infinite") << QByteArray("Infinity") << false << Q_INT64_C(0);
    QTest::newRow("string") << QByteArray("'1'") << false << Q_INT64_C(0);
}

void tst_Json5Document::readsIntegersExactly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isWhole);
    QFETCH(qint64, number);
    const Document document = Document::parse(text.toStdString());
    QCOMPARE(document.root().integer().has_value(), isWhole);
    QCOMPARE(document.root().integer().value_or(0), number);
}

void tst_Json5Document::readsNumbersLikeNoNumber()
{
    QVERIFY(std::isnan(*Document::parse("-NaN").root().number()));
    QVERIFY(std::isinf(*Document::parse("1e400").root().number()));
    QCOMPARE(*Document::parse("1e-400").root().number(), 0.0);
    QVERIFY(std::isinf(*Document::parse("0x" + repeated("F", 300)).root().number()));
    QCOMPARE(*Document::parse("0x20000000000001").root().number(), 9007199254740992.0);
}

void tst_Json5Document::findsByPathAndBack()
{
    const Document document = Document::parse("{ a: [{ 'b.c': 1 }, 2], 'a]': { '': 3 } }");
    for (const char* text : {"a[0][\"b.c\"]", "a[1]", "[\"a]\"][\"\"]", "a", ""}) {
        const auto path = Path::parse(text);
        QVERIFY(path.isOk());
        const Value value = document.root().resolve(*path);
        QVERIFY(!value.isMissing());
        QCOMPARE(value.path(), *path);
        QCOMPARE(value.path().toString(), std::string(text));
    }
    QVERIFY(document.root()["x"]["y"].at(3).isMissing());
    QCOMPARE(document.root()["x"].stringOr("none"), std::string("none"));
    const Value member = document.root()["a"];
    QCOMPARE(document.text().substr(member.keyOffset(), member.keyLength()), std::string("a"));
    QCOMPARE(std::string(member.text()), std::string("[{ 'b.c': 1 }, 2]"));
}

void tst_Json5Document::survivesDeepNesting_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("isObject");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("arrays within the limit") << 10'000 << false << true;
    QTest::newRow("objects within the limit") << 10'000 << true << true;
    QTest::newRow("arrays beyond") << 100'000 << false << false;
    QTest::newRow("objects beyond") << 100'000 << true << false;
}

void tst_Json5Document::survivesDeepNesting()
{
    QFETCH(int, depth);
    QFETCH(bool, isObject);
    QFETCH(bool, isValid);
    const std::string open = isObject ? "{a:" : "[";
    const std::string close = isObject ? "}" : "]";
    const Document document
        = Document::parse(repeated(open, depth) + (isObject ? "1" : "") + repeated(close, depth));
    QCOMPARE(document.isValid(), isValid);
    QCOMPARE(joined(document), document.text());
    if (!isValid) {
        QCOMPARE(document.firstError().code, ErrorCode::LimitExceeded);
        QVERIFY(!editor::set(document, Path{"x"}, "1").isOk());
        return;
    }
    QVERIFY(sameValue(document.root(), Document::parse(toJson(document.root(), JsonLayout::Compact)).root()));
    Value deepest = document.root();
    while (deepest.size() > 0)
        deepest = deepest.at(0);
    QVERIFY(editor::set(document, deepest.path(), "5").isOk());
    QCOMPARE(editor::set(document, deepest.path(), "[[1]]").error().code, ErrorCode::LimitExceeded);
}

void tst_Json5Document::readsFiveMegabytes()
{
    const std::string text = "[" + repeated("{ a: 'some text', b: [1, 2, 3] }, // c\n", 140'000) + "]";
    QVERIFY(text.size() > 5'000'000);
    const Document document = Document::parse(text);
    QVERIFY(document.isValid());
    const auto moved = editor::move(document, Path{}, 0, 139'999);
    QVERIFY(moved.isOk());
    const auto removed = editor::remove(document, Path{std::size_t{70'000}});
    QVERIFY(removed.isOk());
    // Quadratic work would take minutes, for hashing keys and for finding duplicates alike.
    std::string many = "{";
    for (int i = 0; i < 200'000; ++i)
        many += "k" + std::to_string(i % 100'000) + ":1,";
    const Document wide = Document::parse(many + "}");
    QVERIFY(wide.isValid());
    QVERIFY(wide.root().at(0).isShadowed());
    QVERIFY(!wide.root().at(199'999).isShadowed());
}

void tst_Json5Document::boundsItsDiagnostics()
{
    const Document document = Document::parse("[" + repeated("# ", 100'000) + "]");
    QVERIFY(!document.isValid());
    QVERIFY(document.diagnostics().size() <= 1000);
    const Document large = Document::parse(std::string(maximumBytes + 1, ' '));
    QCOMPARE(large.firstError().code, ErrorCode::LimitExceeded);
    QCOMPARE(large.text().size(), maximumBytes + 1);
}

void tst_Json5Document::countsLinesLikeEditors()
{
    const Document document = Document::parse("[\r\n1,\r2,\n\u20283, /*\n*/ 4, '\\\n']");
    const auto line = [&](std::size_t i) { return document.locationAt(document.root().at(i).offset()).line; };
    QCOMPARE(line(0), std::size_t{2});
    QCOMPARE(line(1), std::size_t{3});
    QCOMPARE(line(2), std::size_t{4});
    QCOMPARE(line(3), std::size_t{5});
    QCOMPARE(document.locationAt(document.text().size()).line, std::size_t{6});
    QCOMPARE(document.locationAt(999'999).offset, document.text().size());
}

void tst_Json5Document::comparesByValue_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("spelling") << QByteArray("{a:0x10,'b':'x'}") << QByteArray("{\"b\":\"\\x78\", \"a\":16.0}")
                              << true;
    QTest::newRow("order of items") << QByteArray("[1,2]") << QByteArray("[2,1]") << false;
    QTest::newRow("duplicates") << QByteArray("{a:1,a:2}") << QByteArray("{a:2}") << true;
    QTest::newRow("not a number") << QByteArray("NaN") << QByteArray("-NaN") << true;
    QTest::newRow("large integers") << QByteArray("9007199254740993") << QByteArray("9007199254740992")
                                    << false;
    QTest::newRow("missing member") << QByteArray("{a:1}") << QByteArray("{a:1,b:1}") << false;
    QTest::newRow("kinds") << QByteArray("[]") << QByteArray("{}") << false;
}

void tst_Json5Document::comparesByValue()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, same);
    const Document first = Document::parse(a.toStdString());
    const Document second = Document::parse(b.toStdString());
    QCOMPARE(sameValue(first.root(), second.root()), same);
    QCOMPARE(sameValue(second.root(), first.root()), same);
}

void tst_Json5Document::writesNumbersLikeJavaScript_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 200000.0 << QByteArray("200000");
    QTest::newRow("fraction") << 0.1 << QByteArray("0.1");
    QTest::newRow("mixed") << -1234.5 << QByteArray("-1234.5");
    QTest::newRow("small") << 0.000001 << QByteArray("0.000001");
    QTest::newRow("smaller") << 1e-7 << QByteArray("1e-7");
    QTest::newRow("large") << 123456789012345680000.0 << QByteArray("123456789012345680000");
    QTest::newRow("larger") << 1.5e21 << QByteArray("1.5e+21");
    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray("null");
}

void tst_Json5Document::writesNumbersLikeJavaScript()
{
    QFETCH(double, number);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(numberText(number)), text);
}

void tst_Json5Document::buildsJson()
{
    Writer writer;
    writer.beginObject()
        .key("a \"b\"")
        .string("x\ny")
        .key("c")
        .beginArray()
        .integer(1)
        .number(0.5)
        .boolean(true)
        .null();
    writer.raw("{}").endArray().key("d").beginObject().endObject().endObject();
    QCOMPARE(writer.take(), std::string("{\"a \\\"b\\\"\":\"x\\ny\",\"c\":[1,0.5,true,null,{}],\"d\":{}}"));
    QCOMPARE(writer.beginArray().endArray().take(), std::string("[]"));
}

void tst_Json5Document::parsesPaths_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* text, const char* written) {
        QTest::newRow(*text ? text : "root") << QByteArray(text) << QByteArray(written);
    };
    row("", "");
    row("a", "a");
    row("agents.defaults.model.fallbacks[1]", "agents.defaults.model.fallbacks[1]");
    row("[\"a.b\"].c", "[\"a.b\"].c");
    row("['it\\'s'][0]", "[\"it's\"][0]");
    row("[ 0 ][\"\\u0061\"]", "[0].a");
    row("models.anthropic/claude", "models[\"anthropic/claude\"]");
    row("my-provider.x", "my-provider.x");
    row("a.\"b.c\"", "a[\"b.c\"]");
    row("a[\"\"]", "a[\"\"]");
    row("a.1", "a.1");
}

void tst_Json5Document::parsesPaths()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto path = Path::parse(text.toStdString());
    QVERIFY2(path.isOk(), path ? "" : path.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(path->toString()), written);
    QCOMPARE(*Path::parse(path->toString()), *path);
}

void tst_Json5Document::refusesPaths_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1", "a['x]", "a]b", "[0]a",
                             "a[99999999999999999999999]"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_Json5Document::refusesPaths()
{
    QFETCH(QByteArray, text);
    const auto path = Path::parse(text.toStdString());
    QVERIFY(!path.isOk());
    QCOMPARE(path.error().code, ErrorCode::InvalidArgument);
}

SWITCHYARD_TEST(tst_Json5Document)

#include "tst_json5document.moc"
