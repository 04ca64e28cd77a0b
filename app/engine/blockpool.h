// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace switchyard::engine {

class BlockPool;

//! A piece of raw memory from the pool, not zeroed, with room behind its end for simdjson to read. Moves only; goes back
//! to its pool when destroyed. Engine thread only, like the pool.
class Block final {
public:
    Block() = default;
    Block(Block&& other) noexcept
        : m_pool(std::exchange(other.m_pool, nullptr))
        , m_data(std::exchange(other.m_data, nullptr))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    Block& operator=(Block&& other) noexcept
    {
        if (this != &other) {
            release();
            m_pool = std::exchange(other.m_pool, nullptr);
            m_data = std::exchange(other.m_data, nullptr);
            m_capacity = std::exchange(other.m_capacity, 0);
        }
        return *this;
    }
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;
    ~Block() { release(); }

    char* data() const { return m_data; }
    //! Usable bytes; `BlockPool::padding` more may be read, not written.
    std::size_t capacity() const { return m_capacity; }
    explicit operator bool() const { return m_data != nullptr; }
    void release() noexcept;

private:
    friend class BlockPool;
    Block(BlockPool* pool, char* data, std::size_t capacity)
        : m_pool(pool)
        , m_data(data)
        , m_capacity(capacity)
    {
    }

    BlockPool* m_pool = nullptr;
    char* m_data = nullptr;
    std::size_t m_capacity = 0;
};

//! Free lists of blocks by size class, each with a limit of its own, so that many small blocks cannot push the large
//! ones out. Large bodies come from here because the C library maps and unmaps memory for each, which costs page faults.
class BlockPool final {
public:
    static constexpr std::size_t padding = 64;
    static constexpr std::size_t smallest = 8 * 1024;

    BlockPool() = default;
    BlockPool(const BlockPool&) = delete;
    BlockPool& operator=(const BlockPool&) = delete;
    ~BlockPool();

    //! A block of at least `size` bytes.
    Block take(std::size_t size);
    //! Bytes kept for reuse, for tests and metrics.
    std::size_t freeBytes() const;

private:
    friend class Block;
    struct SizeClass {
        std::size_t size;
        std::size_t keepAtMost;
    };
    static constexpr std::array<SizeClass, 5> classes {{
        {smallest, 256},
        {32 * 1024, 64},
        {128 * 1024, 32},
        {512 * 1024, 16},
        {2 * 1024 * 1024, 4},
    }};
    void giveBack(char* data, std::size_t capacity) noexcept;

    std::array<std::vector<char*>, classes.size()> m_free;
};

} // namespace switchyard::engine
