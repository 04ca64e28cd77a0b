// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "dialects/requesttranslator.h"
#include "dialects/responseplan.h"
#include "dialects/target.h"
#include "dialects/toolnames.h"
#include "json/json.h"
#include "json/jsonwriter.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! Writes one conversation as a request of an upstream dialect. Once for each attempt.
class RequestWriter {
public:
    RequestWriter(const RequestWriter&) = delete;
    RequestWriter& operator=(const RequestWriter&) = delete;
    virtual ~RequestWriter() = default;

    //! Gives the reason when the conversation holds something that this target cannot take.
    //! `expected`: about how long the body will be.
    std::optional<Refusal> write(std::string& body, std::size_t expected);

    const std::vector<std::string>& dropped() const { return m_dropped; }
    //! Headers that the dialect demands.
    virtual std::vector<Header> headers() const { return {}; }

protected:
    //! `plan` receives what the way back has to know. All outlive this object.
    RequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);

    //! Writes the members of the request's object.
    virtual void writeMembers(json::TextWriter& writer) = 0;

    const Conversation& request() const { return m_conversation; }
    const Target& target() const { return m_target; }
    ResponsePlan& plan() { return m_plan; }
    const ToolNames& names() const { return m_names; }

    //! Notes that `field` was left out.
    void drop(std::string field);
    //! Notes `field` as left out when it is not empty.
    void dropIfSet(std::string_view value, std::string_view field);
    //! The first refusal stands.
    void refuse(std::string field, std::string reason);
    //! Whether a top-level member may be sent, by what is known of the server.
    bool accepts(std::string_view member) const;

    //! Functions and custom tools that go upstream: hosted ones are left out, and where a choice allows only some and
    //! the dialect cannot say so, the others.
    std::vector<const Tool*> sentTools(bool onlyAllowed);
    //! The tool's name upstream.
    std::string_view nameOf(const Tool& tool) const { return m_names.upstream(tool.nameSpace, tool.name); }
    //! A function's schema, never empty; a custom tool's is one string property.
    std::string parametersOf(const Tool& tool) const;
    std::string descriptionOf(const Tool& tool) const; //!< Escaped.

    //! The client's limit within what the model and its window allow.
    std::optional<std::int64_t> outputLimit() const;
    //! The effort to ask for, escaped and as this server names it; empty when the client asked for none.
    std::string effort() const;
    //! The texts of `parts`, escaped and joined. A view that lives until the next call.
    std::string_view joined(std::span<const Part> parts, std::string_view escapedSeparator);
    //! The same and, after it, the files that are plain text.
    std::string_view joinedWithFiles(std::span<const Part> parts, std::string_view escapedSeparator);
    //! `joined`, from one of the two above or from here, and `more` after it.
    std::string_view extended(std::string_view joined, std::string_view escapedSeparator, std::string_view more);
    //! Writes a call's arguments as a JSON string: never empty for a function.
    void writeArgumentsText(json::TextWriter& writer, const Part& call);
    //! Writes a call's arguments as a JSON object; text that is no object becomes `{"_raw": …}`.
    void writeArgumentsObject(json::TextWriter& writer, const Part& call);
    //! Whether `escaped` is an object's text; then decoded() is that text.
    bool isObjectText(std::string_view escaped);
    const std::string& decoded() const { return m_decoded; }

    //! The name that the call of that id in the last assistant message goes by upstream; `otherwise` when there is none.
    //! Results follow their calls at once, see repairToolResults().
    std::string_view calledName(const Message& assistant, std::string_view id, std::string_view otherwise) const;

    //! Gemini's proof in `part`, when this very provider has issued it; else empty.
    std::string_view googleProof(const Part& part) const;

    //! Stop sequences the upstream takes; the rest is enforced on the way back.
    std::vector<std::string_view> sentStops(std::size_t limit);
    //! Refuses what a translated answer cannot carry back: several answers, sound, logprobs.
    void refuseUncarried();

private:
    const Conversation& m_conversation;
    const Target& m_target;
    ResponsePlan& m_plan;
    ToolNames m_names;
    std::vector<std::string> m_dropped;
    std::optional<Refusal> m_refusal;
    std::string m_joined;
    std::string m_decoded;
    json::Document m_document; // of m_decoded
};

std::unique_ptr<RequestWriter> makeChatRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);
std::unique_ptr<RequestWriter> makeResponsesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);
std::unique_ptr<RequestWriter> makeMessagesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);
std::unique_ptr<RequestWriter> makeGoogleRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);
std::unique_ptr<RequestWriter> makeOllamaRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan);

//! Stands in for the signature of a call that another model made: Google checks that there is one, and takes this.
inline constexpr std::string_view kForeignSignature = "skip_thought_signature_validator";

//! `data:<type>;base64,<data>`, escaped.
std::string dataUrl(const Media& media);
//! Thinking tokens for an effort, and back.
std::int64_t budgetForEffort(std::string_view effort);
std::string_view effortForBudget(std::int64_t budget);
//! A user's name within 64 characters: longer ones, and those that look like an address, are hashed.
std::string shortUser(std::string_view escapedUser);
//! Whether the target is OpenAI's own service (or Azure's copy of it), which knows what only it knows.
bool isOpenAi(const Target& target);

} // namespace switchyard::dialects
