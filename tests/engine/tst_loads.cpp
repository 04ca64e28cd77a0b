// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

const ModelRef first { ProviderId("a"), "a" };
const ModelRef other { ProviderId("b"), "b" };

// Ollama takes no image by its address.
const std::string imageByAddress
    = R"({"model":"auto","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://pictures.test/a.png"}}]}]})";
const std::string exactBody = R"({"model":"a/a","messages":[{"role":"user","content":"hi"}]})";

const routing::SkippedCandidate* skipOf(const traffic::RequestRecord& record, const ModelRef& ref)
{
    for (const auto& skip : record.skipped) {
        if (skip.ref == ref)
            return &skip;
    }
    return nullptr;
}

} // namespace

//! Several requests and one load: it ends with the request that began it, and nobody waits for it without end.
class tst_Loads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusedCandidateLoadsNothing();
    void loserOfAHedgeReleasesItsLoad();
    void waitingForAnotherLoadHasADeadline();
    void hedgesWhileAnotherRequestLoads();
    void halfOfAHedgeThatFailsIsNotAskedAgain();
    void continuationForgottenWhileLoading();
};

void tst_Loads::refusedCandidateLoadsNothing()
{
    ScriptedUpstream ollama({ScriptedReply::document(200, R"({"message":{"role":"assistant","content":"loaded"},"done":true,"done_reason":"stop"})")});
    ScriptedUpstream chat({ScriptedReply::chat("seen")});
    EngineFixture fixture;
    fixture.add("a", ollama.port());
    fixture.endpoint("a").api = routing::Api::Ollama;
    fixture.add("b", chat.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.health.models[other].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Wait;
    fixture.start();
    QCOMPARE(fixture.ask(imageByAddress).text(), std::string("seen"));
    QCOMPARE(ollama.requestCount(), 0);
    QCOMPARE(fixture.record(0)->skipped[0].reason, routing::SkipReason::NotSupported);
    const Answer next = fixture.ask(exactBody);
    QCOMPARE(next.status, 200);
    QVERIFY2(next.body.find("loaded") != std::string::npos, next.body.c_str());
}

void tst_Loads::loserOfAHedgeReleasesItsLoad()
{
    ScriptedUpstream slow({ScriptedReply::silent().hang(), ScriptedReply::chat("slow")});
    ScriptedUpstream quick({ScriptedReply::chat("quick")});
    EngineFixture fixture;
    fixture.add("a", slow.port());
    fixture.add("b", quick.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 80ms;
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("quick"));
    QVERIFY(slow.waitForAbandoned(1));
    QCOMPARE(fixture.ask(exactBody).text(), std::string("slow"));
    // One that was given up, and one that began and came.
    QTRY_COMPARE_WITH_TIMEOUT(fixture.loads().size(), std::size_t(3), 60'000);
}

void tst_Loads::waitingForAnotherLoadHasADeadline()
{
    ScriptedUpstream slow({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("slow"))});
    ScriptedUpstream ready({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", slow.port());
    fixture.add("b", ready.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Wait;
    fixture.policy().budgets.lastFirstToken = 200ms;
    fixture.start();
    TestClient loader(fixture.port());
    loader.post("/v1/chat/completions", exactBody);
    QVERIFY(slow.waitForRequests(1));
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    const auto record = fixture.record(0);
    const auto* const skip = skipOf(*record, first);
    QVERIFY(skip);
    QCOMPARE(skip->reason, routing::SkipReason::Unusable);
    slow.release();
    QCOMPARE(loader.receive().text(), std::string("slow"));
}

void tst_Loads::hedgesWhileAnotherRequestLoads()
{
    ScriptedUpstream slow({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("slow"))});
    ScriptedUpstream ready({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", slow.port());
    fixture.add("b", ready.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 80ms;
    fixture.start();
    TestClient loader(fixture.port());
    loader.post("/v1/chat/completions", exactBody);
    QVERIFY(slow.waitForRequests(1));
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    const auto record = fixture.record(0);
    const auto* const skip = skipOf(*record, first);
    QVERIFY(skip);
    QCOMPARE(skip->reason, routing::SkipReason::Shielded);
    QCOMPARE(skip->subject, other.toString());
    slow.release();
    QCOMPARE(loader.receive().text(), std::string("slow"));
}

//! Nor does its record say so.
void tst_Loads::halfOfAHedgeThatFailsIsNotAskedAgain()
{
    ScriptedUpstream slipping({ScriptedReply::silent().waitForRelease().then(ScriptedReply::document(500, R"({"error":{"message":"boom"}})"))});
    ScriptedUpstream slow({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("slow"))});
    EngineFixture fixture;
    fixture.add("a", slipping.port());
    fixture.add("b", slow.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 80ms;
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    QVERIFY(slipping.waitForRequests(1));
    QVERIFY(slow.waitForRequests(1));
    slipping.release();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.loads().size(), std::size_t(2), 60'000);
    slow.release();
    QCOMPARE(client.receive().text(), std::string("slow"));
    const auto record = fixture.record();
    QVERIFY2(attemptLog(*record) == "a:server-error b:none", attemptLog(*record).c_str());
    QCOMPARE(record->attempts[0].action, routing::Action::Next);
    QCOMPARE(slipping.requestCount(), 1);
}

//! The next try cannot be said any more: that is an answer, not a request left hanging.
void tst_Loads::continuationForgottenWhileLoading()
{
    ScriptedUpstream upstream([](const ReceivedRequest& request) {
        if (request.body.find("and?") != std::string::npos)
            return ScriptedReply::document(503, R"({"error":{"message":"Loading model","code":503}})");
        return ScriptedReply::chat(request.body.find("late?") != std::string::npos ? "late" : "one");
    });
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer begun = fixture.ask(R"({"model":"auto","input":"hi"})", {}, "/v1/responses");
    QCOMPARE(begun.status, 200);
    const auto at = begun.body.find("\"id\":\"resp_") + 6;
    const std::string id = begun.body.substr(at, begun.body.find('"', at) - at);
    TestClient client(fixture.port());
    client.post("/v1/responses", R"({"model":"auto","input":"and?","previous_response_id":")" + id + "\"}");
    QVERIFY(upstream.waitForRequests(2));
    QCOMPARE(fixture.get("/v1/responses/" + id, {}, "DELETE").status, 200);
    const Answer answer = client.receive();
    QVERIFY2(answer.body.find("previous_response_not_found") != std::string::npos, answer.body.c_str());
    QCOMPARE(fixture.ask(R"({"model":"auto","messages":[{"role":"user","content":"late?"}]})").text(), std::string("late"));
}

SWITCHYARD_TEST(tst_Loads)
#include "tst_loads.moc"
