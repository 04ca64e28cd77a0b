// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace switchyard::demo {

//! The protocols a demo server speaks.
enum class Dialect {
    ChatCompletions, //!< POST /v1/chat/completions
    Responses, //!< POST /v1/responses
    Messages, //!< POST /v1/messages
};

//! The part of a request that decides the answer.
struct Question {
    QString model;
    QString text; //!< Last user message, as far as it is text.
    bool stream = false;
};

//! Reads a request's body. Nothing when it is not a JSON object with a model.
std::optional<Question> readQuestion(Dialect dialect, const QByteArray& body);

//! An answer of a few words in one protocol. Token counts are the number of words.
struct Answer {
    QString id; //!< Unique within a run of the demo.
    QString model;
    QStringList words; //!< Joined they give the text.
    qint64 inputTokens = 0;
    qint64 createdAt = 0; //!< Seconds since 1970.
};

//! The whole answer as one JSON body.
QByteArray wholeAnswer(Dialect dialect, const Answer& answer);
//! The answer as server-sent events, one element for each pause between words.
std::vector<QByteArray> streamedAnswer(Dialect dialect, const Answer& answer);
//! An error body in the protocol's own form.
QByteArray errorBody(Dialect dialect, const QString& type, const QString& message);

} // namespace switchyard::demo
