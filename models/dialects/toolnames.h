// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "dialects/responseplan.h"

#include <map>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Tool names on their way upstream: a namespace becomes a prefix, characters and lengths that an upstream refuses are
//! replaced, each tool by a name of its own.
class ToolNames final {
public:
    //! `longest`: most characters of a name upstream.
    ToolNames(const Conversation& conversation, std::size_t longest);

    //! Escaped.
    std::string_view upstream(std::string_view nameSpace, std::string_view name) const;
    //! Enters every tool whose name or form differs upstream.
    void describe(const Conversation& conversation, bool customAsFunctions, ResponsePlan& plan) const;

private:
    void add(std::string_view nameSpace, std::string_view name, std::size_t longest);

    static std::string key(std::string_view nameSpace, std::string_view name);

    std::map<std::string, std::string, std::less<>> m_upstream; // by key()
    std::map<std::string, std::string, std::less<>> m_taken; // upstream name to key()
};

} // namespace switchyard::dialects
