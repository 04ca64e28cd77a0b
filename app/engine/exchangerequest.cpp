// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/errors.h"
#include "engine/extramembers.h"
#include "routing/regionpin.h"
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
        m_plan.skipped.push_back({model.ref, routing::SkipReason::NotSupported, reason, {}, {}, {}, {}, attempt.candidate().rank});
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

//! Says the request to a server that speaks the client's dialect: the model's name is all that changes, or all that is
//! seen to change.
void Exchange::spliceRequest(Attempt& attempt, const PreparedModel& prepared)
{
    const std::string_view body = m_client->request().body;
    const std::string_view before = body.substr(0, m_inspected.modelBegin);
    const std::string_view after = body.substr(m_inspected.modelEnd);
    const std::string& extra = prepared.model->extraBody;
    attempt.modelText = prepared.name;
    attempt.request.body = {before, attempt.modelText, after};
    if (extra.empty() || attempt.isPlainDocument)
        return;
    attempt.ownBody = withExtraMembers(std::string(before) + attempt.modelText + std::string(after), extra);
    attempt.request.body = {attempt.ownBody, {}, {}};
}

bool Exchange::composeRequest(Attempt& attempt)
{
    const auto& candidate = attempt.candidate();
    const routing::Endpoint& endpoint = *candidate.model->endpoint;
    const auto& clientFields = m_client->request().head.fields;
    std::vector<dialects::Header> dialectHeaders;
    const PreparedModel& prepared = m_core.derived.prepared(*m_table, candidate.model, m_core.via);
    const bool isShort = m_kind == routing::RequestKind::ChatCompletions && prepared.takesChat && !m_inspected.holdsSeal
        && (m_core.learned.empty() || !m_core.learned.contains(candidate.model->ref));
    std::string& head = attempt.headText;
    if (isShort) {
        spliceRequest(attempt, prepared);
        head += prepared.heads[static_cast<std::size_t>(candidate.keyIndex)];
    } else if (m_kind == routing::RequestKind::CountTokens) {
        attempt.isPlainDocument = true;
        dialectHeaders = {{"anthropic-version", "2023-06-01"}};
        spliceRequest(attempt, prepared);
        appendFixedHead(head, *m_table, endpoint, candidate.keyIndex, prepared.path + "/count_tokens", m_core.via);
    } else {
        std::string path;
        if (!translateRequest(attempt, path, dialectHeaders))
            return false;
        appendFixedHead(head, *m_table, endpoint, candidate.keyIndex, path, m_core.via);
    }
    // Who may answer is what keeps a prompt in its region: the client has no say in it.
    const bool isBound = m_target->route.policy.privacy.mode == routing::Privacy::Mode::Regions && routing::isForwarder(endpoint);
    if (isBound) {
        std::string body;
        for (const std::string_view piece : attempt.request.body)
            body += piece;
        auto bound = withForcedMember(body, "provider", candidate.model->extraBody);
        if (!bound) {
            m_plan.skipped.push_back({candidate.model->ref, routing::SkipReason::OutsideRegions,
                "the request's body cannot be read well enough to bind it to a region", {}, {}, {}, {}, candidate.rank});
            return false;
        }
        attempt.ownBody = std::move(*bound);
        attempt.request.body = {attempt.ownBody, {}, {}};
    }
    RequestPart part;
    for (const std::string_view piece : attempt.request.body)
        part.contentLength += piece.size();
    part.stream = m_inspected.shape.stream;
    part.clientFields = &clientFields;
    part.dialectHeaders = &dialectHeaders;
    // What the client says itself about its dialect stands.
    std::erase_if(dialectHeaders, [&](const dialects::Header& header) {
        return endpoint.api == routing::Api::AnthropicMessages && !headerValue(clientFields, header.first).empty();
    });
    appendRequestPart(head, endpoint, part);
    attempt.request.head = head;
    attempt.request.stream = part.stream;
    return true;
}

} // namespace switchyard::engine
