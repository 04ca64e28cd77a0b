// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"
#include "dialects/events.h"
#include "json/json.h"

#include <memory>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Reads one answer of an upstream dialect, as a stream of events or as one document, and hands its steps to a sink.
//! A state machine: no I/O, no clock. Finish or Error is the last step; what comes after is passed over.
class StreamReader {
public:
    virtual ~StreamReader() = default;
    StreamReader(const StreamReader&) = delete;
    StreamReader& operator=(const StreamReader&) = delete;

    //! One event: its `event:` name (may be empty) and its data.
    void read(std::string_view name, std::string_view data, EventSink& sink);
    //! The answer as one document.
    void readWhole(json::Value root, EventSink& sink);
    //! The body has ended. Hands over a Finish that waited for something which never came (usage, `[DONE]`).
    void end(EventSink& sink);

    //! Finish or Error was handed over.
    bool isDone() const { return m_done; }
    //! The answer is whole; only usage or an end marker, which not every server sends, is still to come.
    virtual bool awaitsTrailer() const { return false; }
    //! Some data was not JSON. It is passed over: only a stream that also lacks its terminal marker fails for it.
    bool sawMalformedData() const { return m_malformed; }

protected:
    //! `idSeed` makes ids for calls that come without one.
    explicit StreamReader(std::string idSeed)
        : m_idSeed(std::move(idSeed))
    {
    }

    virtual void readEvent(std::string_view name, json::Value root, EventSink& sink) = 0;
    virtual void readDocument(json::Value root, EventSink& sink) = 0;
    //! `[DONE]` was met.
    virtual void readDone(EventSink&) { }
    //! The end of the body.
    virtual void readEnd(EventSink&) { }

    void emitStart(json::Value id, json::Value model, EventSink& sink);
    void emitFinish(FinishReason reason, std::string_view stopSequence, EventSink& sink);
    void emitError(Dialect dialect, std::string_view body, EventSink& sink);
    void emitFailure(const Failure& failure, EventSink& sink);
    //! A text, thought or call has been handed over.
    bool hasContent() const { return m_hasContent; }
    void emitText(EventKind kind, std::uint32_t item, std::string_view escaped, EventSink& sink, bool isNewMessage = false);
    //! What a filter says of an answer that it kept back.
    void emitNote(std::string_view escaped, EventSink& sink);
    void emitCall(std::uint32_t item, std::string_view id, std::string_view name, bool isCustom, EventSink& sink);
    void emitEnd(std::uint32_t item, EventSink& sink);
    std::uint32_t newItem() { return m_nextItem++; }

    Usage m_usage;

private:
    json::Document m_document;
    std::string m_idSeed;
    std::string m_mintedId;
    std::uint32_t m_minted = 0;
    std::uint32_t m_nextItem = 0;
    bool m_started = false;
    bool m_hasContent = false;
    bool m_done = false;
    bool m_malformed = false;
};

std::unique_ptr<StreamReader> makeChatReader(std::string idSeed);
std::unique_ptr<StreamReader> makeResponsesReader(std::string idSeed);
std::unique_ptr<StreamReader> makeMessagesReader(std::string idSeed);
std::unique_ptr<StreamReader> makeGoogleReader(std::string idSeed);
std::unique_ptr<StreamReader> makeOllamaReader(std::string idSeed);

//! The reader for an upstream dialect that converses; null for Embeddings.
std::unique_ptr<StreamReader> makeStreamReader(Dialect dialect, std::string idSeed);

} // namespace switchyard::dialects
