// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "config/diagnostic.h"
#include "json5/document.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What happens when the first candidate is not in memory.
enum class ColdPolicy : std::uint8_t {
    Auto, //!< Shield to a candidate of the same trust class, otherwise wait.
    Wait, //!< Keep the client alive until the model is loaded.
    Shield, //!< Answer from the next warm candidate and load the cold one in the background.
    Hedge, //!< Start the cold one, after a while the next too; the first to answer wins.
};
std::string_view toString(ColdPolicy policy);

//! How long each phase of a request may take.
enum class Budget : std::uint8_t { Connect, FirstToken, LastFirstToken, Gap, Total };
std::string_view toString(Budget budget);

//! Where a prompt may go.
struct Privacy {
    enum class Kind : std::uint8_t { Any, LocalOnly, Regions };
    Kind kind = Kind::Any;
    std::vector<std::string> regions; //!< For Regions, ids as in the catalogue.

    friend bool operator==(const Privacy&, const Privacy&) = default;
};

//! Settings of one route, or of all of them. What is not set is inherited from the top, then the defaults.
struct RoutePolicy {
    std::optional<std::chrono::milliseconds> connect = std::nullopt;
    std::optional<std::chrono::milliseconds> firstToken = std::nullopt;
    std::optional<std::chrono::milliseconds> lastFirstToken = std::nullopt;
    std::optional<std::chrono::milliseconds> gap = std::nullopt;
    std::optional<std::chrono::milliseconds> total = std::nullopt;
    std::optional<ColdPolicy> cold = std::nullopt;
    std::optional<std::chrono::milliseconds> hedgeAfter = std::nullopt;
    std::optional<Privacy> privacy = std::nullopt;
    std::optional<bool> filesStayLocal = std::nullopt; //!< Requests with images, sound, video or files skip hosted steps.
    std::optional<bool> asksAgain = std::nullopt; //!< The same model once more, for what a moment usually heals.
    //! The longest time without a request after failures. Zero: as the failure suggests.
    std::optional<std::chrono::milliseconds> longestRest = std::nullopt;
    std::optional<int> exhaustedStatus = std::nullopt;
    std::optional<std::chrono::seconds> exhaustedRetryAfter = std::nullopt;

    //! This, with what is unset taken from `base`.
    RoutePolicy over(const RoutePolicy& base) const;
    std::optional<std::chrono::milliseconds> budget(Budget which) const;

    friend bool operator==(const RoutePolicy&, const RoutePolicy&) = default;
};

//! A model to keep in its server's memory. An entry that is there is on.
struct KeepWarm {
    ModelRef model;
    std::chrono::minutes every {4};
    int fromHour = 0; //!< Of the local day; 0 to 23.
    int toHour = 24; //!< Exclusive; 1 to 24. Smaller than `fromHour`: over midnight.
    bool onlyWhenIdle = true;
    bool atStart = false;

    friend bool operator==(const KeepWarm&, const KeepWarm&) = default;
};

//! Switchyard's own settings (`policy.json5`), typed.
struct Policy {
    std::string listenHost; //!< Empty when not set.
    std::optional<int> listenPort = std::nullopt;
    RoutePolicy all; //!< The top level.
    std::vector<std::pair<std::string, RoutePolicy>> routes; //!< Key: `auto`, `agent/x` or `provider/model`.
    std::optional<std::int64_t> bodyLimit = std::nullopt; //!< In bytes.
    std::vector<std::string> corsOrigins;
    //! `keys`: names of stored credentials of a provider, in the order to try them.
    std::vector<std::pair<ProviderId, std::vector<std::string>>> keyOrder;
    std::vector<KeepWarm> keepWarm;

    //! What holds for `route`: its own settings over the top level's over the built-in defaults (connect 3 s, first token
    //! 30 s, last candidate's first token 300 s, gap 60 s, total 30 min, cold auto, hedge after 3 s, privacy any, files any,
    //! again once, rest auto).
    RoutePolicy effective(std::string_view route) const;
    //! The route's own settings, or null.
    const RoutePolicy* findRoute(std::string_view route) const;
    static const RoutePolicy& defaults();

    friend bool operator==(const Policy&, const Policy&) = default;
};

struct LoweredPolicy {
    Policy policy;
    std::vector<Diagnostic> diagnostics; //!< Unknown keys are warnings, wrong values errors; the rest still holds.
};

//! Understands a policy file. An empty text is an empty policy. One that is not JSON5 or no object, and routes that cannot
//! be read, keep prompts local: a wish for privacy that cannot be understood must not end as none.
LoweredPolicy lowerPolicy(const json5::Document& document);
//! The policy for a file that is there but cannot be read: local only, with the reason as an error.
LoweredPolicy closedPolicy(const std::string& reason);

//! `250ms`, `3s`, `1.5m`, `2h`, or a bare number of seconds.
std::optional<std::chrono::milliseconds> parseDuration(std::string_view text);
//! Letters, digits, `.`, `_` and `-`, at most 64.
bool isCredentialName(std::string_view text);
//! The shortest of those spellings, such as `90s` or `30m`.
std::string formatDuration(std::chrono::milliseconds duration);
//! `64MiB`, `10 MB`, `1024`; binary units are powers of 1024, decimal ones of 1000.
std::optional<std::int64_t> parseByteCount(std::string_view text);

//! One setting of the policy to change: at the top level when `route` is empty, else of that route.
struct PolicyChange {
    std::string route;
    std::vector<std::string> keys; //!< Such as {"budgets", "connect"}.
    std::string json; //!< The new value's JSON5, or empty to remove the setting (and a route left empty by that).
};

//! `text` of a policy file with `change` made in place; every other byte stays. An empty `text` becomes a new file.
Result<std::string> changePolicy(const std::string& text, const PolicyChange& change);

//! `text` with everything said of the provider `from` said of `to`: routes, keep-warm rules, key orders. Fails with
//! AlreadyExists where `to` has an entry of its own.
Result<std::string> renameInPolicy(const std::string& text, const ProviderId& from, const ProviderId& to);

} // namespace switchyard::config
