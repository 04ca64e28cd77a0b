// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/objectchecks.h"
#include "config/schema.h"
#include "config/valuechecks.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What the parts of the schema share: its nodes as they are held in memory.
enum Type : unsigned {
    NullType = 1,
    BooleanType = 2,
    NumberType = 4,
    IntegerType = 8,
    StringType = 16,
    ArrayType = 32,
    ObjectType = 64,
};

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
    std::vector<std::pair<std::string, int>> properties; //!< Sorted as `comesBefore` says.
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
    bool isTrimmed = false; //!< Outer blanks of a text go before anything else is checked.
    std::vector<ValueCheck> valueChecks; //!< Of a text or number alone.
    std::vector<ObjectCheck> objectChecks; //!< Of several members together.

    //! Shorter names first: most comparisons then need no look at the letters.
    static bool comesBefore(std::string_view a, std::string_view b)
    {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }

    int property(std::string_view name) const
    {
        const auto found
            = std::lower_bound(properties.begin(), properties.end(), name,
                               [](const auto& property, std::string_view key) { return comesBefore(property.first, key); });
        return found != properties.end() && found->first == name ? found->second : denied;
    }
};

struct Schema::Data {
    std::string version;
    std::vector<Rule> rules;
    int root = denied;
};

//! The types a node's value has: a whole number is both number and integer.
unsigned typeOf(const Node& node);

} // namespace switchyard::config
