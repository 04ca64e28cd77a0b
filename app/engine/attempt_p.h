// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/chatmender.h"
#include "engine/chatfollower.h"
#include "engine/chunkdecoder.h"
#include "engine/core_p.h"
#include "engine/deadlines_p.h"
#include "engine/httphead.h"
#include "engine/inflater.h"
#include "engine/translation.h"
#include "engine/upstreamconnection_p.h"
#include "routing/failure.h"
#include "routing/routeplan.h"
#include "traffic/requestrecord.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::engine {

class Attempt;

constexpr std::size_t longestHeldDocument = 8 * 1024 * 1024; //!< Judged whole; a larger one is relayed as it comes.
constexpr std::size_t longestInflated = 64 * 1024 * 1024;
//! For a kept connection to show that it still leads somewhere, and between two looks after that.
constexpr std::chrono::milliseconds firstLinkCheck { 3'000 };
constexpr std::chrono::milliseconds nextLinkCheck { 1'000 };
constexpr std::chrono::milliseconds endOfFramingBudget { 250 }; //!< For the last bytes of a complete answer, to keep the connection.

//! The one whose request an attempt serves.
class AttemptOwner {
public:
    //! Something meaningful has come. False: another attempt was faster, and this one is being cancelled.
    virtual bool attemptCommits(Attempt& attempt) = 0;
    //! Content for the client, in whole events. False: the client is slow, read no more until `resume`.
    virtual bool attemptRelays(Attempt& attempt, std::string_view payload, bool isLast) = 0;
    //! Somebody else is being asked or could be: a well-formed answer without content need not be the last word.
    virtual bool hasOthers() const { return false; }
    //! False once the client receives a stream: a whole answer has no place in it.
    virtual bool takesDocument() const { return true; }
    //! A whole good answer, not streamed.
    virtual void attemptDelivers(Attempt& attempt, std::string_view document) = 0;
    //! Over, successfully, after the last relay. Deletes nothing at once.
    virtual void attemptFinished(Attempt& attempt) = 0;
    virtual void attemptFailed(Attempt& attempt) = 0;

protected:
    ~AttemptOwner() = default;
};

//! What an attempt sends, which stays alive as long as the attempt.
struct AttemptRequest {
    std::string_view head;
    std::array<std::string_view, 3> body;
    bool stream = false;
};

//! One try at one candidate: gets a connection, sends, reads the answer's head, unpacks its body, and reports. Nothing
//! meaningful leaves it before the owner accepted the commit. Engine thread only.
class Attempt final : public UpstreamConnection::User, public std::enable_shared_from_this<Attempt> {
public:
    struct Budgets {
        std::chrono::milliseconds connect;
        std::chrono::milliseconds firstToken;
        std::chrono::milliseconds gap;
    };

    Attempt(Core& core, AttemptOwner& owner, routing::PlannedCandidate candidate, routing::AttemptToken token,
        Budgets budgets, std::chrono::steady_clock::time_point requestStart);
    ~Attempt();

    //! `onlyFresh` passes the pool by. Must not be called from within the owner's callbacks of this same attempt.
    void start(const routing::EnvironmentProxy& environment, bool onlyFresh);
    //! Releases the upstream at once and reports nothing.
    void cancel(routing::FailureClass why);
    void resume();

    const routing::PlannedCandidate& candidate() const { return m_candidate; }
    routing::AttemptToken token() const { return m_token; }
    bool isOver() const { return m_phase == Phase::Over || m_phase == Phase::Draining; }
    bool isCommitted() const { return m_committed; }
    bool hasReplyByte() const { return m_anyReplyByte; }
    //! The request's pieces are still being written.
    bool isSending() const { return m_connection && m_connection->isSending(); }
    bool usedKeptConnection() const { return m_record.reusedConnection; }

    // The answer
    int status() const { return m_head.status; }
    bool setsCacheControl() const { return m_setsCacheControl; }
    //! The header lines worth passing to the client, complete with line ends.
    const std::string& forwardedHeaders() const { return m_forwarded; }
    std::string_view contentType() const { return m_contentType; }
    const std::optional<traffic::Usage>& usage() const { return m_usage; }
    std::int64_t meaningfulEvents() const { return m_codedEvents + m_follower.meaningfulEvents(); }

    // The failure
    const routing::Classification& failure() const { return m_failure; }
    //! What the upstream said, for passing on: its error's body, or the data of its error event.
    const std::string& errorText() const { return m_errorText; }
    std::optional<std::chrono::milliseconds> retryAfter() const { return m_retryAfter; }

    //! Complete once the attempt is over.
    traffic::Attempt& record() { return m_record; }
    const traffic::Attempt& record() const { return m_record; }
    std::chrono::steady_clock::time_point sentAt() const { return m_sentAt; }
    std::chrono::steady_clock::time_point firstByteAt() const { return m_firstByteAt; }

    //! Set by the owner before `start`, with the texts that its pieces may point into.
    AttemptRequest request;
    std::string headText;
    std::string modelText;
    std::string ownBody;
    //! Null on the short path: Chat to Chat, followed without copying.
    std::unique_ptr<AnswerCodec> codec;
    //! The answer to a token count, which is passed on as it is.
    bool isPlainDocument = false;
    std::string droppedFields; //!< What the translation left out, for `x-switchyard-dropped`.

private:
    enum class Phase {
        Connecting,
        Head,
        Stream,
        Document,
        Error, //!< Reading the body of an answer that is an error.
        Draining, //!< The answer is complete; waiting for the framing's end to reuse the connection.
        Over,
    };

    void connected(std::optional<Connected> result, const ConnectFailure& failure);
    void send();
    void bytesArrived(std::size_t fresh) override;
    void connectionEnded(const error_code& error) override;
    bool takeHead();
    void beginBody();
    bool readHeaders();
    //! Takes framing and compression off what has arrived.
    bool unpack();
    void takeStream();
    std::size_t cutMalformed();
    void takeCodedStream();
    void failTranslated(const dialects::Failure& failure);
    void failStream(const ChatFollower::Progress& progress);
    void takeDocument();
    void takeError();
    bool commit();
    void relay(std::string_view payload, bool isLast);
    void finish();
    void fail(routing::FailureClass failure, std::string message);
    void failClassified(const routing::UpstreamAnswer& answer);
    void silenceExpired();
    bool isGivenMoreTime(std::chrono::steady_clock::time_point at);
    std::string_view payload();
    void dropPayload(std::size_t count);
    void settle(bool reusable);
    std::chrono::microseconds sinceStart(std::chrono::steady_clock::time_point at) const;
    std::chrono::microseconds now() const { return sinceStart(m_core.clock.now()); }

    Core& m_core;
    AttemptOwner& m_owner;
    routing::PlannedCandidate m_candidate;
    routing::AttemptToken m_token;
    Budgets m_budgets;
    std::chrono::steady_clock::time_point m_requestStart;
    std::chrono::steady_clock::time_point m_sentAt {};
    std::chrono::steady_clock::time_point m_firstByteAt {};
    std::chrono::steady_clock::time_point m_lastBytes {};
    std::chrono::steady_clock::time_point m_lastMeaning {};
    Phase m_phase = Phase::Connecting;
    std::shared_ptr<Connector> m_connector;
    std::shared_ptr<UpstreamConnection> m_connection;
    Deadline m_deadline;

    ResponseHead m_head;
    std::string m_forwarded;
    std::string m_contentType;
    MediaType m_mediaType = MediaType::Other;
    std::optional<std::chrono::milliseconds> m_retryAfter;
    ChunkDecoder m_chunks;
    std::optional<Inflater> m_inflater;
    std::string m_inflated;
    std::uint64_t m_left = 0; //!< Of a body with a length.
    std::size_t m_decoded = 0; //!< Payload bytes at the front of the connection's buffer.
    std::size_t m_judged = 0; //!< Of the payload, the whole events that the follower has seen.
    bool m_bodyEnded = false;
    bool m_framingFault = false;
    bool m_outOfStep = false; //!< More bytes came than the answer has.
    bool m_anyReplyByte = false;
    bool m_committed = false;
    bool m_relaysDocument = false;
    bool m_setsCacheControl = false;
    bool m_paused = false;
    bool m_starting = false;
    ChatFollower m_follower;
    dialects::ChatMender m_mender; //!< Chat to Chat only.
    std::string m_coded; //!< What the codec made of the latest bytes.
    std::int64_t m_codedEvents = 0;
    std::optional<traffic::Usage> m_usage;
    routing::Classification m_failure;
    std::string m_errorText;
    traffic::Attempt m_record;
};

} // namespace switchyard::engine
