// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json/json.h"
#include "json/jsontext.h"
#include "json/jsonwriter.h"
#include "testlib/testmain.h"

#include <QTest>

#include <string>

using namespace switchyard;

class tst_Json final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsValidFromInvalid_data();
    void tellsValidFromInvalid();
    void everyPrefixIsInvalid();
    void findsValuesAndTheirBytes();
    void takesTheLastOfDuplicateNames();
    void boundsNesting();
    void decodesAndEscapes_data();
    void decodesAndEscapes();
    void readsNumbers();
    void picksSeveralMembersAtOnce();
    void textWriterGrows();
    void memoryGoesToTheNextDocument();
    void writerPlacesCommas();
};

void tst_Json::tellsValidFromInvalid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isValid");
    QTest::addColumn<int>("errorOffset");

    QTest::newRow("object") << QByteArray(R"({"a":[1,-2.5e+3,"x\u00e9\n",true,false,null,{}]})") << true << 0;
    QTest::newRow("space around") << QByteArray(" \r\n\t[ ] \n ") << true << 0;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}") << true << 0;
    QTest::newRow("long string") << QByteArray("\"0123456789abcdef0123456789abcdef\"") << true << 0;
    QTest::newRow("bytes above 127") << QByteArray("\"\xC3\xA9\xF0\x9F\x98\x80 and more text here\"") << true << 0;
    QTest::newRow("empty") << QByteArray() << false << 0;
    QTest::newRow("trailing comma") << QByteArray("[1,]") << false << 3;
    QTest::newRow("two values") << QByteArray("{} {}") << false << 3;
    QTest::newRow("leading zero") << QByteArray("01") << false << 1;
    QTest::newRow("bare point") << QByteArray("1.") << false << 0;
    QTest::newRow("plus") << QByteArray("+1") << false << 0;
    QTest::newRow("control character") << QByteArray("\"abcdefgh\tijk\"") << false << 9;
    QTest::newRow("unknown escape") << QByteArray(R"("\x41")") << false << 1;
    QTest::newRow("short escape") << QByteArray(R"("\u12g4")") << false << 1;
    QTest::newRow("no colon") << QByteArray(R"({"a" 1})") << false << 5;
    QTest::newRow("unquoted name") << QByteArray("{a:1}") << false << 1;
    QTest::newRow("wrong bracket") << QByteArray("[1}") << false << 2;
    QTest::newRow("nearly true") << QByteArray("tru") << false << 0;
}

void tst_Json::tellsValidFromInvalid()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isValid);
    QFETCH(int, errorOffset);

    const std::string bytes = text.toStdString();
    json::Document document;
    QCOMPARE(document.parse(bytes), isValid);
    QCOMPARE(document.root().exists(), isValid);
    QCOMPARE(static_cast<int>(document.errorOffset()), errorOffset);
    QCOMPARE(document.error().empty(), isValid);
}

void tst_Json::everyPrefixIsInvalid()
{
    const std::string text = R"({"list":[1,{"a":"b\\\"c\u00e9"},[true,null]],"n":-1.5e9})";
    json::Document document;
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!document.parse(std::string_view(text).substr(0, length)), qPrintable(QString::number(length)));
    QVERIFY(document.parse(text));
}

void tst_Json::findsValuesAndTheirBytes()
{
    const std::string text = R"({"model" : "a\/b", "n":[10, {"x":null} ,"z"], "\u006bey":7})";
    json::Document document;
    QVERIFY(document.parse(text));
    const auto root = document.root();
    const std::string_view raw = R"("a\/b")";
    QVERIFY(root["model"].raw() == raw);
    const std::string_view content = R"(a\/b)";
    QVERIFY(root["model"].escaped() == content);
    QCOMPARE(root["model"].text(), std::string("a/b"));
    QVERIFY(root["model"].is("a/b"));
    QCOMPARE(root["model"].offset(), text.find("\"a"));
    QCOMPARE(root["n"].size(), std::size_t(3));
    QCOMPARE(root["key"].integer().value_or(0), std::int64_t(7));
    std::string joined;
    for (const auto item : root["n"].items())
        joined.append(item.raw()).append("|");
    const std::string expected = R"(10|{"x":null}|"z"|)";
    QCOMPARE(joined, expected);
    QVERIFY(!root["absent"]["deeper"]["still"].exists());
    QVERIFY(root["absent"].raw().empty());
}

void tst_Json::takesTheLastOfDuplicateNames()
{
    json::Document document;
    const std::string text = R"({"a":1,"a":{"a":5},"a":2})";
    QVERIFY(document.parse(text));
    QCOMPARE(document.root()["a"].integer().value_or(0), std::int64_t(2));
}

void tst_Json::boundsNesting()
{
    json::Document document;
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    const auto allowed = nested(json::Document::kMaxDepth);
    const auto tooDeep = nested(json::Document::kMaxDepth + 1);
    QVERIFY(document.parse(allowed));
    QVERIFY(!document.parse(tooDeep));
    QVERIFY(document.error().find("nested") != std::string_view::npos);
}

void tst_Json::decodesAndEscapes_data()
{
    QTest::addColumn<QByteArray>("escaped");
    QTest::addColumn<QByteArray>("decoded");
    QTest::addColumn<QByteArray>("escapedAgain");

    const auto row = [](const char* name, const QByteArray& escaped, const QByteArray& decoded, const QByteArray& again) {
        QTest::newRow(name) << escaped << decoded << again;
    };
    row("plain", "abc", "abc", "abc");
    row("usual escapes", R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t", R"(\"\\/\u0008\u000c\n\r\t)");
    row("a pair of surrogates", R"(\ud83d\ude00)", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
    row("a lone surrogate", R"(x\ud83dy)", "x\xEF\xBF\xBDy", "x\xEF\xBF\xBDy");
    row("two and three bytes", R"(\u00e9\u20ac)", "\xC3\xA9\xE2\x82\xAC", "\xC3\xA9\xE2\x82\xAC");
}

void tst_Json::decodesAndEscapes()
{
    QFETCH(QByteArray, escaped);
    QFETCH(QByteArray, decoded);
    QFETCH(QByteArray, escapedAgain);

    QCOMPARE(json::decoded(escaped.toStdString()), decoded.toStdString());
    QCOMPARE(json::escaped(decoded.toStdString()), escapedAgain.toStdString());
}

void tst_Json::readsNumbers()
{
    json::Document document;
    QVERIFY(document.parse("[5, 5.0, 1e3, 2.5, 99999999999999999999, -7]"));
    std::vector<std::optional<std::int64_t>> whole;
    for (const auto item : document.root().items())
        whole.push_back(item.integer());
    const std::vector<std::optional<std::int64_t>> expected {5, 5, 1000, std::nullopt, std::nullopt, -7};
    QVERIFY(whole == expected);
}

void tst_Json::writerPlacesCommas()
{
    std::string out;
    json::Writer writer(out);
    writer.beginObject().key("a").string("x\"y").key("b").beginArray().integer(1).raw("{}").null().endArray();
    writer.key("c").escaped(R"(\n)").key("d").boolean(true).key("e").beginObject().endObject().endObject();
    const std::string expected = R"({"a":"x\"y","b":[1,{},null],"c":"\n","d":true,"e":{}})";
    QCOMPARE(out, expected);
}

void tst_Json::picksSeveralMembersAtOnce()
{
    json::Document document;
    QVERIFY(document.parse(R"({"b":1,"x":{"a":0},"\u0061":"escaped","b":2,"ab":3})"));
    const auto [a, b, c] = document.root().pick("a", "b", "c");
    QCOMPARE(a.text(), std::string("escaped"));
    QCOMPARE(b.integer().value_or(0), std::int64_t(2));
    QVERIFY(!c.exists());
    const auto [inNumber] = b.pick("a");
    QVERIFY(!inNumber.exists());
}

void tst_Json::textWriterGrows()
{
    json::Text text(0);
    json::TextWriter writer(text);
    std::string expected = "{\"list\":[";
    writer.beginObject().key("list").beginArray();
    for (int i = 0; i < 200; ++i) {
        writer.beginObject().member("type", "text").member("empty", "").key("raw").raw("").string("a\"b").endObject();
        expected += std::string(i > 0 ? "," : "") + R"({"type":"text","empty":"","raw":,"a\"b"})";
    }
    writer.endArray().endObject();
    QCOMPARE(text.back(), '}');
    QCOMPARE(text.take(), expected + "]}");
}

void tst_Json::memoryGoesToTheNextDocument()
{
    const std::string large = "[" + std::string(2000, '1').replace(1, 1, ",") + std::string(4000, ' ') + "]";
    for (int i = 0; i < 3; ++i) {
        json::Document first;
        QVERIFY(first.parse(large));
        json::Document second;
        QVERIFY(second.parse("{\"a\":[1,2,3]}"));
        QVERIFY(second.parse(large));
        QCOMPARE(first.root().size(), std::size_t(2));
        QCOMPARE(second.root().size(), std::size_t(2));
    }
}

SWITCHYARD_TEST(tst_Json)

#include "tst_json.moc"
