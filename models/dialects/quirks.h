// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/compat.h"
#include "dialects/target.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Something a server turned out not to accept.
struct LearnedQuirk {
    Compat compat; //!< Lay it over the target's flags, translate again, and send once more to the same target.
    std::string flag; //!< The `compat` key that says the same in OpenClaw's file; empty where there is none.
    std::string value; //!< Its value as JSON, such as `false` or `"max_tokens"`.
    std::string sentence; //!< What was learned, for people: `lmstudio/qwen3 refuses the developer role`.
};

//! Reads a server's refusal (status 400, 422, or 500 of servers that mean 400). Gives nothing when the refusal is not about a known quirk,
//! when the request does not hold the refused thing, or when the target is already treated that way: so one retry each,
//! never a loop.
std::optional<LearnedQuirk> learnQuirk(const Target& target, const ClientRequest& request, int status,
                                       std::string_view errorBody);

} // namespace switchyard::dialects
