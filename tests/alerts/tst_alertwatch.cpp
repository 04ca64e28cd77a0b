// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "alerts/alertwatch.h"
#include "testlib/testmain.h"

#include <QTest>

#include <chrono>
#include <vector>

using namespace switchyard;
using namespace switchyard::alerts;
using namespace std::chrono_literals;

namespace {

const ModelRef primary = ModelRef::parse("lmstudio/m");
const ModelRef fallback = ModelRef::parse("anthropic/c");

ChainState chain(health::Status status, std::optional<ModelRef> serving)
{
    ChainState state;
    state.order = {primary, fallback};
    state.primaryStatus = status;
    state.primaryReason = health::Reason::ConnectionRefused;
    state.serving = std::move(serving);
    return state;
}

ChainState good()
{
    return chain(health::Status::Ready, primary);
}

ChainState down()
{
    return chain(health::Status::Unreachable, fallback);
}

traffic::RequestRecord answeredByFallback()
{
    traffic::RequestRecord record;
    record.outcome = traffic::Outcome::Delivered;
    record.servedBy = fallback;
    record.attempts.resize(2);
    record.attempts[0].model = primary;
    record.attempts[0].failure = routing::FailureClass::ConnectFailed;
    record.attempts[1].model = fallback;
    return record;
}

traffic::RequestRecord exhausted()
{
    traffic::RequestRecord record = answeredByFallback();
    record.route = "auto";
    record.outcome = traffic::Outcome::Exhausted;
    record.servedBy.reset();
    record.attempts[1].failure = routing::FailureClass::ServerError;
    return record;
}

//! A watch, a clock for it and what it said.
class Bench final {
public:
    explicit Bench(std::chrono::seconds patience = 10s)
    {
        settings.patience = patience;
        watch.setSettings(settings);
    }

    void is(const ChainState& state) { take(watch.chainIs(state, now)); }
    void request(const traffic::RequestRecord& record) { take(watch.requestFinished(record, now)); }
    void wait(std::chrono::seconds time)
    {
        now.steady += time;
        take(watch.tick(now));
    }
    void choose(const std::function<void(AlertSettings&)>& change)
    {
        change(settings);
        watch.setSettings(settings);
    }
    std::vector<AlertKind> said() { return std::exchange(kinds, {}); }

    AlertSettings settings;
    AlertWatch watch;
    AlertWatch::Moment now {SteadyTime {} + 1000h, 12h};

private:
    void take(const std::vector<Alert>& alerts)
    {
        for (const Alert& alert : alerts)
            kinds.push_back(alert.kind);
    }

    std::vector<AlertKind> kinds;
};

using Kinds = std::vector<AlertKind>;

} // namespace

Q_DECLARE_METATYPE(switchyard::traffic::RequestRecord)

class tst_AlertWatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsDownAndBackOnceEach()
    {
        Bench bench;
        bench.is(good());
        bench.is(down());
        QCOMPARE(bench.said(), Kinds {});
        bench.wait(11s);
        QCOMPARE(bench.said(), Kinds {AlertKind::PrimaryDown});
        bench.is(down());
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {});
        bench.is(good());
        bench.wait(11s);
        QCOMPARE(bench.said(), Kinds {AlertKind::Back});
    }

    void neverTellsWhatIsOverBeforePatienceEnds()
    {
        Bench bench;
        bench.is(good());
        bench.is(down());
        bench.wait(5s);
        bench.is(good());
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {});
        QVERIFY(!bench.watch.nextTick(bench.now));
    }

    void isSilentAboutHowThingsStoodAtTheStart()
    {
        Bench bench;
        bench.is(chain(health::Status::Checking, std::nullopt));
        bench.is(down());
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {});
        bench.is(good());
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {AlertKind::Back});
    }

    void isSilentAboutChangesByHand()
    {
        Bench bench;
        bench.is(good());
        ChainState dragged = down();
        dragged.order = {fallback, primary};
        dragged.serving = primary;
        bench.is(dragged);
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {});
    }

    void tellsARefusedKeyAndAnEmptyChain()
    {
        Bench bench(0s);
        bench.is(good());
        bench.is(chain(health::Status::SignInFailed, fallback));
        QCOMPARE(bench.said(), Kinds {AlertKind::SignInFailed});
        bench.is(chain(health::Status::SignInFailed, std::nullopt));
        QCOMPARE(bench.said(), Kinds {AlertKind::NobodyAnswers});
    }

    void tellsAFallbacksAnswerOnceInTenMinutes()
    {
        Bench bench;
        bench.is(good());
        bench.request(answeredByFallback());
        bench.request(answeredByFallback());
        QCOMPARE(bench.said(), Kinds {AlertKind::AnsweredByFallback});
        bench.wait(601s);
        bench.request(answeredByFallback());
        QCOMPARE(bench.said(), Kinds {AlertKind::AnsweredByFallback});
    }

    void tellsAnExhaustedChainAndThatItIsBack()
    {
        Bench bench;
        bench.is(good());
        bench.request(exhausted());
        bench.request(exhausted());
        QCOMPARE(bench.said(), Kinds {AlertKind::NobodyAnswers});
        bench.wait(11s);
        bench.is(chain(health::Status::Unreachable, std::nullopt));
        bench.wait(11s);
        QCOMPARE(bench.said(), Kinds {});
        bench.is(good());
        bench.wait(11s);
        QCOMPARE(bench.said(), Kinds {AlertKind::Back});
    }

    void anExhaustedRequestNeedNotMeanThatAllAreDown_data()
    {
        QTest::addColumn<traffic::RequestRecord>("record");
        QTest::addColumn<bool>("isNews");
        auto record = exhausted();
        record.route = "agent/work";
        QTest::newRow("one agent's chain") << record << false;
        record.route = "lmstudio/m";
        QTest::newRow("one model") << record << false;
        record = exhausted();
        record.attempts[1].failure = routing::FailureClass::TotalTimeout;
        QTest::newRow("out of time, or the engine stopped") << record << false;
        record = exhausted();
        record.attempts.pop_back();
        QTest::newRow("ended between two attempts") << record << false;
        record.skipped.push_back({fallback, routing::SkipReason::ContextTooSmall, {}});
        QTest::newRow("one was left out for the request's sake") << record << false;
        record.skipped.front().reason = routing::SkipReason::CoolingDown;
        QTest::newRow("one was left out because it is down") << record << true;
        record = exhausted();
        record.attempts[0].failure = routing::FailureClass::ContextOverflow;
        QTest::newRow("too long for one") << record << false;
    }

    void anExhaustedRequestNeedNotMeanThatAllAreDown()
    {
        QFETCH(const traffic::RequestRecord, record);
        QFETCH(const bool, isNews);
        Bench bench;
        bench.is(good());
        bench.request(record);
        QCOMPARE(bench.said(), isNews ? Kinds {AlertKind::NobodyAnswers} : Kinds {});
    }

    void aGoodAnswerOfThePrimaryIsNoNews()
    {
        Bench bench;
        bench.is(good());
        traffic::RequestRecord record;
        record.outcome = traffic::Outcome::Delivered;
        record.servedBy = primary;
        record.attempts.resize(1);
        record.attempts[0].model = primary;
        bench.request(record);
        // The loser of a hedge, or a load behind the scenes, was not asked instead.
        record.attempts.resize(2);
        record.attempts[1].model = fallback;
        record.attempts[1].background = true;
        bench.request(record);
        QCOMPARE(bench.said(), Kinds {});
    }

    void quietHoursHoldNewsBackAndDropWhatIsOver()
    {
        Bench bench;
        bench.choose([](AlertSettings& settings) { settings.quiet = {true, 22h, 7h}; });
        bench.is(good());
        bench.now.ofDay = 23h;
        bench.is(down());
        bench.request(answeredByFallback());
        bench.wait(3600s);
        QCOMPARE(bench.said(), Kinds {});
        QVERIFY(bench.watch.nextTick(bench.now));
        bench.now.ofDay = 7h;
        bench.wait(60s);
        QCOMPARE(bench.said(), Kinds {AlertKind::PrimaryDown});

        bench.now.ofDay = 23h;
        bench.is(good());
        bench.is(down());
        bench.now.ofDay = 8h;
        bench.wait(3600s);
        QCOMPARE(bench.said(), Kinds {});
    }

    void switchesOffByKindByProviderAndForAnHour()
    {
        Bench bench(0s);
        bench.is(good());
        bench.choose([](AlertSettings& settings) { settings.tellsBack = false; });
        bench.is(down());
        bench.is(good());
        QCOMPARE(bench.said(), Kinds {AlertKind::PrimaryDown});
        bench.choose([](AlertSettings& settings) { settings.muted = {ProviderId("lmstudio")}; });
        bench.is(down());
        QCOMPARE(bench.said(), Kinds {});
        bench.choose([](AlertSettings& settings) { settings.muted.clear(); });
        bench.is(good());
        bench.watch.mute(ProviderId("lmstudio"), bench.now.steady + 1h);
        bench.is(down());
        bench.is(good());
        QCOMPARE(bench.said(), Kinds {});
        bench.wait(3601s);
        bench.is(down());
        QCOMPARE(bench.said(), Kinds {AlertKind::PrimaryDown});
        bench.choose([](AlertSettings& settings) { settings.isEnabled = false; });
        bench.is(chain(health::Status::Unreachable, std::nullopt));
        QCOMPARE(bench.said(), Kinds {});
    }

    void manyChangesEndInOneNoticeAndSilence()
    {
        Bench bench(0s);
        bench.is(good());
        for (int i = 0; i < 10; ++i) {
            bench.is(down());
            bench.wait(5s);
            bench.is(good());
            bench.wait(5s);
        }
        const Kinds said = bench.said();
        QCOMPARE(said.size(), std::size_t {5});
        QCOMPARE(said.back(), AlertKind::Unstable);
        bench.wait(601s);
        bench.is(down());
        QCOMPARE(bench.said(), Kinds {AlertKind::PrimaryDown});
    }

    void longLoadsAreToldWhenWanted()
    {
        Bench bench;
        QVERIFY(bench.watch.loadFinished(primary, 40s, bench.now).empty());
        bench.choose([](AlertSettings& settings) { settings.tellsLoads = true; });
        QVERIFY(bench.watch.loadFinished(primary, 20s, bench.now).empty());
        QCOMPARE(bench.watch.loadFinished(primary, 40s, bench.now).size(), std::size_t {1});
    }

    void quietHours_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("now");
        QTest::addColumn<bool>("isQuiet");
        QTest::newRow("within a day") << 60 << 120 << 60 << true;
        QTest::newRow("the end is exclusive") << 60 << 120 << 120 << false;
        QTest::newRow("over midnight, evening") << 1320 << 420 << 1400 << true;
        QTest::newRow("over midnight, morning") << 1320 << 420 << 419 << true;
        QTest::newRow("over midnight, day") << 1320 << 420 << 720 << false;
        QTest::newRow("an empty span is never") << 300 << 300 << 300 << false;
    }
    void quietHours()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, now);
        QFETCH(bool, isQuiet);
        const QuietHours quiet {true, std::chrono::minutes(from), std::chrono::minutes(to)};
        QCOMPARE(quiet.contains(std::chrono::minutes(now)), isQuiet);
        QVERIFY(!QuietHours {}.contains(std::chrono::minutes(now)));
    }

    void whatIsMutedStaysSoUnderANewName()
    {
        AlertSettings settings;
        settings.muted = {ProviderId("a"), ProviderId("b")};
        settings.renameProvider(ProviderId("a"), ProviderId("c"));
        QCOMPARE(settings.muted, (std::vector {ProviderId("b"), ProviderId("c")}));
        settings.renameProvider(ProviderId("loud"), ProviderId("d"));
        QCOMPARE(settings.muted, (std::vector {ProviderId("b"), ProviderId("c")}));
        // The name may have been muted before, and its provider be gone.
        settings.renameProvider(ProviderId("b"), ProviderId("c"));
        QCOMPARE(settings.muted, std::vector {ProviderId("c")});
    }
};

SWITCHYARD_TEST(tst_AlertWatch)

#include "tst_alertwatch.moc"
