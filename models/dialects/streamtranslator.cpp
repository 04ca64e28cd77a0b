// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/streamtranslator.h"

#include "dialects/clientstreamdata.h"
#include "dialects/conditioner.h"
#include "dialects/eventsplitter.h"
#include "dialects/responseplan.h"
#include "dialects/streamreader.h"
#include "json/jsontext.h"

namespace switchyard::dialects {

namespace {

// A document that is not a stream is only held up to this size.
constexpr std::size_t kMaxDocumentBytes = 64U * 1024 * 1024;

Failure malformed(Dialect upstream, std::string_view what)
{
    Failure failure;
    failure.status = 502;
    failure.message = "The provider's stream is not what " + std::string(nameOf(upstream)) + " promises: " + std::string(what);
    return failure;
}

} // namespace

// Stands between the conditioned steps and the client's writer: nothing is written before the first meaningful one.
struct StreamTranslator::Data final : EventSink {
    Data(std::shared_ptr<const ResponsePlan> planned, ClientStream& stream)
        : plan(std::move(planned))
        , client(&stream)
        , conditioner(*plan, *this)
        , splitter(plan->upstream == Dialect::Ollama ? EventSplitter::Framing::Lines
                                                     : EventSplitter::Framing::ServerSentEvents)
        , reader(makeStreamReader(plan->upstream, stream.m_data->seed.id))
    {
    }

    void take(const Event& event) override;
    void commit();
    void feedEvents(std::string_view bytes);
    void endDocument();
    StreamState conclude();

    std::shared_ptr<const ResponsePlan> plan;
    ClientStream* client;
    Conditioner conditioner;
    EventSplitter splitter;
    std::unique_ptr<StreamReader> reader;
    json::Document document;
    std::string whole; // the body, when it is one document
    std::string model;
    Usage usage;
    std::optional<Failure> failure;
    StreamState state = StreamState::Waiting;
    bool isSniffed = false;
    bool isDocument = false;
    bool isBegun = false;
};

void StreamTranslator::Data::commit()
{
    if (isBegun)
        return;
    isBegun = true;
    client->m_data->writer->begin(model.empty() ? json::escaped(plan->model) : model, plan->estimatedPromptTokens);
}

void StreamTranslator::Data::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Start:
        model = event.name;
        return;
    case EventKind::Error:
        failure = *event.failure;
        state = StreamState::Failed;
        return;
    case EventKind::Usage:
        usage = *event.usage;
        break;
    case EventKind::Finish:
        state = StreamState::Complete;
        client->m_data->isOver = true;
        break;
    case EventKind::ItemEnd:
        if (!isBegun)
            return;
        break;
    default:
        state = StreamState::Committed;
    }
    commit();
    client->m_data->writer->take(event);
}

StreamTranslator::StreamTranslator(std::shared_ptr<const ResponsePlan> plan, ClientStream& client)
    : m_data(std::make_unique<Data>(std::move(plan), client))
{
}

StreamTranslator::StreamTranslator(StreamTranslator&&) noexcept = default;
StreamTranslator& StreamTranslator::operator=(StreamTranslator&&) noexcept = default;
StreamTranslator::~StreamTranslator() = default;

void StreamTranslator::Data::feedEvents(std::string_view bytes)
{
    splitter.feed(bytes, [this](std::string_view name, std::string_view data) { reader->read(name, data, conditioner); });
    if (splitter.isOverflowing() && state != StreamState::Complete) {
        state = StreamState::Failed;
        failure = malformed(plan->upstream, "an event is larger than 32 MiB");
    }
}

StreamState StreamTranslator::feed(std::string_view bytes, std::string& out)
{
    auto& data = *m_data;
    if (data.state == StreamState::Complete || data.state == StreamState::Failed)
        return data.state;
    if (!data.isSniffed) {
        const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        if (first == std::string_view::npos)
            return data.state;
        data.isSniffed = true;
        const bool isJson = bytes[first] == '{' || bytes[first] == '[';
        data.isDocument = isJson && data.plan->upstream != Dialect::Ollama;
        bytes.remove_prefix(data.isDocument ? first : 0);
    }
    data.client->m_data->writer->bind(&out);
    if (!data.isDocument) {
        data.feedEvents(bytes);
    } else if (data.whole.size() + bytes.size() <= kMaxDocumentBytes) {
        data.whole.append(bytes);
    } else {
        data.state = StreamState::Failed;
        data.failure = malformed(data.plan->upstream, "the document is larger than 64 MiB");
    }
    data.client->m_data->writer->bind(nullptr);
    return data.state;
}

void StreamTranslator::Data::endDocument()
{
    if (!document.parse(whole)) {
        failure = malformed(plan->upstream, document.error());
        state = StreamState::Failed;
        return;
    }
    reader->readWhole(document.root(), conditioner);
}

StreamState StreamTranslator::end(std::string& out)
{
    auto& data = *m_data;
    if (data.state == StreamState::Complete || data.state == StreamState::Failed)
        return data.state;
    data.client->m_data->writer->bind(&out);
    if (data.isDocument)
        data.endDocument();
    else
        data.splitter.end([&data](std::string_view name, std::string_view text) {
            data.reader->read(name, text, data.conditioner);
        });
    if (data.state != StreamState::Complete && data.state != StreamState::Failed)
        data.reader->end(data.conditioner);
    data.client->m_data->writer->bind(nullptr);
    return data.conclude();
}

StreamState StreamTranslator::Data::conclude()
{
    if (state == StreamState::Complete || state == StreamState::Failed)
        return state;
    state = StreamState::Cut;
    if (reader->sawMalformedData()) {
        state = StreamState::Failed;
        failure = malformed(plan->upstream, "an event is not JSON, and the end is missing");
    }
    return state;
}

StreamState StreamTranslator::state() const
{
    return m_data->state;
}

const std::optional<Failure>& StreamTranslator::failure() const
{
    return m_data->failure;
}

const Usage& StreamTranslator::usage() const
{
    return m_data->usage;
}

bool StreamTranslator::wantsCancel() const
{
    return m_data->conditioner.isStopped();
}

bool StreamTranslator::sawUnopenedThought() const
{
    return m_data->conditioner.sawUnopenedThought();
}

bool StreamTranslator::awaitsTrailer() const
{
    return m_data->state == StreamState::Committed && m_data->reader->awaitsTrailer();
}

std::size_t StreamTranslator::heldBytes() const
{
    return m_data->splitter.heldBytes() + m_data->whole.size();
}

} // namespace switchyard::dialects
