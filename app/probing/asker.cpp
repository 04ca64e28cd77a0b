// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/asker.h"

#include "routing/failure.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>

#include <algorithm>
#include <array>

namespace switchyard::probing {

namespace {

using health::Reason;

Reason reasonOfError(QNetworkReply::NetworkError error, bool wasSent)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Reason::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return Reason::HostNotFound;
    case QNetworkReply::TimeoutError:
        return wasSent ? Reason::AnswerTimedOut : Reason::ConnectTimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Reason::TlsFailed;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Reason::NoNetwork;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Reason::ProxyInTheWay;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return Reason::NotAnApi;
    case QNetworkReply::UnknownNetworkError:
        return wasSent ? Reason::ConnectionLost : Reason::ConnectTimedOut;
    default:
        return Reason::ConnectionLost;
    }
}

health::CertificateFlaw flawOf(QSslError::SslError error)
{
    using health::CertificateFlaw;
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return CertificateFlaw::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateFlaw::UnknownIssuer;
    case QSslError::CertificateExpired:
        return CertificateFlaw::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateFlaw::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateFlaw::OtherName;
    case QSslError::NoError:
        return CertificateFlaw::None;
    default:
        return CertificateFlaw::Other;
    }
}

WallTime wallTimeOf(const QDateTime& time)
{
    return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

std::string firstOf(const QStringList& common, const QStringList& organisation)
{
    return (common.isEmpty() ? organisation.value(0) : common.constFirst()).toStdString();
}

health::Certificate certificateOf(const QList<QSslCertificate>& chain, const QList<QSslError>& errors)
{
    using health::CertificateFlaw;
    health::Certificate certificate;
    for (const auto& error : errors) {
        const auto flaw = flawOf(error.error());
        if (flaw != CertificateFlaw::None && std::find(certificate.flaws.begin(), certificate.flaws.end(), flaw) == certificate.flaws.end())
            certificate.flaws.push_back(flaw);
    }
    for (const auto flaw : { CertificateFlaw::Expired, CertificateFlaw::NotYetValid, CertificateFlaw::SelfSigned,
                             CertificateFlaw::UnknownIssuer, CertificateFlaw::OtherName }) {
        const bool holds = std::find(certificate.flaws.begin(), certificate.flaws.end(), flaw) != certificate.flaws.end();
        if (holds && certificate.flaw == CertificateFlaw::Other)
            certificate.flaw = flaw;
    }
    if (chain.isEmpty())
        return certificate;
    const auto& leaf = chain.constFirst();
    certificate.sha256 = leaf.digest(QCryptographicHash::Sha256).toHex(':').toUpper().toStdString();
    certificate.subject = firstOf(leaf.subjectInfo(QSslCertificate::CommonName), leaf.subjectInfo(QSslCertificate::Organization));
    certificate.issuer = firstOf(leaf.issuerInfo(QSslCertificate::CommonName), leaf.issuerInfo(QSslCertificate::Organization));
    for (const auto& name : leaf.subjectAlternativeNames())
        certificate.names.push_back(name.toStdString());
    certificate.validFrom = wallTimeOf(leaf.effectiveDate());
    certificate.validUntil = wallTimeOf(leaf.expiryDate());
    const auto& trusted = chain.constLast().isSelfSigned() ? chain.constLast() : leaf;
    certificate.pem = trusted.toPem().toStdString();
    return certificate;
}

//! PEM text, or a file that holds it. Small files of the user's own choice, read once a request to such an endpoint.
QByteArray pem(const std::string& textOrPath)
{
    if (textOrPath.find("-----BEGIN") != std::string::npos)
        return QByteArray::fromStdString(textOrPath);
    QFile file(QString::fromStdString(textOrPath));
    return file.open(QIODevice::ReadOnly) ? file.read(1024 * 1024) : QByteArray {};
}

void applyTls(const routing::TlsOptions& tls, QNetworkRequest& request)
{
    if (tls.ca.empty() && tls.certificate.empty() && tls.serverName.empty())
        return;
    auto configuration = request.sslConfiguration();
    if (!tls.ca.empty())
        configuration.addCaCertificates(QSslCertificate::fromData(pem(tls.ca)));
    if (!tls.certificate.empty()) {
        configuration.setLocalCertificateChain(QSslCertificate::fromData(pem(tls.certificate)));
        const auto key = pem(std::string(tls.key.reveal()));
        const auto phrase = QByteArray::fromStdString(std::string(tls.keyPassphrase.reveal()));
        QSslKey parsed(key, QSsl::Rsa, QSsl::Pem, QSsl::PrivateKey, phrase);
        configuration.setPrivateKey(parsed.isNull() ? QSslKey(key, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey, phrase) : parsed);
    }
    request.setSslConfiguration(configuration);
    if (!tls.serverName.empty())
        request.setPeerVerifyName(QString::fromStdString(tls.serverName));
}

bool isExempt(const std::string& host, const std::vector<std::string>& noProxy)
{
    return std::any_of(noProxy.begin(), noProxy.end(), [&host](std::string entry) {
        if (entry == "*")
            return true;
        if (!entry.empty() && entry.front() == '.')
            entry.erase(0, 1);
        return !entry.empty() && host.size() >= entry.size()
            && host.compare(host.size() - entry.size(), entry.size(), entry) == 0
            && (host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.');
    });
}

std::string proxyOf(const ServerAddress& address)
{
    if (address.proxy.mode == routing::ProxyOptions::Mode::Explicit)
        return std::string(address.proxy.url.reveal());
    if (address.proxy.mode == routing::ProxyOptions::Mode::None
        || isExempt(address.base.host, address.environmentProxy.noProxy))
        return {};
    return std::string((address.base.tls ? address.environmentProxy.https : address.environmentProxy.http).reveal());
}

} // namespace

AskLimits Deadlines::limitsFor(health::Reach reach) const
{
    AskLimits limits;
    limits.deadline = reach == health::Reach::Hosted ? hosted : nearby;
    return limits;
}

Asking::Asking(QObject* owner, QNetworkReply* reply, std::chrono::milliseconds deadline, qint64 limit, Done done)
    : QObject(owner)
    , m_reply(reply)
    , m_start(std::chrono::steady_clock::now())
    , m_limit(limit)
    , m_done(std::move(done))
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_sentAt = std::chrono::steady_clock::now(); });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (!m_firstByteAt)
            m_firstByteAt = std::chrono::steady_clock::now();
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &Asking::readSome);
    connect(m_reply, &QNetworkReply::sslErrors, this, &Asking::judgeCertificate);
    connect(m_reply, &QNetworkReply::finished, this, [this] { finish(reasonOf()); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(m_sentAt ? Reason::AnswerTimedOut : Reason::ConnectTimedOut); });
    m_deadline.start(deadline);
}

Asking::~Asking()
{
    m_reply->disconnect(this);
    m_reply->abort();
    // Before its manager, which may go with this.
    delete m_reply;
}

void Asking::cancel()
{
    m_done = nullptr;
    m_piece = nullptr;
    m_deadline.stop();
    m_reply->disconnect(this);
    m_reply->abort();
    deleteLater();
}

void Asking::readSome()
{
    const auto piece = m_reply->readAll();
    // The receiver may cancel, which drops m_piece.
    if (const auto take = m_piece) {
        take(piece);
        return;
    }
    m_body += piece;
    if (m_body.size() > m_limit)
        finish(Reason::AnswerTooLarge);
}

void Asking::judgeCertificate(const QList<QSslError>& errors)
{
    const auto isAboutTrust = [](const QSslError& error) {
        const auto flaw = flawOf(error.error());
        return flaw == health::CertificateFlaw::SelfSigned || flaw == health::CertificateFlaw::UnknownIssuer;
    };
    // Qt insists on a whole chain, also where the provider's `ca` holds the very certificate that is shown.
    const bool isPinned = m_pinned.contains(m_reply->sslConfiguration().peerCertificate())
        && std::all_of(errors.begin(), errors.end(), isAboutTrust);
    if (m_skipsVerification || isPinned) {
        m_reply->ignoreSslErrors();
        return;
    }
    m_certificate = std::make_shared<const health::Certificate>(
        certificateOf(m_reply->sslConfiguration().peerCertificateChain(), errors));
    m_tls = m_certificate->flaw == health::CertificateFlaw::Other ? Reason::TlsFailed : Reason::TlsUntrusted;
}

Reason Asking::reasonOf() const
{
    if (m_tls != Reason::None)
        return m_tls;
    const bool hasStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    const auto error = m_reply->error();
    if (error == QNetworkReply::NoError)
        return hasStatus ? Reason::None : Reason::NotAnApi;
    // With a status, Qt's errors of 4xx and 5xx only repeat it; an answer cut short is another matter.
    // OpenSSL's words for an answer that is no TLS at all.
    if (error == QNetworkReply::SslHandshakeFailedError) {
        const auto words = m_reply->errorString();
        if (words.contains(QLatin1String("wrong version number")) || words.contains(QLatin1String("http request"))
            || words.contains(QLatin1String("packet length too long")))
            return Reason::SpeaksPlainHttp;
    }
    const bool isCut = error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::UnknownNetworkError;
    if (hasStatus && !isCut)
        return Reason::None;
    const auto reason = reasonOfError(error, m_sentAt.has_value());
    // Qt reports a dead proxy like a dead server.
    const bool isOnTheWay = reason == Reason::ConnectionRefused || reason == Reason::HostNotFound || reason == Reason::ConnectTimedOut;
    return m_isProxied && isOnTheWay ? Reason::ProxyInTheWay : reason;
}

void Asking::finish(Reason reason)
{
    if (!m_done)
        return;
    m_deadline.stop();
    m_reply->disconnect(this);
    health::ServerAnswer answer;
    answer.path = std::move(m_path);
    answer.reason = reason;
    answer.certificate = m_certificate;
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_start);
    // Waiting for a connection or for our own event loop is not the server's time.
    if (m_sentAt && m_firstByteAt)
        answer.latency = std::chrono::duration_cast<std::chrono::milliseconds>(*m_firstByteAt - *m_sentAt);
    if (reason == Reason::None) {
        if (!m_piece)
            m_body += m_reply->readAll();
        answer.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        for (const auto& [name, value] : m_reply->rawHeaderPairs())
            answer.headers.emplace_back(name.toLower().toStdString(), value.toStdString());
    }
    answer.body = m_body.toStdString();
    answer.json = health::Json::parse(answer.body);
    // One name in another encoding must not cost the whole list.
    if (!answer.json && !m_body.isEmpty() && !m_body.isValidUtf8())
        answer.json = health::Json::parse(QString::fromUtf8(m_body).toStdString());
    m_reply->abort();
    const auto done = std::exchange(m_done, nullptr);
    deleteLater();
    done(answer);
}

Asker::Asker(QObject* parent)
    : QObject(parent)
{
}

Asker::~Asker()
{
    qDeleteAll(findChildren<Asking*>());
}

void Asker::startAfresh()
{
    m_managers.clear();
}

std::shared_ptr<QNetworkAccessManager> Asker::managerFor(const ServerAddress& address)
{
    const auto proxy = QString::fromStdString(proxyOf(address));
    auto& manager = m_managers[proxy];
    if (manager)
        return manager;
    manager = std::make_shared<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    const QUrl url(proxy);
    manager->setProxy(proxy.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy)
                                      : QNetworkProxy(QNetworkProxy::HttpProxy, url.host(), static_cast<quint16>(url.port(8080)),
                                                      url.userName(), url.password()));
    return manager;
}

Asking* Asker::ask(const ServerAddress& address, const QUrl& url, const health::Ask& ask, const AskLimits& limits,
                   QObject* context, Asking::Done done)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", "Switchyard");
    request.setRawHeader("Accept", "application/json, */*;q=0.5");
    for (const auto& [name, value] : address.headers)
        request.setRawHeader(name, QByteArray(value.reveal().data(), static_cast<qsizetype>(value.reveal().size())));
    if (limits.closesConnection)
        request.setRawHeader("Connection", "close");
    if (!ask.body.empty())
        request.setRawHeader("Content-Type", "application/json");
    applyTls(address.tls, request);

    auto manager = managerFor(address);
    auto* reply = ask.method == "GET"
        ? manager->get(request)
        : manager->sendCustomRequest(request, QByteArray::fromStdString(ask.method), QByteArray::fromStdString(ask.body));
    auto guarded = [guard = QPointer<QObject>(context), done = std::move(done)](const health::ServerAnswer& answer) {
        if (guard)
            done(answer);
    };
    auto* asking = new Asking(this, reply, limits.deadline, limits.bytes, std::move(guarded));
    asking->m_path = ask.path;
    asking->m_skipsVerification = address.tls.insecureSkipVerify;
    asking->m_isProxied = manager->proxy().type() == QNetworkProxy::HttpProxy;
    asking->m_manager = std::move(manager);
    if (!address.tls.ca.empty())
        asking->m_pinned = QSslCertificate::fromData(pem(address.tls.ca));
    return asking;
}

health::Evidence Asker::evidence(const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer,
                                 health::Reason reason, const ServerAddress& address)
{
    health::Evidence evidence;
    evidence.method = ask.method;
    evidence.url = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString();
    evidence.httpStatus = answer.httpStatus;
    evidence.took = answer.took;
    evidence.reason = reason;
    evidence.certificate = answer.certificate;
    auto bytes = answer.body.substr(0, 2000);
    // A server may repeat the key it refuses, and a cut key must not slip through either: replaced before cutting.
    for (const auto& [name, value] : address.headers) {
        auto secret = std::string(value.reveal());
        if (secret.compare(0, 7, "Bearer ") == 0)
            secret.erase(0, 7);
        for (auto at = secret.size() < 6 ? std::string::npos : bytes.find(secret); at != std::string::npos;
             at = bytes.find(secret, at + 5))
            bytes.replace(at, secret.size(), "•••••");
    }
    evidence.firstBytes = routing::redactedExcerpt(bytes, 500);
    return evidence;
}

} // namespace switchyard::probing
