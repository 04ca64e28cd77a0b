// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/backgroundload_p.h"

#include "engine/httptext.h"
#include "engine/outgoinghead.h"
#include "engine/translation.h"

namespace switchyard::engine {

void BackgroundLoad::start(Core& core, const std::shared_ptr<const routing::RoutingTable>& table,
    const std::shared_ptr<const routing::ModelEntry>& model, std::chrono::milliseconds budget)
{
    const auto now = std::chrono::steady_clock::now();
    if (!core.loads.begin(model->ref, now))
        return;
    const std::string body = R"({"model":)" + jsonQuoted(model->ref.toString())
        + R"(,"messages":[{"role":"user","content":"."}],"max_tokens":1})";
    auto dialogue = Dialogue::create(dialects::Dialect::Chat, body, 0);
    auto* const made = std::get_if<std::shared_ptr<Dialogue>>(&dialogue);
    if (!made) {
        core.loads.abandon(model->ref);
        return;
    }
    auto outcome = dialects::RequestTranslator::translate((*made)->request(), translationTarget(*model, {}));
    auto* const translated = std::get_if<dialects::TranslatedRequest>(&outcome);
    if (!translated) {
        core.loads.abandon(model->ref);
        return;
    }
    auto load = std::make_shared<BackgroundLoad>(core);
    load->m_table = table;
    routing::PlannedCandidate candidate;
    candidate.model = model;
    candidate.state = routing::ModelState::Cold;
    AttemptOwner& owner = *load;
    load->m_attempt = std::make_shared<Attempt>(core, owner, std::move(candidate), core.nextAttemptToken++,
        Attempt::Budgets {routing::Budgets {}.connect, budget, budget}, now);
    Attempt& attempt = *load->m_attempt;
    attempt.ownBody = std::move(translated->body);
    attempt.request.body = {attempt.ownBody, {}, {}};
    attempt.codec = std::make_unique<AnswerCodec>(*made, translated->plan);
    appendFixedHead(attempt.headText, *table, *model->endpoint, 0, translated->path, core.via);
    RequestPart part;
    part.contentLength = attempt.ownBody.size();
    part.dialectHeaders = &translated->headers;
    appendRequestPart(attempt.headText, *model->endpoint, part);
    attempt.request.head = attempt.headText;
    core.backgroundLoads.insert(load);
    // On a connection of its own: a kept one may have died, and there is no second try here.
    attempt.start(table->environmentProxy, true);
}

void BackgroundLoad::cancel()
{
    if (m_attempt)
        m_attempt->cancel(routing::FailureClass::ClientGone);
    m_core.loads.abandon(m_attempt->candidate().model->ref);
}

bool BackgroundLoad::attemptCommits(Attempt&)
{
    return true;
}

bool BackgroundLoad::attemptRelays(Attempt&, std::string_view, bool)
{
    return true;
}

void BackgroundLoad::attemptDelivers(Attempt&, std::string_view) { }

void BackgroundLoad::attemptFinished(Attempt&)
{
    over(true);
}

void BackgroundLoad::attemptFailed(Attempt& attempt)
{
    // An empty or odd answer of a model that was asked for one token still means that it is there.
    over(attempt.record().httpStatus >= 200 && attempt.record().httpStatus < 300);
}

void BackgroundLoad::over(bool succeeded)
{
    const auto self = shared_from_this();
    m_core.backgroundLoads.erase(self);
    m_core.loads.finish(m_attempt->candidate().model->ref, succeeded, std::chrono::steady_clock::now());
}

} // namespace switchyard::engine
