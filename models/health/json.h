// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace switchyard::health {

//! A JSON value that forgives: asking for what is not there gives a null value or an empty optional, so that readers of
//! foreign answers need no checks of their own. Immutable.
class Json final {
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>;

    Json() = default;

    //! Empty when the text is not one JSON value, is not UTF-8, or nests deeper than 256.
    static std::optional<Json> parse(std::string_view text);

    bool isNull() const { return m_value.index() == 0; }
    bool isObject() const { return std::holds_alternative<Object>(m_value); }
    bool isArray() const { return std::holds_alternative<Array>(m_value); }
    bool isText() const { return std::holds_alternative<std::string>(m_value); }

    //! The member, or a null value.
    const Json& operator[](std::string_view key) const;
    bool has(std::string_view key) const { return isObject() && !operator[](key).isNull(); }
    //! Elements of an array; empty for anything else.
    const Array& items() const;
    //! Members of an object; empty for anything else.
    const Object& members() const;

    //! The text, or empty.
    std::string_view text() const;
    std::optional<bool> boolean() const;
    //! A number, or a text that is one: some servers quote their figures.
    std::optional<double> number() const;
    //! Whole and not negative.
    std::optional<std::int64_t> count() const;

private:
    friend class JsonReader;
    std::variant<std::monostate, bool, double, std::string, Array, Object> m_value;
};

} // namespace switchyard::health
