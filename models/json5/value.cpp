// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/value.h"

#include "json5/literals.h"
#include "json5/tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace switchyard::json5 {

namespace {

std::string decodeKey(const Tree& tree, const Node& node)
{
    const std::string_view text = tree.textOf(node.keyToken);
    return tree.tokens[node.keyToken].kind == TokenKind::String ? decodeString(text) : decodeWord(text);
}

//! Compares without decoding where the key's text has no escapes, which is nearly always.
bool hasKeyNamed(const Tree& tree, const Node& node, std::string_view key)
{
    if (node.keyToken == none)
        return false;
    const std::string_view text = tree.textOf(node.keyToken);
    if (text.find('\\') != std::string_view::npos)
        return decodeKey(tree, node) == key;
    const bool isQuoted = tree.tokens[node.keyToken].kind == TokenKind::String;
    return isQuoted ? text.size() == key.size() + 2 && text.substr(1, key.size()) == key : text == key;
}

std::optional<std::size_t> indexFromKey(const PathStep& step)
{
    if (step.isIndex())
        return step.index();
    const std::string& key = step.key();
    std::size_t index = 0;
    const char* const end = key.data() + key.size();
    const auto parsed = std::from_chars(key.data(), end, index);
    if (key.empty() || parsed.ec != std::errc{} || parsed.ptr != end)
        return std::nullopt;
    return index;
}

} // namespace

const char* describe(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Missing:
        return "nothing";
    case ValueKind::Null:
        return "null";
    case ValueKind::Boolean:
        return "a boolean";
    case ValueKind::Number:
        return "a number";
    case ValueKind::String:
        return "a string";
    case ValueKind::Array:
        return "an array";
    case ValueKind::Object:
        return "an object";
    case ValueKind::Invalid:
        return "no value of JSON5";
    }
    return "nothing";
}

ValueKind Value::kind() const
{
    return m_tree ? m_tree->nodes[m_node].kind : ValueKind::Missing;
}

std::optional<bool> Value::boolean() const
{
    if (!isBoolean())
        return std::nullopt;
    return text() == "true";
}

std::optional<double> Value::number() const
{
    if (!isNumber())
        return std::nullopt;
    return decodeNumber(text());
}

std::optional<std::int64_t> Value::integer() const
{
    if (!isNumber())
        return std::nullopt;
    return decodeInteger(text());
}

std::optional<std::string> Value::string() const
{
    if (!isString())
        return std::nullopt;
    return decodeString(text());
}

std::string Value::stringOr(std::string_view fallback) const
{
    return isString() ? decodeString(text()) : std::string(fallback);
}

std::size_t Value::size() const
{
    return m_tree ? m_tree->nodes[m_node].childCount : 0;
}

Value Value::at(std::size_t i) const
{
    if (i >= size())
        return {};
    return {m_tree, m_tree->children[m_tree->nodes[m_node].firstChild + i]};
}

Value Value::find(std::string_view key) const
{
    if (!isObject())
        return {};
    for (std::size_t i = size(); i > 0; --i) {
        const Value member = at(i - 1);
        if (hasKeyNamed(*m_tree, m_tree->nodes[member.m_node], key))
            return member;
    }
    return {};
}

Value Value::step(const PathStep& step) const
{
    if (isObject())
        return step.isKey() ? find(step.key()) : Value{};
    if (!isArray())
        return {};
    const auto index = indexFromKey(step);
    return index ? at(*index) : Value{};
}

Value Value::resolve(const Path& path) const
{
    Value value = *this;
    for (const PathStep& step : path)
        value = value.step(step);
    return value;
}

std::string Value::key() const
{
    return hasKey() ? decodeKey(*m_tree, m_tree->nodes[m_node]) : std::string{};
}

bool Value::hasKey() const
{
    return m_tree && m_tree->nodes[m_node].keyToken != none;
}

bool Value::isShadowed() const
{
    return m_tree && m_tree->nodes[m_node].isShadowed;
}

Value Value::parent() const
{
    if (!m_tree || m_tree->nodes[m_node].parent == none)
        return {};
    return {m_tree, m_tree->nodes[m_node].parent};
}

std::size_t Value::indexInParent() const
{
    const Value container = parent();
    if (!container)
        return 0;
    const Node& node = m_tree->nodes[container.m_node];
    const auto first = m_tree->children.begin() + node.firstChild;
    return static_cast<std::size_t>(std::find(first, first + node.childCount, m_node) - first);
}

Path Value::path() const
{
    std::vector<PathStep> steps;
    for (Value value = *this; value.parent(); value = value.parent()) {
        if (value.parent().isArray())
            steps.emplace_back(value.indexInParent());
        else
            steps.emplace_back(value.key());
    }
    std::reverse(steps.begin(), steps.end());
    return Path(std::move(steps));
}

std::size_t Value::offset() const
{
    return m_tree ? m_tree->tokens[m_tree->nodes[m_node].firstToken].offset : 0;
}

std::size_t Value::length() const
{
    return m_tree ? m_tree->tokens[m_tree->nodes[m_node].lastToken].end() - offset() : 0;
}

std::string_view Value::text() const
{
    return m_tree ? std::string_view(m_tree->text).substr(offset(), length()) : std::string_view{};
}

std::size_t Value::keyOffset() const
{
    return hasKey() ? m_tree->tokens[m_tree->nodes[m_node].keyToken].offset : 0;
}

std::size_t Value::keyLength() const
{
    return hasKey() ? m_tree->tokens[m_tree->nodes[m_node].keyToken].length : 0;
}

namespace {

bool sameScalar(const Value& a, const Value& b)
{
    switch (a.kind()) {
    case ValueKind::Boolean:
        return a.boolean() == b.boolean();
    case ValueKind::String:
        return a.string() == b.string();
    case ValueKind::Number: {
        const auto exactA = a.integer();
        const auto exactB = b.integer();
        if (exactA && exactB)
            return *exactA == *exactB;
        const double numberA = *a.number();
        const double numberB = *b.number();
        return numberA == numberB || (std::isnan(numberA) && std::isnan(numberB));
    }
    default:
        return true;
    }
}

using Members = std::unordered_map<std::string, Value>;

Members membersOf(const Value& object)
{
    Members members;
    members.reserve(object.size());
    for (const Value member : object) {
        if (!member.isShadowed())
            members.insert_or_assign(member.key(), member);
    }
    return members;
}

using Pairs = std::vector<std::pair<Value, Value>>;

bool pairItems(const Value& a, const Value& b, Pairs& pairs)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        pairs.emplace_back(a.at(i), b.at(i));
    return true;
}

bool pairMembers(const Value& a, const Value& b, Pairs& pairs)
{
    const Members membersA = membersOf(a);
    const Members membersB = membersOf(b);
    if (membersA.size() != membersB.size())
        return false;
    for (const auto& [key, value] : membersA) {
        const auto other = membersB.find(key);
        if (other == membersB.end())
            return false;
        pairs.emplace_back(value, other->second);
    }
    return true;
}

} // namespace

bool sameValue(const Value& a, const Value& b)
{
    Pairs pairs{{a, b}};
    while (!pairs.empty()) {
        const auto [left, right] = pairs.back();
        pairs.pop_back();
        if (left.kind() != right.kind())
            return false;
        const bool same = left.isArray() ? pairItems(left, right, pairs)
            : left.isObject()            ? pairMembers(left, right, pairs)
                                         : sameScalar(left, right);
        if (!same)
            return false;
    }
    return true;
}

} // namespace switchyard::json5
