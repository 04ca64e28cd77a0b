// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schema.h"

#include "config/schemachecking.h"
#include "config/schemarule.h"

#include <algorithm>
#include <cmath>

namespace switchyard::config {

namespace {

bool leadsSomewhere(const std::vector<Rule>& rules, int index, const json5::Path& path, std::size_t step)
{
    if (step == path.size() || index == anything)
        return index != denied;
    if (index == denied)
        return false;
    const auto& rule = rules[static_cast<std::size_t>(index)];
    const auto leads = [&](int next) { return leadsSomewhere(rules, next, path, step); };
    if (std::any_of(rule.anyOf.begin(), rule.anyOf.end(), leads) || std::any_of(rule.allOf.begin(), rule.allOf.end(), leads))
        return true;
    if (path[step].isIndex())
        return (rule.types & ArrayType) && leadsSomewhere(rules, rule.items, path, step + 1);
    if (!(rule.types & ObjectType))
        return false;
    const auto property = rule.property(path[step].key());
    return leadsSomewhere(rules, property == denied ? rule.additional : property, path, step + 1);
}

} // namespace

Schema::Schema(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;

const Schema& Schema::of(Generation generation)
{
    if (generation == Generation::List) {
        static const auto older = load("openclaw-2026.2.6-3.schema.json");
        return older;
    }
    static const auto newer = load("openclaw-2026.9.6.schema.json");
    return newer;
}

const std::string& Schema::version() const
{
    return m_data->version;
}

std::vector<Violation> Schema::check(const Node& root, std::size_t limit) const
{
    return violationsOf(*m_data, root, limit);
}

bool Schema::accepts(const Node& root) const
{
    return isAccepted(*m_data, root);
}

bool Schema::hasKey(const json5::Path& path) const
{
    return leadsSomewhere(m_data->rules, m_data->root, path, 0);
}

std::string_view kindName(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        return "null";
    case Node::Kind::Boolean:
        return "boolean";
    case Node::Kind::Number:
        return std::isfinite(node.number) ? "number" : "a number that is not finite";
    case Node::Kind::String:
        return "string";
    case Node::Kind::Array:
        return "list";
    case Node::Kind::Object:
        return "object";
    }
    return {};
}

} // namespace switchyard::config
