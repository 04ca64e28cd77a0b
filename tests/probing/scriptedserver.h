// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "probing/asker.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>

#include <functional>
#include <memory>

class QTcpSocket;

namespace switchyard::testlib {

//! Milliseconds for what must come at last, on however busy a machine.
constexpr int patience = 60'000;
//! For services whose subject is not the time a server takes.
constexpr probing::Deadlines longDeadlines { std::chrono::minutes(1), std::chrono::minutes(1) };

//! How an answer is sent.
enum class Manner {
    Whole,
    Never, //!< Accepts the request and says nothing.
    Dripping, //!< One byte every 50 ms.
    Cut, //!< Half of the body, then the connection is closed.
    Raw, //!< The body as it is, without a head; then the connection is closed.
};

struct ScriptedAnswer {
    int status = 200;
    QList<QByteArray> headers;
    QByteArray body;
    Manner manner = Manner::Whole;
};

//! An HTTP server on loopback that answers from a script: the text of a file in `servers/`, or answers set by hand.
//!
//! The file holds blocks. A block starts with `### METHOD PATH STATUS`, then headers, an empty line and the body; the
//! path `*` is the answer to everything else (404 with an empty body when there is none).
class ScriptedServer final : public QObject {
    Q_OBJECT

public:
    explicit ScriptedServer(QObject* parent = nullptr);
    //! Speaks TLS with `certificates/<name>.pem`.
    explicit ScriptedServer(const QString& certificate, QObject* parent = nullptr);
    //! Listens on this address only, at a port of its own choice.
    explicit ScriptedServer(const QHostAddress& address, QObject* parent = nullptr);
    ~ScriptedServer() override;

    //! `name` of `servers/<name>.http`. Fails the test when there is none.
    void load(const QString& name);
    void set(const QByteArray& methodAndPath, const ScriptedAnswer& answer) { m_answers.insert(methodAndPath, answer); }
    ScriptedAnswer answerTo(const QByteArray& methodAndPath) const { return m_answers.value(methodAndPath); }
    void setManner(const QByteArray& methodAndPath, Manner manner) { m_answers[methodAndPath].manner = manner; }
    //! Answers 401 with this body to every request without `Authorization: Bearer key`.
    void requireKey(const QByteArray& key, const QByteArray& body);
    //! Called with each request, before it is answered.
    void onRequest(std::function<void(const QByteArray& methodAndPath, const QByteArray& body)> callback)
    {
        m_onRequest = std::move(callback);
    }

    //! Answers by what was sent; without a status the script answers.
    void setHandler(std::function<ScriptedAnswer(const QByteArray& methodAndPath, const QByteArray& body)> handler)
    {
        m_handler = std::move(handler);
    }

    quint16 port() const { return m_server->serverPort(); }
    QString url(const QString& path = {}) const;
    //! `METHOD /path` of every request so far.
    QList<QByteArray> requests() const { return m_requests; }
    void clearRequests() { m_requests.clear(); }
    int mostOpenRequests() const { return m_mostOpen; }
    //! Refuses connections from now on, and keeps the port from everybody else; `listen` takes it again.
    void close();
    bool listen();

private:
    void begin();
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const QByteArray& methodAndPath, const QByteArray& head, const QByteArray& body);
    void send(QTcpSocket* socket, const ScriptedAnswer& answer);

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_holder; //!< Holds the port of a closed server: bound, not listening.
    QHostAddress m_address = QHostAddress(QHostAddress::LocalHost);
    QString m_scheme = QStringLiteral("http");
    quint16 m_port = 0;
    QHash<QByteArray, ScriptedAnswer> m_answers;
    QHash<QTcpSocket*, QByteArray> m_pending;
    QList<QByteArray> m_requests;
    QByteArray m_key;
    QByteArray m_refusal;
    std::function<void(const QByteArray&, const QByteArray&)> m_onRequest;
    std::function<ScriptedAnswer(const QByteArray&, const QByteArray&)> m_handler;
    int m_open = 0;
    int m_mostOpen = 0;
};

} // namespace switchyard::testlib
