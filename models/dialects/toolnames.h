// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "dialects/responseplan.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace switchyard::dialects {

//! Tool names on their way upstream: a namespace becomes a prefix, characters and lengths that an upstream refuses are
//! replaced, each tool by a name of its own.
class ToolNames final {
public:
    //! `longest`: most characters of a name upstream. The conversation outlives this object.
    ToolNames(const Conversation& conversation, std::size_t longest);
    ToolNames(const ToolNames&) = delete;
    ToolNames& operator=(const ToolNames&) = delete;

    //! Escaped.
    std::string_view upstream(std::string_view nameSpace, std::string_view name) const;
    //! Enters every tool whose name or form differs upstream.
    void describe(const Conversation& conversation, bool customAsFunctions, ResponsePlan& plan) const;

private:
    struct Key { // of the conversation's own bytes
        std::string_view nameSpace;
        std::string_view name;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const
        {
            return std::hash<std::string_view>()(key.name) ^ (std::hash<std::string_view>()(key.nameSpace) * 31);
        }
    };

    void add(const Key& key, std::size_t longest);

    std::unordered_map<Key, std::string, KeyHash> m_upstream;
    std::unordered_set<std::string_view> m_taken; // of the names upstream
};

} // namespace switchyard::dialects
