// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/compaction.h"
#include "dialects/responsememory.h"
#include "json/json.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! What Responses clients expect a server to remember: earlier answers, items by reference, compactions.
class tst_ResponseMemory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void continuesEarlierResponses();
    void refusesUnknownEarlierResponses();
    void putsItemsInThePlacesOfReferences();
    void forgetsItemsWithTheirAnswer();
    void compactsByAskingForASummary();
    void continuesFromACompaction();
};

void tst_ResponseMemory::continuesEarlierResponses()
{
    ResponseStore store;
    const auto first = requestFrom(Dialect::Responses, R"({"model":"m","input":"my name is Ada"})");
    rememberResponse(store, first,
                     R"({"id":"resp_1","object":"response","output":[{"type":"reasoning","id":"rs_1","summary":[]},{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"hello"}]}]})",
                     100);
    const auto second = requestFrom(Dialect::Responses, R"({"model":"m","input":"who am I?","previous_response_id":"resp_1"})");
    rememberResponse(store, second, R"({"id":"resp_2","output":[{"type":"message","role":"assistant","content":"Ada"}]})", 200);
    const auto third = requestFrom(Dialect::Responses, R"({"model":"m","input":"sure?","previous_response_id":"resp_2"})");

    const auto toChat = RequestTranslator::translate(third, targetOf(Dialect::Chat), &store, 300);
    const std::string expected = R"([{"role":"user","content":"my name is Ada"},{"role":"assistant","content":"hello"},{"role":"user","content":"who am I?"},{"role":"assistant","content":"Ada"},{"role":"user","content":"sure?"}])";
    QVERIFY(std::get<TranslatedRequest>(toChat).body.find(expected) != std::string::npos);

    const auto same = RequestTranslator::translate(second, targetOf(Dialect::Responses), &store, 300);
    const std::string expanded = R"({"model":"model-x","input":[{"type":"message","role":"user","content":"my name is Ada"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"hello"}]},{"type":"message","role":"user","content":"who am I?"}]})";
    QCOMPARE(std::get<TranslatedRequest>(same).body, expanded);

    const auto unkept = requestFrom(Dialect::Responses, R"({"model":"m","input":"x","store":false})");
    rememberResponse(store, unkept, R"({"id":"resp_3","output":[]})", 300);
    QVERIFY(store.find("resp_3", 300) == nullptr);
}

void tst_ResponseMemory::refusesUnknownEarlierResponses()
{
    const ResponseStore store;
    const auto request = requestFrom(Dialect::Responses, R"({"model":"m","input":"x","previous_response_id":"resp_9"})");
    const auto outcome = RequestTranslator::translate(request, targetOf(Dialect::Chat), &store, 1);
    const auto& refusal = std::get<Refusal>(outcome);
    QVERIFY(refusal.isRequestError);
    QCOMPARE(refusal.failure.code, std::string("previous_response_not_found"));
    QCOMPARE(refusal.failure.param, std::string("previous_response_id"));
    // The provider itself may know it.
    const auto same = RequestTranslator::translate(request, targetOf(Dialect::Responses), &store, 1);
    QVERIFY(std::get<TranslatedRequest>(same).body.find("resp_9") != std::string::npos);
}

namespace {

const std::string kAnswer = R"({"id":"resp_1","object":"response","output":[
    {"type":"reasoning","id":"rs_1","summary":[]},
    {"type":"function_call","id":"fc_1","call_id":"call_1","name":"f","arguments":"{}","status":"completed"},
    {"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"hello"}]}]})";

const std::string kReferences = R"({"model":"m","input":[{"role":"user","content":"hi"},{"type":"item_reference","id":"rs_1"},
    {"type":"item_reference","id":"fc_1"},{"type":"function_call_output","call_id":"call_1","output":"1"},{"type":"item_reference","id":"msg_1"},{"role":"user","content":"on"}]})";

} // namespace

void tst_ResponseMemory::putsItemsInThePlacesOfReferences()
{
    ResponseStore store;
    rememberResponse(store, requestFrom(Dialect::Responses, R"({"model":"m","input":"hi"})"), kAnswer, 100);
    const auto request = requestFrom(Dialect::Responses, kReferences);
    const auto toChat = RequestTranslator::translate(request, targetOf(Dialect::Chat), &store, 200);
    const std::string chat = R"([{"role":"user","content":"hi"},{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_1","content":"1"},{"role":"assistant","content":"hello"},{"role":"user","content":"on"}])";
    QVERIFY2(std::get<TranslatedRequest>(toChat).body.find(chat) != std::string::npos, std::get<TranslatedRequest>(toChat).body.c_str());
    // Another server of the same dialect knows as little of these ids.
    const auto same = std::get<TranslatedRequest>(RequestTranslator::translate(request, targetOf(Dialect::Responses), &store, 200)).body;
    QVERIFY(same.find("item_reference") == std::string::npos);
    QVERIFY(same.find(R"({"type":"function_call","call_id":"call_1","name":"f","arguments":"{}"})") != std::string::npos);
    // What is referred to is remembered as what it was.
    rememberResponse(store, request, R"({"id":"resp_2","output":[]})", 200);
    QVERIFY(store.find("resp_2", 200)->items.find("item_reference") == std::string::npos);
}

void tst_ResponseMemory::forgetsItemsWithTheirAnswer()
{
    ResponseStore store;
    rememberResponse(store, requestFrom(Dialect::Responses, R"({"model":"m","input":"hi"})"), kAnswer, 100);
    QVERIFY(store.findItem("msg_1", 100));
    QVERIFY(!store.findItem("msg_1", 100 + 3601));
    QVERIFY(!store.findItem("msg_9", 100));
    QVERIFY(store.remove("resp_1"));
    QVERIFY(!store.findItem("msg_1", 100));
    const auto request = requestFrom(Dialect::Responses, kReferences);
    const auto outcome = RequestTranslator::translate(request, targetOf(Dialect::Chat), &store, 100);
    QCOMPARE(std::get<Refusal>(outcome).field, std::string("input[1]"));
    QVERIFY(translated(request, targetOf(Dialect::Responses)).body.find("item_reference") != std::string::npos);
}

void tst_ResponseMemory::compactsByAskingForASummary()
{
    const auto body = compactionRequest(R"({"model":"m","prompt_cache_key":"k","stream":true,"tools":[{"type":"function","name":"f"}],"input":"We launch on Tuesday"})");
    json::Document document;
    QVERIFY2(document.parse(body), body.c_str());
    const auto root = document.root();
    QCOMPARE(root["input"].size(), std::size_t(2));
    QVERIFY(root["prompt_cache_key"].is("k"));
    QVERIFY(root["store"].isFalse());
    QVERIFY(!root["tools"].exists() && !root["stream"].exists());
    // What is missing stays missing, so that the client is told.
    for (const char* const incomplete : {R"({"input":"x"})", R"({"model":"m"})", "[]", "{"}) {
        const auto read = ClientRequest::read(Dialect::Responses, std::make_shared<const std::string>(compactionRequest(incomplete)));
        QVERIFY2(std::holds_alternative<Failure>(read), incomplete);
    }

    const auto compaction = writeCompaction(R"({"id":"r","output":[{"type":"message","content":[{"type":"output_text","text":"Launch \"Tuesday\""}]}],"usage":{"input_tokens":3}})", {"abc", 7});
    QVERIFY(compaction);
    QCOMPARE(*compaction, std::string(R"({"id":"resp_abc","object":"response.compaction","created_at":7,"output":[{"id":"cmp_abc","type":"compaction","encrypted_content":"gwc1.Launch \"Tuesday\""}],"usage":{"input_tokens":3}})"));
    QVERIFY(!writeCompaction(R"({"output":[{"type":"function_call"}]})", {"abc", 7}));
    QVERIFY(!writeCompaction("<html>", {"abc", 7}));
}

void tst_ResponseMemory::continuesFromACompaction()
{
    const auto request = requestFrom(Dialect::Responses, R"({"model":"m","input":[{"type":"compaction","id":"cmp_abc","encrypted_content":"gwc1.Launch \"Tuesday\""},{"type":"compaction","id":"cmp_x","encrypted_content":"foreign"},{"role":"user","content":"when?"}]})");
    const std::string summary = R"(The conversation so far, summarised:\n\nLaunch \"Tuesday\")";
    for (const auto dialect : {Dialect::Chat, Dialect::Messages, Dialect::Google, Dialect::Ollama}) {
        const auto sent = translated(request, targetOf(dialect));
        QVERIFY2(sent.body.find(summary) != std::string::npos, sent.body.c_str());
        QVERIFY(sent.body.find("foreign") == std::string::npos);
    }
    const auto same = translated(request, targetOf(Dialect::Responses)).body;
    QVERIFY(same.find(R"({"type":"message","role":"user","content":")" + summary + "\"}") != std::string::npos);
    QVERIFY2(same.find("foreign") != std::string::npos, "the provider's own compaction belongs to the provider");
}

SWITCHYARD_TEST(tst_ResponseMemory)

#include "tst_responsememory.moc"
