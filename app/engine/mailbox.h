// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace switchyard::engine {

//! A bounded queue from one thread to another. `wake` is called, in the posting thread, only when the queue becomes
//! non-empty: the receiver arms a timer and drains once, however many were posted. When full, the oldest entry goes and
//! `dropped()` counts it. Safe from any thread.
template<typename T>
class Mailbox final {
public:
    explicit Mailbox(std::size_t capacity = 20'000)
        : m_capacity(capacity)
    {
    }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    //! Must not call back into the mailbox. Setting it while something waits calls it at once.
    void setWake(std::function<void()> wake)
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
        if (m_wake && !m_entries.empty())
            m_wake();
    }

    template<typename Entry>
    void post(Entry&& entry)
    {
        const std::lock_guard lock(m_mutex);
        if (m_entries.size() - m_first >= m_capacity) {
            ++m_first;
            ++m_dropped;
            compact();
        }
        const bool wasEmpty = m_entries.size() == m_first;
        if (wasEmpty)
            m_entries.reserve(m_lastBatch);
        m_entries.emplace_back(std::forward<Entry>(entry));
        if (wasEmpty && m_wake)
            m_wake();
    }

    //! Everything posted since the last call, oldest first.
    std::vector<T> drain()
    {
        const std::lock_guard lock(m_mutex);
        if (m_first > 0)
            m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
        m_lastBatch = m_entries.size();
        return std::exchange(m_entries, {});
    }

    //! Entries lost since the start because nobody drained.
    std::uint64_t dropped() const
    {
        const std::lock_guard lock(m_mutex);
        return m_dropped;
    }

private:
    //! Dropping moves a mark and erases in bulk, so that a full mailbox stays cheap to post to.
    void compact()
    {
        if (m_first < m_capacity)
            return;
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }

    mutable std::mutex m_mutex;
    std::vector<T> m_entries;
    std::function<void()> m_wake;
    std::size_t m_capacity;
    std::size_t m_first = 0;
    std::size_t m_lastBatch = 0; //!< The next one is probably about as large.
    std::uint64_t m_dropped = 0;
};

} // namespace switchyard::engine
