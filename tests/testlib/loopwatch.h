// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <vector>

namespace switchyard::testlib {

//! Watches the event loop of its thread with a timer of one millisecond. The time between two ticks, without what the
//! thread spent waiting for a processor (another program's doing), is what the loop was held up for: by work or by waiting
//! for somebody. One thread, which runs an event loop.
class LoopWatch final : public QObject {
public:
    explicit LoopWatch(QObject* parent = nullptr)
        : QObject(parent)
        , m_file(QStringLiteral("/proc/thread-self/schedstat"))
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(std::chrono::milliseconds(1));
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            m_file.close();
    }

    void start()
    {
        m_gaps.clear();
        m_clock.start();
        m_waited = waited();
        m_timer.start();
    }
    //! Milliseconds of every turn since start(), longest last.
    std::vector<double> stop()
    {
        m_timer.stop();
        tick();
        std::sort(m_gaps.begin(), m_gaps.end());
        return m_gaps;
    }

private:
    void tick()
    {
        const qint64 now = waited();
        const auto gap = static_cast<double>(m_clock.nsecsElapsed() - (now - m_waited)) / 1e6;
        m_gaps.push_back(std::max(gap, 0.0));
        m_waited = now;
        m_clock.start();
    }

    //! Nanoseconds that this thread was ready to run and did not; 0 where the kernel does not tell.
    qint64 waited()
    {
        if (!m_file.isOpen() || !m_file.seek(0))
            return 0;
        return m_file.read(200).split(' ').value(1).toLongLong();
    }

    QTimer m_timer;
    QFile m_file;
    QElapsedTimer m_clock;
    qint64 m_waited = 0;
    std::vector<double> m_gaps;
};

} // namespace switchyard::testlib
