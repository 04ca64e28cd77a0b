// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "history/historyrecords.h"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace switchyard::history {

//! What waits to be written: about a second's worth, and bounded. A few hundred requests a second are kept one by one; of
//! more than that only their number, so that thousands cost neither the disk nor the processor anything worth mentioning.
//! Counts and percentiles stay exact.
class HistoryBatch final {
public:
    static constexpr std::size_t mostEntries = 20'000; //!< Then the oldest go: the disk is too slow.
    static constexpr int mostRequests = 200; //!< Kept one by one; those that failed, fell back or were slow.
    static constexpr int mostPlainRequests = 100; //!< All others.

    void add(Entry entry);
    //! Samples of one model with the same figures become one row with their number.
    void addSample(const health::PassiveSample& sample);
    void addRequest(const traffic::RequestRecord& record);

    bool isEmpty() const { return m_entries.empty() && m_samples.empty() && m_sums.empty(); }
    //! Everything, and begins anew.
    std::vector<Entry> take();

private:
    struct Figures {
        ModelRef ref;
        std::chrono::milliseconds latency; //!< Negative: a failure.
        std::chrono::milliseconds firstToken; //!< Negative: none.
        health::Reason reason;
        friend bool operator==(const Figures&, const Figures&) = default;
    };
    struct FiguresHash {
        std::size_t operator()(const Figures& figures) const;
    };

    void sum(const traffic::RequestRecord& record, bool afterFallback);

    std::vector<Entry> m_entries;
    std::unordered_map<Figures, SampleRow, FiguresHash> m_samples;
    std::vector<RequestSum> m_sums; //!< A few: by model, outcome and fallback.
    int m_requests = 0;
    int m_plainRequests = 0;
};

} // namespace switchyard::history
