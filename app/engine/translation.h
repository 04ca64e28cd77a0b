// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/clientstream.h"
#include "dialects/requesttranslator.h"
#include "dialects/responsestore.h"
#include "dialects/responsetranslator.h"
#include "dialects/streamfollower.h"
#include "dialects/streamtranslator.h"
#include "engine/requestinspector.h"
#include "routing/routingtable.h"
#include "traffic/requestrecord.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace switchyard::engine {

dialects::Dialect clientDialect(routing::RequestKind kind);
dialects::Dialect upstreamDialect(routing::Api api);
//! A candidate as the translators know it, with what the engine has learned of it laid over the configuration.
dialects::Target translationTarget(const routing::ModelEntry& model, const dialects::Compat& learned);
//! Our way of counting: nothing when the upstream said nothing.
std::optional<traffic::Usage> usageOf(const dialects::Usage& usage);

//! One client's request in its own dialect, parsed once, and the stream it receives across all attempts. Made when an
//! attempt leaves the short path (Chat to Chat, nothing to change) or an error has to be said inside a stream.
class Dialogue final {
public:
    static std::variant<std::shared_ptr<Dialogue>, dialects::Failure> create(
        dialects::Dialect dialect, std::string_view body, std::uint64_t requestId);

    const dialects::ClientRequest& request() const { return m_request; }
    dialects::ClientStream& stream() { return m_stream; }
    const dialects::AnswerSeed& seed() const { return m_seed; }
    //! What routing reads, with what `store` puts before the request when it is sent.
    InspectedRequest inspected(routing::RequestKind kind, const dialects::ResponseStore& store) const;
    //! Keeps the finished answer for a later `previous_response_id`; nothing where the dialect has none of that.
    void remember(dialects::ResponseStore& store) const;
    void setDocument(std::string body) { m_document = std::move(body); }
    //! `/v1/responses/compact`: the answer is a summary that goes to the client as a compaction.
    void setCompacts(bool does) { m_compacts = does; }
    bool compacts() const { return m_compacts; }
    //! Responses: the client's library throws at types of events that it does not know.
    void setReadsOnlyCommonEvents(bool does) { m_readsOnlyCommonEvents = does; }
    bool readsOnlyCommonEvents() const { return m_readsOnlyCommonEvents; }

    Dialogue(dialects::ClientRequest request, dialects::AnswerSeed seed);

private:
    dialects::ClientRequest m_request;
    dialects::AnswerSeed m_seed;
    dialects::ClientStream m_stream;
    bool m_compacts = false;
    bool m_readsOnlyCommonEvents = false;
    std::string m_document; //!< The whole answer of a request that did not stream; Responses only.
};

//! How one attempt's answer becomes what the client receives: translated, or followed where both speak the same dialect.
class AnswerCodec final {
public:
    AnswerCodec(std::shared_ptr<Dialogue> dialogue, std::shared_ptr<const dialects::ResponsePlan> plan);

    //! Appends what the client receives, in whole events, nothing before the commit point.
    dialects::StreamState feed(std::string_view bytes, std::string& out);
    dialects::StreamState end(std::string& out);
    const std::optional<dialects::Failure>& failure() const;
    std::optional<traffic::Usage> usage() const;
    //! The upstream need not go on: the gateway itself ended the answer.
    bool wantsCancel() const { return m_translator && m_translator->wantsCancel(); }
    //! The answer is whole but for what not every server sends: do not wait for it as long as for an answer.
    bool awaitsTrailer() const { return m_translator ? m_translator->awaitsTrailer() : m_follower->awaitsTrailer(); }
    //! Both sides speak the same: a document passes as it is.
    bool isPassThrough() const { return m_follower.has_value(); }

    std::variant<dialects::TranslatedResponse, dialects::Failure> document(std::string_view body);
    //! The answer began inside a thought without saying so.
    bool sawUnopenedThought() const { return m_sawUnopenedThought || (m_translator && m_translator->sawUnopenedThought()); }

private:
    void release(dialects::StreamState state, std::string& out, bool all);

    std::shared_ptr<Dialogue> m_dialogue;
    std::shared_ptr<const dialects::ResponsePlan> m_plan;
    std::optional<dialects::StreamTranslator> m_translator;
    std::optional<dialects::StreamFollower> m_follower;
    bool m_sawUnopenedThought = false; //!< Of a document.
    std::string m_held; //!< Followed bytes that wait for the commit point or for the end of their event.
};

} // namespace switchyard::engine
