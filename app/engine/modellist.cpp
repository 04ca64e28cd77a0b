// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/modellist.h"

#include "engine/httptext.h"
#include "routing/ascii.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace switchyard::engine {

namespace {

//! 2026-01-01: a fixed date, because nobody knows when a configured model was made and clients demand one.
constexpr std::int64_t created = 1'767'225'600;
constexpr std::string_view createdText = "2026-01-01T00:00:00Z";

struct Entry {
    std::string name;
    std::string displayName;
    std::string owner;
    std::optional<std::int64_t> contextWindow;
    std::optional<std::int64_t> maxTokens;
};

Entry entryOfModel(std::string name, const routing::ModelEntry& model)
{
    Entry entry;
    entry.name = std::move(name);
    entry.displayName = model.displayName.empty() ? model.ref.model : model.displayName;
    entry.owner = model.ref.provider.value();
    if (model.contextWindow)
        entry.contextWindow = model.contextWindow->value;
    if (model.maxTokens)
        entry.maxTokens = model.maxTokens->value;
    return entry;
}

//! A chain can do what its most able candidate can: larger prompts skip the smaller ones.
Entry entryOfChain(const routing::RoutingTable& table, const routing::Route& route)
{
    Entry entry {route.name, route.name, "switchyard", {}, {}};
    for (const ModelRef& ref : route.candidates) {
        const auto model = table.model(ref);
        if (!model)
            continue;
        if (model->contextWindow)
            entry.contextWindow = std::max(entry.contextWindow.value_or(0), model->contextWindow->value);
        if (model->maxTokens)
            entry.maxTokens = std::max(entry.maxTokens.value_or(0), model->maxTokens->value);
    }
    return entry;
}

std::vector<Entry> entriesOf(const routing::RoutingTable& table)
{
    std::vector<Entry> entries;
    for (const auto& [name, route] : table.routes) {
        if (name == "auto" || name.starts_with("agent/"))
            entries.push_back(entryOfChain(table, route));
    }
    for (const auto& [alias, ref] : table.aliases) {
        if (const auto model = table.model(ref))
            entries.push_back(entryOfModel(alias, *model));
    }
    const std::map<std::string, std::shared_ptr<const routing::ModelEntry>> sorted(table.models.begin(), table.models.end());
    for (const auto& [name, model] : sorted)
        entries.push_back(entryOfModel(name, *model));
    return entries;
}

std::string numberOrNull(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : "null";
}

std::string rendered(const Entry& entry, ModelListForm form)
{
    if (form == ModelListForm::Anthropic) {
        return R"({"type":"model","id":)" + jsonQuoted(entry.name) + R"(,"display_name":)" + jsonQuoted(entry.displayName)
            + R"(,"created_at":")" + std::string(createdText) + R"(","max_input_tokens":)" + numberOrNull(entry.contextWindow)
            + R"(,"max_tokens":)" + numberOrNull(entry.maxTokens) + "}";
    }
    std::string text = R"({"id":)" + jsonQuoted(entry.name) + R"(,"object":"model","created":)" + std::to_string(created)
        + R"(,"owned_by":)" + jsonQuoted(entry.owner);
    if (entry.contextWindow)
        text += R"(,"context_window":)" + std::to_string(*entry.contextWindow);
    if (entry.maxTokens)
        text += R"(,"max_output_tokens":)" + std::to_string(*entry.maxTokens);
    return text + "}";
}

} // namespace

std::string modelList(const routing::RoutingTable& table, ModelListForm form)
{
    const auto entries = entriesOf(table);
    std::string data;
    for (const Entry& entry : entries)
        data += (data.empty() ? "" : ",") + rendered(entry, form);
    if (form == ModelListForm::OpenAi)
        return R"({"object":"list","data":[)" + data + "]}";
    const std::string first = entries.empty() ? "null" : jsonQuoted(entries.front().name);
    const std::string last = entries.empty() ? "null" : jsonQuoted(entries.back().name);
    return R"({"data":[)" + data + R"(],"has_more":false,"first_id":)" + first + R"(,"last_id":)" + last + "}";
}

std::string modelListEntry(const routing::RoutingTable& table, std::string_view name, ModelListForm form)
{
    const auto entries = entriesOf(table);
    const auto found = std::find_if(entries.begin(), entries.end(), [name](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? std::string {} : rendered(*found, form);
}

std::string percentDecoded(std::string_view text)
{
    const auto value = [](char c) {
        const char low = routing::ascii::lower(c);
        return routing::ascii::isDigit(c) ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '%' && i + 2 < text.size() && value(text[i + 1]) >= 0 && value(text[i + 2]) >= 0;
        result += isEscape ? static_cast<char>(value(text[i + 1]) * 16 + value(text[i + 2])) : text[i];
        i += isEscape ? 2 : 0;
    }
    return result;
}

} // namespace switchyard::engine
