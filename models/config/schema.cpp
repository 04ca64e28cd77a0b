// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schema.h"

#include "config/resource.h"
#include "json5/document.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace switchyard::config {

namespace {

enum Type : unsigned {
    NullType = 1,
    BooleanType = 2,
    NumberType = 4,
    IntegerType = 8,
    StringType = 16,
    ArrayType = 32,
    ObjectType = 64,
};

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

std::string nameOfTypes(unsigned types)
{
    constexpr std::array<std::pair<Type, std::string_view>, 7> names {{
        {StringType, "string"},
        {NumberType, "number"},
        {IntegerType, "whole number"},
        {BooleanType, "true or false"},
        {ArrayType, "list"},
        {ObjectType, "object"},
        {NullType, "null"},
    }};
    std::string result;
    for (const auto& [type, name] : names) {
        if (!(types & type))
            continue;
        if (!result.empty())
            result += " or ";
        result += name;
    }
    return result;
}

struct Scalar {
    Node::Kind kind = Node::Kind::Null;
    bool boolean = false;
    double number = 0;
    std::string text;

    bool matches(const Node& node) const
    {
        if (node.kind != kind)
            return false;
        switch (kind) {
        case Node::Kind::Boolean:
            return node.boolean == boolean;
        case Node::Kind::Number:
            return node.number == number;
        case Node::Kind::String:
            return node.text == text;
        default:
            return kind == Node::Kind::Null;
        }
    }

    std::string toString() const
    {
        switch (kind) {
        case Node::Kind::Boolean:
            return boolean ? "true" : "false";
        case Node::Kind::Number:
            return QString::number(number).toStdString();
        case Node::Kind::String:
            return text;
        default:
            return "null";
        }
    }
};

constexpr int denied = -1;
constexpr int anything = -2;

//! A schema node. Indexes are into the list of nodes; `anything` accepts all, `denied` nothing.
struct Rule {
    unsigned types = 0; //!< 0: any.
    std::vector<std::pair<std::string, int>> properties; //!< Sorted by name.
    std::vector<std::string> required;
    int additional = anything;
    int propertyNames = anything;
    int items = anything;
    std::vector<int> tuple;
    int additionalItems = anything;
    std::vector<int> anyOf;
    std::vector<int> allOf;
    int negated = anything; //!< `anything`: no such rule.
    int condition = anything;
    int consequence = anything;
    std::vector<Scalar> allowed;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> aboveMinimum;
    std::optional<double> belowMaximum;
    std::optional<std::size_t> minLength;
    std::optional<std::size_t> maxLength;
    std::optional<std::size_t> minItems;
    std::optional<std::size_t> maxItems;
    std::optional<std::size_t> minProperties;
    std::optional<std::size_t> maxProperties;
    bool uniqueItems = false;
    std::optional<QRegularExpression> pattern;
    std::string format;

    int property(std::string_view name) const
    {
        const auto found = std::lower_bound(properties.begin(), properties.end(), name,
                                            [](const auto& property, std::string_view key) { return property.first < key; });
        return found != properties.end() && found->first == name ? found->second : denied;
    }
};

unsigned typeOf(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        return NullType;
    case Node::Kind::Boolean:
        return BooleanType;
    case Node::Kind::Number:
        // JSON5's Infinity and NaN are no numbers to a schema.
        if (!std::isfinite(node.number))
            return 0;
        return std::abs(node.number) <= 9007199254740991.0 && std::trunc(node.number) == node.number
            ? NumberType | IntegerType
            : NumberType;
    case Node::Kind::String:
        return StringType;
    case Node::Kind::Array:
        return ArrayType;
    case Node::Kind::Object:
        return ObjectType;
    }
    return 0;
}

//! Length in UTF-16 units, as JavaScript counts.
std::size_t utf16Length(std::string_view text)
{
    std::size_t length = 0;
    for (const auto c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U)
            length += byte >= 0xF0U ? 2 : 1;
    }
    return length;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto lowerA = a[i - 1] | 0x20;
            const auto lowerB = b[j - 1] | 0x20;
            const auto replaced = diagonal + (lowerA == lowerB ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

} // namespace

struct Schema::Data {
    std::string version;
    std::vector<Rule> rules;
    int root = denied;
};

namespace {

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
    std::sort(rule.properties.begin(), rule.properties.end());
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
    return rule;
}

//! Walks values and rules together. Either collects violations, or stops at the first one when only asked to decide.
class Checking final {
public:
    Checking(const std::vector<Rule>& rules, std::size_t limit)
        : m_rules(rules)
        , m_limit(limit)
    {
    }

    std::vector<Violation> take() { return std::move(m_found); }

    void check(const Node& node, int index, const Place& place)
    {
        if (index == anything || isFull())
            return;
        if (index == denied) {
            add(Violation::Kind::NotAllowed, node, place, "nothing here");
            return;
        }
        const auto& rule = m_rules[static_cast<std::size_t>(index)];
        if (rule.types != 0 && !(rule.types & typeOf(node))) {
            add(Violation::Kind::WrongType, node, place, nameOfTypes(rule.types));
            return;
        }
        checkAllowed(node, rule, place);
        if (!rule.anyOf.empty())
            checkAny(node, rule.anyOf, place);
        for (const auto part : rule.allOf)
            check(node, part, place);
        if (rule.negated != anything && accepts(node, rule.negated))
            add(Violation::Kind::NotAllowed, node, place, "another combination of settings");
        if (rule.condition != anything && accepts(node, rule.condition))
            check(node, rule.consequence, place);
        switch (node.kind) {
        case Node::Kind::Object:
            checkObject(node, rule, place);
            break;
        case Node::Kind::Array:
            checkArray(node, rule, place);
            break;
        case Node::Kind::String:
            checkString(node, rule, place);
            break;
        case Node::Kind::Number:
            checkNumber(node, rule, place);
            break;
        case Node::Kind::Null:
        case Node::Kind::Boolean:
            break;
        }
    }

    bool accepts(const Node& node, int index) const
    {
        Checking trial(m_rules, 1);
        trial.check(node, index, Place::root(node));
        return trial.m_found.empty();
    }

private:
    bool isFull() const { return m_found.size() >= m_limit; }

    void add(Violation::Kind kind, const Node& node, const Place& place, std::string expected, std::string_view key = {},
             std::vector<std::string> known = {})
    {
        if (isFull())
            return;
        Violation violation;
        violation.kind = kind;
        violation.node = &node;
        violation.expected = std::move(expected);
        violation.key = std::string(key);
        violation.known = std::move(known);
        // Trials throw their findings away; only the real walk pays for paths.
        if (m_limit > 1) {
            violation.path = place.toPath();
            violation.dottedPath = place.toString();
            violation.received = kindName(node);
        }
        m_found.push_back(std::move(violation));
    }

    void checkAllowed(const Node& node, const Rule& rule, const Place& place)
    {
        if (rule.allowed.empty())
            return;
        const auto matches = std::any_of(rule.allowed.begin(), rule.allowed.end(),
                                         [&node](const Scalar& scalar) { return scalar.matches(node); });
        if (matches)
            return;
        std::vector<std::string> names;
        for (const auto& scalar : rule.allowed)
            names.push_back(scalar.toString());
        add(Violation::Kind::NotAllowed, node, place, {}, {}, std::move(names));
    }

    void checkAny(const Node& node, const std::vector<int>& branches, const Place& place)
    {
        if (std::any_of(branches.begin(), branches.end(), [&](int branch) { return accepts(node, branch); }))
            return;
        if (m_limit == 1) {
            add(Violation::Kind::NotAllowed, node, place, {});
            return;
        }
        std::vector<std::string> constants;
        unsigned types = 0;
        collectAlternatives(branches, constants, types);
        std::vector<int> fitting;
        std::copy_if(branches.begin(), branches.end(), std::back_inserter(fitting),
                     [&](int branch) { return fits(node, branch); });
        if (fitting.empty()) {
            if (node.isString() && !constants.empty())
                add(Violation::Kind::NotAllowed, node, place, {}, {}, std::move(constants));
            else
                add(Violation::Kind::WrongType, node, place, nameOfTypes(types));
            return;
        }
        if (!constants.empty() && (node.kind != Node::Kind::Object && node.kind != Node::Kind::Array)) {
            add(Violation::Kind::NotAllowed, node, place, nameOfTypes(types), {}, std::move(constants));
            return;
        }
        auto best = violationsOf(node, fitting.front(), place);
        for (std::size_t i = 1; i < fitting.size(); ++i) {
            auto other = violationsOf(node, fitting[i], place);
            if (other.size() < best.size())
                best = std::move(other);
        }
        for (auto& violation : best)
            m_found.push_back(std::move(violation));
    }

    std::vector<Violation> violationsOf(const Node& node, int branch, const Place& place) const
    {
        Checking trial(m_rules, std::max<std::size_t>(m_limit - m_found.size(), 2));
        trial.check(node, branch, place);
        return trial.take();
    }

    void collectAlternatives(const std::vector<int>& branches, std::vector<std::string>& constants, unsigned& types) const
    {
        for (const auto branch : branches) {
            if (branch < 0)
                continue;
            const auto& rule = m_rules[static_cast<std::size_t>(branch)];
            types |= rule.types;
            for (const auto& scalar : rule.allowed)
                constants.push_back(scalar.toString());
            collectAlternatives(rule.anyOf, constants, types);
        }
    }

    //! Whether the branch is about this kind of value and, for tagged objects, about this tag.
    bool fits(const Node& node, int branch) const
    {
        if (branch < 0)
            return branch == anything;
        const auto& rule = m_rules[static_cast<std::size_t>(branch)];
        if (rule.types != 0 && !(rule.types & typeOf(node)))
            return false;
        if (!node.isObject() && !rule.allowed.empty())
            return std::any_of(rule.allowed.begin(), rule.allowed.end(),
                               [&node](const Scalar& scalar) { return scalar.matches(node); });
        if (!node.isObject())
            return true;
        return std::all_of(rule.properties.begin(), rule.properties.end(), [&](const auto& property) {
            if (property.second < 0)
                return true;
            const auto& allowed = m_rules[static_cast<std::size_t>(property.second)].allowed;
            const auto* const value = allowed.size() == 1 ? node.find(property.first) : nullptr;
            return !value || allowed.front().matches(*value);
        });
    }

    void checkObject(const Node& node, const Rule& rule, const Place& place)
    {
        for (const auto& name : rule.required) {
            if (!node.find(name))
                add(Violation::Kind::MissingKey, node, place, {}, name);
        }
        if (rule.minProperties && node.members.size() < *rule.minProperties)
            add(Violation::Kind::OutOfRange, node, place, "at least " + std::to_string(*rule.minProperties) + " keys");
        if (rule.maxProperties && node.members.size() > *rule.maxProperties)
            add(Violation::Kind::OutOfRange, node, place, "at most " + std::to_string(*rule.maxProperties) + " keys");
        for (const auto& member : node.members)
            checkMember(node, member, rule, place);
    }

    void checkMember(const Node& node, const Member& member, const Rule& rule, const Place& place)
    {
        if (rule.propertyNames != anything) {
            Node name;
            name.kind = Node::Kind::String;
            name.text = member.key;
            if (!accepts(name, rule.propertyNames)) {
                add(Violation::Kind::BadFormat, member.value, place.under(member.key, &member.value), "another name for the key");
                return;
            }
        }
        auto index = rule.property(member.key);
        if (index == denied)
            index = rule.additional;
        if (index == denied)
            add(Violation::Kind::UnknownKey, node, place, {}, member.key, m_limit > 1 ? near(rule, node, member.key) : std::vector<std::string> {});
        else
            check(member.value, index, place.under(member.key, &member.value));
    }

    //! Names of the rule that are close to `key` and not taken, nearest first.
    static std::vector<std::string> near(const Rule& rule, const Node& node, const std::string& key)
    {
        std::vector<std::pair<std::size_t, std::string>> found;
        for (const auto& [name, index] : rule.properties) {
            const auto distance = editDistance(key, name);
            if (distance <= std::max<std::size_t>(1, key.size() / 4) && !node.find(name))
                found.emplace_back(distance, name);
        }
        std::sort(found.begin(), found.end());
        std::vector<std::string> names;
        for (auto& entry : found)
            names.push_back(std::move(entry.second));
        return names;
    }

    void checkArray(const Node& node, const Rule& rule, const Place& place)
    {
        const auto size = node.elements.size();
        if (rule.minItems && size < *rule.minItems)
            add(Violation::Kind::OutOfRange, node, place, "at least " + std::to_string(*rule.minItems) + " items");
        if (rule.maxItems && size > *rule.maxItems)
            add(Violation::Kind::OutOfRange, node, place, "at most " + std::to_string(*rule.maxItems) + " items");
        for (std::size_t i = 0; i < size; ++i) {
            auto index = rule.items;
            if (i < rule.tuple.size())
                index = rule.tuple[i];
            else if (!rule.tuple.empty())
                index = rule.additionalItems;
            check(node.elements[i], index, place.under(i));
        }
        if (size < rule.tuple.size() && rule.additionalItems == denied)
            add(Violation::Kind::OutOfRange, node, place, std::to_string(rule.tuple.size()) + " items");
    }

    void checkString(const Node& node, const Rule& rule, const Place& place)
    {
        if (rule.minLength && utf16Length(node.text) < *rule.minLength) {
            add(Violation::Kind::OutOfRange, node, place,
                *rule.minLength == 1 ? std::string("a text that is not empty")
                                     : "at least " + std::to_string(*rule.minLength) + " characters");
        }
        if (rule.maxLength && utf16Length(node.text) > *rule.maxLength)
            add(Violation::Kind::OutOfRange, node, place, "at most " + std::to_string(*rule.maxLength) + " characters");
        if (rule.pattern && !rule.pattern->match(QString::fromStdString(node.text)).hasMatch())
            add(Violation::Kind::BadFormat, node, place, "a text of the form " + rule.pattern->pattern().toStdString());
        if (rule.format == "uri" && !isUrl(node.text))
            add(Violation::Kind::BadFormat, node, place, "a URL");
    }

    static bool isUrl(const std::string& text)
    {
        const auto url = QUrl(QString::fromStdString(text), QUrl::TolerantMode);
        return url.isValid() && !url.scheme().isEmpty();
    }

    void checkNumber(const Node& node, const Rule& rule, const Place& place)
    {
        const auto bound = [](const char* words, double number) {
            return std::string(words) + QString::number(number, 'g', 15).toStdString();
        };
        if (rule.minimum && node.number < *rule.minimum)
            add(Violation::Kind::OutOfRange, node, place, bound("at least ", *rule.minimum));
        if (rule.maximum && node.number > *rule.maximum)
            add(Violation::Kind::OutOfRange, node, place, bound("at most ", *rule.maximum));
        if (rule.aboveMinimum && node.number <= *rule.aboveMinimum)
            add(Violation::Kind::OutOfRange, node, place, bound("more than ", *rule.aboveMinimum));
        if (rule.belowMaximum && node.number >= *rule.belowMaximum)
            add(Violation::Kind::OutOfRange, node, place, bound("less than ", *rule.belowMaximum));
    }

    const std::vector<Rule>& m_rules;
    std::size_t m_limit;
    std::vector<Violation> m_found;
};

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
    Checking checking(m_data->rules, std::max<std::size_t>(limit, 2));
    checking.check(root, m_data->root, Place::root(root));
    return checking.take();
}

bool Schema::accepts(const Node& root) const
{
    return Checking(m_data->rules, 1).accepts(root, m_data->root);
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
