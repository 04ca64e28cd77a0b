// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace switchyard::engine {

//! Memory of objects that every request makes and forgets, kept for the next one: free lists by exact size, of which
//! there are a few. Engine thread only; outlives everything made from it.
class ObjectPool final {
public:
    ObjectPool() = default;
    ObjectPool(const ObjectPool&) = delete;
    ObjectPool& operator=(const ObjectPool&) = delete;
    ~ObjectPool()
    {
        for (const List& list : m_lists) {
            for (void* const memory : list.free)
                ::operator delete(memory);
        }
    }

    void* take(std::size_t size)
    {
        List* const list = listFor(size);
        if (!list || list->free.empty())
            return ::operator new(size);
        void* const memory = list->free.back();
        list->free.pop_back();
        return memory;
    }
    void giveBack(void* memory, std::size_t size) noexcept
    {
        List* const list = listFor(size);
        if (!list || list->free.size() == mostFree) {
            ::operator delete(memory);
            return;
        }
        if (list->free.capacity() == 0)
            list->free.reserve(mostFree);
        list->free.push_back(memory);
    }

private:
    static constexpr std::size_t mostFree = 256;
    struct List {
        std::size_t size = 0;
        std::vector<void*> free;
    };
    List* listFor(std::size_t size)
    {
        for (List& list : m_lists) {
            if (list.size == 0)
                list.size = size;
            if (list.size == size)
                return &list;
        }
        return nullptr;
    }

    std::array<List, 4> m_lists;
};

//! For `std::allocate_shared` of such an object.
template<typename T>
class PoolAllocator final {
public:
    using value_type = T;

    explicit PoolAllocator(ObjectPool& pool) noexcept
        : m_pool(&pool)
    {
    }
    template<typename U>
    PoolAllocator(const PoolAllocator<U>& other) noexcept // NOLINT(google-explicit-constructor): the standard's allocator rules.
        : m_pool(other.pool())
    {
    }

    T* allocate(std::size_t count) { return static_cast<T*>(m_pool->take(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept { m_pool->giveBack(memory, count * sizeof(T)); }
    ObjectPool* pool() const noexcept { return m_pool; }

    friend bool operator==(const PoolAllocator& a, const PoolAllocator& b) noexcept { return a.m_pool == b.m_pool; }

private:
    ObjectPool* m_pool;
};

} // namespace switchyard::engine
