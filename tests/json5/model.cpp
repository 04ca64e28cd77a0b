// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "model.h"

#include "json5/writer.h"

#include <algorithm>

namespace switchyard::json5 {

namespace {

std::string scalarOf(const Value& value)
{
    switch (value.kind()) {
    case ValueKind::String:
        return *value.string();
    case ValueKind::Boolean:
        return *value.boolean() ? "true" : "false";
    case ValueKind::Number:
        return std::to_string(*value.number());
    default:
        return {};
    }
}

auto findMember(Model& object, const std::string& key)
{
    return std::find_if(object.items.begin(), object.items.end(),
                        [&](const auto& item) { return item.first == key; });
}

Model* step(Model& model, const PathStep& by)
{
    if (model.kind == ValueKind::Array && by.isIndex())
        return by.index() < model.items.size() ? &model.items[by.index()].second : nullptr;
    if (model.kind != ValueKind::Object || !by.isKey())
        return nullptr;
    const auto member = findMember(model, by.key());
    return member == model.items.end() ? nullptr : &member->second;
}

} // namespace

Model modelOf(const Value& value)
{
    Model model;
    model.kind = value.kind();
    model.scalar = scalarOf(value);
    for (const Value item : value) {
        if (item.isShadowed())
            continue;
        model.items.emplace_back(item.key(), modelOf(item));
    }
    return model;
}

Model modelOf(const std::string& valueText)
{
    return modelOf(Document::parse(valueText));
}

Model* resolve(Model& model, const Path& path)
{
    Model* at = &model;
    for (const PathStep& by : path) {
        at = step(*at, by);
        if (!at)
            return nullptr;
    }
    return at;
}

void set(Model& model, const Path& path, const Model& value)
{
    Model* at = &model;
    for (const PathStep& by : path) {
        if (at->kind == ValueKind::Missing)
            at->kind = by.isKey() ? ValueKind::Object : ValueKind::Array;
        Model* next = step(*at, by);
        if (!next) {
            at->items.emplace_back(by.isKey() ? by.key() : std::string{}, Model{});
            next = &at->items.back().second;
        }
        at = next;
    }
    *at = value;
}

void remove(Model& model, const Path& path)
{
    Model* parent = resolve(model, path.parent());
    const PathStep& last = path.last();
    if (last.isIndex())
        parent->items.erase(parent->items.begin() + static_cast<std::ptrdiff_t>(last.index()));
    else
        parent->items.erase(findMember(*parent, last.key()));
}

void rename(Model& model, const Path& path, const std::string& key)
{
    findMember(*resolve(model, path.parent()), path.last().key())->first = key;
}

void move(Model& model, const Path& path, std::size_t from, std::size_t to)
{
    auto& items = resolve(model, path)->items;
    auto item = std::move(items[from]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(from));
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(to), std::move(item));
}

Model sorted(Model model)
{
    for (auto& item : model.items)
        item.second = sorted(std::move(item.second));
    if (model.kind == ValueKind::Object)
        std::sort(model.items.begin(), model.items.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
    return model;
}

std::vector<Path> pathsOf(const Value& root)
{
    std::vector<Path> paths;
    std::vector<std::pair<Path, Value>> open{{Path(), root}};
    while (!open.empty()) {
        const auto [path, value] = std::move(open.back());
        open.pop_back();
        paths.push_back(path);
        std::size_t i = 0;
        for (const Value item : value) {
            if (!item.isShadowed())
                open.emplace_back(value.isArray() ? path.child(i) : path.child(item.key()), item);
            ++i;
        }
    }
    return paths;
}

} // namespace switchyard::json5
