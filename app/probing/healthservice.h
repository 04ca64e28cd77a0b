// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/healthbook.h"
#include "ports/healthport.h"
#include "probing/asker.h"
#include "probing/endpointprobe.h"
#include "probing/networkwatch.h"
#include "probing/probeschedule.h"
#include "probing/probetargets.h"
#include "probing/warmups.h"
#include "routing/cooldownbook.h"
#include "routing/healthsnapshot.h"
#include "traffic/requestrecord.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

namespace switchyard::probing {

//! Keeps the health book: checks every endpoint on its own schedule, takes what routed requests tell, publishes what
//! changed at most five times a second, and mere new numbers once a second. An endpoint has one check in flight at most, each with its own deadline, so a dead
//! one delays no other. GUI thread only.
class HealthService final : public ports::HealthPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthService)

public:
    explicit HealthService(const Clock& clock, QObject* parent = nullptr, Deadlines deadlines = {});
    ~HealthService() override;

    const health::HealthBook& book() const override { return m_book; }
    std::vector<ports::ProbeLogEntry> probeLog(const ProviderId& provider) const override;
    health::Diagnosis diagnose(const ModelRef& ref) const override;
    ports::LoadAbilities abilities(const ModelRef& ref) const override;
    std::optional<std::chrono::seconds> interval() const override { return m_interval; }
    bool isPaused() const override { return m_isPaused; }
    ports::KeepWarmRule keepWarm(const ModelRef& ref) const override;
    //! What the engine routes by.
    std::shared_ptr<const routing::HealthSnapshot> snapshot() const;
    //! How the endpoint is asked; nothing when it is not configured.
    std::optional<ServerAddress> addressOf(const ModelRef& ref) const;
    //! True once every endpoint has an answer or a confirmed failure.
    bool isSettled() const;

    //! Where `timeAsleep` is asked of another than the system.
    void setTimeAsleep(std::function<std::optional<std::chrono::nanoseconds>()> timeAsleep) { m_timeAsleep = std::move(timeAsleep); }
    //! What a second brings: sleep and a set calendar are noticed, what is known ages. By its own timer once started.
    void tick();
    //! The machine woke up, or its network changed: connections are dead, and everything is asked anew.
    void comeBack();

    //! Replaces the endpoints. Those that stay the same keep what is known; new ones are checked at once.
    void setTargets(std::vector<ProbeTarget> targets);
    //! Restores an earlier session's knowledge and the like.
    health::HealthBook& mutableBook() { return m_book; }
    void start();
    void stop();
    void takeRecords(const std::vector<traffic::RequestRecord>& records);
    void takeLoad(const traffic::LoadObservation& observation);
    //! Which models answer routed requests now, and how many each; all others answer none.
    void takeAnswering(const std::vector<std::pair<ModelRef, int>>& answering);
    void takeCooldowns(const std::vector<routing::Cooldown>& cooldowns);
    //! From the policy: replaces all rules. Models that are to be loaded at start are loaded once they are seen cold.
    void setKeepWarmRules(const std::vector<std::pair<ModelRef, ports::KeepWarmRule>>& rules);
    //! The cause and remedy of an endpoint's summary.
    health::Diagnosis diagnose(const ProviderId& provider, health::Reason reason) const;

    void checkNow() override;
    void checkNow(const ProviderId& provider) override;
    void setInterval(std::optional<std::chrono::seconds> interval) override;
    void setPaused(bool isPaused) override;
    void setEndpointPaused(const ProviderId& provider, bool isPaused) override;
    void setWindowVisible(bool isVisible) override;
    void warmUp(const ModelRef& ref) override;
    void cancelWarmUp(const ModelRef& ref) override;
    void unload(const ModelRef& ref) override;
    void setKeepWarm(const ModelRef& ref, const ports::KeepWarmRule& rule) override;

Q_SIGNALS:
    //! For history; comes after the book took it.
    void sampleTaken(const switchyard::health::ProbeSample& sample);
    void passiveSamplesTaken(const std::vector<switchyard::health::PassiveSample>& samples);
    void loadMeasured(const switchyard::health::LoadSample& sample);
    //! A person changed a rule: it wants storing.
    void keepWarmChanged(const switchyard::ModelRef& ref, const switchyard::ports::KeepWarmRule& rule);
    void snapshotChanged(const std::shared_ptr<const switchyard::routing::HealthSnapshot>& snapshot);

private:
    struct Watched {
        ProbeTarget target;
        EndpointMemory memory;
        QPointer<EndpointProbe> probe;
        SteadyTime nextAt;
        int failuresInARow = 0;
        std::optional<std::chrono::seconds> retryAfter;
        bool isPaused = false;
        bool isWished = false; //!< The next check is one that was asked for.
        bool isWantedAgain = false; //!< A check was wished for while one was under way, which may have seen the old state.
        std::deque<ports::ProbeLogEntry> log;
    };

    static bool isOf(const Watched& watched, const ProviderId& provider);
    void wish(Watched& watched) const;
    void checkDue();
    void arm();
    void check(Watched& watched);
    bool isServing(const ProviderId& endpointId) const;
    bool anyModelOf(const ProviderId& endpointId, bool (*holds)(const health::ModelHealth& model)) const;
    void take(const ProviderId& provider, health::ProbeSample sample);
    void schedule(Watched& watched);
    bool isLoadingSomewhere(const ProviderId& provider) const;
    void noteChange();
    void publish();
    void noticeTime();
    bool isReturning() const;
    void keepModelsWarm();
    std::optional<LoadOrder> orderFor(const ModelRef& ref) const;
    void connectWarmUps();

    const Clock& m_clock;
    Deadlines m_deadlines;
    health::HealthBook m_book;
    Asker m_asker;
    WarmUps m_warmUps;
    std::map<ModelRef, ports::KeepWarmRule> m_rules;
    std::map<ModelRef, SteadyTime> m_lastUsed;
    std::set<ModelRef> m_preloaded; //!< What was to be loaded at start and has been seen to.
    std::map<ProviderId, std::unique_ptr<Watched>> m_watched;
    QTimer m_due;
    QTimer m_tick;
    QTimer m_publish;
    std::minstd_rand m_random;
    std::optional<std::chrono::seconds> m_interval;
    bool m_isRunning = false;
    bool m_isPaused = false;
    bool m_isVisible = true;
    std::uint64_t m_publishedRevision = 0;
    std::uint64_t m_publishedWeightyRevision = 0;
    NetworkWatch m_network;
    std::function<std::optional<std::chrono::nanoseconds>()> m_timeAsleep;
    SteadyTime m_lastTick;
    WallTime m_lastTickWall;
    std::optional<std::chrono::nanoseconds> m_lastAsleep;
    std::optional<SteadyTime> m_returnEndsAt;
};

} // namespace switchyard::probing
