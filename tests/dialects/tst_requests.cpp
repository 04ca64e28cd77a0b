// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/proof.h"
#include "testlib/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

namespace {

using Tweak = std::function<void(Target&)>;
using Checks = QMap<QString, QString>; // path to JSON; "-" where nothing may be

QJsonValue valueAt(QJsonValue value, const QString& path)
{
    for (const auto& step : path.split(QLatin1Char('.'), Qt::SkipEmptyParts)) {
        bool isIndex = false;
        const auto index = step.toInt(&isIndex);
        value = isIndex ? value.toArray().at(index) : value.toObject().value(step);
    }
    return value;
}

QString textOf(const QJsonValue& value)
{
    if (value.isUndefined())
        return QStringLiteral("-");
    const QJsonArray holder {value};
    auto text = QString::fromUtf8(QJsonDocument(holder).toJson(QJsonDocument::Compact));
    return text.mid(1, text.size() - 2);
}

QString normalised(const QString& json)
{
    if (json == QLatin1String("-"))
        return json;
    const auto document = QJsonDocument::fromJson('[' + json.toUtf8() + ']');
    return document.isNull() ? QStringLiteral("not JSON: ") + json : textOf(document.array().at(0));
}

} // namespace

Q_DECLARE_METATYPE(Tweak)

//! What each upstream is sent for what a client said.
class tst_Requests final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sends_data();
    void sends();
    void refuses_data();
    void refuses();
    void readsFacts();
};

namespace {

const QByteArray kChatLoop = R"({"model":"auto","messages":[
    {"role":"system","content":"be brief"},{"role":"user","content":"weather?"},
    {"role":"assistant","content":null,"tool_calls":[
      {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Ankara\"}"}},
      {"id":"call_2","type":"function","function":{"name":"now","arguments":""}}]},
    {"role":"tool","tool_call_id":"call_2","content":"noon"},
    {"role":"tool","tool_call_id":"call_1","content":"sunny"},
    {"role":"user","content":"and tomorrow?"}],
    "tools":[{"type":"function","function":{"name":"weather","description":"looks","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},
             {"type":"function","function":{"name":"now"}}],
    "tool_choice":"auto","max_tokens":100,"temperature":1.5})";

const QByteArray kImageResult = R"({"model":"auto","max_tokens":50,"messages":[
    {"role":"user","content":"look"},
    {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"shot","input":{}},{"type":"tool_use","id":"t2","name":"shot","input":{"n":2}}]},
    {"role":"user","content":[
      {"type":"tool_result","tool_use_id":"t1","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]},
      {"type":"tool_result","tool_use_id":"t2","content":"none","is_error":true},
      {"type":"text","text":"what is it?"}]}]})";

const QByteArray kClaudeCode = R"({"model":"auto","max_tokens":64000,"stream":true,
    "system":[{"type":"text","text":"x-anthropic-billing-header: a"},{"type":"text","text":"You code","cache_control":{"type":"ephemeral"}}],
    "thinking":{"type":"adaptive"},"output_config":{"effort":"high"},"context_management":{"edits":[]},"metadata":{"user_id":"{\"a\":\"b c\"}"},
    "messages":[{"role":"user","content":[{"type":"text","text":"hi","cache_control":{"type":"ephemeral"}}]},
                {"role":"system","content":"reminder"},
                {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"sig"},{"type":"text","text":"yes"}]},
                {"role":"user","content":"go on"}],
    "tools":[{"name":"Bash","description":"runs","input_schema":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"$schema":{"type":"string"}}}},
             {"type":"web_search_20250305","name":"web_search"}]})";

const QByteArray kCodex = R"({"model":"auto","stream":true,"store":false,"instructions":"You are Codex","include":["reasoning.encrypted_content"],
    "prompt_cache_key":"k","client_metadata":{"a":"b"},"parallel_tool_calls":false,"reasoning":{"effort":"medium","summary":"auto"},
    "input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"rules"}]},
             {"type":"message","role":"user","content":[{"type":"input_text","text":"do it"}]},
             {"type":"reasoning","summary":[],"content":null,"encrypted_content":"foreign"},
             {"type":"function_call","call_id":"c1","name":"read","namespace":"files","arguments":"{\"p\":1}"},
             {"type":"custom_tool_call","call_id":"c2","name":"apply_patch","input":"*** \"x\""},
             {"type":"function_call_output","call_id":"c1","output":"text"},
             {"type":"custom_tool_call_output","call_id":"c2","output":"done"}],
    "tools":[{"type":"function","name":"shell","parameters":{"type":"object","properties":{}},"strict":false},
             {"type":"namespace","name":"files","description":"d","tools":[{"type":"function","name":"read","parameters":{"type":"object","properties":{"p":{"type":"number"}}}}]},
             {"type":"custom","name":"apply_patch","description":"patches","format":{"type":"grammar","syntax":"lark","definition":"start: x"}},
             {"type":"web_search"}]})";

Tweak openAi()
{
    return [](Target& target) { target.host = "api.openai.com"; };
}

Tweak model(const char* name)
{
    return [name](Target& target) { target.model = name; };
}

Tweak plainTarget()
{
    return [](Target&) {};
}

} // namespace

void tst_Requests::sends_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("upstream");
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<Checks>("checks");

    const auto row = [](const char* name, Dialect client, const QByteArray& body, Dialect upstream, const Tweak& tweak,
                        const Checks& checks) {
        QTest::newRow(name) << static_cast<int>(client) << body << static_cast<int>(upstream) << tweak << checks;
    };
    const auto q = [](const char* text) { return QString::fromUtf8(text); };

    row("chat to messages: system, tools, results", Dialect::Chat, kChatLoop, Dialect::Messages, model("claude-sonnet-4-5"),
        {{q("model"), q("\"claude-sonnet-4-5\"")},
         {q("system.0.text"), q("\"be brief\"")},
         {q("max_tokens"), q("100")},
         {q("temperature"), q("1")},
         {q("messages.1.content.0"), q(R"({"type":"tool_use","id":"call_1","name":"weather","input":{"city":"Ankara"}})")},
         {q("messages.1.content.1.input"), q("{}")},
         {q("messages.2.role"), q("\"user\"")},
         {q("messages.2.content.0.tool_use_id"), q("\"call_1\"")},
         {q("messages.2.content.1.tool_use_id"), q("\"call_2\"")},
         {q("messages.2.content.2"), q(R"({"type":"text","text":"and tomorrow?"})")},
         {q("messages.3"), q("-")},
         {q("tools.1.input_schema"), q(R"({"type":"object","properties":{}})")},
         {q("tool_choice"), q(R"({"type":"auto"})")}});
    row("chat to responses", Dialect::Chat, kChatLoop, Dialect::Responses, plainTarget(),
        {{q("instructions"), q("\"be brief\"")},
         {q("store"), q("false")},
         {q("max_output_tokens"), q("100")},
         {q("input.1"), q(R"({"type":"function_call","call_id":"call_1","name":"weather","arguments":"{\"city\":\"Ankara\"}"})")},
         {q("input.2.arguments"), q("\"{}\"")},
         {q("input.3"), q(R"({"type":"function_call_output","call_id":"call_1","output":"sunny"})")},
         {q("input.4.call_id"), q("\"call_2\"")},
         {q("tools.0.strict"), q("false")},
         {q("tools.0.name"), q("\"weather\"")}});
    row("chat to google", Dialect::Chat, kChatLoop, Dialect::Google, model("gemini-2.5-flash"),
        {{q("systemInstruction.parts.0.text"), q("\"be brief\"")},
         {q("contents.1.role"), q("\"model\"")},
         {q("contents.1.parts.0.functionCall"), q(R"({"name":"weather","args":{"city":"Ankara"}})")},
         {q("contents.1.parts.0.thoughtSignature"), q("\"skip_thought_signature_validator\"")},
         {q("contents.1.parts.1.thoughtSignature"), q("-")},
         {q("contents.2.parts.0.functionResponse"), q(R"({"name":"weather","response":{"result":"sunny"}})")},
         {q("contents.2.parts.1.functionResponse.name"), q("\"now\"")},
         {q("contents.2.parts.2.text"), q("\"and tomorrow?\"")},
         {q("contents.3"), q("-")},
         {q("tools.0.functionDeclarations.1.parameters"), q("-")},
         {q("generationConfig.maxOutputTokens"), q("100")},
         {q("toolConfig.functionCallingConfig.mode"), q("\"AUTO\"")}});
    row("chat to ollama", Dialect::Chat, kChatLoop, Dialect::Ollama, [](Target& target) { target.contextWindow = 32768; },
        {{q("stream"), q("false")},
         {q("options.num_ctx"), q("32768")},
         {q("options.num_predict"), q("100")},
         {q("messages.2.tool_calls.0.function.arguments"), q(R"({"city":"Ankara"})")},
         {q("messages.3"), q(R"({"role":"tool","content":"sunny","tool_name":"weather"})")},
         {q("messages.4.tool_name"), q("\"now\"")}});
    row("images of tool results to chat: after the last result", Dialect::Messages, kImageResult, Dialect::Chat, plainTarget(),
        {{q("messages.2"), q(R"({"role":"tool","tool_call_id":"t1","content":"[image attached below]"})")},
         {q("messages.3"), q(R"({"role":"tool","tool_call_id":"t2","content":"none"})")},
         {q("messages.4.role"), q("\"user\"")},
         {q("messages.4.content.0.image_url.url"), q("\"data:image/png;base64,AAAA\"")},
         {q("messages.5.content"), q("\"what is it?\"")},
         {q("max_tokens"), q("50")}});
    row("images of tool results to responses", Dialect::Messages, kImageResult, Dialect::Responses, plainTarget(),
        {{q("input.3.output.0.image_url"), q("\"data:image/png;base64,AAAA\"")}, {q("input.4.output"), q("\"none\"")}});
    row("images of tool results to google", Dialect::Messages, kImageResult, Dialect::Google, plainTarget(),
        {{q("contents.2.parts.0.functionResponse.name"), q("\"shot\"")},
         {q("contents.2.parts.1.inlineData"), q(R"({"mimeType":"image/png","data":"AAAA"})")},
         {q("contents.2.parts.2.functionResponse.response"), q(R"({"error":"none"})")}});
    row("images of tool results to ollama", Dialect::Messages, kImageResult, Dialect::Ollama, plainTarget(),
        {{q("messages.4.images.0"), q("\"AAAA\"")}, {q("messages.4.role"), q("\"user\"")}});
    row("Claude Code to chat", Dialect::Messages, kClaudeCode, Dialect::Chat, [](Target& target) { target.maxTokens = 8192; },
        {{q("messages.0"), q(R"({"role":"system","content":"x-anthropic-billing-header: a\n\nYou code"})")},
         {q("messages.1"), q(R"({"role":"user","content":"hi"})")},
         {q("messages.2"), q(R"({"role":"user","content":"<system-reminder>\nreminder\n</system-reminder>"})")},
         {q("messages.3"), q(R"({"role":"assistant","content":"yes"})")},
         {q("max_tokens"), q("8192")},
         {q("reasoning_effort"), q("\"high\"")},
         {q("context_management"), q("-")},
         {q("thinking"), q("-")},
         {q("stream_options.include_usage"), q("true")},
         {q("tools.0.function.parameters"), q(R"({"type":"object","properties":{"$schema":{"type":"string"}}})")},
         {q("tools.1"), q("-")}});
    row("Claude Code to OpenAI's chat", Dialect::Messages, kClaudeCode, Dialect::Chat, openAi(),
        {{q("messages.2.role"), q("\"system\"")}, {q("max_completion_tokens"), q("64000")}, {q("max_tokens"), q("-")}});
    row("Codex to chat", Dialect::Responses, kCodex, Dialect::Chat, plainTarget(),
        {{q("messages.0.content"), q(R"("You are Codex\n\nrules")")},
         {q("messages.2.tool_calls.0.function"), q(R"({"name":"files__read","arguments":"{\"p\":1}"})")},
         {q("messages.2.tool_calls.1.function"), q(R"({"name":"apply_patch","arguments":"{\"input\":\"*** \\\"x\\\"\"}"})")},
         {q("messages.3.tool_call_id"), q("\"c1\"")},
         {q("messages.4.content"), q("\"done\"")},
         {q("tools.1.function.name"), q("\"files__read\"")},
         {q("tools.2.function.parameters.required.0"), q("\"input\"")},
         {q("tools.3"), q("-")},
         {q("parallel_tool_calls"), q("false")},
         {q("reasoning_effort"), q("\"medium\"")},
         {q("client_metadata"), q("-")},
         {q("store"), q("-")},
         {q("prompt_cache_key"), q("-")}});
    row("Codex to Claude", Dialect::Responses, kCodex, Dialect::Messages, model("claude-opus-4-6"),
        {{q("system.1.text"), q("\"rules\"")},
         {q("messages.1.content.0.name"), q("\"files__read\"")},
         {q("messages.1.content.1.input"), q(R"({"input":"*** \"x\""})")},
         {q("messages.2.content.1"), q(R"({"type":"tool_result","tool_use_id":"c2","content":[{"type":"text","text":"done"}]})")},
         {q("thinking"), q(R"({"type":"adaptive"})")},
         {q("output_config.effort"), q("\"medium\"")},
         {q("tool_choice"), q(R"({"type":"auto","disable_parallel_tool_use":true})")},
         {q("max_tokens"), q("4096")}});
    row("Codex to OpenAI's chat keeps custom tools", Dialect::Responses, kCodex, Dialect::Chat, openAi(),
        {{q("tools.2.type"), q("\"custom\"")},
         {q("messages.2.role"), q("\"user\"")},
         {q("messages.1.role"), q("\"developer\"")},
         {q("messages.3.tool_calls.1.custom.input"), q(R"("*** \"x\"")")}});
    row("a developer's words to a local server", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"developer","content":"a"},{"role":"system","content":"b"},{"role":"user","content":"c"}]})",
        Dialect::Ollama, plainTarget(), {{q("messages.0.role"), q("\"system\"")}});
    row("budget to effort and back", Dialect::Messages,
        R"({"model":"m","max_tokens":9000,"thinking":{"type":"enabled","budget_tokens":8192},"messages":[{"role":"user","content":"x"}]})",
        Dialect::Responses, plainTarget(), {{q("reasoning.effort"), q("\"medium\"")}});
    row("effort to a budget within the limit", Dialect::Chat,
        R"({"model":"m","max_tokens":500,"reasoning_effort":"low","temperature":0.2,"messages":[{"role":"user","content":"x"}]})",
        Dialect::Messages, model("claude-sonnet-4-5"),
        {{q("thinking"), q(R"({"type":"enabled","budget_tokens":1524})")}, {q("max_tokens"), q("2548")}, {q("temperature"), q("-")}});
    row("effort to Gemini's budget", Dialect::Chat,
        R"({"model":"m","reasoning_effort":"none","messages":[{"role":"user","content":"x"}]})", Dialect::Google,
        model("gemini-2.5-flash"), {{q("generationConfig.thinkingConfig.thinkingBudget"), q("0")}});
    row("effort to Gemini's level", Dialect::Chat,
        R"({"model":"m","reasoning_effort":"minimal","messages":[{"role":"user","content":"x"}]})", Dialect::Google,
        model("gemini-3-pro"), {{q("generationConfig.thinkingConfig.thinkingLevel"), q("\"LOW\"")}});
    row("thinking switched off for Qwen", Dialect::Chat,
        R"({"model":"m","reasoning_effort":"none","messages":[{"role":"user","content":"x"}],"n":1})", Dialect::Ollama,
        plainTarget(), {{q("think"), q("false")}});
    const QByteArray schema = R"({"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"city","strict":true,"schema":{"type":"object"}}}})";
    row("schema to responses", Dialect::Chat, schema, Dialect::Responses, plainTarget(),
        {{q("text.format"), q(R"({"type":"json_schema","name":"city","schema":{"type":"object"},"strict":true})")}});
    row("schema to a new Claude", Dialect::Chat, schema, Dialect::Messages, model("claude-sonnet-4-5"),
        {{q("output_config.format"), q(R"({"type":"json_schema","schema":{"type":"object"}})")}});
    row("schema to an old Claude: a forced tool", Dialect::Chat, schema, Dialect::Messages, model("claude-3-5-haiku-latest"),
        {{q("tools.0.input_schema"), q(R"({"type":"object"})")}, {q("tool_choice"), q(R"({"type":"tool","name":"json"})")}});
    row("schema to google", Dialect::Chat, schema, Dialect::Google, plainTarget(),
        {{q("generationConfig.responseMimeType"), q("\"application/json\"")},
         {q("generationConfig.responseJsonSchema"), q(R"({"type":"object"})")}});
    row("schema to ollama", Dialect::Chat, schema, Dialect::Ollama, plainTarget(), {{q("format"), q(R"({"type":"object"})")}});
    row("Gemini's schema", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"$defs":{"p":{"type":"object","properties":{"x":{"const":"k"}},"additionalProperties":false}},"type":"object","properties":{"p":{"$ref":"#/$defs/p"},"o":{"oneOf":[{"type":"string","format":"uri"},{"type":["integer","null"],"exclusiveMinimum":1}]}}}}}]})",
        Dialect::Google, plainTarget(),
        {{q("tools.0.functionDeclarations.0.parameters"),
          q(R"({"type":"object","properties":{"p":{"type":"object","properties":{"x":{"enum":["k"]}}},"o":{"anyOf":[{"type":"string"},{"type":"integer","nullable":true}]}}})")}});
    row("orphans, duplicates and gaps are repaired", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"assistant","content":"","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]},
            {"role":"user","content":"wait"},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"a","content":"2"},{"role":"tool","tool_call_id":"zz","content":"lost"}]})",
        Dialect::Messages, plainTarget(),
        {{q("messages.0"), q(R"({"role":"user","content":"."})")},
         {q("messages.1.content.0.input"), q(R"({"_raw":"{"})")},
         {q("messages.2.content.0"), q(R"({"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"2"}]})")},
         {q("messages.2.content.1"), q(R"({"type":"tool_result","tool_use_id":"b","content":[{"type":"text","text":"[tool result missing]"}],"is_error":true})")},
         {q("messages.2.content.2.text"), q("\"wait\"")}});
    row("ids that Anthropic refuses", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":"x"},{"role":"assistant","tool_calls":[{"id":"a:b/c","type":"function","function":{"name":"f.g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"a:b/c","content":"1"}]})",
        Dialect::Messages, plainTarget(),
        {{q("messages.1.content.0.id"), q("\"toolu_864e105bcf9a0aba\"")}, {q("messages.2.content.0.tool_use_id"), q("\"toolu_864e105bcf9a0aba\"")}});
    row("empty and blank texts", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":""},{"type":"text","text":" \n"},{"type":"text","text":"x"}]},{"role":"assistant","content":""},{"role":"user","content":"y"}]})",
        Dialect::Messages, plainTarget(),
        {{q("messages.0.content"), q(R"([{"type":"text","text":"x"},{"type":"text","text":"y"}])")}, {q("messages.1"), q("-")}});
    row("texts for a server that takes strings", Dialect::Messages,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]})",
        Dialect::Chat, [](Target& target) { target.compat.requiresStringContent = true; },
        {{q("messages.0.content"), q(R"("a\n\nb")")}});
    row("the configuration's parameters", Dialect::Messages,
        R"({"model":"m","max_tokens":5,"temperature":0.1,"messages":[{"role":"user","content":"a"}]})", Dialect::Chat,
        [](Target& target) { target.params = R"({"temperature":0.9,"top_p":0.5,"min_p":0.1})"; },
        {{q("temperature"), q("0.1")}, {q("top_p"), q("0.5")}, {q("min_p"), q("0.1")}});
    row("a prompt to a chat", Dialect::Completions, R"({"model":"m","prompt":"once","max_tokens":5,"stop":"x"})", Dialect::Messages,
        plainTarget(), {{q("messages.0.content.0.text"), q("\"once\"")}, {q("stop_sequences"), q(R"(["x"])")}});
    row("embeddings to ollama", Dialect::Embeddings, R"({"model":"m","input":"a","encoding_format":"base64"})", Dialect::Ollama,
        plainTarget(), {{q("input"), q(R"(["a"])")}});
    row("embeddings to google", Dialect::Embeddings, R"({"model":"m","input":["a"],"dimensions":8})", Dialect::Google, model("e"),
        {{q("requests.0"), q(R"({"model":"models/e","content":{"parts":[{"text":"a"}]},"outputDimensionality":8})")}});
    row("allowed tools filtered", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"a"}},{"type":"function","function":{"name":"b"}}],"tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"b"}}]}}})",
        Dialect::Messages, plainTarget(), {{q("tools.0.name"), q("\"b\"")}, {q("tools.1"), q("-")}, {q("tool_choice.type"), q("\"any\"")}});
}

void tst_Requests::sends()
{
    QFETCH(int, client);
    QFETCH(QByteArray, body);
    QFETCH(int, upstream);
    QFETCH(Tweak, tweak);
    QFETCH(Checks, checks);

    auto target = targetOf(static_cast<Dialect>(upstream));
    tweak(target);
    const auto request = requestFrom(static_cast<Dialect>(client), body.toStdString());
    const auto sent = translated(request, target);
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(sent.body));
    QVERIFY2(document.isObject(), sent.body.c_str());
    for (auto check = checks.begin(); check != checks.end(); ++check) {
        const auto seen = textOf(valueAt(document.object(), check.key()));
        QVERIFY2(seen == normalised(check.value()),
                 qPrintable(QStringLiteral("%1 is %2, not %3").arg(check.key(), seen, check.value())));
    }
}

void tst_Requests::refuses_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("field");

    const auto row = [](const char* name, Dialect client, const QByteArray& body, Dialect upstream, const char* field) {
        QTest::newRow(name) << static_cast<int>(client) << body << static_cast<int>(upstream) << QByteArray(field);
    };
    row("several answers", Dialect::Chat, R"({"model":"m","messages":[],"n":2})", Dialect::Messages, "n");
    row("logprobs", Dialect::Chat, R"({"model":"m","messages":[],"logprobs":true})", Dialect::Messages, "logprobs");
    row("spoken answers", Dialect::Chat, R"({"model":"m","messages":[],"modalities":["text","audio"]})", Dialect::Google, "modalities");
    row("several answers where Chat is spoken too", Dialect::Completions, R"({"model":"m","prompt":"x","n":2})", Dialect::Responses, "n");
    row("probabilities of Responses", Dialect::Responses, R"({"model":"m","input":"x","include":["message.output_text.logprobs"]})",
        Dialect::Chat, "logprobs");
    row("so many probabilities", Dialect::Responses, R"({"model":"m","input":"x","top_logprobs":3})", Dialect::Chat, "logprobs");
    row("probabilities of completions", Dialect::Completions, R"({"model":"m","prompt":"x","logprobs":2})", Dialect::Ollama, "logprobs");
    row("the prompt in the answer", Dialect::Completions, R"({"model":"m","prompt":"x","echo":true})", Dialect::Messages, "echo");
    row("an earlier spoken answer", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"assistant","content":null,"audio":{"id":"audio_1"}},{"role":"user","content":"x"}]})",
        Dialect::Messages, "messages[0].audio");
    row("logit bias", Dialect::Chat, R"({"model":"m","messages":[],"logit_bias":{"5":1}})", Dialect::Messages, "logit_bias");
    row("sound for Claude", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]}]})",
        Dialect::Messages, "input_audio");
    row("an address for Ollama", Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a/b.png"}}]}]})",
        Dialect::Ollama, "image_url");
    row("a forced hosted tool", Dialect::Responses,
        R"({"model":"m","input":"x","tools":[{"type":"web_search"}],"tool_choice":{"type":"web_search"}})", Dialect::Chat, "tool_choice");
    row("background", Dialect::Responses, R"({"model":"m","input":"x","background":true})", Dialect::Chat, "background");
    row("an item reference", Dialect::Responses, R"({"model":"m","input":[{"type":"item_reference","id":"rs_1"}]})", Dialect::Messages, "input[0]");
    row("a stored template", Dialect::Responses, R"({"model":"m","prompt":{"id":"pmpt"}})", Dialect::Chat, "prompt");
    row("an uploaded file", Dialect::Messages,
        R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}]})",
        Dialect::Chat, "image.file_id");
    row("tokens as a prompt", Dialect::Completions, R"({"model":"m","prompt":[1,2]})", Dialect::Messages, "prompt");
    row("embeddings from Claude", Dialect::Embeddings, R"({"model":"m","input":"x"})", Dialect::Messages, "model");
}

void tst_Requests::refuses()
{
    QFETCH(int, client);
    QFETCH(QByteArray, body);
    QFETCH(int, upstream);
    QFETCH(QByteArray, field);

    const auto request = requestFrom(static_cast<Dialect>(client), body.toStdString());
    const auto refusal = refusalOf(request, targetOf(static_cast<Dialect>(upstream)));
    QCOMPARE(QByteArray::fromStdString(refusal.field), field);
    QVERIFY(!refusal.reason.empty());
    QCOMPARE(refusal.failure.param, refusal.field);
    QVERIFY(refusal.failure.status >= 400 && refusal.failure.status < 500);
}

void tst_Requests::readsFacts()
{
    const auto claude = requestFrom(Dialect::Messages, kClaudeCode.toStdString());
    QVERIFY(claude.facts().stream);
    QVERIFY(claude.facts().hasTools);
    QVERIFY(claude.facts().wantsReasoning);
    QVERIFY(!claude.facts().hasImages);
    QCOMPARE(claude.facts().maxOutputTokens.value_or(0), std::int64_t(64000));
    const auto range = claude.modelRange();
    QVERIFY(range);
    QCOMPARE(claude.body().substr(range->begin, range->end - range->begin), std::string("\"auto\""));

    const std::string named = R"({"model":"m","messages":[{"role":"user","content":"\"type\":\"image_url\""}],"tools":[{"x":{"file":{"type":"string"}}}]})";
    const auto text = requestFrom(Dialect::Chat, named);
    QVERIFY(!text.facts().hasImages);
    QVERIFY(!text.facts().hasFiles);

    const auto picture = std::string(70000, 'A');
    const auto image = requestFrom(Dialect::Chat,
        R"({"model":"m","messages":[{"role":"user","content":[{"type" : "image_url","image_url":{"url":"data:image/png;base64,)" + picture + R"("}}]}]})");
    QVERIFY(image.facts().hasImages);
    QVERIFY(image.facts().estimatedPromptTokens > 1600);
    QVERIFY(image.facts().estimatedPromptTokens < 2000);
}

SWITCHYARD_TEST(tst_Requests)

#include "tst_requests.moc"
