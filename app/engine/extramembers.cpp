// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/extramembers.h"

#include "engine/httptext.h"

#include <simdjson.h>

#include <map>
#include <set>

namespace switchyard::engine {

namespace {

namespace ondemand = simdjson::ondemand;

//! Top-level members with their values as text; nothing when it is no object.
bool readMembers(const simdjson::padded_string& json, std::map<std::string, std::string>& members)
{
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(json).get(document) || document.get_object().get(object))
        return false;
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        std::string_view text;
        if (field.unescaped_key().get(key) || field.value().get(value))
            return false;
        const std::string name(key);
        if (simdjson::to_json_string(value).get(text))
            return false;
        members[name] = text;
    }
    return true;
}

} // namespace

std::string withExtraMembers(std::string_view body, const std::string& extra)
{
    std::map<std::string, std::string> own;
    std::map<std::string, std::string> added;
    if (!readMembers(simdjson::padded_string(body), own) || !readMembers(simdjson::padded_string(extra), added))
        return std::string(body);
    std::string members;
    for (const auto& [name, value] : added) {
        if (own.contains(name) || name.find_first_of("\"\\") != std::string::npos)
            continue;
        members += '"' + name + "\":" + value + ',';
    }
    std::string result(body);
    if (!members.empty()) {
        if (own.empty())
            members.pop_back();
        result.insert(result.find('{') + 1, members);
    }
    return result;
}

std::optional<std::string> withForcedMember(std::string_view body, const std::string& name, const std::string& extra)
{
    std::map<std::string, std::string> own;
    std::map<std::string, std::string> forced;
    if (!readMembers(simdjson::padded_string(extra), forced) || !forced.contains(name))
        return std::string(body);
    if (!readMembers(simdjson::padded_string(body), own))
        return std::nullopt;
    own[name] = forced[name];
    std::string result;
    for (const auto& [key, value] : own)
        result += (result.empty() ? "{" : ",") + jsonQuoted(key) + ':' + value;
    return result + '}';
}

} // namespace switchyard::engine
