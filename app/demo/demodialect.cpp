// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demodialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace switchyard::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray plainEvent(const QJsonObject& data)
{
    return "data: " + compact(data) + "\n\n";
}

QByteArray namedEvent(const QJsonObject& data)
{
    return "event: " + data.value("type"_L1).toString().toUtf8() + "\ndata: " + compact(data) + "\n\n";
}

//! Text of a message's content: a string, or the text parts of an array.
QString contentText(const QJsonValue& content)
{
    if (content.isString())
        return content.toString();
    QStringList texts;
    for (const QJsonValue part : content.toArray())
        texts.append(part["text"_L1].toString());
    texts.removeAll(QString());
    return texts.join(u' ');
}

QString lastUserText(const QJsonArray& messages)
{
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        const QJsonValue message = messages.at(i);
        if (message["role"_L1].toString() == "user"_L1)
            return contentText(message["content"_L1]);
    }
    return {};
}

qint64 outputTokens(const Answer& answer)
{
    return answer.words.size();
}

QJsonObject chatUsage(const Answer& answer)
{
    return {{u"prompt_tokens"_s, answer.inputTokens},
            {u"completion_tokens"_s, outputTokens(answer)},
            {u"total_tokens"_s, answer.inputTokens + outputTokens(answer)}};
}

QJsonObject chatChunk(const Answer& answer, const QJsonArray& choices)
{
    return {{u"id"_s, u"chatcmpl-"_s + answer.id},
            {u"object"_s, u"chat.completion.chunk"_s},
            {u"created"_s, answer.createdAt},
            {u"model"_s, answer.model},
            {u"choices"_s, choices}};
}

QJsonArray chatDelta(const QJsonObject& delta, const QJsonValue& finishReason)
{
    return {QJsonObject {{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finishReason}}};
}

QByteArray wholeChat(const Answer& answer)
{
    const QJsonObject message {{u"role"_s, u"assistant"_s}, {u"content"_s, answer.words.join(QString())}};
    return compact({{u"id"_s, u"chatcmpl-"_s + answer.id},
                    {u"object"_s, u"chat.completion"_s},
                    {u"created"_s, answer.createdAt},
                    {u"model"_s, answer.model},
                    {u"choices"_s,
                     QJsonArray {QJsonObject {{u"index"_s, 0}, {u"message"_s, message}, {u"finish_reason"_s, u"stop"_s}}}},
                    {u"usage"_s, chatUsage(answer)}});
}

std::vector<QByteArray> streamedChat(const Answer& answer)
{
    std::vector<QByteArray> frames;
    frames.push_back(plainEvent(
        chatChunk(answer, chatDelta({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, QJsonValue::Null))));
    for (const QString& word : answer.words)
        frames.push_back(plainEvent(chatChunk(answer, chatDelta({{u"content"_s, word}}, QJsonValue::Null))));
    QJsonObject usage = chatChunk(answer, {});
    usage.insert(u"usage"_s, chatUsage(answer));
    frames.push_back(plainEvent(chatChunk(answer, chatDelta({}, u"stop"_s))) + plainEvent(usage) + "data: [DONE]\n\n");
    return frames;
}

QJsonObject responseMessage(const Answer& answer, const QString& status, const QString& text)
{
    const QJsonObject part {{u"type"_s, u"output_text"_s}, {u"text"_s, text}, {u"annotations"_s, QJsonArray()},
                            {u"logprobs"_s, QJsonArray()}};
    return {{u"type"_s, u"message"_s},
            {u"id"_s, u"msg_"_s + answer.id},
            {u"status"_s, status},
            {u"role"_s, u"assistant"_s},
            {u"content"_s, status == "completed"_L1 ? QJsonArray {part} : QJsonArray()}};
}

QJsonObject responseObject(const Answer& answer, const QString& status)
{
    const bool done = status == "completed"_L1;
    const QJsonObject usage {{u"input_tokens"_s, answer.inputTokens},
                             {u"input_tokens_details"_s, QJsonObject {{u"cached_tokens"_s, 0}, {u"cache_write_tokens"_s, 0}}},
                             {u"output_tokens"_s, outputTokens(answer)},
                             {u"output_tokens_details"_s, QJsonObject {{u"reasoning_tokens"_s, 0}}},
                             {u"total_tokens"_s, answer.inputTokens + outputTokens(answer)}};
    const QJsonArray output = done
        ? QJsonArray {responseMessage(answer, u"completed"_s, answer.words.join(QString()))}
        : QJsonArray();
    return {{u"id"_s, u"resp_"_s + answer.id},
            {u"object"_s, u"response"_s},
            {u"created_at"_s, answer.createdAt},
            {u"completed_at"_s, done ? QJsonValue(answer.createdAt) : QJsonValue::Null},
            {u"status"_s, status},
            {u"background"_s, false},
            {u"error"_s, QJsonValue::Null},
            {u"incomplete_details"_s, QJsonValue::Null},
            {u"instructions"_s, QJsonValue::Null},
            {u"max_output_tokens"_s, QJsonValue::Null},
            {u"model"_s, answer.model},
            {u"output"_s, output},
            {u"parallel_tool_calls"_s, true},
            {u"previous_response_id"_s, QJsonValue::Null},
            {u"reasoning"_s, QJsonObject {{u"effort"_s, QJsonValue::Null}, {u"summary"_s, QJsonValue::Null}}},
            {u"store"_s, false},
            {u"temperature"_s, 1.0},
            {u"text"_s, QJsonObject {{u"format"_s, QJsonObject {{u"type"_s, u"text"_s}}}}},
            {u"tool_choice"_s, u"auto"_s},
            {u"tools"_s, QJsonArray()},
            {u"top_p"_s, 1.0},
            {u"truncation"_s, u"disabled"_s},
            {u"usage"_s, done ? QJsonValue(usage) : QJsonValue::Null},
            {u"metadata"_s, QJsonObject()}};
}

//! Numbers the events of one Responses stream.
class ResponseEvents final {
public:
    QByteArray event(const QString& type, QJsonObject data)
    {
        data.insert(u"type"_s, type);
        data.insert(u"sequence_number"_s, m_next++);
        return namedEvent(data);
    }

private:
    int m_next = 0;
};

std::vector<QByteArray> streamedResponse(const Answer& answer)
{
    ResponseEvents events;
    const QString item = u"msg_"_s + answer.id;
    const QString text = answer.words.join(QString());
    const auto place = [&](QJsonObject more) {
        more.insert(u"item_id"_s, item);
        more.insert(u"output_index"_s, 0);
        more.insert(u"content_index"_s, 0);
        return more;
    };
    const auto part = [](const QString& value) {
        return QJsonObject {{u"type"_s, u"output_text"_s}, {u"text"_s, value}, {u"annotations"_s, QJsonArray()}};
    };

    std::vector<QByteArray> frames;
    const QJsonObject begun {{u"response"_s, responseObject(answer, u"in_progress"_s)}};
    QByteArray opening = events.event(u"response.created"_s, begun);
    opening += events.event(u"response.in_progress"_s, begun);
    opening += events.event(u"response.output_item.added"_s,
                            {{u"output_index"_s, 0}, {u"item"_s, responseMessage(answer, u"in_progress"_s, QString())}});
    opening += events.event(u"response.content_part.added"_s, place({{u"part"_s, part(QString())}}));
    frames.push_back(opening);
    for (const QString& word : answer.words)
        frames.push_back(events.event(u"response.output_text.delta"_s,
                                      place({{u"delta"_s, word}, {u"logprobs"_s, QJsonArray()}})));
    QByteArray closing = events.event(u"response.output_text.done"_s, place({{u"text"_s, text}, {u"logprobs"_s, QJsonArray()}}));
    closing += events.event(u"response.content_part.done"_s, place({{u"part"_s, part(text)}}));
    closing += events.event(u"response.output_item.done"_s,
                            {{u"output_index"_s, 0}, {u"item"_s, responseMessage(answer, u"completed"_s, text)}});
    closing += events.event(u"response.completed"_s, {{u"response"_s, responseObject(answer, u"completed"_s)}});
    frames.push_back(closing);
    return frames;
}

QJsonObject message(const Answer& answer, const QJsonArray& content, const QJsonValue& stopReason, qint64 output)
{
    return {{u"id"_s, u"msg_"_s + answer.id},
            {u"type"_s, u"message"_s},
            {u"role"_s, u"assistant"_s},
            {u"model"_s, answer.model},
            {u"content"_s, content},
            {u"stop_reason"_s, stopReason},
            {u"stop_sequence"_s, QJsonValue::Null},
            {u"usage"_s, QJsonObject {{u"input_tokens"_s, answer.inputTokens}, {u"output_tokens"_s, output}}}};
}

QByteArray wholeMessage(const Answer& answer)
{
    const QJsonArray content {QJsonObject {{u"type"_s, u"text"_s}, {u"text"_s, answer.words.join(QString())}}};
    return compact(message(answer, content, u"end_turn"_s, outputTokens(answer)));
}

std::vector<QByteArray> streamedMessage(const Answer& answer)
{
    std::vector<QByteArray> frames;
    frames.push_back(namedEvent({{u"type"_s, u"message_start"_s}, {u"message"_s, message(answer, {}, QJsonValue::Null, 1)}})
                     + namedEvent({{u"type"_s, u"content_block_start"_s},
                                   {u"index"_s, 0},
                                   {u"content_block"_s, QJsonObject {{u"type"_s, u"text"_s}, {u"text"_s, QString()}}}}));
    for (const QString& word : answer.words)
        frames.push_back(namedEvent({{u"type"_s, u"content_block_delta"_s},
                                     {u"index"_s, 0},
                                     {u"delta"_s, QJsonObject {{u"type"_s, u"text_delta"_s}, {u"text"_s, word}}}}));
    frames.push_back(namedEvent({{u"type"_s, u"content_block_stop"_s}, {u"index"_s, 0}})
                     + namedEvent({{u"type"_s, u"message_delta"_s},
                                   {u"delta"_s, QJsonObject {{u"stop_reason"_s, u"end_turn"_s}, {u"stop_sequence"_s, QJsonValue::Null}}},
                                   {u"usage"_s, QJsonObject {{u"output_tokens"_s, outputTokens(answer)}}}})
                     + namedEvent({{u"type"_s, u"message_stop"_s}}));
    return frames;
}

} // namespace

std::optional<Question> readQuestion(Dialect dialect, const QByteArray& body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    Question question;
    question.model = object.value("model"_L1).toString();
    if (question.model.isEmpty())
        return std::nullopt;
    question.stream = object.value("stream"_L1).toBool();
    const QJsonValue input = object.value(dialect == Dialect::Responses ? "input"_L1 : "messages"_L1);
    question.text = input.isString() ? input.toString() : lastUserText(input.toArray());
    return question;
}

QByteArray wholeAnswer(Dialect dialect, const Answer& answer)
{
    switch (dialect) {
    case Dialect::ChatCompletions:
        return wholeChat(answer);
    case Dialect::Responses:
        return compact(responseObject(answer, u"completed"_s));
    case Dialect::Messages:
        return wholeMessage(answer);
    }
    return {};
}

std::vector<QByteArray> streamedAnswer(Dialect dialect, const Answer& answer)
{
    switch (dialect) {
    case Dialect::ChatCompletions:
        return streamedChat(answer);
    case Dialect::Responses:
        return streamedResponse(answer);
    case Dialect::Messages:
        return streamedMessage(answer);
    }
    return {};
}

QByteArray errorBody(Dialect dialect, const QString& type, const QString& message)
{
    QJsonObject error {{u"type"_s, type}, {u"message"_s, message}};
    if (dialect == Dialect::Messages)
        return compact({{u"type"_s, u"error"_s}, {u"error"_s, error}});
    error.insert(u"param"_s, QJsonValue::Null);
    error.insert(u"code"_s, type);
    return compact({{u"error"_s, error}});
}

} // namespace switchyard::demo
