// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"
#include "traffic/runningrequest.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <vector>

namespace switchyard::ports {

//! The requests the engine has routed. GUI thread only.
//!
//! Signals come at most five times a second. `recordsAdded(added, removed)` comes after `records()` changed: `removed`
//! records left at the old end, then `added` came at the new end.
class TrafficPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficPort)

public:
    ~TrafficPort() override = default;

    //! Oldest first, bounded (5,000).
    virtual const std::deque<traffic::RequestRecord>& records() const = 0;
    //! The requests under way that take long enough to be seen, newest first; at most 100. None of them is in `records()`.
    virtual const std::vector<traffic::RunningRequest>& running() const = 0;
    //! Records that were lost because the panel was too slow to take them.
    virtual std::uint64_t droppedRecords() const = 0;

Q_SIGNALS:
    void recordsAdded(int added, int removed);
    //! `running()` changed. Comes before the `recordsAdded` of those that ended.
    void runningChanged();

protected:
    explicit TrafficPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
