// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/asio_p.h"
#include "engine/runningrequests.h"
#include "testlib/testmain.h"

#include <QTest>

#include <optional>

using namespace switchyard;
using engine::RunningRequests;

namespace {

class FakeSource final : public engine::RunningSource {
public:
    explicit FakeSource(std::uint64_t id, std::chrono::steady_clock::time_point since)
        : m_since(since)
    {
        running.soFar.id = id;
    }
    std::chrono::steady_clock::time_point runningSince() const override { return m_since; }
    traffic::RunningRequest soFar() const override { return running; }

    traffic::RunningRequest running;

private:
    std::chrono::steady_clock::time_point m_since;
};

//! What the engine's thread has around the list; time is the real one, and no test depends on how much of it passes.
struct Loop {
    engine::asio::io_context context;
    engine::LoopClock clock;
    engine::SocketPoller poller { context, clock };
    engine::Deadlines deadlines { poller, clock };
    engine::EventMailbox events;
    RunningRequests list { deadlines, clock, events };

    //! The next telling, however long it takes; nothing when the loop has no more to do.
    std::optional<engine::Running> next()
    {
        for (;;) {
            for (engine::Event& event : events.drain()) {
                if (auto* running = std::get_if<engine::Running>(&event))
                    return std::move(*running);
            }
            if (deadlines.isIdle())
                return std::nullopt;
            poller.runOnce();
        }
    }
};

std::vector<std::uint64_t> idsOf(const std::optional<engine::Running>& running)
{
    std::vector<std::uint64_t> ids;
    if (!running)
        return { 0 };
    for (const auto& request : running->requests)
        ids.push_back(request.soFar.id);
    return ids;
}

using Ids = std::vector<std::uint64_t>;
constexpr std::chrono::hours longAgo { 1 };

} // namespace

//! What the panel is told about requests under way.
class tst_Running : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsNewestFirstAndWhenTheyEnd();
    void tellsEachChangeOnce();
    void saysNothingOfQuickOnes();
    void isBounded();
};

void tst_Running::tellsNewestFirstAndWhenTheyEnd()
{
    Loop loop;
    const auto now = std::chrono::steady_clock::now();
    FakeSource first(1, now - 2 * longAgo);
    FakeSource second(2, now - longAgo);
    loop.list.add(first);
    loop.list.add(second);
    QVERIFY((idsOf(loop.next()) == Ids { 2, 1 }));
    loop.list.remove(first);
    QVERIFY((idsOf(loop.next()) == Ids { 2 }));
    loop.list.remove(second);
    loop.list.remove(second);
    QVERIFY(idsOf(loop.next()).empty());
}

void tst_Running::tellsEachChangeOnce()
{
    Loop loop;
    const auto start = std::chrono::steady_clock::now() - longAgo;
    std::optional<FakeSource> source(std::in_place, 1, start);
    loop.list.add(*source);
    QCOMPARE(loop.next()->requests.front().phase, traffic::RunningPhase::Waiting);
    source->running.phase = traffic::RunningPhase::Asking;
    source->running.model = ModelRef::parse("a/b");
    QCOMPARE(loop.next()->requests.front().model, ModelRef::parse("a/b"));
    source->running.soFar.attempts.resize(1);
    source->running.model = ModelRef::parse("c/d");
    QCOMPARE(loop.next()->requests.front().model, ModelRef::parse("c/d"));
    source->running.phase = traffic::RunningPhase::Answering;
    QCOMPARE(loop.next()->requests.front().phase, traffic::RunningPhase::Answering);
    // It goes without a word.
    source.reset();
    QVERIFY(idsOf(loop.next()).empty());
}

void tst_Running::saysNothingOfQuickOnes()
{
    Loop loop;
    FakeSource quick(1, std::chrono::steady_clock::now() + longAgo);
    loop.list.add(quick);
    loop.list.remove(quick);
    loop.deadlines.idle();
    QVERIFY(loop.events.drain().empty());
}

void tst_Running::isBounded()
{
    Loop loop;
    std::vector<std::unique_ptr<FakeSource>> sources;
    const auto now = std::chrono::steady_clock::now();
    for (std::uint64_t id = 1; id <= RunningRequests::mostTold + 20; ++id) {
        sources.push_back(std::make_unique<FakeSource>(id, now - longAgo + std::chrono::seconds(id)));
        loop.list.add(*sources.back());
    }
    const auto ids = idsOf(loop.next());
    QCOMPARE(ids.size(), RunningRequests::mostTold);
    QCOMPARE(ids.front(), RunningRequests::mostTold + 20);
}

SWITCHYARD_TEST(tst_Running)

#include "tst_running.moc"
