// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "chattryservice.h"

#include "dialects/errors.h"
#include "dialects/eventsplitter.h"
#include "dialects/failurereader.h"
#include "dialects/streamreader.h"
#include "json/json.h"
#include "json/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <chrono>
#include <optional>
#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;
using dialects::Dialect;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::minutes exchangeDeadline {10};
constexpr qsizetype maximumWholeAnswer = 8 * 1024 * 1024;

Dialect dialectOf(ports::ChatDialect dialect)
{
    switch (dialect) {
    case ports::ChatDialect::ChatCompletions:
        return Dialect::Chat;
    case ports::ChatDialect::Responses:
        return Dialect::Responses;
    case ports::ChatDialect::Messages:
        return Dialect::Messages;
    }
    return Dialect::Chat;
}

QString pathOf(Dialect dialect)
{
    if (dialect == Dialect::Responses)
        return u"/responses"_s;
    return dialect == Dialect::Messages ? u"/messages"_s : u"/chat/completions"_s;
}

QJsonArray sampleTool(Dialect dialect)
{
    const QString name = u"current_time"_s;
    const QString description = u"Tells the present time."_s;
    const QJsonObject schema {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject()}};
    if (dialect == Dialect::Messages)
        return {QJsonObject {{u"name"_s, name}, {u"description"_s, description}, {u"input_schema"_s, schema}}};
    QJsonObject function {{u"name"_s, name}, {u"description"_s, description}, {u"parameters"_s, schema}};
    if (dialect == Dialect::Chat)
        return {QJsonObject {{u"type"_s, u"function"_s}, {u"function"_s, function}}};
    function.insert(u"type"_s, u"function"_s);
    return {function};
}

QJsonObject message(const QString& role, const std::string& text)
{
    return {{u"role"_s, role}, {u"content"_s, QString::fromStdString(text)}};
}

QByteArray bodyOf(const ports::ChatTryRequest& request, Dialect dialect)
{
    const qint64 limit = request.maxTokens.value;
    QJsonObject body {{u"model"_s, QString::fromStdString(request.model)}, {u"stream"_s, request.isStreaming}};
    QJsonArray messages;
    if (!request.systemText.empty() && dialect == Dialect::Chat)
        messages.append(message(u"system"_s, request.systemText));
    messages.append(message(u"user"_s, request.prompt));
    if (dialect == Dialect::Responses) {
        body.insert(u"input"_s, messages);
        body.insert(u"max_output_tokens"_s, limit);
        body.insert(u"store"_s, false);
        if (!request.systemText.empty())
            body.insert(u"instructions"_s, QString::fromStdString(request.systemText));
    } else {
        body.insert(u"messages"_s, messages);
        body.insert(u"max_tokens"_s, limit);
    }
    if (dialect == Dialect::Messages && !request.systemText.empty())
        body.insert(u"system"_s, QString::fromStdString(request.systemText));
    if (dialect == Dialect::Chat && request.isStreaming)
        body.insert(u"stream_options"_s, QJsonObject {{u"include_usage"_s, true}});
    if (request.offersSampleTool)
        body.insert(u"tools"_s, sampleTool(dialect));
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::string finishWord(dialects::FinishReason reason)
{
    switch (reason) {
    case dialects::FinishReason::Stop:
        return "stop";
    case dialects::FinishReason::StopSequence:
        return "stop_sequence";
    case dialects::FinishReason::Length:
        return "length";
    case dialects::FinishReason::ToolCalls:
        return "tool_calls";
    case dialects::FinishReason::ContentFilter:
        return "content_filter";
    case dialects::FinishReason::Pause:
        return "pause";
    }
    return {};
}

std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

//! One question and its answer so far.
class ChatTryService::Exchange final : public dialects::EventSink {
public:
    Exchange(ChatTryService& service, const ports::ChatTryRequest& request)
        : m_service(service)
        , m_dialect(dialectOf(request.dialect))
        , m_isStreaming(request.isStreaming)
        , m_startedAt(service.m_clock.steadyNow())
        , m_reader(dialects::makeStreamReader(m_dialect, "try"))
        , m_splitter(dialects::EventSplitter::Framing::ServerSentEvents)
    {
    }

    Dialect dialect() const { return m_dialect; }
    milliseconds elapsed() const
    {
        return std::chrono::duration_cast<milliseconds>(m_service.m_clock.steadyNow() - m_startedAt);
    }
    bool isHeadRead() const { return m_status != 0; }
    void setStatus(int status) { m_status = status; }
    ports::ChatTryOutcome& outcome() { return m_outcome; }

    void feed(const QByteArray& bytes)
    {
        if (m_isStreaming && m_status < 300) {
            m_splitter.feed(view(bytes), [this](std::string_view name, std::string_view data) {
                m_reader->read(name, data, *this);
            });
            return;
        }
        if (m_body.size() + bytes.size() <= maximumWholeAnswer)
            m_body += bytes;
    }

    //! The body has ended well.
    void complete()
    {
        if (m_status >= 300) {
            takeFailure(dialects::readFailure(m_dialect, m_status, view(m_body)));
        } else if (m_isStreaming) {
            m_splitter.end([this](std::string_view name, std::string_view data) { m_reader->read(name, data, *this); });
            m_reader->end(*this);
        } else {
            json::Document document;
            if (document.parse(view(m_body)))
                m_reader->readWhole(document.root(), *this);
            m_reader->end(*this);
        }
        flushCall();
        if (!m_reader->isDone() && !m_outcome.error && m_status < 300)
            m_outcome.error = Error {ErrorCode::Protocol, "the answer broke off before its end"};
    }

    void take(const dialects::Event& event) override
    {
        using dialects::EventKind;
        if (!isCurrent())
            return;
        switch (event.kind) {
        case EventKind::Text:
        case EventKind::Refusal:
            noteFirst(m_outcome.firstToken);
            noteFirst(m_outcome.firstText);
            Q_EMIT m_service.textReceived(decoded(event.text));
            return;
        case EventKind::Reasoning:
            noteFirst(m_outcome.firstToken);
            Q_EMIT m_service.reasoningReceived(decoded(event.text));
            return;
        case EventKind::ToolCall:
            flushCall();
            noteFirst(m_outcome.firstToken);
            m_callName = decoded(event.name);
            return;
        case EventKind::ToolArguments:
            m_callArguments += decoded(event.text);
            return;
        case EventKind::Usage:
            takeUsage(*event.usage);
            return;
        case EventKind::Finish:
            m_outcome.finishReason = finishWord(event.finish);
            return;
        case EventKind::Error:
            takeFailure(*event.failure);
            return;
        case EventKind::Start:
        case EventKind::Signature:
        case EventKind::RedactedReasoning:
        case EventKind::ItemEnd:
            return;
        }
    }

private:
    //! False once a receiver of what was read has cancelled it.
    bool isCurrent() const { return m_service.m_exchange.get() == this; }
    static QString decoded(std::string_view escaped) { return QString::fromStdString(json::decoded(escaped)); }

    void noteFirst(std::optional<milliseconds>& first)
    {
        if (!first)
            first = elapsed();
    }

    void flushCall()
    {
        if (m_callName.isEmpty() || !isCurrent())
            return;
        Q_EMIT m_service.toolCallReceived(std::exchange(m_callName, {}), std::exchange(m_callArguments, {}));
    }

    void takeUsage(const dialects::Usage& usage)
    {
        if (usage.prompt)
            m_outcome.tokensIn = TokenCount {*usage.prompt};
        if (usage.completion)
            m_outcome.tokensOut = TokenCount {*usage.completion};
    }

    void takeFailure(const dialects::Failure& failure)
    {
        using dialects::ErrorKind;
        const bool isKey = failure.kind == ErrorKind::Authentication || failure.kind == ErrorKind::Permission;
        const ErrorCode code = isKey                            ? ErrorCode::Unauthorized
            : failure.kind == ErrorKind::NotFound               ? ErrorCode::NotFound
            : failure.kind == ErrorKind::Timeout                ? ErrorCode::Timeout
            : failure.kind == ErrorKind::InvalidRequest         ? ErrorCode::InvalidArgument
                                                                : ErrorCode::Unavailable;
        m_outcome.error = Error {code, failure.message};
    }

    ChatTryService& m_service;
    Dialect m_dialect;
    bool m_isStreaming;
    SteadyTime m_startedAt;
    std::unique_ptr<dialects::StreamReader> m_reader;
    dialects::EventSplitter m_splitter;
    ports::ChatTryOutcome m_outcome;
    int m_status = 0;
    QByteArray m_body;
    QString m_callName;
    QString m_callArguments;
};

ChatTryService::ChatTryService(const ports::EnginePort& engine, const Clock& clock, QObject* parent)
    : ports::ChatTryPort(parent)
    , m_engine(engine)
    , m_clock(clock)
{
    // Loopback must never go through a proxy of the desktop.
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(exchangeDeadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_exchange->outcome().error = Error {ErrorCode::Timeout, "there was no complete answer within ten minutes"};
        end();
    });
}

ChatTryService::~ChatTryService()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void ChatTryService::send(const ports::ChatTryRequest& request)
{
    cancel();
    m_exchange = std::make_shared<Exchange>(*this, request);
    const QUrl base = m_engine.baseUrl();
    if (base.isEmpty()) {
        m_exchange->outcome().error
            = Error {ErrorCode::Unavailable, "the routing engine is not running; start it and try again"};
        QTimer::singleShot(0, this, [this] {
            if (m_exchange && !m_reply)
                end();
        });
        return;
    }

    QUrl url = base;
    url.setPath(base.path() + pathOf(m_exchange->dialect()));
    QNetworkRequest network(url);
    network.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    const Secret token = m_engine.token();
    const std::string_view text = token.reveal();
    network.setRawHeader("Authorization", "Bearer " + QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    network.setRawHeader("User-Agent", "switchyard-panel");
    if (m_exchange->dialect() == Dialect::Messages)
        network.setRawHeader("anthropic-version", "2023-06-01");

    m_reply = m_network.post(network, bodyOf(request, m_exchange->dialect()));
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ChatTryService::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &ChatTryService::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &ChatTryService::replyFinished);
    m_deadline.start();
}

void ChatTryService::cancel()
{
    if (!m_exchange)
        return;
    m_exchange->outcome().wasCancelled = true;
    end();
}

void ChatTryService::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_exchange->isHeadRead() || status == 0)
        return;
    m_exchange->setStatus(status);
    const auto header = [this](const char* name) { return m_reply->rawHeader(name).toStdString(); };
    ports::ChatTryHead head;
    head.httpStatus = status;
    head.route = header("x-switchyard-route");
    head.provider = header("x-switchyard-provider");
    head.model = header("x-switchyard-model");
    head.attempts = m_reply->rawHeader("x-switchyard-attempts").toInt();
    head.reason = header("x-switchyard-reason");
    head.after = m_exchange->elapsed();
    Q_EMIT headReceived(head);
}

void ChatTryService::readBody()
{
    const auto exchange = m_exchange;
    readHead();
    if (m_exchange == exchange)
        exchange->feed(m_reply->readAll());
}

void ChatTryService::replyFinished()
{
    const auto exchange = m_exchange;
    const bool hasHead = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 0;
    if (!hasHead) {
        m_exchange->outcome().error = Error {ErrorCode::Network,
                                             "the routing engine did not answer: " + m_reply->errorString().toStdString()};
    } else {
        readBody();
        if (m_exchange == exchange)
            exchange->complete();
    }
    if (m_exchange == exchange)
        end();
}

void ChatTryService::end()
{
    m_deadline.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply.clear();
    }
    const auto exchange = std::move(m_exchange);
    exchange->outcome().total = exchange->elapsed();
    Q_EMIT finished(exchange->outcome());
}

} // namespace switchyard
