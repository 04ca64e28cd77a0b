// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/cooldownbook.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::routing;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<Endpoint> endpointAt(const std::string& provider, std::uint16_t port)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->provider = ProviderId(provider);
    endpoint->baseUrl = {false, "127.0.0.1", port, "/v1"};
    return endpoint;
}

ModelEntry modelOf(const std::shared_ptr<Endpoint>& endpoint, const std::string& name)
{
    ModelEntry model;
    model.ref = {endpoint->provider, name};
    model.endpoint = endpoint;
    return model;
}

} // namespace

//! What failures teach about later requests, on a clock that moves by hand.
class tst_Cooldowns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flappingPrimaryComesBack_data();
    void flappingPrimaryComesBack();
    void theRouteSaysHowLongOthersRest_data();
    void theRouteSaysHowLongOthersRest();
    void modelsShareTheirServersBreaker();
    void aModelsOwnServerHasItsOwnBreaker();
    void keysAreTheProvidersWhateverTheServer();
    void retryAfterIsKeptAndBounded_data();
    void retryAfterIsKeptAndBounded();
    void calendarJumpsChangeNothing();
    void sleepingTimeCounts_data();
    void sleepingTimeCounts();
    void aLateAnswerOfAnOldAttemptClosesNothing();
    void requestErrorsTeachNothing_data();
    void requestErrorsTeachNothing();
    void namesMadeUpByClientsAreBounded();
};

void tst_Cooldowns::flappingPrimaryComesBack_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("mostProbes");
    const auto row = [](FailureClass failure, int mostProbes) {
        QTest::newRow(std::string(failureName(failure)).c_str()) << static_cast<int>(failure) << mostProbes;
    };
    row(FailureClass::Overloaded, 7);
    row(FailureClass::ServerError, 8);
    row(FailureClass::RateLimited, 6);
    row(FailureClass::ConnectRefused, 8);
    row(FailureClass::ConnectTimeout, 6);
    row(FailureClass::ConnectionLost, 8);
    row(FailureClass::EmptyResponse, 8);
}

//! One request every four seconds; the primary fails for a minute and is well afterwards.
void tst_Cooldowns::flappingPrimaryComesBack()
{
    QFETCH(int, failure);
    QFETCH(int, mostProbes);
    testlib::ManualClock clock;
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    AttemptToken token = 0;
    int probes = 0;
    std::optional<std::chrono::seconds> backAfter;
    for (int i = 0; i < 40 && !backAfter; ++i) {
        const auto verdict = book.check(model, clock.steadyNow());
        if (verdict.allowed && book.begin(model, 0, ++token, clock.steadyNow(), false)) {
            const bool isDown = i * 4 < 60;
            if (isDown) {
                ++probes;
                book.recordFailure(model, 0, token, static_cast<FailureClass>(failure), std::nullopt, clock.steadyNow());
            } else {
                book.recordSuccess(model, 0, token);
                backAfter = std::chrono::seconds(i * 4 - 60);
            }
        }
        clock.advance(4s);
    }
    QVERIFY(backAfter);
    QVERIFY2(*backAfter <= 30s, std::to_string(backAfter->count()).c_str());
    QVERIFY2(probes <= mostProbes, std::to_string(probes).c_str());
}

void tst_Cooldowns::theRouteSaysHowLongOthersRest_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("longest"); // seconds; 0 for none
    QTest::addColumn<int>("asked"); // Retry-After in seconds; 0 for none
    QTest::addColumn<int>("rests"); // seconds after eight failures in a row
    const auto row = [](const char* name, FailureClass failure, int longest, int asked, int rests) {
        QTest::newRow(name) << static_cast<int>(failure) << longest << asked << rests;
    };
    row("refused, as usual", FailureClass::ConnectRefused, 0, 0, 15);
    row("refused, at most a second", FailureClass::ConnectRefused, 1, 0, 1);
    row("refused, up to two minutes", FailureClass::ConnectRefused, 120, 0, 120);
    row("slips, up to five minutes", FailureClass::ServerError, 300, 0, 300);
    row("the server's own wish counts", FailureClass::RateLimited, 10, 90, 90);
    row("keys wait for a person", FailureClass::AuthFailed, 1, 0, 600);
}

void tst_Cooldowns::theRouteSaysHowLongOthersRest()
{
    QFETCH(int, failure);
    QFETCH(int, longest);
    QFETCH(int, asked);
    QFETCH(int, rests);
    const auto seconds = [](int count) {
        return count > 0 ? std::optional<std::chrono::milliseconds>(std::chrono::seconds(count)) : std::nullopt;
    };
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    SteadyTime now {1h};
    for (AttemptToken token = 1; token <= 12; ++token) {
        const auto verdict = book.check(model, now);
        now = std::max(now, verdict.until);
        QVERIFY(book.begin(model, 0, token, now, false));
        book.recordFailure(model, 0, token, static_cast<FailureClass>(failure), seconds(asked), now, seconds(longest));
    }
    QCOMPARE(book.check(model, now).until - now, SteadyTime::duration(std::chrono::seconds(rests)));
}

void tst_Cooldowns::modelsShareTheirServersBreaker()
{
    const SteadyTime now {1h};
    CooldownBook book;
    const auto endpoint = endpointAt("a", 1);
    const auto one = modelOf(endpoint, "one");
    const auto other = modelOf(endpoint, "other");
    book.recordFailure(one, 0, 1, FailureClass::ConnectRefused, std::nullopt, now);
    QVERIFY(!book.check(other, now).allowed);
    QCOMPARE(book.active(now).size(), std::size_t(1));
    QCOMPARE(book.active(now)[0].server, std::string("http://127.0.0.1:1"));
}

void tst_Cooldowns::aModelsOwnServerHasItsOwnBreaker()
{
    const SteadyTime now {1h};
    CooldownBook book;
    const auto shared = modelOf(endpointAt("a", 1), "shared");
    const auto apart = modelOf(endpointAt("a", 2), "apart");
    book.recordFailure(apart, 0, 1, FailureClass::ConnectRefused, std::nullopt, now);
    QVERIFY(!book.check(apart, now).allowed);
    QVERIFY(book.check(shared, now).allowed);
    // The other server's good answer says nothing of this one.
    QVERIFY(book.begin(shared, 0, 2, now, false));
    book.recordSuccess(shared, 0, 2);
    QVERIFY(!book.check(apart, now).allowed);
    const SteadyTime later = now + 1min;
    QVERIFY(book.begin(apart, 0, 3, later, false));
    book.recordSuccess(apart, 0, 3);
    QVERIFY(!book.check(apart, later).isProbe);
}

void tst_Cooldowns::keysAreTheProvidersWhateverTheServer()
{
    const SteadyTime now {1h};
    CooldownBook book;
    const auto here = endpointAt("a", 1);
    const auto there = endpointAt("a", 2);
    here->keys = there->keys = {Secret("k1"), Secret("k2")};
    const auto one = modelOf(here, "one");
    const auto other = modelOf(there, "other");
    book.recordFailure(one, 0, 1, FailureClass::AuthFailed, std::nullopt, now);
    QCOMPARE(book.check(other, now).keyIndex, 1);
    QVERIFY(book.check(other, now).allowed);
    book.recordFailure(other, 1, 2, FailureClass::AuthFailed, std::nullopt, now);
    QVERIFY(!book.check(one, now).allowed);
    QVERIFY(book.check(one, now).firm);
}

void tst_Cooldowns::retryAfterIsKeptAndBounded_data()
{
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<qint64>("kept");
    QTest::newRow("two seconds") << qint64(2'000) << qint64(2'000);
    QTest::newRow("two minutes, beyond our own cap") << qint64(120'000) << qint64(120'000);
    QTest::newRow("zero is no invitation to a loop") << qint64(0) << qint64(50);
    QTest::newRow("a day") << qint64(86'400'000) << qint64(86'400'000);
}

void tst_Cooldowns::retryAfterIsKeptAndBounded()
{
    QFETCH(qint64, asked);
    QFETCH(qint64, kept);
    const SteadyTime now {1h};
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    book.recordFailure(model, 0, 1, FailureClass::RateLimited, std::chrono::milliseconds(asked), now);
    const auto verdict = book.check(model, now);
    QVERIFY(!verdict.allowed);
    QVERIFY(verdict.firm);
    QCOMPARE(std::chrono::duration_cast<std::chrono::milliseconds>(verdict.until - now).count(), kept);
    QVERIFY(book.check(model, now + std::chrono::milliseconds(kept)).allowed);
}

void tst_Cooldowns::calendarJumpsChangeNothing()
{
    testlib::ManualClock clock;
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    const auto wait = parseRetryAfter({{}, "Mon, 02 Mar 2026 12:00:30 GMT", {}}, clock.wallNow());
    book.recordFailure(model, 0, 1, FailureClass::RateLimited, wait, clock.steadyNow());
    // A date was asked for, but what is kept is the time until it.
    clock.setWall(clock.wallNow() + std::chrono::hours(5));
    QVERIFY(!book.check(model, clock.steadyNow()).allowed);
    clock.setWall(clock.wallNow() - std::chrono::hours(50));
    clock.advance(29s);
    QVERIFY(!book.check(model, clock.steadyNow()).allowed);
    clock.advance(1s);
    QVERIFY(book.check(model, clock.steadyNow()).allowed);
}

void tst_Cooldowns::sleepingTimeCounts_data()
{
    QTest::addColumn<int>("asleep"); // seconds
    QTest::addColumn<bool>("isBack");
    QTest::newRow("not long enough") << 599 << false;
    QTest::newRow("long enough") << 600 << true;
    QTest::newRow("since before the clock began") << 1'000'000'000 << true;
}

//! A server's Retry-After and our own rests are times of the world: they go on while the machine sleeps and its steady clock does not.
void tst_Cooldowns::sleepingTimeCounts()
{
    QFETCH(int, asleep);
    QFETCH(bool, isBack);
    testlib::ManualClock clock;
    const auto endpoint = endpointAt("a", 1);
    const ModelEntry model = modelOf(endpoint, "m");
    CooldownBook book;
    book.recordFailure(model, 0, 1, FailureClass::RateLimited, 600s, clock.steadyNow());
    QVERIFY(!book.check(model, clock.steadyNow()).allowed);
    book.timePassed(std::chrono::seconds(asleep));
    const auto verdict = book.check(model, clock.steadyNow());
    QCOMPARE(verdict.allowed, isBack);
    // Back means half open: one finds out.
    QCOMPARE(verdict.isProbe, true);
    QCOMPARE(book.begin(model, 0, 2, clock.steadyNow(), false), isBack);
    QVERIFY(!book.begin(model, 0, 3, clock.steadyNow(), false));
    // What never failed stays as it is.
    QVERIFY(book.check(modelOf(endpoint, "other"), clock.steadyNow()).allowed);
}

void tst_Cooldowns::aLateAnswerOfAnOldAttemptClosesNothing()
{
    const SteadyTime now {1h};
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    QVERIFY(book.begin(model, 0, 1, now, false));
    QVERIFY(book.begin(model, 0, 2, now, false));
    book.recordFailure(model, 0, 2, FailureClass::ConnectRefused, std::nullopt, now);
    book.recordSuccess(model, 0, 1);
    QVERIFY(!book.check(model, now).allowed);
    QVERIFY(book.begin(model, 0, 3, now + 1min, false));
    QVERIFY(!book.begin(model, 0, 4, now + 1min, false));
    book.recordFailure(model, 0, 1, FailureClass::ConnectRefused, std::nullopt, now + 1min);
    book.recordSuccess(model, 0, 3);
    QVERIFY(book.check(model, now + 1min).allowed);
}

void tst_Cooldowns::requestErrorsTeachNothing_data()
{
    QTest::addColumn<int>("failure");
    for (const auto failure : {FailureClass::RequestError, FailureClass::ContextOverflow, FailureClass::ClientGone,
             FailureClass::TotalTimeout, FailureClass::Loading, FailureClass::NotSupported})
        QTest::newRow(std::string(failureName(failure)).c_str()) << static_cast<int>(failure);
}

void tst_Cooldowns::requestErrorsTeachNothing()
{
    QFETCH(int, failure);
    const SteadyTime now {1h};
    CooldownBook book;
    const auto model = modelOf(endpointAt("a", 1), "m");
    for (AttemptToken token = 1; token < 20; ++token)
        book.recordFailure(model, 0, token, static_cast<FailureClass>(failure), std::nullopt, now);
    QVERIFY(book.check(model, now).allowed);
}

void tst_Cooldowns::namesMadeUpByClientsAreBounded()
{
    testlib::ManualClock clock;
    CooldownBook book;
    const auto endpoint = endpointAt("a", 1);
    AttemptToken token = 1;
    const auto fail = [&](const std::string& name) {
        book.recordFailure(modelOf(endpoint, name), 0, token++, FailureClass::ModelNotFound, {}, clock.steadyNow());
        clock.advance(1us);
    };
    for (int i = 0; i < 5000; ++i)
        fail("made-up-" + std::to_string(i));
    QCOMPARE(book.active(clock.steadyNow()).size(), std::size_t(4096));
    // The latest are the ones that are kept.
    QVERIFY(!book.check(modelOf(endpoint, "made-up-4999"), clock.steadyNow()).allowed);
    QVERIFY(book.check(modelOf(endpoint, "made-up-0"), clock.steadyNow()).allowed);
}

SWITCHYARD_TEST(tst_Cooldowns)
#include "tst_cooldowns.moc"
