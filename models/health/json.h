// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/json.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! A value of a foreign answer that keeps its document and text alive and forgives: asking for what is not there gives a
//! null value or an empty optional, so that readers need no checks of their own. Cheap to copy.
class Json final {
public:
    Json() = default;

    //! Empty when the text is not one JSON value.
    static std::optional<Json> parse(std::string_view text);

    bool isNull() const { return !m_value.isSet(); }
    bool isObject() const { return m_value.isObject(); }
    bool isArray() const { return m_value.isArray(); }
    bool isText() const { return m_value.isString(); }

    //! The member, or a null value.
    Json operator[](std::string_view key) const { return { m_owner, m_value[key] }; }
    bool has(std::string_view key) const { return m_value[key].isSet(); }
    //! Elements of an array; empty for anything else.
    std::vector<Json> items() const;
    //! How many members an object has.
    std::size_t memberCount() const { return m_value.isObject() ? m_value.size() : 0; }

    //! The text, or empty.
    std::string text() const { return m_value.text(); }
    std::optional<bool> boolean() const { return m_value.boolean(); }
    //! A number, or a text that is one: some servers quote their figures.
    std::optional<double> number() const;
    //! Whole and not negative.
    std::optional<std::int64_t> count() const;

private:
    struct Owner;

    Json(std::shared_ptr<const Owner> owner, json::Value value)
        : m_owner(std::move(owner))
        , m_value(value)
    {
    }

    std::shared_ptr<const Owner> m_owner;
    json::Value m_value;
};

} // namespace switchyard::health
