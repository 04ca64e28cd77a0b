// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/status.h"

#include "theme/icons.h"
#include "wording/format.h"

#include <QCoreApplication>

namespace switchyard::wording {

namespace {

using health::Reason;
using health::Remedy;
using health::Status;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

QString httpCode(int httpStatus, const QString& otherwise)
{
    return httpStatus > 0 ? QString::number(httpStatus) : otherwise;
}

} // namespace

QString statusText(Status status)
{
    switch (status) {
    case Status::Paused:
        return Words::tr("Paused");
    case Status::Misconfigured:
        return Words::tr("Misconfigured");
    case Status::SignInFailed:
        return Words::tr("Sign-in failed");
    case Status::Unreachable:
        return Words::tr("Unreachable");
    case Status::OutOfCredit:
        return Words::tr("Out of credit");
    case Status::ModelMissing:
        return Words::tr("Model missing");
    case Status::RateLimited:
        return Words::tr("Rate-limited");
    case Status::CoolingDown:
        return Words::tr("Cooling down");
    case Status::Degraded:
        return Words::tr("Degraded");
    case Status::Loading:
        return Words::tr("Loading");
    case Status::Cold:
        return Words::tr("Cold");
    case Status::Busy:
        return Words::tr("Busy");
    case Status::Ready:
        return Words::tr("Ready");
    case Status::Checking:
        return Words::tr("Checking");
    }
    return {};
}

QString statusIcon(Status status)
{
    switch (status) {
    case Status::Paused:
        return QStringLiteral("circle-pause");
    case Status::Misconfigured:
        return QStringLiteral("wrench");
    case Status::SignInFailed:
        return QStringLiteral("key-round");
    case Status::Unreachable:
        return QStringLiteral("unplug");
    case Status::OutOfCredit:
        return QStringLiteral("octagon-alert");
    case Status::ModelMissing:
        return QStringLiteral("circle-question-mark");
    case Status::RateLimited:
        return QStringLiteral("timer");
    case Status::CoolingDown:
        return QStringLiteral("hourglass");
    case Status::Degraded:
        return QStringLiteral("triangle-alert");
    case Status::Loading:
        return QStringLiteral("loader-circle");
    case Status::Cold:
        return QStringLiteral("snowflake");
    case Status::Busy:
        return QStringLiteral("activity");
    case Status::Ready:
        return QStringLiteral("circle-check");
    case Status::Checking:
        return QStringLiteral("circle-dashed");
    }
    return QStringLiteral("circle-dashed");
}

theme::Tone statusTone(Status status)
{
    switch (health::tone(status)) {
    case health::Tone::Good:
        return theme::Tone::Good;
    case health::Tone::Idle:
        return theme::Tone::Idle;
    case health::Tone::Warn:
        return theme::Tone::Warn;
    case health::Tone::Bad:
        return theme::Tone::Bad;
    case health::Tone::Off:
        break;
    }
    return theme::Tone::Off;
}

QString reasonText(Reason reason, int httpStatus)
{
    switch (reason) {
    case Reason::None:
    case Reason::NotCheckedYet:
    case Reason::PausedByUser:
    case Reason::LoadedAndListed:
    case Reason::Listed:
    case Reason::NotInMemory:
    case Reason::ModelLoading:
    case Reason::OutOfCredit:
        return {};
    case Reason::InvalidAddress:
        return Words::tr("the address is not valid");
    case Reason::UnsupportedApi:
        return Words::tr("its protocol is not supported");
    case Reason::UnresolvedReference:
        return Words::tr("a reference leads nowhere");
    case Reason::KeyMissing:
        return Words::tr("no key given");
    case Reason::KeyRefused:
        return Words::tr("key refused");
    case Reason::PermissionDenied:
        return Words::tr("not allowed with this key");
    case Reason::RegionRefused:
        return Words::tr("not offered in this region");
    case Reason::NoNetwork:
        return Words::tr("no network");
    case Reason::HostNotFound:
        return Words::tr("host not found");
    case Reason::ConnectionRefused:
        return Words::tr("connection refused");
    case Reason::ConnectTimedOut:
        return Words::tr("no connection in time");
    case Reason::AnswerTimedOut:
        return Words::tr("no answer in time");
    case Reason::ConnectionLost:
        return Words::tr("connection lost");
    case Reason::TlsUntrusted:
        return Words::tr("certificate not trusted");
    case Reason::TlsFailed:
        return Words::tr("encryption failed");
    case Reason::SpeaksPlainHttp:
        return Words::tr("it speaks plain HTTP, not https");
    case Reason::SpeaksTls:
        return Words::tr("it wants https");
    case Reason::OtherLoopback:
        return Words::tr("it listens on the other loopback address");
    case Reason::ProxyInTheWay:
        return httpStatus == 401 ? Words::tr("a proxy in front asks for a name and password")
                                 : Words::tr("a proxy answers instead");
    case Reason::WebPage:
        return Words::tr("a web page answers, not an API");
    case Reason::NotAnApi:
        return Words::tr("something else answers there");
    case Reason::WrongPath:
        return Words::tr("nothing under this path");
    case Reason::AnswerTooLarge:
        return Words::tr("the answer is too large");
    case Reason::ServerError:
        return httpCode(httpStatus, Words::tr("server error"));
    case Reason::UnexpectedAnswer:
        return httpStatus > 0 ? Words::tr("unexpected answer %1").arg(httpStatus) : Words::tr("unexpected answer");
    case Reason::RateLimited:
        return httpCode(httpStatus, Words::tr("too many requests"));
    case Reason::Overloaded:
        return Words::tr("overloaded");
    case Reason::ModelNotListed:
        return Words::tr("not listed by the server");
    case Reason::NoModels:
        return Words::tr("the server has no models");
    case Reason::NothingLoaded:
        return Words::tr("nothing loaded");
    case Reason::Sleeping:
        return Words::tr("asleep");
    case Reason::ServerStarting:
        return Words::tr("the server is starting");
    case Reason::WarmingUp:
        return Words::tr("warming up");
    case Reason::OutOfMemory:
        return Words::tr("not enough memory");
    case Reason::LoadFailed:
        return Words::tr("the load failed");
    case Reason::ContextExceeded:
        return Words::tr("the context is too small");
    case Reason::BreakerOpen:
        return Words::tr("rested after failures");
    case Reason::BreakerHalfOpen:
        return Words::tr("trying again");
    case Reason::ManyFailures:
        return Words::tr("many failures");
    case Reason::Slow:
        return Words::tr("slow");
    case Reason::Streaming:
        return Words::tr("answering");
    }
    return {};
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::Wait:
        return Words::tr("Wait; it comes back by itself.");
    case Remedy::StartServer:
        return Words::tr("Start the server.");
    case Remedy::CheckPort:
        return Words::tr("Check the port: something else answers there, or nothing does.");
    case Remedy::ListenOnAllAddresses:
        return Words::tr("Let the server listen on all addresses; it probably listens on 127.0.0.1 only.");
    case Remedy::CheckName:
        return Words::tr("Check the name in the address.");
    case Remedy::CheckNetwork:
        return Words::tr("Check the network connection and the firewall.");
    case Remedy::BypassProxy:
        return Words::tr("Except this address from the proxy.");
    case Remedy::TrustCertificate:
        return Words::tr("Trust its certificate, or add the authority that signed it.");
    case Remedy::FixAddress:
        return Words::tr("Correct the address.");
    case Remedy::EnterKey:
        return Words::tr("Enter a key.");
    case Remedy::ReplaceKey:
        return Words::tr("Replace the key.");
    case Remedy::ChangeRegion:
        return Words::tr("Choose another region.");
    case Remedy::TopUp:
        return Words::tr("Top up the account at the provider.");
    case Remedy::ChooseModel:
        return Words::tr("Choose a model that the server lists.");
    case Remedy::AddModels:
        return Words::tr("Download a model, or declare one by hand.");
    case Remedy::LoadModel:
        return Words::tr("Load a model on the server.");
    case Remedy::FreeMemory:
        return Words::tr("Free memory, or take a smaller model.");
    case Remedy::EnlargeContext:
        return Words::tr("Load the model with a larger context.");
    case Remedy::LengthenTimeout:
        return Words::tr("Allow more time for the first answer.");
    case Remedy::ReadServerLog:
        return Words::tr("Look into the server's log.");
    case Remedy::Resume:
        return Words::tr("Resume it.");
    }
    return {};
}

QString remedyAction(Remedy remedy)
{
    switch (remedy) {
    case Remedy::EnterKey:
        return Words::tr("Enter key…");
    case Remedy::ReplaceKey:
        return Words::tr("Replace key…");
    case Remedy::FixAddress:
    case Remedy::CheckName:
    case Remedy::CheckPort:
        return Words::tr("Open address…");
    case Remedy::ChooseModel:
    case Remedy::AddModels:
        return Words::tr("Open models…");
    case Remedy::LoadModel:
        return Words::tr("Warm up");
    case Remedy::Resume:
        return Words::tr("Resume");
    case Remedy::StartServer:
    case Remedy::CheckNetwork:
    case Remedy::Wait:
        return Words::tr("Check again");
    default:
        return {};
    }
}

QString reachText(health::Reach reach)
{
    switch (reach) {
    case health::Reach::Loopback:
        return Words::tr("Local");
    case health::Reach::Lan:
        return Words::tr("LAN");
    case health::Reach::Hosted:
        return Words::tr("Hosted");
    }
    return {};
}

QString reachTitle(health::Reach reach)
{
    switch (reach) {
    case health::Reach::Loopback:
        return Words::tr("On this computer");
    case health::Reach::Lan:
        return Words::tr("Your network");
    case health::Reach::Hosted:
        return Words::tr("Hosted");
    }
    return {};
}

QString reachIcon(health::Reach reach)
{
    switch (reach) {
    case health::Reach::Loopback:
        return QStringLiteral("house");
    case health::Reach::Lan:
        return QStringLiteral("network");
    case health::Reach::Hosted:
        return QStringLiteral("cloud");
    }
    return QStringLiteral("cloud");
}

QString providerName(health::ServerFamily family, const ProviderId& provider)
{
    const auto& info = health::info(family);
    const bool told = family != health::ServerFamily::Unknown && family != health::ServerFamily::OpenAiCompatible;
    if (told && info.id == provider.value())
        return fromUtf8(info.displayName);
    if (const auto byId = health::familyFromId(provider.value()))
        return fromUtf8(health::info(*byId).displayName);
    return fromUtf8(provider.value());
}

QString providerMark(health::ServerFamily family, const ProviderId& provider)
{
    const bool told = family != health::ServerFamily::Unknown && family != health::ServerFamily::OpenAiCompatible;
    return theme::markName(told ? fromUtf8(health::info(family).id) : QString(), fromUtf8(provider.value()));
}

QString adviceText(health::Advice advice)
{
    switch (advice) {
    case health::Advice::PartlyOnCpu:
        return Words::tr("Part of the model runs on the processor, which is slow.");
    case health::Advice::HeavilyQuantised:
        return Words::tr("The model is heavily quantised: expect weaker answers and tool calls.");
    case health::Advice::ContextSmallerThanConfigured:
        return Words::tr("The server holds less context than the configuration promises.");
    case health::Advice::EvictionThrash:
        return Words::tr("Two models keep pushing each other out of memory.");
    case health::Advice::LoadSlowerThanTimeout:
        return Words::tr("Loading takes longer than the time-out allows.");
    case health::Advice::AnswersAsOtherModel:
        return Words::tr("The server answers with another model than the one asked for.");
    }
    return {};
}

} // namespace switchyard::wording
