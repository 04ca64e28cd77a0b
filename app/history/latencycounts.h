// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace switchyard::history {

//! Latencies and how often each came: exact while in memory, and stored on a grid that is never more than one percent
//! off, so that sums of hours can be added up without their percentiles going wrong.
class LatencyCounts final {
public:
    void add(std::chrono::milliseconds value, int count = 1);
    void add(const LatencyCounts& other);

    int count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    const std::map<std::chrono::milliseconds, int>& values() const { return m_values; }
    std::chrono::milliseconds largest() const;
    //! By nearest rank.
    health::Percentiles percentiles() const;

    //! `value:count` pairs; values above 100 ms are rounded to the grid.
    std::string stored() const;
    //! What does not parse is left out.
    static LatencyCounts fromStored(std::string_view text);

private:
    std::chrono::milliseconds atRank(int rank) const;

    std::map<std::chrono::milliseconds, int> m_values;
    int m_count = 0;
};

} // namespace switchyard::history
