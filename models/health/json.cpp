// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/json.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace switchyard::health {

//! Copies simdjson's view into our own tree, so that simdjson stays inside this file.
class JsonReader final {
public:
    static Json read(const simdjson::dom::element& element)
    {
        Json json;
        switch (element.type()) {
        case simdjson::dom::element_type::ARRAY: {
            Json::Array items;
            for (const auto item : simdjson::dom::array(element))
                items.push_back(read(item));
            json.m_value = std::move(items);
            break;
        }
        case simdjson::dom::element_type::OBJECT: {
            Json::Object members;
            for (const auto member : simdjson::dom::object(element))
                members.emplace_back(std::string(member.key), read(member.value));
            json.m_value = std::move(members);
            break;
        }
        case simdjson::dom::element_type::STRING:
            json.m_value = std::string(std::string_view(element));
            break;
        case simdjson::dom::element_type::BOOL:
            json.m_value = bool(element);
            break;
        case simdjson::dom::element_type::INT64:
        case simdjson::dom::element_type::UINT64:
        case simdjson::dom::element_type::DOUBLE:
            json.m_value = double(element);
            break;
        case simdjson::dom::element_type::NULL_VALUE:
            break;
        }
        return json;
    }
};

std::optional<Json> Json::parse(std::string_view text)
{
    simdjson::dom::parser parser;
    if (parser.allocate(text.size() + 1, 256) != simdjson::SUCCESS)
        return std::nullopt;
    simdjson::dom::element element;
    if (parser.parse(simdjson::padded_string(text)).get(element) != simdjson::SUCCESS)
        return std::nullopt;
    return JsonReader::read(element);
}

const Json& Json::operator[](std::string_view key) const
{
    static const Json null;
    for (const auto& [name, value] : members()) {
        if (name == key)
            return value;
    }
    return null;
}

const Json::Array& Json::items() const
{
    static const Array none;
    const auto* array = std::get_if<Array>(&m_value);
    return array ? *array : none;
}

const Json::Object& Json::members() const
{
    static const Object none;
    const auto* object = std::get_if<Object>(&m_value);
    return object ? *object : none;
}

std::string_view Json::text() const
{
    const auto* text = std::get_if<std::string>(&m_value);
    return text ? std::string_view(*text) : std::string_view {};
}

std::optional<bool> Json::boolean() const
{
    const auto* boolean = std::get_if<bool>(&m_value);
    return boolean ? std::optional(*boolean) : std::nullopt;
}

std::optional<double> Json::number() const
{
    if (const auto* number = std::get_if<double>(&m_value))
        return *number;
    const auto written = text();
    double number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (written.empty() || error != std::errc {} || end != written.data() + written.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> Json::count() const
{
    const auto value = number();
    if (!value || *value < 0 || *value >= 9.2e18)
        return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

} // namespace switchyard::health
