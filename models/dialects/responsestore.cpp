// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsestore.h"

#include <utility>

namespace switchyard::dialects {

ResponseStore::ResponseStore(Limits limits)
    : m_limits(limits)
{
}

void ResponseStore::put(std::string id, Entry entry, std::int64_t nowSeconds)
{
    remove(id);
    const auto size = id.size() + entry.items.size() + entry.response.size() + entry.inputItems.size();
    if (size > m_limits.bytes)
        return;
    const auto isTooOld = [this, nowSeconds](const Node& node) { return node.stored + m_limits.age.count() < nowSeconds; };
    while (!m_nodes.empty() && (m_bytes + size > m_limits.bytes || isTooOld(m_nodes.front())))
        erase(m_nodes.begin());
    m_nodes.push_back({std::move(id), std::move(entry), nowSeconds, size});
    m_bytes += size;
    m_index.emplace(m_nodes.back().id, std::prev(m_nodes.end()));
}

const ResponseStore::Entry* ResponseStore::find(std::string_view id, std::int64_t nowSeconds) const
{
    const auto found = m_index.find(id);
    if (found == m_index.end() || found->second->stored + m_limits.age.count() < nowSeconds)
        return nullptr;
    return &found->second->entry;
}

bool ResponseStore::remove(std::string_view id)
{
    const auto found = m_index.find(id);
    if (found == m_index.end())
        return false;
    erase(found->second);
    return true;
}

void ResponseStore::erase(std::list<Node>::iterator node)
{
    m_bytes -= node->size;
    m_index.erase(node->id);
    m_nodes.erase(node);
}

} // namespace switchyard::dialects
