// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "health/diagnosis.h"
#include "health/healthbook.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace switchyard::ports {

//! One line of an endpoint's probe log.
struct ProbeLogEntry {
    WallTime at;
    health::Evidence evidence;
};

//! What can be done about a model's memory at its server.
struct LoadAbilities {
    bool canWarmUp = false; //!< Loading is possible without cost.
    bool canUnload = false;
    bool canCancel = false; //!< A load under way can be stopped.
    bool showsProgress = false;
};

//! When to keep a model in memory.
struct KeepWarmRule {
    bool isEnabled = false;
    std::chrono::minutes interval { 4 };
    int fromHour = 0; //!< Local time, 0 to 23.
    int toHour = 24; //!< Exclusive; 1 to 24; less than `fromHour` runs over midnight.
    bool onlyWhenIdle = true;
    bool loadAtStart = false;
    friend bool operator==(const KeepWarmRule&, const KeepWarmRule&) = default;
};

//! Health of the configured endpoints, and what may be done about it. GUI thread only.
//!
//! Signals: `changed` comes at most five times a second and always after the book changed; `statusChanged` comes before
//! the `changed` of the same change, one for each model; `actionFailed` and `actionFinished` come once for each action.
class HealthPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthPort)

public:
    ~HealthPort() override = default;

    virtual const health::HealthBook& book() const = 0;
    //! Newest first, at most 200.
    virtual std::vector<ProbeLogEntry> probeLog(const ProviderId& provider) const = 0;
    virtual health::Diagnosis diagnose(const ModelRef& ref) const = 0;
    virtual LoadAbilities abilities(const ModelRef& ref) const = 0;
    //! Empty: adaptive.
    virtual std::optional<std::chrono::seconds> interval() const = 0;
    virtual bool isPaused() const = 0;
    virtual KeepWarmRule keepWarm(const ModelRef& ref) const = 0;

    virtual void checkNow() = 0;
    virtual void checkNow(const ProviderId& provider) = 0;
    virtual void setInterval(std::optional<std::chrono::seconds> interval) = 0;
    //! All checks; `setEndpointPaused` pauses one endpoint, which then counts as Paused and is not routed to.
    virtual void setPaused(bool isPaused) = 0;
    virtual void setEndpointPaused(const ProviderId& provider, bool isPaused) = 0;
    //! A hidden window makes the checks rarer.
    virtual void setWindowVisible(bool isVisible) = 0;
    //! Loads the model. Joins a load that is under way.
    virtual void warmUp(const ModelRef& ref) = 0;
    virtual void cancelWarmUp(const ModelRef& ref) = 0;
    virtual void unload(const ModelRef& ref) = 0;
    virtual void setKeepWarm(const ModelRef& ref, const KeepWarmRule& rule) = 0;

Q_SIGNALS:
    void changed();
    void statusChanged(const switchyard::health::StatusChange& change);
    //! Configuration of endpoints changed: rows came, went or moved. Followed by `changed`.
    void rowsChanged();
    void intervalChanged();
    void pausedChanged();
    void warmUpFinished(const switchyard::ModelRef& ref, std::chrono::milliseconds took);
    void unloaded(const switchyard::ModelRef& ref);
    //! A warm-up or an unload failed or was cancelled (Reason::None).
    void actionFailed(const switchyard::ModelRef& ref, const switchyard::health::Diagnosis& diagnosis);

protected:
    explicit HealthPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
