// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>

namespace switchyard::dialects {

//! Token counts of one answer, as the provider reported them. Totals include their parts: `prompt` includes cached and
//! cache-written tokens, `completion` includes reasoning. Absent means that the provider did not say.
struct Usage {
    std::optional<std::int64_t> prompt;
    std::optional<std::int64_t> completion;
    std::optional<std::int64_t> cachedPrompt; //!< Read from the provider's prompt cache.
    std::optional<std::int64_t> cacheWritten; //!< Written to the provider's prompt cache.
    std::optional<std::int64_t> reasoning;

    bool isEmpty() const { return !prompt && !completion; }
    friend bool operator==(const Usage&, const Usage&) = default;
};

} // namespace switchyard::dialects
