// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/healthbook.h"
#include "history/historybatch.h"
#include "ports/historyport.h"
#include "traffic/requestrecord.h"

#include <QString>
#include <QThread>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace switchyard::history {

class HistoryWorker;

//! The history, kept by a thread of its own: what comes in waits in memory for at most a second and is written in one
//! transaction, thousands of requests a second as their numbers (see HistoryBatch). GUI thread only.
class HistoryService final : public ports::HistoryPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryService)

public:
    HistoryService(QString file, const Clock& clock, QObject* parent = nullptr);
    //! Writes what waits, then ends the thread.
    ~HistoryService() override;

    bool isAvailable() const override { return m_isAvailable; }
    ports::HistoryLimits limits() const override { return m_limits; }
    ByteCount storedBytes() const override { return m_storedBytes; }

    RequestNumber requestSeries(const ModelRef& ref, std::chrono::milliseconds window) override;
    RequestNumber requestIncidents(const ModelRef& ref, std::chrono::milliseconds window, int limit) override;
    RequestNumber requestRequests(WallTime before, std::int64_t beforeNumber, int limit) override;
    RequestNumber requestAnswers(WallTime from) override;
    void setLimits(const ports::HistoryLimits& limits) override;
    void clear() override;

    void addCheck(const health::ProbeSample& sample);
    void addPassive(const std::vector<health::PassiveSample>& samples);
    void addStatusChange(const health::StatusChange& change);
    void addLoad(const health::LoadSample& sample);
    void addRequests(const std::vector<traffic::RequestRecord>& records);
    //! Call when the book changed: stores incidents, and now and then what the next session is to be shown first.
    void observe(const health::HealthBook& book);
    //! Writes what waits now. For tests and before the end.
    void flush();

Q_SIGNALS:
    //! Once, after opening: what an earlier session knew.
    void restored(const switchyard::history::Remembered& remembered);
    //! Something could not be read or written; the history goes on without it.
    void failed(const switchyard::Error& error);

private:
    void add(Entry entry);
    void writeSoon();
    void writeUnlessWriting();
    void prune();

    const Clock& m_clock;
    QThread m_thread;
    HistoryWorker* m_worker; //!< Lives in the thread; deleted when it ends.
    HistoryBatch m_waiting;
    int m_underWay = 0; //!< Batches handed over and not written yet.
    QTimer m_flush;
    QTimer m_prune;
    ports::HistoryLimits m_limits;
    ByteCount m_storedBytes;
    std::uint64_t m_nextRequest = 1;
    std::map<std::uint64_t, health::Incident> m_knownIncidents; //!< By number; as last stored.
    std::vector<health::ModelHealth> m_latest;
    SteadyTime m_rememberedAt;
    bool m_isAvailable = false;
};

//! Feeds what an earlier session knew into the book.
void restoreInto(health::HealthBook& book, const Remembered& remembered);

} // namespace switchyard::history
