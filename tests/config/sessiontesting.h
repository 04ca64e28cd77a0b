// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "configtesting.h"

#include "config/configsession.h"

#include <algorithm>
#include <string>
#include <utility>

namespace switchyard::config::testing {

inline ModelRef ref(const char* text)
{
    return ModelRef::parse(text);
}

inline const ChainId defaults {};

inline ChainId agent(const char* id)
{
    return {AgentId(id), ModelRole::Text};
}

inline QString firstDifference(const std::string& a, const std::string& b)
{
    return QString::fromStdString("--- before\n" + a + "--- after\n" + b);
}

//! A session whose every command must leave no new error behind and undo to the very bytes.
struct Opened {
    MapEnvironment environment;
    ConfigSession session {environment};
    std::string before;

    explicit Opened(std::string text)
        : before(text)
    {
        session.open("openclaw.json", std::move(text));
    }
};

inline std::size_t errorCount(const ConfigSession& session)
{
    return static_cast<std::size_t>(std::count_if(session.diagnostics().begin(), session.diagnostics().end(),
                                                  [](const Diagnostic& each) { return each.severity == Severity::Error; }));
}

} // namespace switchyard::config::testing
