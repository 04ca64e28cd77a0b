// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemachecking.h"

#include "config/schemarule.h"
#include "config/webaddress.h"

#include <QString>

#include <array>
#include <cmath>

namespace switchyard::config {

namespace {

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

std::string joined(const std::vector<std::string>& names)
{
    constexpr std::size_t limit = 8;
    std::string result;
    for (std::size_t i = 0; i < names.size() && i < limit; ++i)
        result += (i == 0 ? "" : ", ") + names[i];
    return names.size() > limit ? result + ", …" : result;
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
            add(Violation::Kind::NotAllowed, node, place, "not-allowed.anything");
            return;
        }
        const auto& rule = m_rules[static_cast<std::size_t>(index)];
        if (rule.types != 0 && !(rule.types & typeOf(node))) {
            addWrongType(node, place, rule.types);
            return;
        }
        checkAllowed(node, rule, place);
        if (!rule.anyOf.empty())
            checkAny(node, rule.anyOf, place);
        for (const auto part : rule.allOf)
            check(node, part, place);
        if (rule.negated != anything && accepts(node, rule.negated))
            add(Violation::Kind::NotAllowed, node, place, "not-allowed.combination");
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

    //! The new violation, to be told more of; nothing when this is a trial, whose findings are thrown away.
    Violation* add(Violation::Kind kind, const Node& node, const Place& place, const char* wording,
                   Arguments arguments = {})
    {
        if (isFull())
            return nullptr;
        auto& violation = m_found.emplace_back();
        violation.kind = kind;
        violation.node = &node;
        if (m_limit == 1)
            return nullptr;
        violation.wording = wording;
        violation.arguments = std::move(arguments);
        violation.path = place.toPath();
        violation.dottedPath = place.toString();
        return &violation;
    }

    void addWrongType(const Node& node, const Place& place, unsigned types)
    {
        auto* const violation = add(Violation::Kind::WrongType, node, place, "wrong-type");
        if (!violation)
            return;
        violation->expected = nameOfTypes(types);
        violation->arguments = {{"expected", violation->expected}, {"received", std::string(kindName(node))}};
    }

    void addNotAllowed(const Node& node, const Place& place, std::vector<std::string> choices)
    {
        auto* const violation = add(Violation::Kind::NotAllowed, node, place, "not-allowed");
        if (!violation)
            return;
        violation->arguments = {{"choices", joined(choices)}};
        violation->known = std::move(choices);
    }

    void addBound(const Node& node, const Place& place, const char* wording, double bound)
    {
        add(Violation::Kind::OutOfRange, node, place, wording, {{"bound", QString::number(bound, 'g', 15).toStdString()}});
    }

    void addBound(const Node& node, const Place& place, const char* wording, std::size_t bound)
    {
        add(Violation::Kind::OutOfRange, node, place, wording, {{"bound", std::to_string(bound)}});
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
        addNotAllowed(node, place, std::move(names));
    }

    void checkAny(const Node& node, const std::vector<int>& branches, const Place& place)
    {
        if (std::any_of(branches.begin(), branches.end(), [&](int branch) { return accepts(node, branch); }))
            return;
        if (m_limit == 1) {
            add(Violation::Kind::NotAllowed, node, place, "");
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
                addNotAllowed(node, place, std::move(constants));
            else
                addWrongType(node, place, types);
            return;
        }
        if (!constants.empty() && (node.kind != Node::Kind::Object && node.kind != Node::Kind::Array)) {
            addNotAllowed(node, place, std::move(constants));
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
            if (node.find(name))
                continue;
            if (auto* const violation = add(Violation::Kind::MissingKey, node, place, "missing-key", {{"key", name}}))
                violation->key = name;
        }
        if (rule.minProperties && node.members.size() < *rule.minProperties)
            addBound(node, place, "out-of-range.fewest-keys", *rule.minProperties);
        if (rule.maxProperties && node.members.size() > *rule.maxProperties)
            addBound(node, place, "out-of-range.most-keys", *rule.maxProperties);
        for (const auto& member : node.members)
            checkMember(node, member, rule, place);
        checkTogether(node, rule, place);
    }

    void checkTogether(const Node& node, const Rule& rule, const Place& place)
    {
        for (const auto check : rule.objectChecks)
            check(node, place, [this](const Place& found, const char* wording, Arguments arguments) {
                add(Violation::Kind::NotAllowed, *(found.node ? found.node : found.parent->node), found, wording,
                    std::move(arguments));
            });
    }

    void checkMember(const Node& node, const Member& member, const Rule& rule, const Place& place)
    {
        // To JavaScript this is no key of the object, unless names are asked for.
        if (member.key == "__proto__" && rule.propertyNames == anything)
            return;
        if (rule.propertyNames != anything) {
            Node name;
            name.kind = Node::Kind::String;
            name.text = member.key;
            if (!accepts(name, rule.propertyNames)) {
                add(Violation::Kind::BadFormat, member.value, place.under(member.key, &member.value), "bad-format.key",
                    {{"key", member.key}});
                return;
            }
        }
        auto index = rule.property(member.key);
        if (index == denied)
            index = rule.additional;
        if (index == denied)
            addUnknownKey(node, member.key, rule, place);
        else
            check(member.value, index, place.under(member.key, &member.value));
    }

    void addUnknownKey(const Node& node, const std::string& key, const Rule& rule, const Place& place)
    {
        auto* const violation = add(Violation::Kind::UnknownKey, node, place, "unknown-key", {{"key", key}});
        if (!violation)
            return;
        violation->key = key;
        violation->known = near(rule, node, key);
        if (violation->known.empty())
            return;
        violation->wording = "unknown-key.near";
        violation->arguments.push_back({"near", violation->known.front()});
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
            addBound(node, place, "out-of-range.fewest-items", *rule.minItems);
        if (rule.maxItems && size > *rule.maxItems)
            addBound(node, place, "out-of-range.most-items", *rule.maxItems);
        for (std::size_t i = 0; i < size; ++i) {
            auto index = rule.items;
            if (i < rule.tuple.size())
                index = rule.tuple[i];
            else if (!rule.tuple.empty())
                index = rule.additionalItems;
            check(node.elements[i], index, place.under(i));
        }
        checkTogether(node, rule, place);
        if (size < rule.tuple.size() && rule.additionalItems == denied)
            addBound(node, place, "out-of-range.fewest-items", rule.tuple.size());
    }

    void checkString(const Node& node, const Rule& rule, const Place& place)
    {
        const auto text = rule.isTrimmed ? trimmedText(node.text) : std::string_view(node.text);
        if (rule.minLength && utf16Length(text) < *rule.minLength) {
            if (*rule.minLength == 1)
                add(Violation::Kind::OutOfRange, node, place, "out-of-range.not-empty");
            else
                addBound(node, place, "out-of-range.fewest-characters", *rule.minLength);
        }
        if (rule.maxLength && utf16Length(text) > *rule.maxLength)
            addBound(node, place, "out-of-range.most-characters", *rule.maxLength);
        if (rule.pattern && !rule.pattern->match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch())
            add(Violation::Kind::BadFormat, node, place, "bad-format.pattern",
                {{"pattern", rule.pattern->pattern().toStdString()}});
        if (rule.format == "uri" && !WebAddress::parse(text))
            add(Violation::Kind::BadFormat, node, place, "bad-format.url");
        if (!rule.valueChecks.empty())
            checkValue(node, rule, place, std::string(text));
    }

    void checkValue(const Node& node, const Rule& rule, const Place& place, const std::string& text)
    {
        for (const auto check : rule.valueChecks) {
            if (const auto* const wording = check(text))
                add(Violation::Kind::BadFormat, node, place, wording);
        }
    }

    void checkNumber(const Node& node, const Rule& rule, const Place& place)
    {
        if (rule.minimum && node.number < *rule.minimum)
            addBound(node, place, "out-of-range.least", *rule.minimum);
        if (rule.maximum && node.number > *rule.maximum)
            addBound(node, place, "out-of-range.most", *rule.maximum);
        if (rule.aboveMinimum && node.number <= *rule.aboveMinimum)
            addBound(node, place, "out-of-range.more-than", *rule.aboveMinimum);
        if (rule.belowMaximum && node.number >= *rule.belowMaximum)
            addBound(node, place, "out-of-range.less-than", *rule.belowMaximum);
        if (!rule.valueChecks.empty())
            checkValue(node, rule, place, numberAsWritten(node.number));
    }

    const std::vector<Rule>& m_rules;
    std::size_t m_limit;
    std::vector<Violation> m_found;
};

} // namespace

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

std::vector<Violation> violationsOf(const Schema::Data& schema, const Node& root, std::size_t limit)
{
    Checking checking(schema.rules, std::max<std::size_t>(limit, 2));
    checking.check(root, schema.root, Place::root(root));
    return checking.take();
}

bool isAccepted(const Schema::Data& schema, const Node& root)
{
    return Checking(schema.rules, 1).accepts(root, schema.root);
}

} // namespace switchyard::config
