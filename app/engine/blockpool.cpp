// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/blockpool.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace switchyard::engine {

void Block::release() noexcept
{
    if (m_data)
        m_pool->giveBack(m_data, m_capacity);
    m_data = nullptr;
    m_capacity = 0;
    m_pool = nullptr;
}

BlockPool::~BlockPool()
{
    for (const auto& list : m_free) {
        for (char* data : list)
            ::operator delete(data);
    }
}

Block BlockPool::take(std::size_t size)
{
    const auto* const found
        = std::find_if(classes.begin(), classes.end(), [size](const SizeClass& entry) { return entry.size >= size; });
    const std::size_t capacity = found == classes.end() ? size : found->size;
    if (found != classes.end()) {
        auto& list = m_free[static_cast<std::size_t>(found - classes.begin())];
        if (!list.empty()) {
            char* const data = list.back();
            list.pop_back();
            return Block(this, data, capacity);
        }
    }
    char* const data = static_cast<char*>(::operator new(capacity + padding));
    std::memset(data + capacity, 0, padding);
    return Block(this, data, capacity);
}

void BlockPool::giveBack(char* data, std::size_t capacity) noexcept
{
    const auto* const found = std::find_if(
        classes.begin(), classes.end(), [capacity](const SizeClass& entry) { return entry.size == capacity; });
    if (found != classes.end()) {
        auto& list = m_free[static_cast<std::size_t>(found - classes.begin())];
        if (list.capacity() == 0)
            list.reserve(found->keepAtMost);
        if (list.size() < found->keepAtMost) {
            list.push_back(data);
            return;
        }
    }
    ::operator delete(data);
}

std::size_t BlockPool::freeBytes() const
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < classes.size(); ++i)
        sum += m_free[i].size() * classes[i].size;
    return sum;
}

} // namespace switchyard::engine
