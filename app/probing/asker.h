// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/adapters/adapter.h"
#include "health/modelhealth.h"
#include "health/probesample.h"
#include "probing/serveraddress.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkReply;
class QSslError;

namespace switchyard::probing {

//! One request under way. Reports exactly once through its callback, unless it is cancelled or its context is gone; then
//! deletes itself. GUI thread only.
class Asking final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Asking)

public:
    using Done = std::function<void(const health::ServerAnswer&)>;
    //! Each piece of an answer as it comes, for event streams.
    using Piece = std::function<void(const QByteArray&)>;

    ~Asking() override;
    //! Nothing is reported afterwards.
    void cancel();
    void setPiece(Piece piece) { m_piece = std::move(piece); }

private:
    friend class Asker;
    Asking(QObject* owner, QNetworkReply* reply, std::chrono::milliseconds deadline, qint64 limit, Done done);

    void readSome();
    void judgeCertificate(const QList<QSslError>& errors);
    void finish(health::Reason reason);
    health::Reason reasonOf() const;

    std::shared_ptr<QNetworkAccessManager> m_manager; //!< Lives as long as its last request.
    QNetworkReply* m_reply;
    QTimer m_deadline;
    std::chrono::steady_clock::time_point m_start;
    std::optional<std::chrono::steady_clock::time_point> m_sentAt;
    std::optional<std::chrono::steady_clock::time_point> m_firstByteAt;
    std::string m_path;
    QByteArray m_body;
    qint64 m_limit;
    bool m_skipsVerification = false;
    bool m_isProxied = false;
    QList<QSslCertificate> m_pinned; //!< Trusted as they are, whoever signed them.
    health::Reason m_tls = health::Reason::None;
    std::shared_ptr<const health::Certificate> m_certificate;
    Done m_done;
    Piece m_piece;
};

//! What one request may cost.
struct AskLimits {
    std::chrono::milliseconds deadline { 4000 }; //!< For everything: name, connection, whole answer.
    qint64 bytes = 16LL * 1024 * 1024; //!< Lists of tens of thousands of models exist.
    bool closesConnection = false; //!< Of many requests at once, whose connections would stay open for nothing.
};

//! How long one answer may take, by where the server is.
struct Deadlines {
    std::chrono::milliseconds nearby { 4000 }; //!< On this machine or in the same network.
    std::chrono::milliseconds hosted { 10'000 };

    AskLimits limitsFor(health::Reach reach) const;
};

//! Sends small requests with deadlines of their own. Follows no redirect, keeps no cookie and no cache. GUI thread only.
class Asker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Asker)

public:
    explicit Asker(QObject* parent = nullptr);
    ~Asker() override;

    //! Asks at `url`. `done` is called later, from the event loop, and not once `context` is gone.
    Asking* ask(const ServerAddress& address, const QUrl& url, const health::Ask& ask, const AskLimits& limits,
                QObject* context, Asking::Done done);

    //! Later requests use new connections; those under way stay on theirs.
    void startAfresh();

    //! The exchange as evidence, with secrets removed.
    static health::Evidence evidence(const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer,
                                     health::Reason reason, const ServerAddress& address);

private:
    std::shared_ptr<QNetworkAccessManager> managerFor(const ServerAddress& address);

    QHash<QString, std::shared_ptr<QNetworkAccessManager>> m_managers; //!< By proxy; without one under an empty name.
};

} // namespace switchyard::probing
