// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/healthservice.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QTest>

#include <chrono>

using namespace switchyard;
using namespace std::chrono_literals;
using health::Status;
using testlib::ScriptedServer;

namespace {

//! The system's clock, after jumps.
class JumpingClock final : public Clock {
public:
    SteadyTime steadyNow() const override { return m_clock.steadyNow() + steadyJump; }
    WallTime wallNow() const override { return m_clock.wallNow() + wallJump; }

    std::chrono::minutes steadyJump { 0 };
    std::chrono::minutes wallJump { 0 };

private:
    platform::SystemClock m_clock;
};

} // namespace

//! What was known before the computer slept is looked at anew when it wakes.
class tst_Resume final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksAtOnceAfterASleep_data()
    {
        QTest::addColumn<bool>("isCounted");
        QTest::newRow("the steady clock stood still, as on Linux") << false;
        QTest::newRow("the steady clock went on, as elsewhere") << true;
    }
    void checksAtOnceAfterASleep()
    {
        QFETCH(bool, isCounted);
        ScriptedServer server;
        server.load(QStringLiteral("llamacpp"));
        JumpingClock clock;
        probing::HealthService service(clock);
        probing::ProbeTarget target;
        target.setup.provider = ProviderId("x");
        target.setup.baseUrl = server.url(QStringLiteral("/v1")).toStdString();
        target.setup.reach = health::Reach::Loopback;
        target.setup.models = { "tiny-tools" };
        target.address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {}).valueOr({});
        service.setTargets({ target });
        // Nobody would check again by itself for a long while.
        service.setInterval(24h);
        service.start();
        const ModelRef ref { ProviderId("x"), "tiny-tools" };
        QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
        server.clearRequests();
        clock.steadyJump = isCounted ? 10min : 0min;
        clock.wallJump = 10min;
        QTRY_VERIFY(!server.requests().isEmpty());
    }
};

SWITCHYARD_TEST(tst_Resume)

#include "tst_resume.moc"
