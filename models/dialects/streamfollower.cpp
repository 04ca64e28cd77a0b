// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/streamfollower.h"

#include "dialects/clientstreamdata.h"
#include "dialects/eventsplitter.h"
#include "dialects/malformedevents.h"
#include "dialects/responsesevents.h"
#include "dialects/streamreader.h"
#include "json/json.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace switchyard::dialects {

namespace {

// Events held back before the commit point; beyond that the answer counts as begun.
constexpr std::size_t kMaxHeldEvents = 64;
constexpr std::size_t kMaxHeldBytes = 256U * 1024;

// A value of an event that is replaced on its way.
struct Replacement {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::string text;
};

} // namespace

struct StreamFollower::Data final : EventSink {
    Data(Dialect spoken, ClientStream& stream, Options chosen)
        : dialect(spoken)
        , client(&stream)
        , options(chosen)
        , splitter(EventSplitter::Framing::ServerSentEvents)
        , reader(makeStreamReader(spoken, stream.m_data->seed.id))
    {
    }

    void take(const Event& event) override;
    void follow(std::string_view name, std::string_view data);
    void noteFinal(json::Value response);
    void rewrite(std::string_view name, std::string_view data, std::string& out);
    void pass(std::string_view name, std::string_view data, std::string& out);
    void release(std::string& out);
    void adopt();

    Dialect dialect;
    ClientStream* client;
    Options options;
    EventSplitter splitter;
    std::unique_ptr<StreamReader> reader;
    json::Document document;
    Usage usage;
    std::optional<Failure> failure;
    StreamState state = StreamState::Waiting;
    std::string responseId;
    std::vector<std::pair<std::string, std::string>> held; // events before the commit point: name and data
    std::size_t heldBytes = 0;
    bool isReleased = false;
    bool renumbers = false; // heartbeats have used up an id and sequence numbers
    std::int64_t sequence = 0;
};

void StreamFollower::Data::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Start:
        responseId = event.id;
        break;
    case EventKind::Usage:
        usage = *event.usage;
        break;
    case EventKind::Error:
        failure = *event.failure;
        state = StreamState::Failed;
        break;
    case EventKind::Finish:
        state = StreamState::Complete;
        break;
    case EventKind::ItemEnd:
        break;
    default:
        state = StreamState::Committed;
    }
}

void StreamFollower::Data::follow(std::string_view name, std::string_view data)
{
    reader->read(name, data, *this);
}

void StreamFollower::Data::rewrite(std::string_view name, std::string_view data, std::string& out)
{
    std::vector<Replacement> replacements;
    if (document.parse(data)) {
        const auto root = document.root();
        if (options.hideUsageChunk && root["choices"].isArray() && root["choices"].isEmpty() && root["usage"].isObject())
            return;
        const auto type = root["type"];
        // The client has had these, with our id.
        if (renumbers && (type.is("response.created") || type.is("response.in_progress")))
            return;
        if (options.onlyCommonEvents && type.isString() && !isCommonResponsesEvent(type.escaped()))
            return;
        const auto number = root["sequence_number"];
        if (!renumbers)
            sequence = number.integer().value_or(sequence) + 1;
        else if (number.exists())
            replacements.push_back({number.offset(), number.raw().size(), std::to_string(sequence++)});
        const auto id = root["response"]["id"];
        if (type.is("response.completed") || type.is("response.incomplete"))
            noteFinal(root["response"]);
        if (renumbers && id.isString())
            replacements.push_back({id.offset(), id.raw().size(), "\"resp_" + client->m_data->seed.id + "\""});
    } else if (!isReadableData(data)) {
        return;
    }
    std::sort(replacements.begin(), replacements.end(),
              [](const Replacement& a, const Replacement& b) { return a.offset < b.offset; });
    if (!name.empty())
        out.append("event: ").append(name).append("\n");
    out.append("data: ");
    std::size_t at = 0;
    for (const auto& replacement : replacements) {
        out.append(data, at, replacement.offset - at).append(replacement.text);
        at = replacement.offset + replacement.size;
    }
    out.append(data, at, std::string_view::npos).append("\n\n");
}

void StreamFollower::Data::noteFinal(json::Value response)
{
    std::string text(response.raw());
    const auto id = response["id"];
    if (renumbers && id.isString())
        text.replace(id.offset() - response.offset(), id.raw().size(), "\"resp_" + client->m_data->seed.id + "\"");
    client->m_data->writer->setFinalResponse(std::move(text));
}

void StreamFollower::Data::pass(std::string_view name, std::string_view data, std::string& out)
{
    follow(name, data);
    if (isReleased) {
        rewrite(name, data, out);
        return;
    }
    held.emplace_back(name, data);
    heldBytes += data.size();
    const bool isFull = held.size() > kMaxHeldEvents || heldBytes > kMaxHeldBytes;
    if (isFull && state == StreamState::Waiting)
        state = StreamState::Committed;
    if (state == StreamState::Committed || state == StreamState::Complete)
        release(out);
}

void StreamFollower::Data::release(std::string& out)
{
    isReleased = true;
    renumbers = dialect == Dialect::Responses && client->m_data->heartbeats > 0;
    sequence = client->m_data->writer->nextSequence();
    for (const auto& [name, data] : held)
        rewrite(name, data, out);
    held.clear();
}

// From here on the client's stream can be continued where the relayed one stands.
void StreamFollower::Data::adopt()
{
    if (dialect == Dialect::Responses && isReleased)
        client->m_data->writer->adopt(renumbers ? std::string_view() : std::string_view(responseId), sequence);
}

StreamFollower::StreamFollower(Dialect dialect, ClientStream& client, Options options)
    : m_data(std::make_unique<Data>(dialect, client, options))
{
}

StreamFollower::StreamFollower(StreamFollower&&) noexcept = default;
StreamFollower& StreamFollower::operator=(StreamFollower&&) noexcept = default;
StreamFollower::~StreamFollower() = default;

bool StreamFollower::rewrites() const
{
    return m_data->dialect == Dialect::Responses || m_data->options.hideUsageChunk;
}

StreamState StreamFollower::watch(std::string_view bytes)
{
    auto& data = *m_data;
    data.splitter.feed(bytes, [&data](std::string_view name, std::string_view text) { data.follow(name, text); });
    return data.state;
}

StreamState StreamFollower::feed(std::string_view bytes, std::string& out)
{
    auto& data = *m_data;
    data.splitter.feed(bytes, [&data, &out](std::string_view name, std::string_view text) {
        data.pass(name, text, out);
    });
    data.adopt();
    return data.state;
}

StreamState StreamFollower::end(std::string& out)
{
    auto& data = *m_data;
    const bool passes = rewrites();
    data.splitter.end([&data, &out, passes](std::string_view name, std::string_view text) {
        passes ? data.pass(name, text, out) : data.follow(name, text);
    });
    if (data.state != StreamState::Complete && data.state != StreamState::Failed)
        data.reader->end(data);
    if (data.state != StreamState::Complete && data.state != StreamState::Failed)
        data.state = StreamState::Cut;
    data.adopt();
    return data.state;
}

StreamState StreamFollower::state() const
{
    return m_data->state;
}

bool StreamFollower::sawMalformedData() const
{
    return m_data->reader->sawMalformedData();
}

bool StreamFollower::awaitsTrailer() const
{
    return m_data->state == StreamState::Committed && m_data->reader->awaitsTrailer();
}

const std::optional<Failure>& StreamFollower::failure() const
{
    return m_data->failure;
}

const Usage& StreamFollower::usage() const
{
    return m_data->usage;
}

} // namespace switchyard::dialects
