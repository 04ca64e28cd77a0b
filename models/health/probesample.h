// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/certificate.h"
#include "health/modelfacts.h"
#include "health/reason.h"
#include "health/serverfamily.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::health {

//! What was asked and what came, for "why": secrets are already removed.
struct Evidence {
    std::string method = "GET";
    std::string url; //!< Without user info and without query values.
    int httpStatus = 0; //!< 0: no answer.
    std::string firstBytes; //!< At most 500 bytes of the body, printable.
    std::chrono::milliseconds took {};
    Reason reason = Reason::None;
    std::shared_ptr<const Certificate> certificate = nullptr; //!< The one that was refused, for TlsUntrusted.
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

//! The outcome of one check of one endpoint: a value, taken by `HealthBook::apply`.
struct ProbeSample {
    ProviderId provider;
    SteadyTime at; //!< When it ended.
    WallTime wallAt;
    std::chrono::milliseconds latency {}; //!< Of the list of models, the one request every server answers.
    Reason reason = Reason::None; //!< None: the endpoint is well.
    int httpStatus = 0;
    ServerFamily family = ServerFamily::Unknown;
    std::string version;
    bool hasModelList = false; //!< Otherwise `models` says nothing about what is missing.
    std::vector<ModelFacts> models;
    std::optional<std::chrono::seconds> retryAfter;
    std::string betterUrl = {}; //!< A base URL at which the server was seen to answer instead.
    bool isDuringReturn = false; //!< Taken while the machine's network was coming back: not being reached proves nothing.
    std::vector<Evidence> evidence; //!< Of every request of this check, in order.

    bool isOk() const { return reason == Reason::None; }
};

//! How one routed request went, as far as health is concerned.
struct PassiveSample {
    ModelRef model;
    SteadyTime at;
    WallTime wallAt;
    Reason reason = Reason::None; //!< None: answered.
    int httpStatus = 0;
    bool countsAgainstHealth = true; //!< False for failures that the request itself caused.
    std::optional<std::chrono::milliseconds> total; //!< Whole answer.
    std::optional<std::chrono::milliseconds> firstByte; //!< Response head.
    std::optional<std::chrono::milliseconds> firstToken;
    std::optional<double> tokensPerSecond;
    std::optional<std::chrono::milliseconds> loadTime; //!< As the server reported it with the answer.
    std::optional<std::chrono::seconds> retryAfter;
};

//! A measured or reported load.
struct LoadSample {
    ModelRef model;
    WallTime wallAt;
    std::chrono::milliseconds took {};
    bool isExact = false; //!< Told by the server, not measured from outside.
};

} // namespace switchyard::health
