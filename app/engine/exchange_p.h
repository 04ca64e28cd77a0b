// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/attempt_p.h"
#include "engine/chatjoin.h"
#include "engine/clientconnection_p.h"
#include "engine/core_p.h"
#include "engine/requestinspector.h"
#include "engine/translation.h"
#include "routing/fallbackpolicy.h"
#include "routing/routeplan.h"
#include "traffic/requestrecord.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::engine {

constexpr std::chrono::seconds firstHeartbeat { 10 }; //!< Until then the status code is still free, and most answers have begun.
constexpr std::chrono::seconds firstHeartbeatLoading { 1 }; //!< For a model known to be loading.

inline bool isKnownCold(routing::ModelState state)
{
    return state == routing::ModelState::Cold || state == routing::ModelState::Loading;
}

//! One client's request from its body to its record: plans, starts attempts, decides after each, relays the answer of
//! the one that commits. Engine thread only.
class Exchange final : public ClientTask, private AttemptOwner, private RunningSource, public std::enable_shared_from_this<Exchange> {
public:
    Exchange(Core& core, std::shared_ptr<ClientConnection> client, routing::RequestKind kind);
    ~Exchange() override;

    void start();

private:
    std::chrono::steady_clock::time_point runningSince() const override { return m_start; }
    traffic::RunningRequest soFar() const override;
    void clientGone() override;
    void engineStops() override;
    void clientDrained() override;
    bool attemptCommits(Attempt& attempt) override;
    bool attemptRelays(Attempt& attempt, std::string_view payload, bool isLast) override;
    bool hasOthers() const override { return m_next < m_plan.candidates.size() || m_active.size() > 1; }
    bool takesDocument() const override { return !m_headSent && !m_join; }
    void attemptDelivers(Attempt& attempt, std::string_view document) override;
    void attemptFinished(Attempt& attempt) override;
    void attemptFailed(Attempt& attempt) override;

    bool readRequest();
    bool readForeignRequest();
    bool ensureDialogue();
    bool makePlan();
    void startNext();
    //! False when the request cannot be said in the candidate's dialect.
    bool startAttempt(const routing::PlannedCandidate& candidate, bool onlyFresh);
    void askAgain(const routing::PlannedCandidate& candidate, bool onlyFresh);
    void repeat();
    bool composeRequest(Attempt& attempt);
    void spliceRequest(Attempt& attempt, const PreparedModel& prepared);
    bool translateRequest(Attempt& attempt, std::string& path, std::vector<dialects::Header>& headers);
    void learnStartInThought(const ModelRef& model);
    bool retryWithQuirk(const std::shared_ptr<Attempt>& attempt);
    void answerTokenEstimate();
    Attempt::Budgets budgetsFor(const routing::PlannedCandidate& candidate) const;
    void hedge();
    bool waitsForLoad(const routing::PlannedCandidate& candidate);
    void stopWaiting();
    void passOverLoading(routing::SkippedCandidate skip);
    void loadDeadlineExpired();
    void loadSettled(const ModelRef& model, bool succeeded);
    void abandonLoad(const ModelRef& model);
    void askLoadingServer();
    bool retryLoading(const std::shared_ptr<Attempt>& attempt);
    void applyDecision(const std::shared_ptr<Attempt>& attempt, const routing::Decision& decision);
    bool mayJoinLater();
    void releaseKept() { m_core.keptForJoins -= std::exchange(m_kept, 0); }
    void keepTold(const Attempt& attempt, std::string_view payload);
    bool joinNext(Attempt& broken);
    bool relayJoined(Attempt& attempt, std::string_view payload, bool isLast);
    void giveUpJoin(Attempt& attempt);
    bool writePiece(std::string_view head, std::string_view payload, bool isLast);
    std::shared_ptr<Attempt> takeOut(Attempt& attempt);
    void keepRecord(Attempt& attempt, const routing::Decision& decision);
    bool dropSmallerCandidates(const Attempt& attempt);

    void heartbeat();
    void deliverFailure(Attempt& attempt);
    dialects::Failure toldFailure(Attempt& attempt) const;
    void answerExhausted();
    void failStream(const dialects::Failure& failure);
    void answerError(int status, std::string code, const std::string& message, traffic::Outcome outcome);
    void answerFailure(const dialects::Failure& failure, const Attempt* served, const std::string& error, traffic::Outcome outcome);
    //! `lines` are complete header lines.
    void writeWhole(int status, std::string_view contentType, std::string_view body, std::string_view lines);
    //! Our own header lines: by which way the answer came.
    void appendProvenance(std::string& head, const Attempt* served);
    void appendStreamHead(std::string& head, const Attempt* served);
    std::chrono::seconds earliestRecovery() const;
    void cancelAttempts(routing::FailureClass why);
    void keepServed(const Attempt& served);
    void complete(traffic::Outcome outcome, int status, std::string error);
    void totalExpired();
    struct EarlyEnd {
        dialects::ErrorKind kind;
        int status;
        const char* code;
        const char* message;
    };
    void endNow(const EarlyEnd& end, std::string_view reason);
    std::chrono::microseconds sinceStart() const;

    Core& m_core;
    std::shared_ptr<ClientConnection> m_client;
    std::shared_ptr<const routing::RoutingTable> m_table;
    std::shared_ptr<const routing::HealthSnapshot> m_health;
    routing::RequestKind m_kind;
    InspectedRequest m_inspected;
    std::shared_ptr<Dialogue> m_dialogue;
    std::optional<dialects::Failure> m_refusal; //!< The last candidate's reason for not taking the request.
    int m_quirks = 0;
    std::vector<ModelRef> m_loads; //!< The models this request is the loader of: one, or none.
    LoadBook::Waiter m_loadWait; //!< While candidate m_next waits for another request's load.
    std::optional<routing::PlannedCandidate> m_loadingCandidate; //!< Asked again every second while its server loads.
    bool m_loadingNoted = false;
    std::shared_ptr<const routing::Target> m_target; //!< Of nothing until the request was read.
    routing::RoutePlan m_plan;
    std::size_t m_next = 0; //!< The candidate to try next.
    int m_tried = 0;
    bool m_resent = false;
    bool m_repeated = false;
    std::optional<routing::PlannedCandidate> m_repeatCandidate; //!< Asked once more after a pause.
    std::vector<std::shared_ptr<Attempt>> m_active;
    std::shared_ptr<Attempt> m_served;
    Deadline m_total;
    Deadline m_heartbeat;
    Deadline m_hedge;
    Deadline m_loadDeadline; //!< Of waiting for another request's load.
    Deadline m_loadRetry;
    Deadline m_repeatPause;
    std::chrono::steady_clock::time_point m_start;
    std::chrono::steady_clock::time_point m_ownSince;
    std::chrono::nanoseconds m_own { 0 }; //!< Time that was ours, not the network's or a server's.
    std::string m_told; //!< What the client has of the stream, as long as another answer could go on from there.
    bool m_keepsTold = false;
    std::size_t m_kept = 0; //!< This stream's part of Core::keptForJoins.
    std::unique_ptr<ChatJoin> m_join; //!< Once the stream has broken off and others are asked for the same answer.
    dialects::Failure m_broken; //!< Why it broke off.
    bool m_headSent = false;
    bool m_chunked = false;
    bool m_breaksOff = false; //!< The answer's end is withheld, so that nobody takes it for whole.
    bool m_committed = false;
    bool m_completed = false;
    traffic::RequestRecord m_record;
};

} // namespace switchyard::engine
