// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <string>

namespace switchyard::ports {

//! The protocol the page speaks with the routing engine.
enum class ChatDialect { ChatCompletions, Responses, Messages };

//! One question that is really sent through the routing engine, as any client would.
struct ChatTryRequest {
    std::string model; //!< What a client writes: `auto`, `agent/<id>`, an alias or `provider/model`.
    ChatDialect dialect = ChatDialect::ChatCompletions;
    std::string systemText; //!< May be empty.
    std::string prompt;
    TokenCount maxTokens { 800 };
    bool isStreaming = true;
    bool offersSampleTool = false; //!< A harmless tool without arguments that tells the time; it is never run.
};

//! What the engine's response head told. Empty texts: not told.
struct ChatTryHead {
    int httpStatus = 0;
    std::string route;
    std::string provider;
    std::string model;
    int attempts = 0; //!< Candidates tried; 0 when not told.
    std::string reason; //!< Why the first choice did not answer; the engine's word.
    std::chrono::milliseconds after {}; //!< Since sending.
};

//! How the exchange ended.
struct ChatTryOutcome {
    std::optional<Error> error; //!< Also for a status that is no success; holds no secret.
    bool wasCancelled = false;
    std::string finishReason; //!< As the dialect words it, such as `stop`.
    std::optional<std::chrono::milliseconds> firstToken; //!< Since sending: reasoning counts.
    std::optional<std::chrono::milliseconds> firstText; //!< Since sending: the answer itself.
    std::chrono::milliseconds total {};
    std::optional<TokenCount> tokensIn;
    std::optional<TokenCount> tokensOut;
};

//! Sends a chat through the routing engine's own address. One exchange at a time. GUI thread only.
//!
//! After `send`: at most one `headReceived`, then any number of `reasoningReceived`, `textReceived` and
//! `toolCallReceived` as they arrive, then exactly one `finished`, which also comes after `cancel` and when nothing
//! could be sent. The exchange has a deadline of ten minutes. Text comes as valid UTF-8, never half a character.
class ChatTryPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatTryPort)

public:
    ~ChatTryPort() override = default;

    virtual bool isRunning() const = 0;
    //! Cancels a running exchange first, which then reports its `finished` before this one starts.
    virtual void send(const ChatTryRequest& request) = 0;
    //! Closes the connection, which makes the engine release its upstream at once.
    virtual void cancel() = 0;

Q_SIGNALS:
    void headReceived(const switchyard::ports::ChatTryHead& head);
    void reasoningReceived(const QString& text);
    void textReceived(const QString& text);
    void toolCallReceived(const QString& name, const QString& argumentsJson);
    void finished(const switchyard::ports::ChatTryOutcome& outcome);

protected:
    explicit ChatTryPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
