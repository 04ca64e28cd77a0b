// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"
#include "streams.h"

#include "dialects/proof.h"
#include "dialects/responsetranslator.h"
#include "testlib/testmain.h"

#include <QTest>

#include <utility>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! What only its issuer can read goes back to its issuer, through every client, and to nobody else.
class tst_Proofs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesProofsHomeOnly();
    void carriesGeminisProofHomeOnly_data();
    void carriesGeminisProofHomeOnly();
    void knowsGeminiInOpenAisForm();
    void keepsItsSealToItself();
};

namespace {

const std::string kBypass = "skip_thought_signature_validator";

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

// The value of the first member of this name, anywhere.
std::string firstMember(const std::string& text, const std::string& name)
{
    const auto begin = "\"" + name + "\":\"";
    const auto at = text.find(begin);
    if (at == std::string::npos)
        return {};
    const auto from = at + begin.size();
    return text.substr(from, text.find('"', from) - from);
}

// The next request of a client that was told to call `f` and `g`, with the proof where its dialect has it.
std::string nextTurn(Dialect client, const std::string& proof)
{
    switch (client) {
    case Dialect::Chat:
        return R"({"model":"m","messages":[{"role":"user","content":"x"},{"role":"assistant","content":null,"tool_calls":[
            {"id":"1","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":")" + proof + R"("}}},
            {"id":"2","type":"function","function":{"name":"g","arguments":"{}"}}]},
            {"role":"tool","tool_call_id":"1","content":"one"},{"role":"tool","tool_call_id":"2","content":"two"}]})";
    case Dialect::Responses:
        return R"({"model":"m","input":[{"role":"user","content":"x"},{"type":"reasoning","summary":[],"encrypted_content":")" + proof + R"("},
            {"type":"function_call","call_id":"1","name":"f","arguments":"{}"},{"type":"function_call","call_id":"2","name":"g","arguments":"{}"},
            {"type":"function_call_output","call_id":"1","output":"one"},{"type":"function_call_output","call_id":"2","output":"two"}]})";
    default:
        return R"({"model":"m","max_tokens":50,"messages":[{"role":"user","content":"x"},{"role":"assistant","content":[
            {"type":"redacted_thinking","data":")" + proof + R"("},{"type":"tool_use","id":"1","name":"f","input":{}},{"type":"tool_use","id":"2","name":"g","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":"one"},{"type":"tool_result","tool_use_id":"2","content":"two"}]}]})";
    }
}

std::string proofMember(Dialect client)
{
    return client == Dialect::Chat ? "thought_signature" : client == Dialect::Responses ? "encrypted_content" : "data";
}

} // namespace

void tst_Proofs::carriesProofsHomeOnly()
{
    const auto request = smallRequest(Dialect::Responses, true);
    auto claude = targetOf(Dialect::Messages, "claude-sonnet-4-5");
    const auto run = runStream(request, claude, busyClaude());
    const std::string begin = R"("encrypted_content":")";
    const auto at = run.out.rfind(begin) + begin.size();
    const auto sealed = run.out.substr(at, run.out.find('"', at) - at);
    QVERIFY(isSealed(sealed));
    const auto replay = requestFrom(Dialect::Responses, R"({"model":"m","reasoning":{"effort":"low"},"max_output_tokens":3000,"input":[{"role":"user","content":"x"},
        {"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":")" + sealed + R"("},
        {"type":"function_call","call_id":"toolu_1","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"toolu_1","output":"1"}]})");
    const std::string thought = R"({"type":"thinking","thinking":"hm","signature":"EqQB+/="})";
    QVERIFY(translated(replay, claude).body.find(thought) != std::string::npos);
    // Another provider, and another family of the same one, never see it; and without it Claude is not told to think.
    auto other = claude;
    other.provider = "elsewhere";
    const auto sent = translated(replay, other).body;
    QVERIFY(sent.find("EqQB") == std::string::npos);
    QVERIFY(sent.find("\"thinking\"") == std::string::npos);
    for (const auto dialect : {Dialect::Chat, Dialect::Responses, Dialect::Google, Dialect::Ollama})
        QVERIFY(translated(replay, targetOf(dialect)).body.find("EqQB") == std::string::npos);
}

void tst_Proofs::carriesGeminisProofHomeOnly_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<bool>("stream");

    QTest::newRow("Chat") << static_cast<int>(Dialect::Chat) << false;
    QTest::newRow("Chat, as a stream") << static_cast<int>(Dialect::Chat) << true;
    QTest::newRow("Responses") << static_cast<int>(Dialect::Responses) << false;
    QTest::newRow("Responses, as a stream") << static_cast<int>(Dialect::Responses) << true;
    QTest::newRow("Messages") << static_cast<int>(Dialect::Messages) << false;
    QTest::newRow("Messages, as a stream") << static_cast<int>(Dialect::Messages) << true;
}

// Gemini 3 refuses a call of its own that comes back without the proof it came with.
void tst_Proofs::carriesGeminisProofHomeOnly()
{
    QFETCH(int, client);
    QFETCH(bool, stream);

    const auto dialect = static_cast<Dialect>(client);
    const auto gemini = targetOf(Dialect::Google, "gemini-3-pro");
    const std::string answer = R"({"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"f","args":{}},"thoughtSignature":"Sig+/=="},{"functionCall":{"name":"g","args":{}}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":1}})";
    const auto request = smallRequest(dialect, stream);
    std::string told;
    if (stream)
        told = runStream(request, gemini, "data: " + answer + "\r\n\r\n").out;
    else
        told = std::get<TranslatedResponse>(translateResponse(*translated(request, gemini).plan, answer, {"0123456789abcdefghij", 1})).body;
    const auto proof = firstMember(told, proofMember(dialect));
    QVERIFY2(isSealed(proof, ProofKind::Google), told.c_str());

    const auto replay = requestFrom(dialect, nextTurn(dialect, proof));
    const auto home = translated(replay, gemini).body;
    QVERIFY2(holds(home, R"({"functionCall":{"name":"f","args":{}},"thoughtSignature":"Sig+/=="},{"functionCall":{"name":"g","args":{}}})"), home.c_str());
    QVERIFY(!holds(home, kBypass));

    auto other = gemini;
    other.provider = "elsewhere";
    const auto foreign = translated(replay, other).body;
    QVERIFY(!holds(foreign, "Sig+"));
    QVERIFY2(holds(foreign, R"("thoughtSignature":")" + kBypass), foreign.c_str());
    for (const auto upstream : {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Ollama}) {
        const auto sent = translated(replay, targetOf(upstream)).body;
        QVERIFY2(!holds(sent, "Sig+") && !holds(sent, "gw1."), sent.c_str());
    }
}

// Google's servers that speak Chat ask for the same proof.
void tst_Proofs::knowsGeminiInOpenAisForm()
{
    auto gemini = targetOf(Dialect::Chat, "gemini-3-pro");
    gemini.host = "generativelanguage.googleapis.com";
    const auto answer = chatChunk(R"({"tool_calls":[{"index":0,"id":"1","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"Sig+/=="}}}]})", "\"tool_calls\"") + kDone;
    for (const auto client : {Dialect::Responses, Dialect::Messages}) {
        const auto told = runStream(smallRequest(client, true), gemini, answer).out;
        const auto proof = firstMember(told, proofMember(client));
        QVERIFY2(isSealed(proof, ProofKind::Google), told.c_str());
        const auto home = translated(requestFrom(client, nextTurn(client, proof)), gemini).body;
        QVERIFY2(holds(home, R"("name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"Sig+/=="}}},{)"), home.c_str());
        QVERIFY(!holds(home, kBypass));
        // A call that another model made passes with Google's own word for that.
        QVERIFY(holds(translated(requestFrom(client, nextTurn(client, "gw1.unsigned")), gemini).body, kBypass));
        QVERIFY(!holds(translated(requestFrom(client, nextTurn(client, proof)), targetOf(Dialect::Chat)).body, "extra_content"));
    }
}

// Another server of the same dialect is not sent our seal; what the client has from elsewhere passes.
void tst_Proofs::keepsItsSealToItself()
{
    const auto sealed = sealProof("a/b", ProofKind::Google, "Sig");
    const auto sent = translated(requestFrom(Dialect::Chat, nextTurn(Dialect::Chat, sealed)), targetOf(Dialect::Chat));
    QVERIFY2(!holds(sent.body, "extra_content"), sent.body.c_str());
    QVERIFY(holds(sent.body, R"({"id":"1","type":"function","function":{"name":"f","arguments":"{}"}})"));
    QVERIFY(sent.changed);
    const auto own = translated(requestFrom(Dialect::Chat, nextTurn(Dialect::Chat, "Sig")), targetOf(Dialect::Chat));
    QVERIFY(holds(own.body, R"("extra_content":{"google":{"thought_signature":"Sig"}})"));
    QVERIFY(!own.changed);

    // Gemini in the same dialect: its own proofs, sealed or not, are sent open; other calls get Google's word for them.
    auto gemini = targetOf(Dialect::Chat, "gemini-3-pro");
    gemini.host = "us-central1-aiplatform.googleapis.com";
    const auto sentTo = [&gemini](const std::string& proof) {
        return translated(requestFrom(Dialect::Chat, nextTurn(Dialect::Chat, proof)), gemini).body;
    };
    const auto first = [](const std::string& proof) {
        return R"({"id":"1","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":")" + proof + R"("}}})";
    };
    const std::string second = R"({"id":"2","type":"function","function":{"name":"g","arguments":"{}"}})";
    for (const auto& [proof, expected] : {std::pair(sealed, kBypass), std::pair(sealProof(gemini.issuer(), ProofKind::Google, "Sig"), std::string("Sig")),
             std::pair(std::string("Sig"), std::string("Sig")), std::pair(std::string(), kBypass)}) {
        const auto body = sentTo(proof);
        QVERIFY2(holds(body, first(expected)) && holds(body, second), body.c_str());
    }
}

SWITCHYARD_TEST(tst_Proofs)

#include "tst_proofs.moc"
