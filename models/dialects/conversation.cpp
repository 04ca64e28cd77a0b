// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/conversation.h"

#include <cstring>

namespace switchyard::dialects {

namespace {

constexpr std::size_t kBlockBytes = 128 * 1024; // some nine hundred parts; more come from the heap

std::unique_ptr<std::byte[]>& spareBlock()
{
    thread_local std::unique_ptr<std::byte[]> block;
    return block;
}

std::unique_ptr<std::byte[]> takeBlock()
{
    auto block = std::move(spareBlock());
    return block ? std::move(block) : std::make_unique_for_overwrite<std::byte[]>(kBlockBytes);
}

} // namespace

PartMemory::PartMemory()
    : m_block(takeBlock())
    , m_resource(m_block.get(), kBlockBytes)
{
}

PartMemory::~PartMemory()
{
    spareBlock() = std::move(m_block);
}

void PartList::reserve(std::size_t count, std::pmr::memory_resource& memory)
{
    if (count <= m_capacity)
        return;
    auto* const larger = static_cast<Part*>(memory.allocate(count * sizeof(Part), alignof(Part)));
    if (m_size > 0)
        std::memcpy(larger, m_first, m_size * sizeof(Part));
    m_first = larger;
    m_capacity = static_cast<std::uint32_t>(count);
}

} // namespace switchyard::dialects
