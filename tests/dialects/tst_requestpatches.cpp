// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! What is changed in a request that stays in its dialect: the model's name, and what the server is known to refuse.
class tst_RequestPatches final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patchesOnlyTheModel_data();
    void patchesOnlyTheModel();
    void patchesWhatAServerRefuses_data();
    void patchesWhatAServerRefuses();
};

void tst_RequestPatches::patchesOnlyTheModel_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("chat") << static_cast<int>(Dialect::Chat)
                          << QByteArray(R"({"unknown":{"a":[1.0,1e3]},"model":"auto","messages":[{"role":"user","content":"é\u00e9","x":1}],"cache":null})");
    QTest::newRow("responses") << static_cast<int>(Dialect::Responses)
                               << QByteArray(R"({"model":"auto","input":[{"type":"new_thing","v":1},{"type":"reasoning","encrypted_content":"x"}],"q":1})");
    QTest::newRow("messages") << static_cast<int>(Dialect::Messages)
                              << QByteArray(R"({"model":"auto","max_tokens":1,"messages":[{"role":"user","content":[{"type":"new_block"},{"type":"thinking","thinking":"t","signature":"EqQB"}]}],"mcp_servers":[]})");
    QTest::newRow("embeddings") << static_cast<int>(Dialect::Embeddings) << QByteArray(R"({"model":"auto","input":[1,2],"x":{}})");
}

void tst_RequestPatches::patchesOnlyTheModel()
{
    QFETCH(int, dialect);
    QFETCH(QByteArray, body);

    const auto client = static_cast<Dialect>(dialect);
    const auto request = requestFrom(client, body.toStdString());
    const auto sent = translated(request, targetOf(client == Dialect::Embeddings ? Dialect::Chat : client));
    QCOMPARE(QByteArray::fromStdString(sent.body), body.replace("\"auto\"", "\"model-x\""));
    QVERIFY(!sent.changed);
    QVERIFY(sent.dropped.empty());
}

void tst_RequestPatches::patchesWhatAServerRefuses_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QByteArray>("compat");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char* name, Dialect dialect, const QByteArray& compat, const QByteArray& body, const QByteArray& expected) {
        QTest::newRow(name) << static_cast<int>(dialect) << compat << body << expected;
    };
    row("developer", Dialect::Chat, R"({"supportsDeveloperRole":false})",
        R"({"model":"m","messages":[{"role":"developer","content":"a"},{"role":"user","content":"b"}]})",
        R"({"model":"model-x","messages":[{"role":"system","content":"a"},{"role":"user","content":"b"}]})");
    row("string content", Dialect::Chat, R"({"requiresStringContent":true})",
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}],"name":"n"}]})",
        R"({"model":"model-x","messages":[{"role":"user","content":"a\n\nb","name":"n"}]})");
    row("the limit's name", Dialect::Chat, R"({"maxTokensField":"max_tokens"})",
        R"({"model":"m","messages":[],"max_completion_tokens":7})", R"({"model":"model-x","messages":[],"max_tokens":7})");
    row("fields", Dialect::Chat,
        R"({"supportsStore":false,"supportsUsageInStreaming":false,"supportsReasoningEffort":false,"supportsTemperature":false})",
        R"({"store":true,"model":"m","messages":[],"stream_options":{"include_usage":true},"reasoning_effort":"low","temperature":1,"seed":3})",
        R"({"model":"model-x","messages":[],"seed":3})");
    row("strict tools", Dialect::Chat, R"({"supportsStrictMode":false})",
        R"({"model":"m","messages":[],"tools":[{"type":"function","function":{"name":"f","strict":true}}]})",
        R"({"model":"model-x","messages":[],"tools":[{"type":"function","function":{"name":"f"}}]})");
    row("developer items", Dialect::Responses, R"({"supportsDeveloperRole":false})",
        R"({"model":"m","input":[{"type":"message","role":"developer","content":"a"}]})",
        R"({"model":"model-x","input":[{"role":"system","type":"message","content":"a"}]})");
    row("instructions", Dialect::Responses, R"({"supportsInstructions":false})", R"({"model":"m","input":"x","instructions":"i"})",
        R"({"model":"model-x","input":[{"type":"message","role":"system","content":"i"},{"type":"message","role":"user","content":"x"}]})");
    row("our own mark in a thought", Dialect::Messages, "{}",
        R"({"model":"m","max_tokens":5,"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"gw1.unsigned"},{"type":"text","text":"x"}]}]})",
        R"({"model":"model-x","max_tokens":5,"messages":[{"role":"assistant","content":[{"type":"text","text":"x"}]}]})");
}

void tst_RequestPatches::patchesWhatAServerRefuses()
{
    QFETCH(int, dialect);
    QFETCH(QByteArray, compat);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);

    auto target = targetOf(static_cast<Dialect>(dialect));
    target.compat = compatFromJson(compat.toStdString()).value();
    const auto request = requestFrom(static_cast<Dialect>(dialect), body.toStdString());
    const auto sent = translated(request, target);
    QCOMPARE(QByteArray::fromStdString(sent.body), expected);
    QVERIFY(sent.changed);
}

SWITCHYARD_TEST(tst_RequestPatches)

#include "tst_requestpatches.moc"
