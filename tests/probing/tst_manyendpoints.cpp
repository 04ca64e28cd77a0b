// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/healthservice.h"
#include "probing/probeschedule.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QTest>

#include <ctime>
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

private:
    platform::SystemClock m_clock;
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

void tst_ManyEndpoints::keepsTheLivingFresh()
{
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    std::vector<probing::ProbeTarget> targets;
    const auto add = [&](int number) {
        servers.push_back(std::make_unique<ScriptedServer>());
        auto& server = *servers.back();
        server.load(QStringLiteral("generic"));
        if (number % 10 == 3)
            server.setManner("GET /v1/models", Manner::Never);
        probing::ProbeTarget target;
        target.setup.provider = ProviderId("e" + std::to_string(number));
        target.setup.baseUrl = server.url(QStringLiteral("/v1")).toStdString();
        target.setup.reach = health::Reach::Loopback;
        target.setup.models = { "house-model" };
        target.address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {}).value();
        targets.push_back(std::move(target));
        if (number % 10 == 7)
            server.close();
    };
    for (int i = 0; i < 100; ++i)
        add(i);
    probing::HealthService service(m_clock);
    service.setInterval(2s);
    service.setTargets(std::move(targets));
    service.start();
    QTRY_COMPARE_WITH_TIMEOUT(service.book().endpoint(ProviderId("e99"))->status, health::Status::Ready, 5000);
    QTest::qWait(1000);
    const auto before = std::clock();
    QTest::qWait(2500);
    const auto used = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / 2.5;
    int fresh = 0;
    int living = 0;
    for (int i = 0; i < 100; ++i) {
        const auto* endpoint = service.book().endpoint(ProviderId("e" + std::to_string(i)));
        if (i % 10 == 3 || i % 10 == 7) {
            QVERIFY(endpoint->status != health::Status::Ready);
            continue;
        }
        ++living;
        // An interval with its jitter, and the time a loaded machine takes.
        const bool isFresh = endpoint->lastChecked && m_clock.steadyNow() - *endpoint->lastChecked < 2200ms + 500ms;
        fresh += isFresh && endpoint->status == health::Status::Ready && !endpoint->isStale ? 1 : 0;
        QCOMPARE(servers[static_cast<std::size_t>(i)]->mostOpenRequests(), 1);
    }
    QCOMPARE(living, 80);
    QCOMPARE(fresh, 80);
    // The figure holds the servers' side too; at the usual ten seconds it is a fifth.
    qInfo("100 endpoints every 2 s: %.1f %% of a core with the scripted servers, %.1f %% at 10 s", used * 100, used * 20);
}

SWITCHYARD_TEST(tst_ManyEndpoints)
#include "tst_manyendpoints.moc"
