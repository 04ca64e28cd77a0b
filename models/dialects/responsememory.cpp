// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsememory.h"

#include "dialects/clientrequestdata.h"
#include "json/jsonwriter.h"

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

// The item as a client would send it itself: without the ids of the answer that it was part of.
std::string asInput(std::string_view item)
{
    json::Document document;
    document.parse(item);
    const auto root = document.root();
    if (root["type"].is("reasoning") && !root["encrypted_content"].isString())
        return {};
    std::string out;
    json::Writer writer(out);
    writer.beginObject();
    for (const auto member : root.members()) {
        if (member.key != "id" && member.key != "status")
            writer.key(member.key).raw(member.value.raw());
    }
    writer.endObject();
    return out;
}

} // namespace

std::optional<std::string> withReferencedItems(const ResponseStore& store, json::Value request, std::int64_t nowSeconds)
{
    const auto input = request["input"];
    std::string items;
    bool isChanged = false;
    for (const auto item : input.items()) {
        const auto known = item["type"].is("item_reference") ? store.findItem(item["id"].text(), nowSeconds) : std::nullopt;
        const auto referenced = known ? asInput(*known) : std::string(item.raw());
        isChanged = isChanged || known;
        if (!referenced.empty())
            appendItem(items, referenced);
    }
    if (!isChanged)
        return std::nullopt;
    std::string body(request.raw());
    return body.replace(input.offset() - request.offset(), input.raw().size(), '[' + items + ']');
}

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
    json::Document expanded;
    const auto referenced = withReferencedItems(store, root, nowSeconds);
    const bool isExpanded = referenced && expanded.parse(*referenced);
    const auto own = inputItems((isExpanded ? expanded.root() : root)["input"]);
    entry.inputItems = '[' + own + ']';
    entry.media = mediaIn(isExpanded ? expanded : request.m_data->document);
    entry.media |= mediaIn(document);
    if (const auto* const earlier = store.find(request.facts().previousResponseId, nowSeconds)) {
        entry.items = earlier->items;
        entry.media |= earlier->media;
    }
    if (!own.empty())
        appendItem(entry.items, own);
    for (const auto item : document.root()["output"].items())
        appendItem(entry.items, item.raw());
    store.put(id, std::move(entry), nowSeconds);
}

HeldMedia earlierMedia(const ResponseStore& store, const ClientRequest& request, std::int64_t nowSeconds)
{
    HeldMedia media;
    if (request.dialect() != Dialect::Responses)
        return media;
    if (const auto* const earlier = store.find(request.facts().previousResponseId, nowSeconds))
        media |= earlier->media;
    for (const auto item : request.m_data->root()["input"].items()) {
        const auto known = item["type"].is("item_reference") ? store.findItem(item["id"].text(), nowSeconds) : std::nullopt;
        json::Document document;
        if (known && document.parse(*known))
            media |= mediaIn(document);
    }
    return media;
}

} // namespace switchyard::dialects
