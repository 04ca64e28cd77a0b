// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/modelhealth.h"
#include "ports/healthport.h"
#include "probing/asker.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace switchyard::probing {

//! What is to be loaded, and where.
struct LoadOrder {
    ModelRef ref;
    ServerAddress address;
    health::ServerFamily family = health::ServerFamily::Unknown;
    health::ModelFacts facts; //!< As the server lists it; its `id` is what the server is asked for.
    std::int64_t context = 0; //!< Wanted context window; 0 leaves the server's default.
    std::chrono::seconds keep { 0 }; //!< How long the server is to keep it; 0 leaves its default.
    bool isTouch = false; //!< Only restarts the idle timer of what is in memory.
};

//! What can be done about this model's memory at such a server.
ports::LoadAbilities abilitiesOf(const health::FamilyInfo& family, const health::ModelFacts& facts);

//! Loads and unloads models, one load at a time a model however many ask, each with a deadline of ten minutes and a
//! cancel. These calls take memory and time: only people and the rules they made start them. GUI thread only.
class WarmUps final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WarmUps)

public:
    WarmUps(Asker& asker, const Clock& clock, QObject* parent = nullptr);
    ~WarmUps() override;

    bool isLoading(const ModelRef& ref) const { return m_jobs.count(ref) > 0; }

    //! Joins a load of the same model that is under way.
    void load(LoadOrder order);
    void cancel(const ModelRef& ref);
    void unload(const LoadOrder& order);

Q_SIGNALS:
    void progressed(const switchyard::ModelRef& ref, const switchyard::health::LoadProgress& progress);
    //! In memory. `isExact`: the time is the server's own figure. Not measured for a touch or when it was loaded already.
    void loaded(const switchyard::ModelRef& ref, std::chrono::milliseconds took, bool isExact, bool isMeasured);
    //! Reason::None: cancelled.
    void failed(const switchyard::ModelRef& ref, switchyard::health::Reason reason,
                const switchyard::health::Evidence& evidence);
    void unloaded(const switchyard::ModelRef& ref);

private:
    struct Job;

    void askForLoad(Job& job);
    void takeAnswer(const ModelRef& ref, const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer);
    void follow(Job& job);
    void readEvents(ModelRef ref, const QByteArray& piece);
    void takeEvent(Job& job, const QByteArray& data);
    void poll(const ModelRef& ref);
    void takeState(const ModelRef& ref, const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer);
    //! What is being taken out of memory, by the server's own name for it.
    struct Unloading {
        ModelRef ref;
        ServerAddress address;
        std::string id;
    };
    void awaitUnload(const Unloading& unloading, SteadyTime until);
    void succeed(const ModelRef& ref, std::optional<std::chrono::milliseconds> exact);
    void fail(const ModelRef& ref, health::Reason reason, const health::Evidence& evidence);
    std::unique_ptr<Job> take(const ModelRef& ref);

    Asker& m_asker;
    const Clock& m_clock;
    std::map<ModelRef, std::unique_ptr<Job>> m_jobs;
};

} // namespace switchyard::probing
