// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/streamreader.h"

#include "dialects/failurereader.h"

namespace switchyard::dialects {

void StreamReader::read(std::string_view name, std::string_view data, EventSink& sink)
{
    if (m_done)
        return;
    if (data.substr(0, 6) == "[DONE]") {
        readDone(sink);
        return;
    }
    if (!m_document.parse(data)) {
        m_malformed = m_malformed || data.find_first_not_of(" \t\r\n") != std::string_view::npos;
        return;
    }
    readEvent(name, m_document.root(), sink);
}

void StreamReader::readWhole(json::Value root, EventSink& sink)
{
    if (!m_done)
        readDocument(root, sink);
}

void StreamReader::end(EventSink& sink)
{
    if (!m_done)
        readEnd(sink);
}

void StreamReader::emitStart(json::Value id, json::Value model, EventSink& sink)
{
    if (m_started)
        return;
    m_started = true;
    Event event;
    event.kind = EventKind::Start;
    event.id = id.escaped();
    event.name = model.escaped();
    sink.take(event);
}

void StreamReader::emitFinish(FinishReason reason, std::string_view stopSequence, EventSink& sink)
{
    if (m_done)
        return;
    m_done = true;
    Event event;
    event.kind = EventKind::Usage;
    event.usage = &m_usage;
    sink.take(event);
    event.kind = EventKind::Finish;
    event.finish = reason;
    event.text = stopSequence;
    sink.take(event);
}

void StreamReader::emitError(Dialect dialect, std::string_view body, EventSink& sink)
{
    emitFailure(readFailure(dialect, 200, body), sink);
}

void StreamReader::emitFailure(const Failure& failure, EventSink& sink)
{
    if (m_done)
        return;
    m_done = true;
    Event event;
    event.kind = EventKind::Error;
    event.failure = &failure;
    sink.take(event);
}

void StreamReader::emitText(EventKind kind, std::uint32_t item, std::string_view escaped, EventSink& sink,
                            bool isNewMessage)
{
    if (escaped.empty())
        return;
    m_hasContent = true;
    Event event;
    event.isNewMessage = isNewMessage;
    event.kind = kind;
    event.item = item;
    event.text = escaped;
    sink.take(event);
}

void StreamReader::emitNote(std::string_view escaped, EventSink& sink)
{
    if (escaped.empty())
        return;
    Event event;
    event.kind = EventKind::Refusal;
    event.isNote = true;
    event.item = newItem();
    event.text = escaped;
    sink.take(event);
    emitEnd(event.item, sink);
}

void StreamReader::emitCall(std::uint32_t item, std::string_view id, std::string_view name, bool isCustom, EventSink& sink)
{
    m_hasContent = true;
    if (id.empty()) {
        m_mintedId = "call_" + m_idSeed + '_' + std::to_string(m_minted++);
        id = m_mintedId;
    }
    Event event;
    event.kind = EventKind::ToolCall;
    event.item = item;
    event.id = id;
    event.name = name;
    event.isCustom = isCustom;
    sink.take(event);
}

void StreamReader::emitEnd(std::uint32_t item, EventSink& sink)
{
    Event event;
    event.kind = EventKind::ItemEnd;
    event.item = item;
    sink.take(event);
}

std::unique_ptr<StreamReader> makeStreamReader(Dialect dialect, std::string idSeed)
{
    switch (dialect) {
    case Dialect::Chat:
    case Dialect::Completions:
        return makeChatReader(std::move(idSeed));
    case Dialect::Responses:
        return makeResponsesReader(std::move(idSeed));
    case Dialect::Messages:
        return makeMessagesReader(std::move(idSeed));
    case Dialect::Google:
        return makeGoogleReader(std::move(idSeed));
    case Dialect::Ollama:
        return makeOllamaReader(std::move(idSeed));
    case Dialect::Embeddings:
        break;
    }
    return nullptr;
}

} // namespace switchyard::dialects
