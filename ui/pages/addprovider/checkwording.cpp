// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/checkwording.h"

#include "config/catalogue.h"
#include "items/providerfacts.h"
#include "pages/addprovider/servertile.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace switchyard::pages {

namespace {

using health::Reason;
using ports::CheckStepKind;
using ports::CheckStepState;

//! The translation context of free functions.
class Check {
    Q_DECLARE_TR_FUNCTIONS(Check)
};

QString sight(const health::Diagnosis& diagnosis)
{
    const int status = diagnosis.evidence ? diagnosis.evidence->httpStatus : 0;
    return status > 0 ? Check::tr(" (HTTP %1)").arg(status) : QString();
}

//! A name that nobody typed, so nobody misspelt it.
bool isPresetHost(const QString& host)
{
    const auto isAt = [&host](const std::string& baseUrl) { return QUrl(wording::fromUtf8(baseUrl)).host() == host; };
    const auto& presets = config::Catalogue::builtIn().providers();
    return std::any_of(presets.begin(), presets.end(), [&](const config::BuiltInProvider& preset) {
        return isAt(preset.baseUrl)
            || std::any_of(preset.regions.begin(), preset.regions.end(), [&](const config::Region& region) { return isAt(region.baseUrl); });
    });
}

QString addressFinding(const ports::CheckResult& result)
{
    const QUrl url(wording::fromUtf8(result.address.baseUrl));
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return Check::tr("%1, port %2").arg(url.host(), QString::number(port));
}

QString serverFinding(const ports::CheckResult& result)
{
    const QString name = wording::fromUtf8(health::info(result.family).displayName);
    const QString version = wording::fromUtf8(result.version);
    if (result.family == health::ServerFamily::Unknown)
        return Check::tr("answers, kind not recognised");
    return version.isEmpty() ? name : name + QLatin1Char(' ') + version;
}

} // namespace

QString stepName(CheckStepKind kind)
{
    switch (kind) {
    case CheckStepKind::Address:
        return Check::tr("Address");
    case CheckStepKind::Server:
        return Check::tr("Server");
    case CheckStepKind::SignIn:
        return Check::tr("Sign-in");
    case CheckStepKind::Models:
        return Check::tr("Models");
    case CheckStepKind::Protocol:
        return Check::tr("Protocol");
    }
    return {};
}

QString apiText(const QString& api)
{
    if (api == QLatin1String("openai-completions"))
        return Check::tr("Chat Completions (OpenAI)");
    if (api == QLatin1String("openai-responses"))
        return Check::tr("Responses (OpenAI)");
    if (api == QLatin1String("anthropic-messages"))
        return Check::tr("Messages (Anthropic)");
    if (api == QLatin1String("google-generative-ai"))
        return Check::tr("Generate content (Google)");
    if (api == QLatin1String("ollama"))
        return Check::tr("Ollama's own");
    return api;
}

QString noteText(health::AddressNote note)
{
    switch (note) {
    case health::AddressNote::AddedScheme:
        return Check::tr("added http://");
    case health::AddressNote::AddedVersionPath:
        return Check::tr("added /v1");
    case health::AddressNote::RemovedEndpointPath:
        return Check::tr("path shortened");
    case health::AddressNote::RemovedQuery:
        return Check::tr("query left out");
    case health::AddressNote::RemovedUserInfo:
        return Check::tr("user name left out");
    case health::AddressNote::TookFromCommand:
        return Check::tr("from the cURL line");
    case health::AddressNote::TookFromBlock:
        return Check::tr("from the pasted block");
    case health::AddressNote::RemovedVersionPath:
        return Check::tr("without /v1");
    case health::AddressNote::RemovedPassword:
        return Check::tr("password or cookie left out");
    case health::AddressNote::ReplacedWildcard:
        return Check::tr("0.0.0.0 means this computer");
    }
    return {};
}

QString failureText(const health::Diagnosis& diagnosis, const QString& baseUrl, const QString& family)
{
    const QString place = items::hostAndPort(baseUrl);
    const QString host = QUrl(baseUrl).host();
    switch (diagnosis.reason) {
    case Reason::ConnectionRefused:
        return family.isEmpty() ? Check::tr("Nothing is listening on %1. Start the server, or check the port.").arg(place)
                                : Check::tr("Nothing is listening on %1. Start this server: %2.").arg(place, family);
    case Reason::ConnectTimedOut:
        return Check::tr("%1 did not answer in time. A firewall, or the server listens on 127.0.0.1 only.").arg(place);
    case Reason::AnswerTimedOut:
        return Check::tr("%1 took the connection and sent no answer in time.").arg(place);
    case Reason::HostNotFound:
        if (isPresetHost(host))
            return Check::tr("%1 cannot be found from here. Check this computer's connection and its name server.").arg(host);
        return Check::tr("There is no computer called %1. Check the spelling, or use its IP address.").arg(host);
    case Reason::NoNetwork:
        return Check::tr("This computer has no network connection now.");
    case Reason::ConnectionLost:
        return Check::tr("%1 closed the connection in the middle of its answer.").arg(place);
    case Reason::KeyMissing:
        return Check::tr("The server wants a key; none was given%1.").arg(sight(diagnosis));
    case Reason::KeyRefused:
        return Check::tr("The server wants a key; the one given was rejected%1.").arg(sight(diagnosis));
    case Reason::PermissionDenied:
        return Check::tr("The key is known, but lacks the right to do this%1.").arg(sight(diagnosis));
    case Reason::RegionRefused:
        return Check::tr("The server refuses this region%1. Choose the address of your region.").arg(sight(diagnosis));
    case Reason::WrongPath:
    case Reason::NotAnApi:
        return Check::tr("A server answers, but has no list of models there%1. Enter the address up to /v1.").arg(sight(diagnosis));
    case Reason::WebPage:
        return Check::tr("This is a web page, not an API%1.").arg(sight(diagnosis));
    case Reason::TlsUntrusted:
        return Check::tr("Nothing here vouches for its certificate. Add its authority to the system, or to this provider.");
    case Reason::TlsFailed:
        return Check::tr("No secure connection could be made. If the server speaks plain HTTP, write http://.");
    case Reason::NoModels:
        return Check::tr("The server is up but lists no models. Download or load one.");
    case Reason::NothingLoaded:
        return Check::tr("The server is up, but no model is in memory and requests load none. Load one there.");
    case Reason::ModelLoading:
    case Reason::ServerStarting:
        return Check::tr("The server is loading a model. It will be ready soon.");
    case Reason::OutOfCredit:
        return Check::tr("The account has no credit left%1.").arg(sight(diagnosis));
    case Reason::RateLimited:
        return Check::tr("The server limits the rate now%1. Try again in a moment.").arg(sight(diagnosis));
    case Reason::InvalidAddress:
        return Check::tr("This is no address. Write it like localhost:1234 or https://host/v1.");
    case Reason::ProxyInTheWay:
        if (diagnosis.evidence && diagnosis.evidence->httpStatus == 401)
            return Check::tr("A proxy in front of the server asks for a user name and password%1. Enter the address behind "
                             "it, or let the proxy pass this computer.")
                .arg(sight(diagnosis));
        return Check::tr("A proxy answers in its place. Leave this address out of the proxy.");
    default:
        break;
    }
    const QString words = wording::reasonText(diagnosis.reason, diagnosis.evidence ? diagnosis.evidence->httpStatus : 0);
    const QString remedy = wording::remedyText(diagnosis.remedy);
    const QString cause = words.isEmpty() ? wording::fromUtf8(health::describe(diagnosis.reason)) : words;
    return remedy.isEmpty() ? cause : cause + QLatin1String(". ") + remedy;
}

QString stepFinding(const ports::CheckStep& step, const ports::CheckResult& result)
{
    if (step.state == CheckStepState::Failed || step.state == CheckStepState::Warning) {
        const bool isKnown = result.family != health::ServerFamily::Unknown;
        return failureText(step.diagnosis, wording::fromUtf8(result.address.baseUrl),
                           isKnown ? wording::fromUtf8(health::info(result.family).displayName) : QString());
    }
    if (step.state != CheckStepState::Passed)
        return {};
    switch (step.kind) {
    case CheckStepKind::Address:
        return addressFinding(result);
    case CheckStepKind::Server:
        return serverFinding(result);
    case CheckStepKind::SignIn:
        return result.needsKey ? Check::tr("the key is accepted") : Check::tr("no key needed");
    case CheckStepKind::Models:
        return modelsText(result.models);
    case CheckStepKind::Protocol:
        return apiText(wording::fromUtf8(result.api));
    }
    return {};
}

QString certificateText(const health::Certificate& certificate)
{
    using health::CertificateFlaw;
    const QString subject = wording::fromUtf8(certificate.subject);
    QString flaw;
    switch (certificate.flaw) {
    case CertificateFlaw::None:
    case CertificateFlaw::Other:
        flaw = Check::tr("Its certificate was not accepted.");
        break;
    case CertificateFlaw::SelfSigned:
        flaw = Check::tr("Its certificate vouches for itself, as on most servers of one's own.");
        break;
    case CertificateFlaw::UnknownIssuer:
        flaw = Check::tr("Its certificate is signed by %1, whom this computer does not know.").arg(wording::fromUtf8(certificate.issuer));
        break;
    case CertificateFlaw::Expired:
        flaw = Check::tr("Its certificate has expired: it belongs renewed on the server.");
        break;
    case CertificateFlaw::NotYetValid:
        flaw = Check::tr("Its certificate is not valid yet. Is this computer's clock right?");
        break;
    case CertificateFlaw::OtherName:
        flaw = Check::tr("Its certificate is made out to %1.").arg(certificate.names.empty() ? subject : wording::fromUtf8(certificate.names.front()));
        break;
    }
    return flaw + QLatin1Char('\n') + Check::tr("Issued to %1. SHA-256:").arg(subject);
}

QString fingerprintText(const health::Certificate& certificate)
{
    // Broken into two lines, so that it can be compared.
    QString print = wording::fromUtf8(certificate.sha256);
    if (print.size() > 48)
        print.insert(48, QLatin1Char('\n'));
    return print;
}

} // namespace switchyard::pages
