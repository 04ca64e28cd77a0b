// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historyservice.h"

#include "history/historyworker.h"

#include <algorithm>

namespace switchyard::history {

namespace {

using namespace std::chrono_literals;

constexpr auto writeEvery = 1s;
constexpr auto pruneEvery = 10min;
constexpr auto rememberEvery = 15s;

} // namespace

HistoryService::HistoryService(QString file, const Clock& clock, QObject* parent)
    : HistoryPort(parent)
    , m_clock(clock)
    , m_worker(new HistoryWorker(std::move(file), clock))
    , m_rememberedAt(clock.steadyNow())
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &HistoryWorker::opened, this, [this](bool isOk, const Remembered& remembered) {
        m_isAvailable = isOk;
        if (isOk)
            Q_EMIT restored(remembered);
        Q_EMIT availabilityChanged();
        prune();
    });
    connect(m_worker, &HistoryWorker::seriesRead, this, &HistoryPort::seriesReady);
    connect(m_worker, &HistoryWorker::incidentsRead, this, &HistoryPort::incidentsReady);
    connect(m_worker, &HistoryWorker::requestsRead, this, &HistoryPort::requestsReady);
    connect(m_worker, &HistoryWorker::answersRead, this, &HistoryPort::answersReady);
    connect(m_worker, &HistoryWorker::failed, this, &HistoryService::failed);
    connect(m_worker, &HistoryWorker::sizeChanged, this, [this](qint64 bytes) { m_storedBytes = ByteCount { bytes }; });
    m_flush.setSingleShot(true);
    m_flush.setInterval(writeEvery);
    connect(&m_flush, &QTimer::timeout, this, &HistoryService::writeUnlessWriting);
    connect(m_worker, &HistoryWorker::appended, this, [this] {
        --m_underWay;
        if (!m_waiting.isEmpty())
            writeSoon();
    });
    m_prune.setInterval(pruneEvery);
    connect(&m_prune, &QTimer::timeout, this, &HistoryService::prune);
    m_prune.start();
    m_thread.setObjectName(QStringLiteral("history"));
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker, &HistoryWorker::open, Qt::QueuedConnection);
}

HistoryService::~HistoryService()
{
    flush();
    if (!m_latest.empty())
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, models = m_latest] { worker->remember(models); }, Qt::QueuedConnection);
    // Posted events are handled in order, so the thread ends after what was flushed is written.
    QMetaObject::invokeMethod(
        m_worker, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void HistoryService::add(Entry entry)
{
    m_waiting.add(std::move(entry));
    writeSoon();
}

void HistoryService::writeSoon()
{
    if (!m_flush.isActive())
        m_flush.start();
}

//! While a slow disk still has the last batch, what comes is collected here, where its size is bounded.
void HistoryService::writeUnlessWriting()
{
    if (m_underWay == 0)
        flush();
}

void HistoryService::flush()
{
    m_flush.stop();
    if (m_waiting.isEmpty())
        return;
    ++m_underWay;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, entries = m_waiting.take()] { worker->append(entries); },
        Qt::QueuedConnection);
}

void HistoryService::prune()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, limits = m_limits] { worker->prune(limits); }, Qt::QueuedConnection);
}

HistoryService::RequestNumber HistoryService::requestSeries(const ModelRef& ref, std::chrono::milliseconds window)
{
    flush();
    const auto number = m_nextRequest++;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, ref, window] { worker->series(number, ref, window); }, Qt::QueuedConnection);
    return number;
}

HistoryService::RequestNumber HistoryService::requestIncidents(const ModelRef& ref, std::chrono::milliseconds window,
                                                               int limit)
{
    flush();
    const auto number = m_nextRequest++;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, ref, window, limit] { worker->incidents(number, ref, window, limit); },
        Qt::QueuedConnection);
    return number;
}

HistoryService::RequestNumber HistoryService::requestRequests(WallTime before, std::int64_t beforeNumber, int limit)
{
    flush();
    const auto number = m_nextRequest++;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, number, before, beforeNumber, limit] { worker->requests(number, before, beforeNumber, limit); },
        Qt::QueuedConnection);
    return number;
}

HistoryService::RequestNumber HistoryService::requestAnswers(WallTime from)
{
    flush();
    const auto number = m_nextRequest++;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, from] { worker->answers(number, from); }, Qt::QueuedConnection);
    return number;
}

void HistoryService::setLimits(const ports::HistoryLimits& limits)
{
    m_limits = limits;
    prune();
}

void HistoryService::clear()
{
    m_waiting = {};
    m_knownIncidents.clear();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->clear(); }, Qt::QueuedConnection);
}

void HistoryService::addCheck(const health::ProbeSample& sample)
{
    add(SampleRow { { sample.provider, {} },
                    sample.wallAt,
                    sample.isOk() ? std::optional(sample.latency) : std::nullopt,
                    std::nullopt,
                    std::nullopt,
                    sample.reason });
}

void HistoryService::addPassive(const std::vector<health::PassiveSample>& samples)
{
    for (const auto& sample : samples) {
        if (!sample.countsAgainstHealth)
            continue;
        m_waiting.addSample(sample);
        if (sample.loadTime)
            addLoad({ sample.model, sample.wallAt, *sample.loadTime, true });
    }
    writeSoon();
}

void HistoryService::addStatusChange(const health::StatusChange& change)
{
    add(StatusRow { change.model, change.at, change.to, change.reason });
}

void HistoryService::addLoad(const health::LoadSample& sample)
{
    add(sample);
}

void HistoryService::addRequests(const std::vector<traffic::RequestRecord>& records)
{
    for (const auto& record : records)
        m_waiting.addRequest(record);
    writeSoon();
}

void HistoryService::observe(const health::HealthBook& book)
{
    for (const auto& incident : book.incidents()) {
        auto& known = m_knownIncidents[incident.number];
        if (known == incident)
            continue;
        // One that was restored is in the store already.
        const bool isNew = known.number != 0 || !incident.end || incident.start >= m_clock.wallNow() - 1h;
        known = incident;
        if (isNew)
            add(incident);
    }
    const bool isRecent = m_clock.steadyNow() - m_rememberedAt < rememberEvery && !m_latest.empty();
    if (isRecent || m_underWay > 0)
        return;
    m_rememberedAt = m_clock.steadyNow();
    m_latest.clear();
    for (const auto& ref : book.models()) {
        const auto* model = book.model(ref);
        if (model->lastCheckedWall)
            m_latest.push_back(*model);
    }
    if (!m_latest.empty())
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, models = m_latest] { worker->remember(models); }, Qt::QueuedConnection);
}

void restoreInto(health::HealthBook& book, const Remembered& remembered)
{
    for (const auto& model : remembered.models)
        book.restore(model);
    for (const auto& load : remembered.loads)
        book.apply(load);
    for (const auto& incident : remembered.incidents)
        book.restore(incident);
    for (const auto& [ref, p95] : remembered.usualP95)
        book.setUsualP95(ref, p95);
}

} // namespace switchyard::history
