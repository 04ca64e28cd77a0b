// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {

//! What an OpenClaw provider block in JSON5 says.
struct ProviderBlock {
    std::string id; //!< Empty when the block came without its name.
    std::string baseUrl;
    std::string api;
    Secret key; //!< A literal one; references and variables are left out.
    bool hasKey = false; //!< Literal or not.
    std::vector<std::string> models;
};

//! Finds the block in a whole configuration, in `{ lmstudio: { … } }`, in `lmstudio: { … },` or bare. Empty when the
//! text is no such thing.
std::optional<ProviderBlock> readProviderBlock(std::string_view text);

//! The block made anew of nothing but these members, its key and the secrets of its address hidden.
std::string shownBlock(const ProviderBlock& block);

} // namespace switchyard::health
