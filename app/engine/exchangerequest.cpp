// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/errors.h"
#include "engine/extramembers.h"
#include "engine/httptext.h"
#include "engine/outgoinghead.h"

namespace switchyard::engine {

namespace {

using traffic::Outcome;

} // namespace

//! Says the request in the candidate's dialect, or with what its server is known to need.
bool Exchange::translateRequest(Attempt& attempt, std::string& path, std::vector<dialects::Header>& headers)
{
    const auto& model = *attempt.candidate().model;
    const auto refuse = [&](const std::string& reason) {
        m_plan.skipped.push_back({model.ref, routing::SkipReason::NotSupported, reason, {}});
        return false;
    };
    if (!ensureDialogue())
        return refuse(m_refusal->message);
    const auto learned = m_core.learned.find(model.ref);
    const auto target = translationTarget(model, learned == m_core.learned.end() ? dialects::Compat {} : learned->second);
    const auto nowSeconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    auto outcome = dialects::RequestTranslator::translate(m_dialogue->request(), target, &m_core.responses, nowSeconds.count());
    if (const auto* const refusal = std::get_if<dialects::Refusal>(&outcome)) {
        m_refusal = refusal->failure;
        if (refusal->isRequestError) {
            answerFailure(refusal->failure, nullptr, refusal->failure.message, Outcome::ErrorDelivered);
            return false;
        }
        return refuse("'" + refusal->field + "': " + refusal->reason);
    }
    auto& translated = std::get<dialects::TranslatedRequest>(outcome);
    path = std::move(translated.path);
    headers = std::move(translated.headers);
    attempt.ownBody = std::move(translated.body);
    attempt.request.body = {attempt.ownBody, {}, {}};
    for (const std::string& field : translated.dropped)
        attempt.droppedFields += (attempt.droppedFields.empty() ? "" : ", ") + headerText(field);
    // Chat to Chat is followed on the short path, whatever was changed in the request.
    const bool isShort = m_kind == routing::RequestKind::ChatCompletions && model.endpoint->api == routing::Api::OpenAiCompletions;
    if (!isShort)
        attempt.codec = std::make_unique<AnswerCodec>(m_dialogue, translated.plan);
    return true;
}

bool Exchange::composeRequest(Attempt& attempt)
{
    const auto& candidate = attempt.candidate();
    const auto& endpoint = *candidate.model->endpoint;
    const Request& request = m_client->request();
    const bool counts = m_kind == routing::RequestKind::CountTokens;
    std::string path;
    std::vector<dialects::Header> dialectHeaders;
    const bool isShort = m_kind == routing::RequestKind::ChatCompletions && endpoint.api == routing::Api::OpenAiCompletions
        && candidate.model->compat == dialects::Compat {} && !m_core.learned.contains(candidate.model->ref);
    if (isShort || counts) {
        const std::string_view before = request.body.substr(0, m_inspected.modelBegin);
        const std::string_view after = request.body.substr(m_inspected.modelEnd);
        attempt.modelText = jsonQuoted(candidate.model->upstreamId);
        path = dialects::upstreamPath(endpoint.baseUrl.path, upstreamDialect(endpoint.api), {}, false);
        attempt.request.body = {before, attempt.modelText, after};
        if (counts) {
            path += "/count_tokens";
            attempt.isPlainDocument = true;
            dialectHeaders = {{"anthropic-version", "2023-06-01"}};
        } else if (!candidate.model->extraBody.empty()) {
            attempt.ownBody = withExtraMembers(
                std::string(before) + attempt.modelText + std::string(after), candidate.model->extraBody);
            attempt.request.body = {attempt.ownBody, {}, {}};
        }
    } else if (!translateRequest(attempt, path, dialectHeaders)) {
        return false;
    }
    std::size_t length = 0;
    for (const std::string_view piece : attempt.request.body)
        length += piece.size();
    UpstreamHead head {endpoint};
    head.keyIndex = candidate.keyIndex;
    head.path = path;
    // What the client says itself about its dialect stands.
    std::erase_if(dialectHeaders, [&](const dialects::Header& header) {
        return endpoint.api == routing::Api::AnthropicMessages && !headerValue(request.head.fields, header.first).empty();
    });
    head.dialectHeaders = &dialectHeaders;
    head.contentLength = length;
    head.stream = m_inspected.shape.stream;
    const std::string via = "1.1 switchyard-" + m_core.options.instance;
    head.via = via;
    head.clientFields = &request.head.fields;
    std::string proxyAuthorization;
    if (endpoint.proxy.mode != routing::ProxyOptions::Mode::None && !endpoint.baseUrl.tls) {
        if (const auto proxy = proxyFor(endpoint, m_table->environmentProxy); proxy && *proxy) {
            head.absoluteTarget = true;
            proxyAuthorization = (*proxy)->authorization.reveal();
            head.proxyAuthorization = proxyAuthorization;
        }
    }
    attempt.headText.reserve(1024);
    appendUpstreamHead(attempt.headText, head);
    attempt.request.head = attempt.headText;
    attempt.request.stream = m_inspected.shape.stream;
    return true;
}

} // namespace switchyard::engine
