// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"
#include "probing/probeschedule.h"
#include "scriptedserver.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace switchyard;
using namespace std::chrono_literals;
using testlib::Manner;
using testlib::ScriptedServer;

//! A hundred endpoints, twenty of them dead or hanging.
class tst_ManyEndpoints final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksAsOftenAsPromisedAndNoMore();
    void keepsTheLivingFresh();
};

//! The schedule alone, over an hour of made-up time.
void tst_ManyEndpoints::checksAsOftenAsPromisedAndNoMore()
{
    const auto checksOf = [](bool isWell, std::uint32_t seed) {
        std::chrono::milliseconds now {};
        int checks = 0;
        int failures = 0;
        for (; now < 1h; ++checks) {
            probing::ScheduleInputs inputs;
            inputs.reach = health::Reach::Loopback;
            inputs.isWell = isWell;
            failures += isWell ? 0 : 1;
            inputs.failuresInARow = failures;
            inputs.isConfirmed = failures >= 2;
            const auto interval = probing::checkInterval(inputs);
            now += probing::withJitter(interval, seed += 7919);
        }
        return checks;
    };
    int all = 0;
    for (std::uint32_t i = 0; i < 100; ++i)
        all += checksOf(i % 5 != 0, i);
    // 80 living ones every 10 s, 20 dead ones at most every two minutes once that is clear.
    QVERIFY2(all >= 80 * 340 && all <= 80 * 380 + 20 * 60, qPrintable(QString::number(all)));
    QVERIFY(checksOf(false, 1) < 60);
}

//! The clock stands still but for one interval at a time, so that each round's checks are exactly those that are due.
void tst_ManyEndpoints::keepsTheLivingFresh()
{
    const auto isHanging = [](int number) { return number % 10 == 3; };
    const auto isRefusing = [](int number) { return number % 10 == 7; };
    const auto isLiving = [&](int number) { return !isHanging(number) && !isRefusing(number); };
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    std::vector<probing::ProbeTarget> targets;
    for (int i = 0; i < 100; ++i) {
        servers.push_back(std::make_unique<ScriptedServer>());
        auto& server = *servers.back();
        server.load(QStringLiteral("generic"));
        if (isHanging(i))
            server.setManner("GET /v1/models", Manner::Never);
        probing::ProbeTarget target;
        target.setup.provider = ProviderId("e" + std::to_string(i));
        target.setup.baseUrl = server.url(QStringLiteral("/v1")).toStdString();
        target.setup.reach = health::Reach::Loopback;
        target.setup.models = { "house-model" };
        target.address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {}).value();
        targets.push_back(std::move(target));
        if (isRefusing(i))
            server.close();
    }
    testlib::ManualClock clock;
    probing::HealthService service(clock, nullptr, testlib::longDeadlines);
    service.setInterval(2s);
    service.setTargets(std::move(targets));
    service.start();
    const auto areFresh = [&] {
        for (int i = 0; i < 100; ++i) {
            const auto* endpoint = service.book().endpoint(ProviderId("e" + std::to_string(i)));
            if (isLiving(i) && (endpoint->status != health::Status::Ready || endpoint->lastChecked != clock.steadyNow()))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(areFresh());
    // All rounds together are no longer than the gap that is taken for a sleep of the machine.
    for (int round = 0; round < 5; ++round) {
        for (auto& server : servers)
            server->clearRequests();
        // The interval and its jitter.
        clock.advance(2200ms);
        service.takeRecords({});
        QTRY_VERIFY(areFresh());
        for (int i = 0; i < 100; ++i) {
            const auto& server = *servers[static_cast<std::size_t>(i)];
            QVERIFY2(server.mostOpenRequests() <= 1, "one request at a time");
            if (isLiving(i))
                QCOMPARE(server.requests().count("GET /v1/models"), 1);
            else
                QVERIFY(service.book().endpoint(ProviderId("e" + std::to_string(i)))->status != health::Status::Ready);
        }
    }
}

SWITCHYARD_TEST(tst_ManyEndpoints)
#include "tst_manyendpoints.moc"
