// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/units.h"
#include "health/incident.h"
#include "health/modelhealth.h"
#include "traffic/requestrecord.h"

#include <QObject>

#include <chrono>
#include <cstdint>
#include <vector>

namespace switchyard::ports {

//! One slot of a stored series.
struct HistoryPoint {
    WallTime start;
    int count = 0; //!< Samples; 0 is a gap.
    int failures = 0;
    std::chrono::milliseconds p50 {};
    std::chrono::milliseconds p95 {};
    std::chrono::milliseconds p99 {};
    health::Beat worst;
};

struct HistorySeries {
    ModelRef model;
    WallTime from;
    std::chrono::milliseconds slot {}; //!< Length of one slot.
    std::vector<HistoryPoint> points; //!< Without holes: gaps have count 0.
    health::Percentiles latency; //!< Over the whole window.
    health::Percentiles firstToken;
    std::vector<int> histogram; //!< Counts of latencies in slots of equal width between 0 and `histogramEnd`.
    std::chrono::milliseconds histogramEnd {};
};

//! A routed request as it is kept: without bodies, keys and the words of servers.
struct StoredRequest {
    std::int64_t number = 0; //!< Unique in the store, counting up.
    traffic::RequestRecord record; //!< Attempts with model, endpoint, failure, status and times; the reasons of neither.
};

//! How often a model answered.
struct AnswerCount {
    ModelRef model; //!< Empty: nobody answered.
    int count = 0;
    int afterFallback = 0; //!< Of them, those that were not the first choice.
    friend bool operator==(const AnswerCount&, const AnswerCount&) = default;
};

struct HistoryLimits {
    std::chrono::hours age { 24 * 30 };
    ByteCount size { 200LL * 1024 * 1024 };
};

//! What was stored about endpoints. GUI thread only; the work is done in the writer's thread, and each request is
//! answered exactly once by a signal with its number, in the order of the requests.
class HistoryPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPort)

public:
    using RequestNumber = std::uint64_t;

    ~HistoryPort() override = default;

    //! False when the store could not be opened: requests then answer with empty results.
    virtual bool isAvailable() const = 0;
    virtual HistoryLimits limits() const = 0;
    virtual ByteCount storedBytes() const = 0;

    //! At most 240 slots over the window that ends now.
    virtual RequestNumber requestSeries(const ModelRef& ref, std::chrono::milliseconds window) = 0;
    //! Newest first, at most `limit`. An empty ref means all.
    virtual RequestNumber requestIncidents(const ModelRef& ref, std::chrono::milliseconds window, int limit) = 0;

    //! Newest first: requests before `before`, and those of that very time with a smaller number. Fewer than `limit` (at
    //! most 1,000) means that there are no older ones.
    virtual RequestNumber requestRequests(WallTime before, std::int64_t beforeNumber, int limit) = 0;
    //! Who answered since then, most often first.
    virtual RequestNumber requestAnswers(WallTime from) = 0;

    virtual void setLimits(const HistoryLimits& limits) = 0;
    virtual void clear() = 0;

Q_SIGNALS:
    void seriesReady(std::uint64_t request, const switchyard::ports::HistorySeries& series);
    void incidentsReady(std::uint64_t request, const std::vector<switchyard::health::Incident>& incidents);
    void requestsReady(std::uint64_t request, const std::vector<switchyard::ports::StoredRequest>& rows);
    void answersReady(std::uint64_t request, const std::vector<switchyard::ports::AnswerCount>& answers);
    void availabilityChanged();

protected:
    explicit HistoryPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
