// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::engine {

//! `body` with those members of the JSON object `extra` that it lacks, in front of its own. `body` unchanged when `extra`
//! adds nothing or one of the two is no object. Both need BlockPool::padding readable bytes behind them.
std::string withExtraMembers(std::string_view body, const std::string& extra);

//! `body` with `extra`'s member of this name instead of its own. Rare, and so written anew. `body` unchanged when `extra`
//! has none; nothing when `body` cannot be read as an object, for then nobody knows what it says.
std::optional<std::string> withForcedMember(std::string_view body, const std::string& name, const std::string& extra);

} // namespace switchyard::engine
