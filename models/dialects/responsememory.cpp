// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsememory.h"

#include "dialects/clientrequestdata.h"
#include "json/json.h"

#include <utility>

namespace switchyard::dialects {

namespace {

void appendItem(std::string& items, std::string_view item)
{
    items.append(items.empty() ? "" : ",").append(item);
}

std::string inputItems(json::Value input)
{
    std::string items;
    if (input.isString())
        appendItem(items, R"({"type":"message","role":"user","content":)" + std::string(input.raw()) + '}');
    for (const auto item : input.items())
        appendItem(items, item.raw());
    return items;
}

} // namespace

void rememberResponse(ResponseStore& store, const ClientRequest& request, std::string_view response,
                      std::int64_t nowSeconds)
{
    const auto root = request.m_data->root();
    json::Document document;
    if (request.dialect() != Dialect::Responses || root["store"].isFalse() || !document.parse(response))
        return;
    const auto id = document.root()["id"].text();
    if (id.empty() || !document.root()["output"].isArray())
        return;
    ResponseStore::Entry entry;
    entry.response = response;
    const auto own = inputItems(root["input"]);
    entry.inputItems = '[' + own + ']';
    if (const auto* const earlier = store.find(request.facts().previousResponseId, nowSeconds))
        entry.items = earlier->items;
    if (!own.empty())
        appendItem(entry.items, own);
    for (const auto item : document.root()["output"].items())
        appendItem(entry.items, item.raw());
    store.put(id, std::move(entry), nowSeconds);
}

} // namespace switchyard::dialects
