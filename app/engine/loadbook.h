// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "engine/engine.h"
#include "engine/metrics.h"

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace switchyard::engine {

//! Who is loading which model. The first request for a cold model is the one that loads it; others for the same model
//! wait here until its first token has come or it has failed, so that there is one load at a time, however many want it.
//! Engine thread only; time is passed in.
class LoadBook final {
public:
    //! Called once when the load is over. Dropping the handle leaves the queue.
    using Waiter = std::shared_ptr<std::function<void()>>;

    LoadBook(EventMailbox& events, Metrics& metrics);

    bool isLoading(const ModelRef& model) const { return m_loads.contains(model); }
    //! Becomes the loader; false when somebody is already.
    bool begin(const ModelRef& model, SteadyTime now);
    Waiter wait(const ModelRef& model, std::function<void()> over);
    //! The loader's first token came, or it failed. Calls those who wait, from the event loop's point of view within this
    //! call.
    void finish(const ModelRef& model, bool succeeded, SteadyTime now);
    //! The loader left without an outcome (its client went away): the next one in the queue may begin.
    void abandon(const ModelRef& model);

    //! When models were last seen to answer, which counts more than an older health snapshot that calls them cold.
    const std::unordered_map<ModelRef, SteadyTime>& readySince() const { return m_readySince; }
    void forgetReady(const ModelRef& model) { m_readySince.erase(model); }

private:
    struct Load {
        SteadyTime since {};
        std::vector<std::weak_ptr<std::function<void()>>> waiting;
    };
    void wake(Load& load);

    EventMailbox& m_events;
    Metrics& m_metrics;
    std::unordered_map<ModelRef, Load> m_loads;
    std::unordered_map<ModelRef, SteadyTime> m_readySince;
};

} // namespace switchyard::engine
