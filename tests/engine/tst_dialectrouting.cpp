// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "../dialects/answerview.h"
#include "dialectscripts.h"
#include "enginefixture.h"
#include "json/json.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using dialects::Dialect;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

//! Chains whose candidates speak different dialects, and what Responses, Messages and embeddings clients ask besides.
class tst_DialectRouting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theThirdOfThreeDialectsAnswers_data();
    void theThirdOfThreeDialectsAnswers();
    void continuesAConversationElsewhere();
    void sealedProofsGoToNobodyElse();
    void filesOfEarlierTurnsStayLocalToo();
    void keepsAndForgetsResponses();
    void compactsThroughAnyDialect_data();
    void compactsThroughAnyDialect();
    void countsTokens();
    void countsEmbeddings();
    void embeddingsOfADialectWithNone();
    void listsModelsInTheClientsForm();
    void learnsWhatAServerRefuses();
    void learnsNothingFromAnOrdinaryRefusal_data();
    void learnsNothingFromAnOrdinaryRefusal();
    void learnsThatAnswersBeginInThought();
};

namespace {

routing::Api apiFor(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Responses:
        return routing::Api::OpenAiResponses;
    case Dialect::Messages:
        return routing::Api::AnthropicMessages;
    case Dialect::Google:
        return routing::Api::GoogleGenerativeAi;
    case Dialect::Ollama:
        return routing::Api::Ollama;
    default:
        return routing::Api::OpenAiCompletions;
    }
}

Dialect dialectFor(Speech speech)
{
    return speech == Speech::Chat ? Dialect::Chat : speech == Speech::Responses ? Dialect::Responses : Dialect::Messages;
}

// "hello" and a call of f with {"a":1}, in the server's dialect.
ScriptedReply textAndCall(Dialect dialect, bool stream)
{
    switch (dialect) {
    case Dialect::Chat:
        if (!stream)
            return ScriptedReply::document(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hello","tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})");
        return ScriptedReply::stream().event(R"({"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"hel"},"finish_reason":null}]})")
            .event(R"({"id":"c","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":null}]})")
            .event(R"({"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}]})")
            .event(R"({"id":"c","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}})").event("[DONE]").endChunks();
    case Dialect::Responses: {
        const std::string response = R"({"id":"r","object":"response","status":"completed","model":"m","output":[{"type":"message","id":"m1","role":"assistant","content":[{"type":"output_text","text":"hello"}]},{"type":"function_call","id":"f1","call_id":"call_1","name":"f","arguments":"{\"a\":1}"}],"usage":{"input_tokens":3,"output_tokens":4}})";
        if (!stream)
            return ScriptedReply::document(200, response);
        return ScriptedReply::stream().event(R"({"type":"response.created","sequence_number":0,"response":{"id":"r","status":"in_progress","output":[]}})")
            .event(R"({"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"type":"message","id":"m1","role":"assistant","content":[]}})")
            .event(R"({"type":"response.output_text.delta","sequence_number":2,"output_index":0,"item_id":"m1","content_index":0,"delta":"hello"})")
            .event(R"({"type":"response.output_item.added","sequence_number":3,"output_index":1,"item":{"type":"function_call","id":"f1","call_id":"call_1","name":"f","arguments":""}})")
            .event(R"({"type":"response.function_call_arguments.done","sequence_number":4,"output_index":1,"item_id":"f1","arguments":"{\"a\":1}"})")
            .event(R"({"type":"response.completed","sequence_number":5,"response":)" + response + "}").endChunks();
    }
    case Dialect::Messages:
        if (!stream)
            return ScriptedReply::document(200, R"({"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"hello"},{"type":"tool_use","id":"call_1","name":"f","input":{"a":1}}],"stop_reason":"tool_use","usage":{"input_tokens":3,"output_tokens":4}})");
        return ScriptedReply::stream().event(R"({"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":3,"output_tokens":1}}})")
            .event(R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})").event(R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hello"}})").event(R"({"type":"content_block_stop","index":0})")
            .event(R"({"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"call_1","name":"f","input":{}}})").event(R"({"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\":1}"}})").event(R"({"type":"content_block_stop","index":1})")
            .event(R"({"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":4}})").event(R"({"type":"message_stop"})").endChunks();
    case Dialect::Google: {
        const std::string piece = R"({"candidates":[{"content":{"role":"model","parts":[{"text":"hello"},{"functionCall":{"name":"f","args":{"a":1}}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}})";
        return stream ? ScriptedReply::stream().event(piece).endChunks() : ScriptedReply::document(200, piece);
    }
    default: {
        const std::string line = R"({"model":"m","message":{"role":"assistant","content":"hello","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":4})" "\n";
        return ScriptedReply::document(200, line, {}, stream ? "application/x-ndjson" : "application/json");
    }
    }
}

// How the first two of a chain fail, each in the way of its dialect.
ScriptedReply failureOf(Dialect dialect, bool stream)
{
    switch (dialect) {
    case Dialect::Chat:
        return stream ? ScriptedReply::stream().event(R"({"error":{"message":"Provider returned error","code":502}})").endChunks()
                      : ScriptedReply::document(200, R"({"error":{"message":"Provider returned error","code":502}})");
    case Dialect::Responses:
        return stream ? ScriptedReply::stream().event(R"({"type":"response.created","response":{"id":"r","status":"in_progress","output":[]}})").event(R"({"type":"response.failed","response":{"id":"r","status":"failed","error":{"code":"server_error","message":"gone"}}})").endChunks()
                      : ScriptedReply::document(200, R"({"id":"r","object":"response","status":"failed","error":{"code":"server_error","message":"gone"},"output":[]})");
    case Dialect::Messages:
        return ScriptedReply::document(529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})");
    case Dialect::Google:
        return ScriptedReply::document(503, R"({"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}})");
    default:
        return ScriptedReply::document(200, "{\"error\":\"llama runner process has terminated\"}\n", {}, "application/x-ndjson");
    }
}

std::string askFor(Speech speech, bool stream)
{
    const std::string streams = stream ? R"(,"stream":true)" : "";
    switch (speech) {
    case Speech::Chat:
        return R"({"model":"auto","messages":[{"role":"user","content":"hi"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}])" + streams + (stream ? R"(,"stream_options":{"include_usage":true})" : "") + '}';
    case Speech::Responses:
        return R"({"model":"auto","input":"hi","tools":[{"type":"function","name":"f","parameters":{"type":"object"}}])" + streams + '}';
    default:
        return R"({"model":"auto","max_tokens":100,"messages":[{"role":"user","content":"hi"}],"tools":[{"name":"f","input_schema":{"type":"object"}}])" + streams + '}';
    }
}

std::string member(const std::string& body, std::string_view name)
{
    json::Document document;
    return document.parse(body) ? document.root()[name].text() : std::string();
}

} // namespace

void tst_DialectRouting::theThirdOfThreeDialectsAnswers_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<int>("third");
    QTest::addColumn<bool>("stream");

    for (const Speech client : speeches) {
        for (const auto third : {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Google, Dialect::Ollama}) {
            for (const bool stream : {true, false}) {
                const auto name = dialects::nameOf(third);
                QTest::addRow("%s client, %.*s answers, %s", nameOf(client), static_cast<int>(name.size()), name.data(), stream ? "streamed" : "whole")
                    << static_cast<int>(client) << static_cast<int>(third) << stream;
            }
        }
    }
}

void tst_DialectRouting::theThirdOfThreeDialectsAnswers()
{
    QFETCH(int, client);
    QFETCH(int, third);
    QFETCH(bool, stream);
    const auto speech = static_cast<Speech>(client);
    const auto answering = static_cast<Dialect>(third);
    std::vector<Dialect> chain;
    for (const auto dialect : {Dialect::Messages, Dialect::Responses, Dialect::Chat, Dialect::Ollama}) {
        if (dialect != answering && chain.size() < 2)
            chain.push_back(dialect);
    }
    ScriptedUpstream first({failureOf(chain[0], stream)});
    ScriptedUpstream second({failureOf(chain[1], stream)});
    ScriptedUpstream last({textAndCall(answering, stream)});
    EngineFixture fixture;
    fixture.add("a", first.port());
    fixture.add("b", second.port());
    fixture.add("c", last.port());
    fixture.endpoint("a").api = apiFor(chain[0]);
    fixture.endpoint("b").api = apiFor(chain[1]);
    fixture.endpoint("c").api = apiFor(answering);
    fixture.start();

    const Answer answer = fixture.ask(askFor(speech, stream), {}, pathOf(speech));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.header("x-switchyard-provider"), std::string("c"));
    const auto view = stream ? dialects::test::viewOfStream(dialectFor(speech), answer.body)
                             : dialects::test::viewOfDocument(dialectFor(speech), answer.body);
    QVERIFY2(!view.failure, answer.body.c_str());
    QCOMPARE(view.text, std::string("hello"));
    QCOMPARE(view.calls.size(), std::size_t(1));
    QCOMPARE(view.calls[0].name, std::string("f"));
    QCOMPARE(view.calls[0].arguments, std::string(R"({"a":1})"));
    QCOMPARE(view.finish, std::string("tool"));
    QCOMPARE(view.promptTokens.value_or(-1), std::int64_t(3));
    QCOMPARE(view.completionTokens.value_or(-1), std::int64_t(4));
    QCOMPARE(fixture.record()->attempts.size(), std::size_t(3));
    QCOMPARE(fixture.record()->usage->output.value, std::int64_t(4));
}

void tst_DialectRouting::continuesAConversationElsewhere()
{
    ScriptedUpstream chat(std::vector {ScriptedReply::chat("Ada it is"), ScriptedReply::document(500, "{}")});
    ScriptedUpstream claude({goodAnswer(Speech::Messages, false, "you are Ada")});
    EngineFixture fixture;
    fixture.add("a", chat.port());
    fixture.add("b", claude.port());
    fixture.endpoint("b").api = routing::Api::AnthropicMessages;
    fixture.start();
    const Answer first = fixture.ask(R"({"model":"auto","input":"my name is Ada"})", {}, "/v1/responses");
    QCOMPARE(first.status, 200);
    const auto firstId = member(first.body, "id");
    // The second turn falls over to a provider that never saw the first one.
    const Answer second = fixture.ask(R"({"model":"auto","input":"who am I?","previous_response_id":")" + firstId + "\"}", {}, "/v1/responses");
    QCOMPARE(second.status, 200);
    QCOMPARE(second.header("x-switchyard-provider"), std::string("b"));
    const auto seen = claude.requests().front().body;
    for (const char* const said : {"my name is Ada", "Ada it is", "who am I?"})
        QVERIFY2(seen.find(said) != std::string::npos, seen.c_str());
    const Answer third = fixture.ask(R"({"model":"b/b","input":"sure?","previous_response_id":")" + member(second.body, "id") + "\"}", {}, "/v1/responses");
    QCOMPARE(third.status, 200);
    QVERIFY(claude.requests().back().body.find("you are Ada") != std::string::npos);

    const Answer unknown = fixture.ask(R"({"model":"b/b","input":"x","previous_response_id":"resp_nobody"})", {}, "/v1/responses");
    QCOMPARE(unknown.status, 400);
    QVERIFY2(unknown.body.find("previous_response_not_found") != std::string::npos, unknown.body.c_str());
}

// What Gemini proves its call with is sealed for a Chat client, and taken out for every other server of the client's own
// dialect, where nothing else is changed.
void tst_DialectRouting::sealedProofsGoToNobodyElse()
{
    ScriptedUpstream gemini({ScriptedReply::document(200, R"({"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"f","args":{}},"thoughtSignature":"Sig=="}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}})")});
    ScriptedUpstream chat({ScriptedReply::chat("done")});
    EngineFixture fixture;
    fixture.add("a", gemini.port());
    fixture.add("b", chat.port());
    fixture.endpoint("a").api = routing::Api::GoogleGenerativeAi;
    fixture.start();

    const Answer called = fixture.ask(R"({"model":"a/a","messages":[{"role":"user","content":"x"}]})");
    QCOMPARE(called.status, 200);
    json::Document document;
    QVERIFY(document.parse(called.body));
    const auto message = document.root()["choices"].items().begin();
    const std::string call((*message)["message"].raw());
    QVERIFY2(call.find("gw1.") != std::string::npos, call.c_str());
    const Answer answer = fixture.ask(R"({"model":"b/b","messages":[{"role":"user","content":"x"},)" + call
        + R"(,{"role":"tool","tool_call_id":"1","content":"1"}]})");
    QCOMPARE(answer.status, 200);
    const auto sent = chat.requests().back().body;
    QVERIFY2(sent.find("gw1.") == std::string::npos && sent.find(R"("name":"f")") != std::string::npos, sent.c_str());
}

void tst_DialectRouting::filesOfEarlierTurnsStayLocalToo()
{
    ScriptedUpstream hosted({ScriptedReply::chat("hello")});
    ScriptedUpstream local(std::vector {ScriptedReply::chat("a cat"), ScriptedReply::chat("a dog"), ScriptedReply::chat("a bird")});
    EngineFixture fixture;
    fixture.add("a", hosted.port());
    fixture.add("b", local.port());
    fixture.endpoint("a").trust = routing::TrustClass::Hosted;
    fixture.policy().privacy.filesStayLocal = true;
    fixture.start();
    const auto provider = [](const Answer& answer) { return answer.header("x-switchyard-provider"); };
    const Answer first = fixture.ask(R"({"model":"auto","input":[{"role":"user","content":[{"type":"input_text","text":"what is it?"},)"
                                     R"({"type":"input_image","image_url":"data:image/png;base64,AAAA"}]}]})", {}, "/v1/responses");
    QCOMPARE(provider(first), std::string("b"));
    // The image comes out of our memory: the request itself holds none.
    const Answer second = fixture.ask(R"({"model":"auto","input":"and else?","previous_response_id":")" + member(first.body, "id") + "\"}",
        {}, "/v1/responses");
    QCOMPARE(second.status, 200);
    QCOMPARE(provider(second), std::string("b"));
    // Some clients leave the part's type out.
    const Answer untyped = fixture.ask(R"({"model":"auto","messages":[{"role":"user","content":[{"image_url":{"url":"data:image/png;base64,AAAA"}}]}]})");
    QCOMPARE(provider(untyped), std::string("b"));
    QVERIFY(hosted.requests().empty());
    const Answer text = fixture.ask(R"({"model":"auto","input":"hello"})", {}, "/v1/responses");
    QCOMPARE(provider(text), std::string("a"));
}

void tst_DialectRouting::keepsAndForgetsResponses()
{
    ScriptedUpstream chat({ScriptedReply::chat("hello")});
    EngineFixture fixture;
    fixture.add("a", chat.port());
    fixture.start();
    const Answer answer = fixture.ask(R"({"model":"auto","input":"hi"})", {}, "/v1/responses");
    const auto id = member(answer.body, "id");
    json::Document document;
    QVERIFY(document.parse(answer.body));
    std::string itemId;
    for (const auto item : document.root()["output"].items())
        itemId = item["id"].text();

    const Answer kept = fixture.get("/v1/responses/" + id);
    QCOMPARE(kept.status, 200);
    QCOMPARE(kept.body, answer.body);
    const Answer items = fixture.get("/v1/responses/" + id + "/input_items");
    QCOMPARE(items.status, 200);
    QVERIFY(items.body.find("\"hi\"") != std::string::npos);

    const Answer referring = fixture.ask(R"({"model":"auto","input":[{"type":"item_reference","id":")" + itemId + R"("},{"role":"user","content":"go on"}]})", {}, "/v1/responses");
    QCOMPARE(referring.status, 200);
    QVERIFY(chat.requests().back().body.find(R"({"role":"assistant","content":"hello"})") != std::string::npos);

    const Answer removed = fixture.get("/v1/responses/" + id, {}, "DELETE");
    QCOMPARE(removed.status, 200);
    QVERIFY(removed.body.find("\"deleted\":true") != std::string::npos);
    QCOMPARE(fixture.get("/v1/responses/" + id).status, 404);
    const Answer dangling = fixture.ask(R"({"model":"auto","input":[{"type":"item_reference","id":")" + itemId + R"("}]})", {}, "/v1/responses");
    QCOMPARE(dangling.status, 400);

    const Answer unkept = fixture.ask(R"({"model":"auto","input":"hi","store":false})", {}, "/v1/responses");
    QCOMPARE(fixture.get("/v1/responses/" + member(unkept.body, "id")).status, 404);
}

void tst_DialectRouting::compactsThroughAnyDialect_data()
{
    QTest::addColumn<int>("server");
    for (const Speech server : speeches)
        QTest::addRow("%s", nameOf(server)) << static_cast<int>(server);
}

void tst_DialectRouting::compactsThroughAnyDialect()
{
    QFETCH(int, server);
    const auto speech = static_cast<Speech>(server);
    ScriptedUpstream upstream({goodAnswer(speech, false, "launch on Tuesday")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.endpoint("a").api = apiOf(speech);
    fixture.start();
    const Answer answer = fixture.ask(R"({"model":"auto","input":[{"role":"user","content":"We launch on Tuesday"},{"role":"assistant","content":"Understood"}]})", {}, "/v1/responses/compact");
    QCOMPARE(answer.status, 200);
    QCOMPARE(member(answer.body, "object"), std::string("response.compaction"));
    QVERIFY(upstream.requests().front().body.find("Summarise") != std::string::npos);
    json::Document document;
    QVERIFY(document.parse(answer.body));
    std::string item;
    for (const auto value : document.root()["output"].items())
        item = value.raw();
    const Answer next = fixture.ask(R"({"model":"auto","input":[)" + item + R"(,{"role":"user","content":"when?"}]})", {}, "/v1/responses");
    QCOMPARE(next.status, 200);
    QVERIFY(upstream.requests().back().body.find("launch on Tuesday") != std::string::npos);
    QCOMPARE(fixture.ask(R"({"input":"x"})", {}, "/v1/responses/compact").status, 400);
}

void tst_DialectRouting::countsTokens()
{
    const std::string body = R"({"model":"auto","messages":[{"role":"user","content":"hello there"}]})";
    ScriptedUpstream claude({ScriptedReply::document(200, R"({"input_tokens":42})")});
    ScriptedUpstream chat({ScriptedReply::chat("unused")});
    EngineFixture fixture;
    fixture.add("a", claude.port());
    fixture.endpoint("a").api = routing::Api::AnthropicMessages;
    fixture.add("b", chat.port());
    fixture.start();
    QCOMPARE(fixture.ask(body, {}, "/v1/messages/count_tokens").body, std::string(R"({"input_tokens":42})"));
    // A server that cannot count: an estimate.
    const Answer estimate = fixture.ask(R"({"model":"b/b","messages":[{"role":"user","content":"hello there"}]})", {}, "/v1/messages/count_tokens");
    QCOMPARE(estimate.status, 200);
    json::Document document;
    QVERIFY(document.parse(estimate.body));
    QVERIFY(document.root()["input_tokens"].integer().value_or(0) > 0);
    QCOMPARE(chat.requestCount(), 0);
}

void tst_DialectRouting::countsEmbeddings()
{
    ScriptedUpstream openAi({ScriptedReply::document(200, R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5]}],"model":"m","usage":{"prompt_tokens":7,"total_tokens":7}})")});
    ScriptedUpstream ollama({ScriptedReply::document(200, R"({"model":"m","embeddings":[[0.5,-1]],"prompt_eval_count":5})")});
    EngineFixture fixture;
    fixture.add("a", openAi.port());
    fixture.add("b", ollama.port());
    fixture.endpoint("b").api = routing::Api::Ollama;
    fixture.start();
    const Answer passed = fixture.ask(R"({"model":"a/a","input":"hi"})", {}, "/v1/embeddings");
    QCOMPARE(passed.status, 200);
    QCOMPARE(fixture.record(0)->usage->input.value, std::int64_t(7));
    const Answer translated = fixture.ask(R"({"model":"b/b","input":"hi"})", {}, "/v1/embeddings");
    QCOMPARE(translated.status, 200);
    QVERIFY2(translated.body.find("\"embedding\":[0.5,-1]") != std::string::npos, translated.body.c_str());
    QVERIFY2(translated.body.find("\"prompt_tokens\":5") != std::string::npos, translated.body.c_str());
}

void tst_DialectRouting::embeddingsOfADialectWithNone()
{
    ScriptedUpstream claude({ScriptedReply::chat("never")});
    EngineFixture fixture;
    fixture.add("a", claude.port());
    fixture.endpoint("a").api = routing::Api::AnthropicMessages;
    fixture.start();
    for (const std::string model : {"a/a", "auto"}) {
        const Answer answer = fixture.ask(R"({"model":")" + model + R"(","input":"hi"})", {}, "/v1/embeddings");
        QVERIFY2(answer.status == 404, answer.body.c_str());
        QVERIFY2(answer.body.starts_with(R"({"error":{)"), answer.body.c_str());
        QVERIFY2(answer.body.find("cannot serve embeddings") != std::string::npos, answer.body.c_str());
    }
    QCOMPARE(claude.requestCount(), 0);
    // An api that nobody here speaks is another matter.
    fixture.endpoint("a").problem = routing::EndpointProblem::ApiNotSpoken;
    fixture.publish();
    QCOMPARE(fixture.ask(R"({"model":"a/a","input":"hi"})", {}, "/v1/embeddings").status, 501);
}

void tst_DialectRouting::listsModelsInTheClientsForm()
{
    ScriptedUpstream upstream({ScriptedReply::chat("hello")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer openAi = fixture.get("/v1/models");
    QCOMPARE(member(openAi.body, "object"), std::string("list"));
    QVERIFY(openAi.body.find(R"("id":"a/a")") != std::string::npos);
    const Answer claude = fixture.get("/v1/models", "anthropic-version: 2023-06-01\r\n");
    QVERIFY(claude.body.find(R"("has_more":false)") != std::string::npos);
    QVERIFY(claude.body.find(R"("type":"model")") != std::string::npos);
    for (const char* const path : {"/v1/models/a/a", "/v1/models/a%2Fa"})
        QCOMPARE(member(fixture.get(path).body, "id"), std::string("a/a"));
    const Answer unknown = fixture.get("/v1/models/nobody");
    QCOMPARE(unknown.status, 404);
    QVERIFY(unknown.body.find("model_not_found") != std::string::npos);
}

void tst_DialectRouting::learnsWhatAServerRefuses()
{
    ScriptedUpstream upstream([](const ReceivedRequest& request) {
        const bool hasRole = request.body.find("\"developer\"") != std::string::npos;
        return hasRole ? ScriptedReply::document(400, R"({"error":{"message":"Unexpected role 'developer'"}})") : ScriptedReply::chat("hello");
    });
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const std::string body = R"({"model":"auto","messages":[{"role":"developer","content":"brief"},{"role":"user","content":"hi"}]})";
    QCOMPARE(fixture.ask(body).status, 200);
    const auto record = fixture.record(0);
    QCOMPARE(record->learned.size(), std::size_t(1));
    QCOMPARE(record->learned[0].flag, std::string("supportsDeveloperRole"));
    QCOMPARE(record->learned[0].value, std::string("false"));
    QCOMPARE(record->learned[0].model.toString(), std::string("a/a"));
    QCOMPARE(fixture.ask(body).status, 200);
    QCOMPARE(upstream.requestCount(), 3);
    QVERIFY(fixture.record(1)->learned.empty());
}

void tst_DialectRouting::learnsNothingFromAnOrdinaryRefusal_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 422, 500})
        QTest::newRow(std::to_string(status).c_str()) << status;
}

//! What the client wrote still goes out byte for byte.
void tst_DialectRouting::learnsNothingFromAnOrdinaryRefusal()
{
    QFETCH(int, status);
    ScriptedUpstream upstream({ScriptedReply::document(status, R"({"error":{"message":"no"}})"), ScriptedReply::chat("yes")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const std::string body = R"({ "model" : "a/a",  "messages":[ {"role":"user", "content":"hi"} ] , "own" : 1.50 })";
    QCOMPARE(fixture.ask(body).status, status);
    QCOMPARE(fixture.ask(body).status, 200);
    QCOMPARE(upstream.requests().back().body, upstream.requests().front().body);
    QCOMPARE(upstream.requests().back().body, R"({ "model" : "a-upstream",  "messages":[ {"role":"user", "content":"hi"} ] , "own" : 1.50 })");
}

void tst_DialectRouting::learnsThatAnswersBeginInThought()
{
    ScriptedUpstream upstream({ScriptedReply::chat("hm\n</think>\n\nhello")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const std::string body = R"({"model":"auto","input":"hi"})";
    for (int i = 0; i < 2; ++i)
        QCOMPARE(fixture.ask(body, {}, "/v1/responses").status, 200);
    QVERIFY(fixture.record(0)->learned.empty());
    QCOMPARE(fixture.record(1)->learned.size(), std::size_t(1));
    const auto view = dialects::test::viewOfDocument(Dialect::Responses, fixture.ask(body, {}, "/v1/responses").body);
    QCOMPARE(view.text, std::string("hello"));
    QVERIFY(view.reasoning.find("hm") != std::string::npos);
}

SWITCHYARD_TEST(tst_DialectRouting)

#include "tst_dialectrouting.moc"
