// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/openclawconfig.h"
#include "config/schema.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! Which generation a file belongs to, and what each generation's schema has against it.
struct Judgement {
    Generation generation = Generation::Either;
    std::vector<Violation> newer; //!< What 2026.9.6 refuses.
    std::vector<Violation> older; //!< What 2026.2.6-3 refuses; filled only when the file is of that generation.
};

//! Finds it from `agents.entries`, the release that last wrote the file (`meta.lastTouchedVersion`), and which schema
//! accepts it. `client` other than Either decides by itself.
//! The tree is changed meanwhile and the same afterwards.
Judgement judgeGeneration(Node& root, Generation client, const std::string& home = {});

} // namespace switchyard::config
