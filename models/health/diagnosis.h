// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"
#include "health/probesample.h"
#include "health/reason.h"
#include "health/serverfamily.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {

//! What would help, as a code: `ui/wording` makes the sentence and the button from it.
enum class Remedy {
    None,
    Wait,
    StartServer,
    CheckPort, //!< Something else answers there, or nothing does.
    ListenOnAllAddresses, //!< The server probably listens on its own loopback only.
    CheckName,
    CheckNetwork,
    BypassProxy,
    TrustCertificate,
    FixAddress,
    EnterKey,
    ReplaceKey,
    ChangeRegion,
    TopUp,
    ChooseModel,
    AddModels, //!< Download or declare some.
    LoadModel,
    FreeMemory, //!< Or take a smaller model or quantisation.
    EnlargeContext,
    LengthenTimeout,
    ReadServerLog,
    Resume,
};

//! Cause, evidence and remedy of one failure.
struct Diagnosis {
    Reason reason = Reason::None;
    Remedy remedy = Remedy::None;
    std::string command; //!< A command that helps, for copying; else empty.
    std::optional<Evidence> evidence; //!< The exchange that shows it.
    std::string betterUrl = {}; //!< A base URL at which it was seen to answer instead, for FixAddress; else empty.
};

//! What is known besides the cause.
struct DiagnosisContext {
    ServerFamily family = ServerFamily::Unknown; //!< As last seen, or as its port suggests.
    Reach reach = Reach::Hosted;
    std::string model; //!< For commands that name it.
    std::vector<Evidence> evidence; //!< Of the check; the exchange that shows the cause is picked.
    std::string betterUrl = {}; //!< Of the check.
};

Diagnosis diagnose(Reason reason, const DiagnosisContext& context);

std::string_view word(Remedy remedy);
//! One English sentence without a trailing dot.
std::string_view describe(Remedy remedy);

} // namespace switchyard::health
