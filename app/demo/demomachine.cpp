// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demomachine.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace switchyard::demo {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

Reply json(int status, const QJsonObject& body)
{
    Reply reply;
    reply.status = status;
    reply.headers.emplaceBack("Content-Type", "application/json");
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return reply;
}

Reply refusal(Dialect dialect, int status, const QString& type, const QString& message)
{
    Reply reply;
    reply.status = status;
    reply.headers.emplaceBack("Content-Type", "application/json");
    reply.body = errorBody(dialect, type, message);
    return reply;
}

std::optional<Dialect> dialectOf(const HttpRequest& request)
{
    if (request.method != "POST")
        return std::nullopt;
    if (request.path == "/v1/chat/completions")
        return Dialect::ChatCompletions;
    if (request.path == "/v1/responses")
        return Dialect::Responses;
    if (request.path == "/v1/messages")
        return Dialect::Messages;
    return std::nullopt;
}

//! Words with their following space, so that joining them gives the text back.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u' ')
            continue;
        words.append(text.mid(start, i + 1 - start));
        start = i + 1;
    }
    words.append(text.mid(start));
    return words;
}

QString answerText(const MachineTraits& traits, const Question& question)
{
    const QString asked = question.text.simplified();
    const QString shown = asked.size() > 160 ? asked.left(160) + u'…' : asked;
    return u"This is %1, a demo server inside Switchyard, speaking as %2. No model thinks here: the answer is fixed, "
           "so that you can watch how requests are routed. You wrote: “%3”"_s.arg(traits.title, question.model, shown);
}

} // namespace

DemoMachine::DemoMachine(MachineTraits traits)
    : m_traits(std::move(traits))
{
}

DemoMachine::Memory DemoMachine::memory(SteadyTime now) const
{
    if (m_traits.kind != MachineTraits::Kind::Cold)
        return Memory::Loaded;
    if (!m_loadStarted)
        return Memory::Unloaded;
    const SteadyTime ready = *m_loadStarted + m_traits.loading;
    if (now < ready)
        return Memory::Loading;
    return now < std::max(ready, m_lastUsed) + m_traits.idle ? Memory::Loaded : Memory::Unloaded;
}

Reply DemoMachine::answer(const HttpRequest& request, SteadyTime now, WallTime wall)
{
    const bool isCold = m_traits.kind == MachineTraits::Kind::Cold;
    const std::optional<Dialect> dialect = dialectOf(request);
    if (isCold && request.path == "/lmstudio-greeting")
        return json(200, {{u"lmstudio"_s, true}});
    if (!isAuthorised(request))
        return refusal(dialect.value_or(Dialect::ChatCompletions), 401, u"authentication_error"_s,
                       u"This demo server wants the demo's key."_s);
    if (dialect)
        return chat(*dialect, request, now, wall);
    if (request.method == "GET" && request.path == "/v1/models")
        return models();
    if (isCold && request.method == "GET" && request.path == "/api/v1/models")
        return nativeModels(now);
    if (isCold && request.method == "POST" && request.path == "/api/v1/models/load")
        return load(now);
    if (isCold && request.method == "POST" && request.path == "/api/v1/models/unload")
        return unload();
    if (m_traits.kind == MachineTraits::Kind::Warm && request.method == "GET" && request.path == "/version")
        return json(200, {{u"version"_s, u"0.11.0"_s}});
    if (isCold) // As LM Studio does: unknown paths are answered with 200.
        return json(200, {{u"error"_s, u"Unexpected endpoint or method. (%1 %2)"_s.arg(QString::fromUtf8(request.method),
                                                                                       QString::fromUtf8(request.path))}});
    return refusal(Dialect::ChatCompletions, 404, u"not_found_error"_s, u"There is nothing at this address."_s);
}

bool DemoMachine::isAuthorised(const HttpRequest& request) const
{
    return m_traits.key.isEmpty() || request.header("authorization") == "Bearer " + m_traits.key
        || request.header("x-api-key") == m_traits.key;
}

Reply DemoMachine::models() const
{
    QJsonArray list;
    for (const QString& model : m_traits.models) {
        QJsonObject entry {{u"id"_s, model}, {u"object"_s, u"model"_s}};
        switch (m_traits.kind) {
        case MachineTraits::Kind::Warm:
            entry.insert(u"owned_by"_s, u"vllm"_s);
            entry.insert(u"root"_s, model);
            entry.insert(u"max_model_len"_s, m_traits.contextLength);
            break;
        case MachineTraits::Kind::Cold:
            entry.insert(u"owned_by"_s, u"organization_owner"_s);
            break;
        case MachineTraits::Kind::Hosted:
            entry.insert(u"owned_by"_s, u"switchyard-demo"_s);
            entry.insert(u"type"_s, u"model"_s);
            entry.insert(u"display_name"_s, model);
            break;
        }
        list.append(entry);
    }
    return json(200, {{u"object"_s, u"list"_s}, {u"data"_s, list}});
}

Reply DemoMachine::nativeModels(SteadyTime now) const
{
    const Memory state = memory(now);
    QJsonArray list;
    for (const QString& model : m_traits.models) {
        QJsonArray instances;
        if (state == Memory::Loaded)
            instances.append(QJsonObject {{u"id"_s, model},
                                          {u"config"_s, QJsonObject {{u"context_length"_s, m_traits.contextLength}}}});
        list.append(QJsonObject {{u"type"_s, u"llm"_s},
                                 {u"publisher"_s, u"switchyard-demo"_s},
                                 {u"key"_s, model},
                                 {u"display_name"_s, model},
                                 {u"architecture"_s, u"demo"_s},
                                 {u"format"_s, u"gguf"_s},
                                 {u"loaded_instances"_s, instances},
                                 {u"max_context_length"_s, m_traits.contextLength},
                                 {u"capabilities"_s, QJsonObject {{u"vision"_s, false}, {u"trained_for_tool_use"_s, true}}}});
    }
    return json(200, {{u"models"_s, list}});
}

milliseconds DemoMachine::ensureLoaded(SteadyTime now)
{
    if (memory(now) == Memory::Unloaded)
        m_loadStarted = now;
    if (memory(now) == Memory::Loading)
        return std::chrono::ceil<milliseconds>(*m_loadStarted + m_traits.loading - now);
    return milliseconds(0);
}

Reply DemoMachine::load(SteadyTime now)
{
    const milliseconds wait = ensureLoaded(now);
    m_lastUsed = now + wait;
    Reply reply = json(200, {{u"type"_s, u"llm"_s},
                             {u"instance_id"_s, m_traits.models.value(0)},
                             {u"load_time_seconds"_s, static_cast<double>(wait.count()) / 1000.0},
                             {u"status"_s, u"loaded"_s}});
    reply.wait = wait;
    return reply;
}

Reply DemoMachine::unload()
{
    m_loadStarted.reset();
    return json(200, {{u"instance_id"_s, m_traits.models.value(0)}});
}

Reply DemoMachine::chat(Dialect dialect, const HttpRequest& request, SteadyTime now, WallTime wall)
{
    const std::optional<Question> question = readQuestion(dialect, request.body);
    if (!question)
        return refusal(dialect, 400, u"invalid_request_error"_s, u"The body is not a JSON object with a model."_s);
    if (!m_traits.models.contains(question->model))
        return refusal(dialect, 404, u"model_not_found"_s,
                       u"There is no model '%1' on this demo server."_s.arg(question->model));
    ++m_chats;
    if (m_traits.kind == MachineTraits::Kind::Hosted && m_traits.limitEvery > 0 && m_chats % m_traits.limitEvery == 0) {
        Reply reply = refusal(dialect, 429, u"rate_limit_error"_s,
                              u"The demo's hosted server refuses every %1th request, to show what happens then."_s.arg(
                                  m_traits.limitEvery));
        reply.headers.emplaceBack("Retry-After", QByteArray::number(static_cast<qlonglong>(m_traits.retryAfter.count())));
        return reply;
    }

    const milliseconds wait = ensureLoaded(now) + m_traits.firstWord;
    Answer answer;
    answer.id = u"demo%1"_s.arg(m_chats, 6, 10, QLatin1Char('0'));
    answer.model = question->model;
    answer.words = wordsOf(answerText(m_traits, *question));
    answer.inputTokens = wordsOf(question->text).size();
    answer.createdAt = std::chrono::duration_cast<std::chrono::seconds>(wall.time_since_epoch()).count();
    m_lastUsed = now + wait + m_traits.betweenWords * answer.words.size();

    Reply reply;
    reply.wait = wait;
    if (question->stream) {
        reply.headers.emplaceBack("Content-Type", "text/event-stream");
        reply.headers.emplaceBack("Cache-Control", "no-cache");
        reply.pieces = streamedAnswer(dialect, answer);
        reply.betweenPieces = m_traits.betweenWords;
        return reply;
    }
    reply.headers.emplaceBack("Content-Type", "application/json");
    reply.body = wholeAnswer(dialect, answer);
    reply.wait += m_traits.betweenWords * answer.words.size();
    return reply;
}

} // namespace switchyard::demo
