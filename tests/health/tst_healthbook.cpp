// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/endpointsummary.h"
#include "health/healthbook.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace std::chrono_literals;
using health::LoadState;
using health::Reason;
using health::ServerFamily;
using health::Status;

class tst_HealthBook final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsWithChecking();
    void isDownOnlyAfterTwoFailures();
    void believesAClearRefusalAtOnce();
    void isUpAfterOneSuccess();
    void showsTheMostPressing_data();
    void showsTheMostPressing();
    void tellsColdFromReadyAndMissing();
    void isBusyAndNotDownWhileItAnswers();
    void degradesOnFailuresAndRecoversAfterTenGood();
    void degradesWhenMuchSlowerThanUsual();
    void learnsLoadTimesFromTraffic();
    void keepsColdWaitsOutOfTheLatency();
    void prefersTrafficOverChecks();
    void opensAndClosesIncidents();
    void putsAnEndpointsProblemInOneIncident();
    void forgetsARateLimitInTime();
    void goesStale();
    void noticesThrashing();
    void keepsWhatItKnowsWhenOnlyTheOrderChanges();
    void forgetsWhenTheAddressChanges();
    void beatsShowTheWorstOfHalfAMinute();
    void countsARevisionOnlyForChanges();
    void takesManySamplesLikeOneAfterTheOther();
    void answersAnyNameWhereTheServerDoes();
    void summarisesByTheMostUsableModel();

private:
    health::EndpointSetup setup(std::vector<std::string> models = { "m" }) const;
    health::ProbeSample good(LoadState state = LoadState::Ready, ServerFamily family = ServerFamily::LmStudio) const;
    health::ProbeSample bad(Reason reason, int status = 0) const;
    health::PassiveSample answered(std::chrono::milliseconds firstByte) const;
    health::PassiveSample refused(Reason reason, int status = 500) const;
    Status status() const { return m_book->model(m_ref)->status; }

    testlib::ManualClock m_clock;
    std::unique_ptr<health::HealthBook> m_book;
    const ModelRef m_ref { ProviderId("p"), "m" };
};

void tst_HealthBook::init()
{
    m_book = std::make_unique<health::HealthBook>(m_clock);
    m_book->setEndpoints({ setup() });
}

health::EndpointSetup tst_HealthBook::setup(std::vector<std::string> models) const
{
    health::EndpointSetup result;
    result.provider = m_ref.provider;
    result.baseUrl = "http://127.0.0.1:1234/v1";
    result.reach = health::Reach::Loopback;
    result.models = std::move(models);
    return result;
}

health::ProbeSample tst_HealthBook::good(LoadState state, ServerFamily family) const
{
    health::ProbeSample sample;
    sample.provider = m_ref.provider;
    sample.at = m_clock.steadyNow();
    sample.wallAt = m_clock.wallNow();
    sample.latency = 5ms;
    sample.httpStatus = 200;
    sample.family = family;
    sample.hasModelList = true;
    health::ModelFacts facts;
    facts.id = "m";
    facts.state = state;
    sample.models.push_back(facts);
    return sample;
}

health::ProbeSample tst_HealthBook::bad(Reason reason, int status) const
{
    health::ProbeSample sample;
    sample.provider = m_ref.provider;
    sample.at = m_clock.steadyNow();
    sample.wallAt = m_clock.wallNow();
    sample.reason = reason;
    sample.httpStatus = status;
    return sample;
}

health::PassiveSample tst_HealthBook::answered(std::chrono::milliseconds firstByte) const
{
    health::PassiveSample sample;
    sample.model = m_ref;
    sample.at = m_clock.steadyNow();
    sample.wallAt = m_clock.wallNow();
    sample.httpStatus = 200;
    sample.firstByte = firstByte;
    sample.firstToken = firstByte + 10ms;
    sample.total = firstByte + 1000ms;
    sample.tokensPerSecond = 42.0;
    return sample;
}

health::PassiveSample tst_HealthBook::refused(Reason reason, int status) const
{
    auto sample = answered(1ms);
    sample.reason = reason;
    sample.httpStatus = status;
    return sample;
}

void tst_HealthBook::startsWithChecking()
{
    QCOMPARE(status(), Status::Checking);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::NotCheckedYet);
}

void tst_HealthBook::isDownOnlyAfterTwoFailures()
{
    m_book->apply(bad(Reason::ConnectionRefused));
    QCOMPARE(status(), Status::Checking);
    m_book->apply(bad(Reason::ConnectionRefused));
    QCOMPARE(status(), Status::Unreachable);

    init();
    m_book->apply(good());
    m_book->apply(bad(Reason::AnswerTimedOut));
    QCOMPARE(status(), Status::Ready);
    m_book->apply(bad(Reason::AnswerTimedOut));
    QCOMPARE(status(), Status::Unreachable);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::AnswerTimedOut);
}

void tst_HealthBook::believesAClearRefusalAtOnce()
{
    m_book->apply(bad(Reason::KeyRefused, 401));
    QCOMPARE(status(), Status::SignInFailed);
    QCOMPARE(m_book->model(m_ref)->httpStatus, 401);
}

void tst_HealthBook::isUpAfterOneSuccess()
{
    m_book->apply(bad(Reason::ConnectionRefused));
    m_book->apply(bad(Reason::ConnectionRefused));
    m_book->apply(good());
    QCOMPARE(status(), Status::Ready);
}

void tst_HealthBook::showsTheMostPressing_data()
{
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<bool>("isDown");
    QTest::addColumn<bool>("isOutOfCredit");
    QTest::addColumn<bool>("isCooling");
    QTest::addColumn<bool>("isCold");
    QTest::addColumn<QString>("expected");

    QTest::newRow("paused before all") << true << true << true << true << true << QStringLiteral("paused");
    QTest::newRow("unreachable before credit") << false << true << true << true << true << QStringLiteral("unreachable");
    QTest::newRow("credit before cooldown") << false << false << true << true << true << QStringLiteral("out-of-credit");
    QTest::newRow("cooldown before cold") << false << false << false << true << true << QStringLiteral("cooling-down");
    QTest::newRow("cold") << false << false << false << false << true << QStringLiteral("cold");
    QTest::newRow("ready") << false << false << false << false << false << QStringLiteral("ready");
}

void tst_HealthBook::showsTheMostPressing()
{
    QFETCH(bool, isPaused);
    QFETCH(bool, isDown);
    QFETCH(bool, isOutOfCredit);
    QFETCH(bool, isCooling);
    QFETCH(bool, isCold);
    QFETCH(QString, expected);

    m_book->apply(good(isCold ? LoadState::Cold : LoadState::Ready));
    if (isDown) {
        m_book->apply(bad(Reason::ConnectionRefused));
        m_book->apply(bad(Reason::ConnectionRefused));
    }
    if (isOutOfCredit)
        m_book->apply(refused(Reason::OutOfCredit, 402));
    if (isCooling)
        m_book->setCoolingDown(m_ref, Reason::BreakerOpen, m_clock.steadyNow() + 1min);
    m_book->setPaused(m_ref.provider, isPaused);
    QCOMPARE(QString::fromUtf8(health::word(status()).data()), expected);
    if (expected == QStringLiteral("cooling-down"))
        QCOMPARE(m_book->model(m_ref)->usableAgainAt, std::optional(m_clock.steadyNow() + 1min));
}

void tst_HealthBook::tellsColdFromReadyAndMissing()
{
    m_book->apply(good(LoadState::Cold));
    QCOMPARE(status(), Status::Cold);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::NotInMemory);
    m_book->apply(good(LoadState::Loading));
    QCOMPARE(status(), Status::Loading);
    m_book->apply(good(LoadState::Ready));
    QCOMPARE(status(), Status::Ready);
    auto other = good();
    other.models[0].id = "another";
    m_book->apply(other);
    QCOMPARE(status(), Status::ModelMissing);
    auto off = good(LoadState::Cold);
    off.models[0].loadsOnRequest = false;
    m_book->apply(off);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::NothingLoaded);
}

void tst_HealthBook::isBusyAndNotDownWhileItAnswers()
{
    m_book->apply(good());
    m_book->setActiveRequests(m_ref, 1);
    m_book->apply(bad(Reason::AnswerTimedOut));
    m_book->apply(bad(Reason::AnswerTimedOut));
    QCOMPARE(status(), Status::Busy);
    QVERIFY(m_book->model(m_ref)->isServing);
    m_book->setActiveRequests(m_ref, 0);
    QCOMPARE(status(), Status::Ready);
    // Refused is refused, whoever is being answered.
    m_book->setActiveRequests(m_ref, 1);
    m_book->apply(bad(Reason::ConnectionRefused));
    m_book->apply(bad(Reason::ConnectionRefused));
    QCOMPARE(status(), Status::Unreachable);
}

void tst_HealthBook::degradesOnFailuresAndRecoversAfterTenGood()
{
    m_book->apply(good());
    for (int i = 0; i < 17; ++i)
        m_book->apply(answered(50ms));
    QCOMPARE(status(), Status::Ready);
    m_book->apply(refused(Reason::ServerError));
    m_book->apply(refused(Reason::ServerError));
    QCOMPARE(status(), Status::Degraded);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::ManyFailures);
    for (int i = 0; i < 9; ++i)
        m_book->apply(answered(50ms));
    QCOMPARE(status(), Status::Degraded);
    m_book->apply(answered(50ms));
    QCOMPARE(status(), Status::Ready);
}

void tst_HealthBook::degradesWhenMuchSlowerThanUsual()
{
    m_book->apply(good());
    m_book->setUsualP95(m_ref, 500ms);
    for (int i = 0; i < 12; ++i)
        m_book->apply(answered(2500ms));
    QCOMPARE(status(), Status::Degraded);
    QCOMPARE(m_book->model(m_ref)->reason, Reason::Slow);
}

void tst_HealthBook::learnsLoadTimesFromTraffic()
{
    m_book->apply(good(LoadState::Cold));
    m_clock.advance(20s);
    auto cold = answered(18'000ms);
    cold.total = 19'000ms;
    m_book->apply(cold);
    QVERIFY(m_book->loadEstimate(m_ref));
    QCOMPARE(m_book->loadEstimate(m_ref)->typical, 18'000ms);
    QVERIFY(!m_book->loadEstimate(m_ref)->isExact);
    m_book->apply(health::LoadSample { m_ref, m_clock.wallNow(), 9100ms, true });
    QCOMPARE(m_book->loadEstimate(m_ref)->typical, 9100ms);
    QVERIFY(m_book->loadEstimate(m_ref)->isExact);
}

void tst_HealthBook::keepsColdWaitsOutOfTheLatency()
{
    m_book->apply(good(LoadState::Cold));
    auto cold = answered(18'000ms);
    m_book->apply(cold);
    QCOMPARE(m_book->model(m_ref)->latency.p95, 5ms);
    m_book->apply(answered(80ms));
    QCOMPARE(m_book->model(m_ref)->latency.p95, 80ms);
}

void tst_HealthBook::prefersTrafficOverChecks()
{
    m_book->apply(good());
    QVERIFY(!m_book->model(m_ref)->latencyIsFromTraffic);
    m_book->apply(answered(70ms));
    QVERIFY(m_book->model(m_ref)->latencyIsFromTraffic);
    QCOMPARE(m_book->model(m_ref)->latency.p50, 70ms);
    QCOMPARE(m_book->model(m_ref)->firstToken.p50, 80ms);
    QCOMPARE(m_book->model(m_ref)->tokensPerSecond, std::optional(42.0));
}

void tst_HealthBook::opensAndClosesIncidents()
{
    m_book->apply(good());
    m_book->apply(refused(Reason::OutOfCredit, 402));
    QCOMPARE(m_book->incidents().size(), std::size_t(1));
    QCOMPARE(m_book->incidents()[0].model, m_ref);
    QVERIFY(!m_book->incidents()[0].end);
    m_clock.advance(90s);
    m_book->apply(answered(10ms));
    QCOMPARE(m_book->incidents().size(), std::size_t(1));
    QVERIFY(m_book->incidents()[0].end);
    QCOMPARE(*m_book->incidents()[0].end - m_book->incidents()[0].start, std::chrono::system_clock::duration(90s));
}

void tst_HealthBook::putsAnEndpointsProblemInOneIncident()
{
    m_book->setEndpoints({ setup({ "m", "n", "o" }) });
    m_book->apply(bad(Reason::ConnectionRefused));
    m_book->apply(bad(Reason::ConnectionRefused));
    QCOMPARE(m_book->incidents().size(), std::size_t(1));
    QVERIFY(m_book->incidents()[0].model.model.empty());
}

void tst_HealthBook::forgetsARateLimitInTime()
{
    m_book->apply(good());
    auto limited = refused(Reason::RateLimited, 429);
    limited.retryAfter = 30s;
    m_book->apply(limited);
    QCOMPARE(status(), Status::RateLimited);
    m_clock.advance(31s);
    m_book->tick();
    QCOMPARE(status(), Status::Ready);
}

void tst_HealthBook::goesStale()
{
    m_book->apply(good());
    m_book->setInterval(m_ref.provider, 10s);
    m_clock.advance(20s);
    m_book->tick();
    QVERIFY(!m_book->model(m_ref)->isStale);
    m_clock.advance(20s);
    m_book->tick();
    QVERIFY(m_book->model(m_ref)->isStale);
    m_book->apply(good());
    QVERIFY(!m_book->model(m_ref)->isStale);
}

void tst_HealthBook::noticesThrashing()
{
    m_book->setEndpoints({ setup({ "m", "n" }) });
    for (int i = 0; i < 8; ++i) {
        auto sample = good(i % 2 == 0 ? LoadState::Ready : LoadState::Cold);
        auto other = sample.models[0];
        other.id = "n";
        other.state = i % 2 == 0 ? LoadState::Cold : LoadState::Ready;
        sample.models.push_back(other);
        m_book->apply(sample);
        m_clock.advance(30s);
    }
    const auto& advice = m_book->model(m_ref)->advice;
    QVERIFY(std::find(advice.begin(), advice.end(), health::Advice::EvictionThrash) != advice.end());
}

void tst_HealthBook::keepsWhatItKnowsWhenOnlyTheOrderChanges()
{
    m_book->setEndpoints({ setup({ "m", "n" }) });
    m_book->apply(good());
    m_book->setEndpoints({ setup({ "n", "m" }) });
    QCOMPARE(status(), Status::Ready);
    QCOMPARE(m_book->models().front().model, std::string("n"));
    // A model that is added later is known from the list at once.
    m_book->setEndpoints({ setup({ "n", "m", "late" }) });
    QCOMPARE(m_book->model({ m_ref.provider, "late" })->status, Status::ModelMissing);
}

void tst_HealthBook::forgetsWhenTheAddressChanges()
{
    m_book->apply(good());
    auto moved = setup();
    moved.baseUrl = "http://127.0.0.1:9/v1";
    m_book->setEndpoints({ moved });
    QCOMPARE(status(), Status::Checking);
}

void tst_HealthBook::beatsShowTheWorstOfHalfAMinute()
{
    m_book->apply(good());
    m_clock.advance(30s);
    m_book->apply(bad(Reason::KeyRefused, 401));
    m_book->apply(good());
    const auto beats = m_book->beats(m_ref);
    QCOMPARE(beats[health::beatCount - 1], health::Beat(Status::SignInFailed));
    QCOMPARE(beats[health::beatCount - 2], health::Beat(Status::Ready));
    QCOMPARE(beats[0], health::Beat());
}

void tst_HealthBook::countsARevisionOnlyForChanges()
{
    m_book->apply(good());
    m_book->tick();
    const auto before = m_book->revision();
    m_clock.advance(1s);
    m_book->tick();
    QCOMPARE(m_book->revision(), before);
}

void tst_HealthBook::answersAnyNameWhereTheServerDoes()
{
    auto sample = good(LoadState::Ready, ServerFamily::LlamaCpp);
    sample.models[0].id = "other.gguf";
    m_book->apply(sample);
    QCOMPARE(status(), Status::Ready);
    const auto& advice = m_book->model(m_ref)->advice;
    QVERIFY(std::find(advice.begin(), advice.end(), health::Advice::AnswersAsOtherModel) != advice.end());
}

void tst_HealthBook::summarisesByTheMostUsableModel()
{
    m_book->setEndpoints({ setup({ "gone", "m" }) });
    m_book->apply(good(LoadState::Cold));
    QCOMPARE(health::summary(*m_book, m_ref.provider).status, Status::Cold);
    m_book->setEndpoints({ setup({ "gone" }) });
    QCOMPARE(health::summary(*m_book, m_ref.provider).status, Status::ModelMissing);
    m_book->apply(bad(Reason::KeyMissing, 401));
    QCOMPARE(health::summary(*m_book, m_ref.provider).status, Status::SignInFailed);
}

//! Runs of good and bad answers of two models, as a fast engine tells them.
void tst_HealthBook::takesManySamplesLikeOneAfterTheOther()
{
    const auto made = [this] {
        auto book = std::make_unique<health::HealthBook>(m_clock);
        book->setEndpoints({ setup({ "m", "n" }) });
        book->apply(good());
        return book;
    };
    const auto single = made();
    const auto joint = made();
    std::uint32_t chance = 1;
    for (int second = 0; second < 40; ++second) {
        std::vector<health::PassiveSample> samples;
        for (int i = 0; i < 30; ++i) {
            chance = chance * 1664525 + 1013904223;
            const bool isBad = second % 10 < 3 && chance >> 30 == 0;
            auto sample = isBad ? refused(Reason::ServerError) : answered(std::chrono::milliseconds(chance >> 24));
            sample.model.model = chance >> 16 & 1 ? "m" : "n";
            samples.push_back(sample);
        }
        for (const auto& sample : samples)
            single->apply(sample);
        joint->apply(samples);
        for (const auto* const id : { "m", "n" }) {
            const ModelRef ref { m_ref.provider, id };
            QVERIFY2(*single->model(ref) == *joint->model(ref), id);
            QCOMPARE(joint->sparkline(ref), single->sparkline(ref));
        }
        QCOMPARE(joint->incidents().size(), single->incidents().size());
        QCOMPARE(joint->takeChanges().size(), single->takeChanges().size());
        m_clock.advance(1s);
    }
}

SWITCHYARD_TEST(tst_HealthBook)
#include "tst_healthbook.moc"
