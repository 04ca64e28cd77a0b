// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsestore.h"

#include "json/json.h"

#include <utility>

namespace switchyard::dialects {

namespace {

std::vector<std::string> itemIdsOf(std::string_view response)
{
    std::vector<std::string> ids;
    json::Document document;
    if (!document.parse(response))
        return ids;
    for (const auto item : document.root()["output"].items()) {
        if (item["id"].isString() && !item["id"].isEmpty())
            ids.push_back(item["id"].text());
    }
    return ids;
}

} // namespace

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
    auto itemIds = itemIdsOf(entry.response);
    m_nodes.push_back({std::move(id), std::move(entry), nowSeconds, size, std::move(itemIds)});
    m_bytes += size;
    const auto node = std::prev(m_nodes.end());
    m_index.emplace(node->id, node);
    for (const auto& itemId : node->itemIds)
        m_itemIndex.emplace(itemId, node);
}

std::optional<std::string> ResponseStore::findItem(std::string_view itemId, std::int64_t nowSeconds) const
{
    const auto found = m_itemIndex.find(itemId);
    json::Document document;
    if (found == m_itemIndex.end() || found->second->stored + m_limits.age.count() < nowSeconds
        || !document.parse(found->second->entry.response))
        return std::nullopt;
    for (const auto item : document.root()["output"].items()) {
        if (item["id"].text() == itemId)
            return std::string(item.raw());
    }
    return std::nullopt;
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
    for (const auto& itemId : node->itemIds) {
        const auto item = m_itemIndex.find(itemId);
        if (item != m_itemIndex.end() && item->second == node)
            m_itemIndex.erase(item);
    }
    m_nodes.erase(node);
}

} // namespace switchyard::dialects
