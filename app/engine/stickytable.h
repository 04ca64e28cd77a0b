// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace switchyard::engine {

//! Which model answered a conversation last, so that the next turn finds its prompt cache. Bounded, least recently used
//! first out. Time is passed in.
class StickyTable final {
public:
    static constexpr std::size_t mostEntries = 10'000;
    static constexpr std::chrono::minutes idleLimit { 5 };

    //! Null when unknown or idle for too long. Valid until the next call.
    const ModelRef* find(std::uint64_t key, SteadyTime now);
    void remember(std::uint64_t key, const ModelRef& model, SteadyTime now);
    void forget(std::uint64_t key);
    std::size_t size() const { return m_index.size(); }

private:
    struct Entry {
        std::uint64_t key = 0;
        ModelRef model;
        SteadyTime used {};
    };
    std::list<Entry> m_entries; //!< Latest first.
    std::unordered_map<std::uint64_t, std::list<Entry>::iterator> m_index;
};

} // namespace switchyard::engine
