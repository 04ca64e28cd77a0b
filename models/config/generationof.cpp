// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/generationof.h"

#include "config/legacykeys.h"
#include "config/roster.h"
#include "config/schemarules.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>

namespace switchyard::config {

namespace {

//! Year and month of a release such as `2026.2.6-3`, as year * 100 + month.
std::optional<int> releaseMonth(std::string_view version)
{
    int year = 0;
    int month = 0;
    const auto* const end = version.data() + version.size();
    const auto afterYear = std::from_chars(version.data(), end, year);
    if (afterYear.ec != std::errc {} || afterYear.ptr == end || *afterYear.ptr != '.')
        return std::nullopt;
    if (std::from_chars(afterYear.ptr + 1, end, month).ec != std::errc {} || year < 2024 || month > 12)
        return std::nullopt;
    return year * 100 + month;
}

//! What the file says of itself, without asking a schema.
Generation declaredGeneration(const Node& root)
{
    if (root.at({"agents", "entries"}))
        return Generation::Entries;
    const auto* const version = root.at({"meta", "lastTouchedVersion"});
    const auto month = version ? releaseMonth(version->string()) : std::nullopt;
    if (!month)
        return Generation::Either;
    constexpr int lastOfList = 2026'02;
    return *month <= lastOfList ? Generation::List : Generation::Entries;
}

std::vector<Violation> newerViolations(Node& root, const std::string& home)
{
    RosterInNewShape shape(root);
    auto result = Schema::of(Generation::Entries).check(root);
    forgiveLegacyKeys(result, root);
    auto rules = checkRules(root, Generation::Entries, home,
                            shape.tookMarkersOut() ? DefaultMarkers::TakenOut : DefaultMarkers::Untouched);
    std::move(rules.begin(), rules.end(), std::back_inserter(result));
    const auto ids = shape.ids();
    const auto isConverted = shape.wasConverted();
    shape.restore();
    if (isConverted) {
        RosterInNewShape::restorePaths(result, root, ids);
    } else {
        for (auto& violation : result)
            violation.node = nodeAt(root, violation.path);
    }
    return result;
}

} // namespace

Judgement judgeGeneration(Node& root, Generation client, const std::string& home)
{
    Judgement result;
    result.newer = newerViolations(root, home);
    result.generation = client == Generation::Either ? declaredGeneration(root) : client;
    if (result.generation == Generation::Entries)
        return result;
    result.older = Schema::of(Generation::List).check(root);
    auto rules = checkRules(root, Generation::List);
    std::move(rules.begin(), rules.end(), std::back_inserter(result.older));
    if (result.generation == Generation::List)
        return result;
    const auto isOlder = result.older.size() < result.newer.size()
        || (result.older.empty() && result.newer.empty() && root.at({"agents", "list"}));
    if (isOlder) {
        result.generation = Generation::List;
        return result;
    }
    if (result.newer.size() < result.older.size())
        result.generation = Generation::Entries;
    result.older.clear();
    return result;
}

} // namespace switchyard::config
