// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historyworker.h"

namespace switchyard::history {

HistoryWorker::HistoryWorker(QString file, const Clock& clock)
    : m_file(std::move(file))
    , m_clock(clock)
{
}

HistoryWorker::~HistoryWorker() = default;

void HistoryWorker::open()
{
    auto store = HistoryStore::open(m_file);
    if (!store) {
        Q_EMIT failed(store.error());
        Q_EMIT opened(false, {});
        return;
    }
    m_store = std::move(store).value();
    report(m_store->closeLeftOpen());
    auto remembered = m_store->remembered(m_clock.wallNow());
    if (!remembered)
        Q_EMIT failed(remembered.error());
    Q_EMIT opened(true, remembered.valueOr({}));
    Q_EMIT sizeChanged(m_store->size().value);
}

void HistoryWorker::report(const Result<void>& result)
{
    if (!result)
        Q_EMIT failed(result.error());
}

void HistoryWorker::append(const std::vector<Entry>& entries)
{
    if (m_store)
        report(m_store->append(entries));
    Q_EMIT appended();
}

void HistoryWorker::remember(const std::vector<health::ModelHealth>& models)
{
    if (m_store)
        report(m_store->remember(models, m_clock.wallNow()));
}

void HistoryWorker::series(std::uint64_t request, const ModelRef& ref, std::chrono::milliseconds window)
{
    ports::HistorySeries empty;
    empty.model = ref;
    if (!m_store) {
        Q_EMIT seriesRead(request, empty);
        return;
    }
    const auto result = m_store->series(ref, window, m_clock.wallNow());
    if (!result)
        Q_EMIT failed(result.error());
    Q_EMIT seriesRead(request, result.valueOr(empty));
}

void HistoryWorker::incidents(std::uint64_t request, const ModelRef& ref, std::chrono::milliseconds window, int limit)
{
    if (!m_store) {
        Q_EMIT incidentsRead(request, {});
        return;
    }
    const auto result = m_store->incidents(ref, window, limit, m_clock.wallNow());
    if (!result)
        Q_EMIT failed(result.error());
    Q_EMIT incidentsRead(request, result.valueOr({}));
}

void HistoryWorker::requests(std::uint64_t request, WallTime before, std::int64_t beforeNumber, int limit)
{
    if (!m_store) {
        Q_EMIT requestsRead(request, {});
        return;
    }
    const auto result = m_store->requests(before, beforeNumber, limit);
    if (!result)
        Q_EMIT failed(result.error());
    Q_EMIT requestsRead(request, result.valueOr({}));
}

void HistoryWorker::answers(std::uint64_t request, WallTime from)
{
    if (!m_store) {
        Q_EMIT answersRead(request, {});
        return;
    }
    const auto result = m_store->answers(from);
    if (!result)
        Q_EMIT failed(result.error());
    Q_EMIT answersRead(request, result.valueOr({}));
}

void HistoryWorker::prune(const ports::HistoryLimits& limits)
{
    if (!m_store)
        return;
    report(m_store->prune(limits, m_clock.wallNow()));
    Q_EMIT sizeChanged(m_store->size().value);
}

void HistoryWorker::clear()
{
    if (!m_store)
        return;
    report(m_store->clear());
    Q_EMIT sizeChanged(m_store->size().value);
}

} // namespace switchyard::history
