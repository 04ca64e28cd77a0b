// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/json.h"

#include <charconv>
#include <cmath>

namespace switchyard::health {

struct Json::Owner {
    std::string text;
    json::Document document;
};

std::optional<Json> Json::parse(std::string_view text)
{
    auto owner = std::make_shared<Owner>();
    owner->text = std::string(text);
    if (!owner->document.parse(owner->text))
        return std::nullopt;
    const auto root = owner->document.root();
    return Json(std::move(owner), root);
}

std::vector<Json> Json::items() const
{
    std::vector<Json> result;
    if (!isArray())
        return result;
    for (const auto item : m_value.items())
        result.push_back({ m_owner, item });
    return result;
}

std::optional<double> Json::number() const
{
    if (m_value.isNumber())
        return m_value.number();
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
