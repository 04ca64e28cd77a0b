// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/translation.h"

#include "dialects/malformedevents.h"
#include "dialects/responsememory.h"
#include "dialects/responseplan.h"

#include <chrono>
#include <random>

namespace switchyard::engine {

namespace {

using dialects::Dialect;
using dialects::StreamState;

//! The dialects assume 3.5 bytes a token, to be near the truth; routing wants an estimate that is surely not too high.
constexpr std::int64_t lowEstimate(std::int64_t tokens)
{
    return tokens * 7 / 10;
}

std::string randomId(std::uint64_t requestId)
{
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    thread_local std::mt19937_64 random { std::random_device {}() };
    std::string id = std::to_string(requestId);
    while (id.size() < 24)
        id += letters[random() % letters.size()];
    return id;
}

} // namespace

Dialect clientDialect(routing::RequestKind kind)
{
    switch (kind) {
    case routing::RequestKind::Responses:
        return Dialect::Responses;
    case routing::RequestKind::Messages:
    case routing::RequestKind::CountTokens:
        return Dialect::Messages;
    case routing::RequestKind::Completions:
        return Dialect::Completions;
    case routing::RequestKind::Embeddings:
        return Dialect::Embeddings;
    case routing::RequestKind::ChatCompletions:
        break;
    }
    return Dialect::Chat;
}

Dialect upstreamDialect(routing::Api api)
{
    return dialects::dialectOfApi(routing::apiName(api)).value_or(Dialect::Chat);
}

dialects::Target translationTarget(const routing::ModelEntry& model, const dialects::Compat& learned)
{
    const routing::Endpoint& endpoint = *model.endpoint;
    dialects::Target target;
    target.dialect = upstreamDialect(endpoint.api);
    target.provider = endpoint.provider.value();
    target.model = model.upstreamId;
    target.host = endpoint.baseUrl.host;
    target.basePath = endpoint.baseUrl.path;
    if (model.contextWindow)
        target.contextWindow = model.contextWindow->value;
    if (model.maxTokens)
        target.maxTokens = model.maxTokens->value;
    target.reasoning = model.reasoning;
    target.acceptsImages = !model.inputsKnown || model.inputs.image;
    target.acceptsAudio = !model.inputsKnown || model.inputs.audio;
    target.compat = dialects::merged(model.compat, learned);
    target.params = model.extraBody;
    return target;
}

std::optional<traffic::Usage> usageOf(const dialects::Usage& usage)
{
    if (usage.isEmpty())
        return std::nullopt;
    traffic::Usage result;
    result.input = {usage.prompt.value_or(0)};
    result.output = {usage.completion.value_or(0)};
    result.cachedInput = {usage.cachedPrompt.value_or(0)};
    result.cacheWrite = {usage.cacheWritten.value_or(0)};
    return result;
}

std::variant<std::shared_ptr<Dialogue>, dialects::Failure> Dialogue::create(
    Dialect dialect, std::string_view body, std::uint64_t requestId)
{
    auto read = dialects::ClientRequest::read(dialect, std::make_shared<const std::string>(body));
    if (auto* const failure = std::get_if<dialects::Failure>(&read))
        return std::move(*failure);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    dialects::AnswerSeed seed {randomId(requestId), std::chrono::duration_cast<std::chrono::seconds>(now).count()};
    return std::make_shared<Dialogue>(std::move(std::get<dialects::ClientRequest>(read)), std::move(seed));
}

Dialogue::Dialogue(dialects::ClientRequest request, dialects::AnswerSeed seed)
    : m_request(std::move(request))
    , m_seed(std::move(seed))
    , m_stream(m_request, m_seed)
{
}

InspectedRequest Dialogue::inspected(routing::RequestKind kind, const dialects::ResponseStore& store) const
{
    const dialects::RequestFacts& facts = m_request.facts();
    InspectedRequest result;
    result.model = facts.model;
    if (const auto range = m_request.modelRange()) {
        result.modelBegin = range->begin;
        result.modelEnd = range->end;
    }
    result.shape.kind = kind;
    result.shape.stream = facts.stream;
    result.shape.promptEstimate = {lowEstimate(facts.estimatedPromptTokens)};
    if (facts.maxOutputTokens)
        result.shape.maxOutput = TokenCount {*facts.maxOutputTokens};
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto earlier = dialects::earlierMedia(store, m_request, std::chrono::duration_cast<std::chrono::seconds>(now).count());
    result.shape.inputs.image = facts.hasImages || earlier.images;
    result.shape.inputs.audio = facts.hasAudio || earlier.audio;
    result.shape.inputs.file = facts.hasFiles || earlier.files;
    result.shape.tools = facts.hasTools;
    result.shape.reasoning = facts.wantsReasoning;
    result.wantsUsage = facts.wantsUsageInStream;
    result.stickyKey = hashOf(facts.stickyKey);
    // Whether there was an earlier turn is not told; a body of some size has one, most likely.
    result.isContinued = !facts.previousResponseId.empty() || facts.estimatedPromptTokens > 2'000;
    return result;
}

AnswerCodec::AnswerCodec(std::shared_ptr<Dialogue> dialogue, std::shared_ptr<const dialects::ResponsePlan> plan)
    : m_dialogue(std::move(dialogue))
    , m_plan(std::move(plan))
{
    if (m_plan->client == m_plan->upstream)
        m_follower.emplace(m_plan->client, m_dialogue->stream(), 
            dialects::StreamFollower::Options {false, m_dialogue->readsOnlyCommonEvents()});
    else
        m_translator.emplace(m_plan, m_dialogue->stream());
}

void AnswerCodec::release(StreamState state, std::string& out, bool all)
{
    if (state != StreamState::Committed && state != StreamState::Complete)
        return;
    const std::size_t size = all ? m_held.size() : dialects::endOfWholeEvents(m_held);
    const std::string_view ready = std::string_view(m_held).substr(0, size);
    if (m_follower->sawMalformedData())
        out += dialects::withoutMalformedEvents(ready);
    else
        out += ready;
    m_held.erase(0, size);
}

StreamState AnswerCodec::feed(std::string_view bytes, std::string& out)
{
    if (m_translator)
        return m_translator->feed(bytes, out);
    if (m_follower->rewrites())
        return m_follower->feed(bytes, out);
    m_held += bytes;
    auto state = m_follower->watch(bytes);
    constexpr std::size_t mostHeld = 256 * 1024;
    if (state == StreamState::Waiting && m_held.size() > mostHeld)
        state = StreamState::Committed;
    release(state, out, state == StreamState::Complete);
    return state;
}

StreamState AnswerCodec::end(std::string& out)
{
    if (m_translator)
        return m_translator->end(out);
    const StreamState state = m_follower->end(out);
    if (!m_follower->rewrites())
        release(state, out, state == StreamState::Complete);
    return state;
}

const std::optional<dialects::Failure>& AnswerCodec::failure() const
{
    return m_translator ? m_translator->failure() : m_follower->failure();
}

std::optional<traffic::Usage> AnswerCodec::usage() const
{
    return usageOf(m_translator ? m_translator->usage() : m_follower->usage());
}

void Dialogue::remember(dialects::ResponseStore& store) const
{
    if (m_request.dialect() != Dialect::Responses || m_compacts)
        return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    dialects::rememberResponse(store, m_request, m_request.facts().stream ? m_stream.finalResponse() : std::string_view(m_document),
        std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::variant<dialects::TranslatedResponse, dialects::Failure> AnswerCodec::document(std::string_view body)
{
    if (!isPassThrough()) {
        auto translated = dialects::translateResponse(*m_plan, body, m_dialogue->seed());
        const auto* const answer = std::get_if<dialects::TranslatedResponse>(&translated);
        m_sawUnopenedThought = answer && answer->sawUnopenedThought;
        if (answer && m_plan->client == Dialect::Responses)
            m_dialogue->setDocument(answer->body);
        return translated;
    }
    auto inspected = dialects::inspectResponse(m_plan->client, body);
    if (auto* const failure = std::get_if<dialects::Failure>(&inspected))
        return std::move(*failure);
    if (m_plan->client == Dialect::Responses)
        m_dialogue->setDocument(std::string(body));
    return dialects::TranslatedResponse {std::string(body), std::get<dialects::Usage>(inspected), false};
}

} // namespace switchyard::engine
