// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requesttranslator.h"

#include "dialects/clientrequestdata.h"
#include "dialects/embeddings.h"
#include "dialects/repair.h"
#include "dialects/requestpatcher.h"
#include "dialects/requestreader.h"
#include "dialects/requestwriter.h"
#include "dialects/responsememory.h"
#include "dialects/responseplan.h"
#include "dialects/responsestore.h"

namespace switchyard::dialects {

namespace {

using Outcome = std::variant<TranslatedRequest, Refusal>;

Refusal unreadable(const Unreadable& reason)
{
    Refusal refusal;
    refusal.field = reason.field;
    refusal.reason = reason.reason;
    refusal.failure.kind = ErrorKind::InvalidRequest;
    refusal.failure.status = 400;
    refusal.failure.code = "unsupported_parameter";
    refusal.failure.param = reason.field;
    refusal.failure.message = "'" + reason.field + "' " + reason.reason;
    return refusal;
}

Refusal unknownResponse(const std::string& id)
{
    auto refusal = unreadable({"previous_response_id", "names the response " + id + ", which is not known here (any more)"});
    refusal.isRequestError = true;
    refusal.failure.code = "previous_response_not_found";
    return refusal;
}

// Chat's servers also speak the older completions and embeddings.
Dialect spokenBy(const Target& target, Dialect client)
{
    const bool isSibling = client == Dialect::Embeddings
        || (client == Dialect::Completions && target.compat.supportsCompletions != false);
    return target.dialect == Dialect::Chat && isSibling ? client : target.dialect;
}

std::unique_ptr<RequestWriter> makeWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    switch (target.dialect) {
    case Dialect::Responses:
        return makeResponsesRequestWriter(conversation, target, plan);
    case Dialect::Messages:
        return makeMessagesRequestWriter(conversation, target, plan);
    case Dialect::Google:
        return makeGoogleRequestWriter(conversation, target, plan);
    case Dialect::Ollama:
        return makeOllamaRequestWriter(conversation, target, plan);
    default:
        return makeChatRequestWriter(conversation, target, plan);
    }
}

std::shared_ptr<ResponsePlan> planFor(const ClientRequest& request, const Target& target, Dialect spoken)
{
    auto plan = std::make_shared<ResponsePlan>();
    plan->client = request.dialect();
    plan->upstream = spoken;
    plan->includeUsage = request.facts().wantsUsageInStream;
    plan->model = target.model;
    plan->issuer = target.issuer();
    plan->splitsThinking = spoken == Dialect::Chat || spoken == Dialect::Ollama || spoken == Dialect::Responses;
    plan->startsInThought = target.compat.startsInThought.value_or(false);
    plan->estimatedPromptTokens = request.facts().estimatedPromptTokens;
    return plan;
}

std::optional<Unreadable> readConversation(Dialect client, json::Value root, json::Value earlier, Conversation& conversation)
{
    switch (client) {
    case Dialect::Responses:
        return readResponsesRequest(root, earlier, conversation);
    case Dialect::Messages:
        return readMessagesRequest(root, conversation);
    case Dialect::Completions:
        return readCompletionsRequest(root, conversation);
    default:
        return readChatRequest(root, conversation);
    }
}

// Forms that the patcher cannot give: the same dialect, but through the internal form.
bool needsRewriting(const RequestFacts& facts, const Target& target)
{
    return target.dialect == Dialect::Chat && facts.wantsJsonSchema && target.compat.supportsJsonSchemaResponseFormat == false;
}

} // namespace

Outcome RequestTranslator::translate(const ClientRequest& request, const Target& target, const ResponseStore* store,
                                     std::int64_t nowSeconds)
{
    const auto& facts = request.facts();
    const auto spoken = spokenBy(target, request.dialect());
    const ResponseStore::Entry* earlier = nullptr;
    if (store != nullptr && !facts.previousResponseId.empty())
        earlier = store->find(facts.previousResponseId, nowSeconds);

    auto root = request.m_data->root();
    json::Document expanded;
    const auto referenced = store != nullptr && request.dialect() == Dialect::Responses
        ? withReferencedItems(*store, root, nowSeconds)
        : std::nullopt;
    if (referenced && expanded.parse(*referenced))
        root = expanded.root();

    TranslatedRequest translated;
    const auto plan = planFor(request, target, spoken);
    translated.path = upstreamPath(target.basePath, spoken, target.model, facts.stream);
    translated.plan = plan;
    if (request.dialect() == Dialect::Responses)
        plan->echo = std::make_shared<const std::string>(request.m_data->echo());
    if (request.dialect() == Dialect::Embeddings && spoken != Dialect::Embeddings) {
        plan->wantsBase64 = root["encoding_format"].is("base64");
        return translateEmbeddings(root, target, std::move(translated));
    }
    if (spoken == request.dialect() && !needsRewriting(facts, target)) {
        RequestPatcher patcher(spoken, target, earlier == nullptr ? std::string_view() : std::string_view(earlier->items),
                               earlier != nullptr);
        translated.body = patcher.patch(root);
        translated.changed = patcher.hasChanged();
        translated.dropped = patcher.dropped();
        return translated;
    }
    if (earlier == nullptr && !facts.previousResponseId.empty())
        return unknownResponse(facts.previousResponseId);

    json::Document earlierItems;
    const auto earlierText = earlier == nullptr ? std::string("[]") : '[' + earlier->items + ']';
    earlierItems.parse(earlierText);
    Conversation conversation;
    if (const auto reason = readConversation(request.dialect(), root, earlierItems.root(), conversation))
        return unreadable(*reason);
    repairToolResults(conversation);
    const auto writer = makeWriter(conversation, target, *plan);
    const auto size = request.body().size() + earlierText.size();
    if (auto refusal = writer->write(translated.body, size + size / 2))
        return *refusal;
    const auto extra = target.dialect == Dialect::Chat ? extraMembers(target, root) : std::string();
    if (!extra.empty()) {
        translated.body.back() = ',';
        translated.body.append(extra).append("}");
    }
    translated.headers = writer->headers();
    translated.dropped = writer->dropped();
    return translated;
}

} // namespace switchyard::dialects
