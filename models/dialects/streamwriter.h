// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/events.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::dialects {

//! What a stream to a client is written with. All text escaped.
struct StreamWriterSetup {
    std::string id; //!< Of the answer, without its dialect's prefix.
    std::int64_t created = 0;
    std::string model; //!< As the client asked; replaced by what the upstream says.
    bool includeUsage = false;
    std::string echo; //!< Responses: members that repeat the request.
};

//! Writes the steps of an answer as one client dialect's stream. One object lives as long as the client's stream: it
//! writes heartbeats before any attempt has answered.
class StreamWriter : public EventSink {
public:
    StreamWriter(const StreamWriter&) = delete;
    StreamWriter& operator=(const StreamWriter&) = delete;

    //! Where the next steps are written to; null in between.
    void bind(std::string* out) { m_out = out; }
    //! The attempt that answers is known: its model (escaped), and what stands in for usage that it does not report.
    void begin(std::string_view model, std::int64_t estimatedPromptTokens);
    //! The stream so far was relayed from an upstream of the same dialect: what comes next continues it.
    virtual void adopt(std::string_view answerId, std::int64_t nextSequence);
    virtual std::int64_t nextSequence() const { return 0; }
    //! Responses: the finished response object.
    const std::string& finalResponse() const { return m_finalResponse; }
    void setFinalResponse(std::string response) { m_finalResponse = std::move(response); }
    virtual void heartbeat() = 0;
    virtual void fail(const Failure& failure) = 0;
    bool hasContent() const { return m_hasContent; }

protected:
    explicit StreamWriter(StreamWriterSetup setup)
        : m_setup(std::move(setup))
    {
    }

    std::string& out() { return *m_out; }
    const StreamWriterSetup& setup() const { return m_setup; }
    void setAnswerId(std::string_view id) { m_setup.id = id; }
    void noteContent() { m_hasContent = true; }
    //! Called by begin(), before the first step.
    virtual void begun() { }

    Usage m_usage;
    std::int64_t m_estimatedPrompt = 0;
    std::size_t m_writtenBytes = 0; // of text, for an estimate

    std::int64_t completionTokens() const;

private:
    StreamWriterSetup m_setup;
    std::string m_finalResponse;
    std::string* m_out = nullptr;
    bool m_hasContent = false;
};

std::unique_ptr<StreamWriter> makeChatStreamWriter(StreamWriterSetup setup);
std::unique_ptr<StreamWriter> makeCompletionsStreamWriter(StreamWriterSetup setup);
std::unique_ptr<StreamWriter> makeResponsesStreamWriter(StreamWriterSetup setup);
std::unique_ptr<StreamWriter> makeMessagesStreamWriter(StreamWriterSetup setup);

//! The writer for a client's dialect.
std::unique_ptr<StreamWriter> makeStreamWriter(Dialect client, StreamWriterSetup setup);

} // namespace switchyard::dialects
