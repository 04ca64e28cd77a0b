// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemarule.h"

#include "config/resource.h"
#include "json5/document.h"

#include <QString>

#include <array>

namespace switchyard::config {

namespace {

unsigned typeNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Type>, 7> names {{
        {"null", NullType},
        {"boolean", BooleanType},
        {"number", NumberType},
        {"integer", IntegerType},
        {"string", StringType},
        {"array", ArrayType},
        {"object", ObjectType},
    }};
    const auto found = std::find_if(names.begin(), names.end(), [name](const auto& row) { return row.first == name; });
    return found == names.end() ? 0U : found->second;
}

int ruleIndex(const json5::Value& value)
{
    if (value.isBoolean())
        return value.boolean().value_or(true) ? anything : denied;
    return static_cast<int>(value.integer().value_or(anything));
}

std::vector<int> ruleIndexes(const json5::Value& value)
{
    std::vector<int> result;
    for (const auto item : value)
        result.push_back(ruleIndex(item));
    return result;
}

Scalar scalar(const json5::Value& value)
{
    Scalar result;
    if (value.isBoolean()) {
        result.kind = Node::Kind::Boolean;
        result.boolean = value.boolean().value_or(false);
    } else if (value.isNumber()) {
        result.kind = Node::Kind::Number;
        result.number = value.number().value_or(0);
    } else if (value.isString()) {
        result.kind = Node::Kind::String;
        result.text = value.stringOr({});
    }
    return result;
}

std::optional<std::size_t> count(const json5::Value& value)
{
    const auto number = value.integer();
    return number ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

QRegularExpression expression(const std::string& pattern)
{
    // JavaScript's `[^\0]` is the one spelling that PCRE reads differently.
    auto text = QString::fromStdString(pattern);
    text.replace(QLatin1String("\\0"), QLatin1String("\\x00"));
    return QRegularExpression(text, QRegularExpression::DontCaptureOption);
}

void readObjectRules(Rule& rule, const json5::Value& value)
{
    for (const auto property : value["properties"])
        rule.properties.emplace_back(property.key(), ruleIndex(property));
    std::sort(rule.properties.begin(), rule.properties.end(),
              [](const auto& a, const auto& b) { return Rule::comesBefore(a.first, b.first); });
    for (const auto name : value["required"])
        rule.required.push_back(name.stringOr({}));
    if (const auto additional = value["additionalProperties"])
        rule.additional = ruleIndex(additional);
    if (const auto names = value["propertyNames"])
        rule.propertyNames = ruleIndex(names);
    rule.minProperties = count(value["minProperties"]);
    rule.maxProperties = count(value["maxProperties"]);
}

void readArrayRules(Rule& rule, const json5::Value& value)
{
    const auto items = value["items"];
    if (items.isArray())
        rule.tuple = ruleIndexes(items);
    else if (items)
        rule.items = ruleIndex(items);
    if (const auto additional = value["additionalItems"])
        rule.additionalItems = ruleIndex(additional);
    rule.minItems = count(value["minItems"]);
    rule.maxItems = count(value["maxItems"]);
    rule.uniqueItems = value["uniqueItems"].boolean().value_or(false);
}

void addCheck(Rule& rule, const std::string& name)
{
    if (const auto check = valueCheckNamed(name))
        rule.valueChecks.push_back(check);
    else if (const auto objectCheck = objectCheckNamed(name))
        rule.objectChecks.push_back(objectCheck);
    else
        Q_ASSERT_X(false, "Schema::load", name.c_str());
}

Rule readRule(const json5::Value& value)
{
    Rule rule;
    const auto type = value["type"];
    if (type.isString())
        rule.types = typeNamed(type.stringOr({}));
    for (const auto name : type)
        rule.types |= typeNamed(name.stringOr({}));
    readObjectRules(rule, value);
    readArrayRules(rule, value);
    rule.anyOf = ruleIndexes(value["anyOf"]);
    if (const auto oneOf = value["oneOf"])
        rule.anyOf = ruleIndexes(oneOf);
    rule.allOf = ruleIndexes(value["allOf"]);
    if (const auto negated = value["not"])
        rule.negated = ruleIndex(negated);
    if (const auto condition = value["if"])
        rule.condition = ruleIndex(condition);
    if (const auto consequence = value["then"])
        rule.consequence = ruleIndex(consequence);
    for (const auto item : value["enum"])
        rule.allowed.push_back(scalar(item));
    if (const auto constant = value["const"])
        rule.allowed.push_back(scalar(constant));
    rule.minimum = value["minimum"].number();
    rule.maximum = value["maximum"].number();
    rule.aboveMinimum = value["exclusiveMinimum"].number();
    rule.belowMaximum = value["exclusiveMaximum"].number();
    rule.minLength = count(value["minLength"]);
    rule.maxLength = count(value["maxLength"]);
    if (const auto pattern = value["pattern"].string())
        rule.pattern = expression(*pattern);
    rule.format = value["format"].stringOr({});
    rule.isTrimmed = value["trimmed"].boolean().value_or(false);
    for (const auto name : value["checks"])
        addCheck(rule, name.stringOr({}));
    return rule;
}

} // namespace

Schema Schema::load(const char* resource)
{
    const auto document = json5::Document::parse(resourceText(resource));
    Q_ASSERT_X(document.isValid(), "Schema::load", resource);
    auto data = std::make_unique<Data>();
    const auto root = document.root();
    data->version = root["version"].stringOr({});
    data->root = ruleIndex(root["root"]);
    const auto nodes = root["nodes"];
    data->rules.reserve(nodes.size());
    for (const auto node : nodes)
        data->rules.push_back(readRule(node));
    return Schema(std::move(data));
}

} // namespace switchyard::config
