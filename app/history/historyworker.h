// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "history/historystore.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace switchyard::history {

//! The writer thread's side. Every slot runs in that thread; signals are delivered to the GUI thread.
class HistoryWorker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryWorker)

public:
    HistoryWorker(QString file, const Clock& clock);
    ~HistoryWorker() override;

    void open();
    void append(const std::vector<Entry>& entries);
    void remember(const std::vector<health::ModelHealth>& models);
    void series(std::uint64_t request, const ModelRef& ref, std::chrono::milliseconds window);
    void incidents(std::uint64_t request, const ModelRef& ref, std::chrono::milliseconds window, int limit);
    void requests(std::uint64_t request, WallTime before, std::int64_t beforeNumber, int limit);
    void answers(std::uint64_t request, WallTime from);
    void prune(const ports::HistoryLimits& limits);
    void clear();

Q_SIGNALS:
    void appended();
    void opened(bool isOk, const switchyard::history::Remembered& remembered);
    void seriesRead(std::uint64_t request, const switchyard::ports::HistorySeries& series);
    void incidentsRead(std::uint64_t request, const std::vector<switchyard::health::Incident>& incidents);
    void requestsRead(std::uint64_t request, const std::vector<switchyard::ports::StoredRequest>& rows);
    void answersRead(std::uint64_t request, const std::vector<switchyard::ports::AnswerCount>& answers);
    void sizeChanged(qint64 bytes);
    void failed(const switchyard::Error& error);

private:
    void report(const Result<void>& result);

    QString m_file;
    const Clock& m_clock;
    std::unique_ptr<HistoryStore> m_store;
};

} // namespace switchyard::history
