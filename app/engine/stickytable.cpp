// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/stickytable.h"

namespace switchyard::engine {

const ModelRef* StickyTable::find(std::uint64_t key, SteadyTime now)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return nullptr;
    if (now - found->second->used > idleLimit) {
        m_entries.erase(found->second);
        m_index.erase(found);
        return nullptr;
    }
    return &found->second->model;
}

void StickyTable::remember(std::uint64_t key, const ModelRef& model, SteadyTime now)
{
    if (const auto found = m_index.find(key); found != m_index.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        if (!(m_entries.front().model == model))
            m_entries.front().model = model;
        m_entries.front().used = now;
        return;
    }
    if (m_index.size() >= mostEntries) {
        m_index.erase(m_entries.back().key);
        m_entries.pop_back();
    }
    m_entries.push_front({key, model, now});
    m_index[key] = m_entries.begin();
}

void StickyTable::forget(std::uint64_t key)
{
    if (const auto found = m_index.find(key); found != m_index.end()) {
        m_entries.erase(found->second);
        m_index.erase(found);
    }
}

} // namespace switchyard::engine
