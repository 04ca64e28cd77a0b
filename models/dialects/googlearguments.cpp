// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/googlearguments.h"

#include "json/jsontext.h"

#include <algorithm>
#include <charconv>

namespace switchyard::dialects {

namespace {

constexpr std::size_t kDeepest = 64;

// The next step of a path, which is shortened by it: `.name`, `[0]` or `['name']`, without its marks.
std::string_view nextStep(std::string_view& path, bool& isIndex)
{
    isIndex = path.front() == '[';
    path.remove_prefix(1);
    auto end = isIndex ? path.find(']') : path.find_first_of(".[");
    end = std::min(end, path.size());
    auto step = path.substr(0, end);
    path.remove_prefix(std::min(path.size(), end + (isIndex ? 1 : 0)));
    const bool isQuoted = isIndex && step.size() >= 2 && (step.front() == '\'' || step.front() == '"');
    if (isQuoted) {
        isIndex = false;
        step = step.substr(1, step.size() - 2);
    }
    return step;
}

} // namespace

void GoogleArguments::add(json::Value piece)
{
    const auto path = piece["jsonPath"].text();
    Node* const node = place(path);
    if (node == nullptr)
        return;
    const auto text = piece["stringValue"];
    if (text.isString()) {
        node->isText = true;
        node->value.append(text.escaped());
        return;
    }
    for (const std::string_view key : {"numberValue", "boolValue"}) {
        if (piece[key].isSet())
            node->value = piece[key].raw();
    }
    if (piece["nullValue"].exists())
        node->value = "null";
}

GoogleArguments::Node* GoogleArguments::place(std::string_view path)
{
    if (path.empty() || path.front() != '$')
        return nullptr;
    path.remove_prefix(1);
    Node* node = &m_root;
    for (std::size_t depth = 0; !path.empty() && node != nullptr; ++depth) {
        if (depth == kDeepest || (path.front() != '.' && path.front() != '['))
            return nullptr;
        bool isIndex = false;
        const auto step = nextStep(path, isIndex);
        node = isIndex ? element(*node, step) : member(*node, json::escaped(step));
    }
    return node == &m_root ? nullptr : node;
}

GoogleArguments::Node* GoogleArguments::member(Node& node, std::string_view key)
{
    if (node.keys.empty() && !node.nodes.empty()) // a list
        return nullptr;
    const auto found = std::find(node.keys.begin(), node.keys.end(), key);
    if (found != node.keys.end())
        return &node.nodes[static_cast<std::size_t>(found - node.keys.begin())];
    node.keys.emplace_back(key);
    return &node.nodes.emplace_back();
}

GoogleArguments::Node* GoogleArguments::element(Node& node, std::string_view digits)
{
    std::size_t index = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (read.ec != std::errc() || !node.keys.empty() || index > node.nodes.size())
        return nullptr;
    return index == node.nodes.size() ? &node.nodes.emplace_back() : &node.nodes[index];
}

std::string GoogleArguments::text() const
{
    if (isEmpty())
        return "{}";
    std::string out;
    write(out, m_root);
    return out;
}

void GoogleArguments::write(std::string& out, const Node& node)
{
    if (node.nodes.empty()) {
        if (node.isText)
            out.append("\"").append(node.value).append("\"");
        else
            out.append(node.value.empty() ? "null" : node.value);
        return;
    }
    const bool isList = node.keys.empty();
    out.push_back(isList ? '[' : '{');
    for (std::size_t i = 0; i < node.nodes.size(); ++i) {
        if (i > 0)
            out.push_back(',');
        if (!isList)
            out.append("\"").append(node.keys[i]).append("\":");
        write(out, node.nodes[i]);
    }
    out.push_back(isList ? ']' : '}');
}

} // namespace switchyard::dialects
