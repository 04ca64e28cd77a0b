// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/units.h"
#include "health/capabilities.h"

#include <QObject>

#include <vector>

namespace switchyard::ports {

//! The outcome of a capability check.
struct CapabilityReport {
    ModelRef model;
    std::vector<health::CapabilityFinding> findings; //!< In the order of `health::allCapabilities`.
    health::CapabilityProposal proposal;
    bool wasCancelled = false;
    health::Reason failure = health::Reason::None; //!< Why the check could not be made at all.
};

//! Finds out by small real requests what a model can do. It generates text, may load the model and may cost: show
//! `estimate` first. One check at a time. GUI thread only.
//!
//! `found` comes for each capability in order, then one `finished`, also after `cancel`.
class CapabilityPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CapabilityPort)

public:
    //! What a check would take.
    struct Estimate {
        TokenCount tokens; //!< At most.
        bool loadsModel = false;
        std::optional<std::chrono::milliseconds> loadTime; //!< Learned, when it would load.
        std::optional<double> costUsd; //!< When the server tells its prices.
    };

    ~CapabilityPort() override = default;

    virtual Estimate estimate(const ModelRef& ref) const = 0;
    virtual bool isRunning() const = 0;
    virtual void start(const ModelRef& ref) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void found(const switchyard::health::CapabilityFinding& finding);
    void finished(const switchyard::ports::CapabilityReport& report);

protected:
    explicit CapabilityPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
