// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "base/units.h"
#include "health/certificate.h"
#include "health/diagnosis.h"
#include "health/modelfacts.h"
#include "health/pastedaddress.h"
#include "health/serverfamily.h"

#include <QObject>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::ports {

enum class CheckStepKind { Address, Server, SignIn, Models, Protocol };
inline constexpr std::array allCheckSteps { CheckStepKind::Address, CheckStepKind::Server, CheckStepKind::SignIn,
                                            CheckStepKind::Models, CheckStepKind::Protocol };

enum class CheckStepState {
    Waiting,
    Running,
    Passed,
    Warning, //!< Usable, with something to say.
    Failed,
    Skipped, //!< An earlier step failed.
};

struct CheckStep {
    CheckStepKind kind = CheckStepKind::Address;
    CheckStepState state = CheckStepState::Waiting;
    std::chrono::milliseconds took {};
    health::Diagnosis diagnosis; //!< For Warning and Failed.
    friend bool operator==(const CheckStep& a, const CheckStep& b)
    {
        return a.kind == b.kind && a.state == b.state && a.took == b.took && a.diagnosis.reason == b.diagnosis.reason;
    }
};

//! What to check.
struct CheckRequest {
    std::string text; //!< As pasted: see `health::normalisePastedAddress`.
    Secret key; //!< Overrides one found in the text; empty for none.
    std::string api; //!< Empty: found out.
    health::TrustProposal trust = {}; //!< Trusted in addition to what the system trusts.
};

//! What is known about the provider so far; complete after `finished`.
struct CheckResult {
    health::PastedAddress address; //!< Valid once step Address passed.
    std::array<CheckStep, allCheckSteps.size()> steps {};
    health::ServerFamily family = health::ServerFamily::Unknown;
    std::string version;
    std::string baseUrl; //!< To be written: with what family and `api` need.
    std::string api; //!< To be written, such as `openai-completions`.
    std::string providerId; //!< A proposal; the caller makes it unique.
    bool needsKey = false;
    bool hasModelList = false;
    std::vector<health::ModelFacts> models;
    int loadedModels = -1; //!< -1: the server does not tell.

    //! All steps passed, warnings allowed.
    bool isGood() const
    {
        for (const auto& step : steps) {
            if (step.state != CheckStepState::Passed && step.state != CheckStepState::Warning)
                return false;
        }
        return true;
    }
};

//! How a test message went.
struct TestMessageResult {
    bool isGood = false; //!< Text or reasoning came, and the answer ended well.
    bool wasCancelled = false;
    health::Diagnosis diagnosis; //!< When it is not good.
    std::optional<std::chrono::milliseconds> firstToken; //!< Since sending, with the wait for a load.
    std::chrono::milliseconds total {};
    std::string text; //!< At most 200 characters of the answer.
    std::optional<TokenCount> tokens; //!< Written, as the server counted them.
};

//! Live checks of an address that is being entered: free, loads nothing. GUI thread only.
//!
//! `check` cancels a running check. `stepChanged` comes for each change of a step, in order of the steps; then one
//! `finished`, unless the check was cancelled. Debouncing is the caller's. `tested` comes once for each `sendTest`, also
//! when it is cancelled.
class ProviderCheckPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderCheckPort)

public:
    ~ProviderCheckPort() override = default;

    virtual bool isRunning() const = 0;
    virtual const CheckResult& result() const = 0;
    virtual void check(const CheckRequest& request) = 0;
    //! Ends a test message too.
    virtual void cancel() = 0;

    virtual bool isTesting() const { return false; }
    //! One small streaming generation at the checked address with the checked key: costs about 20 tokens and may load the
    //! model, so show that first. Ends a running one. Needs a check whose `baseUrl` is known.
    virtual void sendTest(const std::string& model) { Q_UNUSED(model) }

Q_SIGNALS:
    void tested(const switchyard::ports::TestMessageResult& result);
    void stepChanged(const switchyard::ports::CheckStep& step);
    void finished();

protected:
    explicit ProviderCheckPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
