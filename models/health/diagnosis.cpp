// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/diagnosis.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

namespace {

struct Row {
    Remedy remedy;
    std::string_view word;
    std::string_view sentence;
};

constexpr std::array rows {
    Row { Remedy::None, "none", "Nothing needs to be done" },
    Row { Remedy::Wait, "wait", "Wait; this passes by itself" },
    Row { Remedy::StartServer, "start-server", "Start the server" },
    Row { Remedy::CheckPort, "check-port", "Check the port: another program answers there, or none" },
    Row { Remedy::ListenOnAllAddresses, "listen-on-all-addresses",
          "Let the server listen on its network address, not only on its own loopback, and look at its firewall" },
    Row { Remedy::CheckName, "check-name", "Check the host name" },
    Row { Remedy::CheckNetwork, "check-network", "Check the network connection" },
    Row { Remedy::BypassProxy, "bypass-proxy", "Let this address bypass the proxy" },
    Row { Remedy::TrustCertificate, "trust-certificate", "Trust the certificate for this provider, or correct it on the server" },
    Row { Remedy::FixAddress, "fix-address", "Correct the base URL" },
    Row { Remedy::EnterKey, "enter-key", "Enter a key" },
    Row { Remedy::ReplaceKey, "replace-key", "Enter a valid key" },
    Row { Remedy::ChangeRegion, "change-region", "Use the base URL of the key's region" },
    Row { Remedy::TopUp, "top-up", "Add credit at the provider" },
    Row { Remedy::ChooseModel, "choose-model", "Choose one of the models that the server lists" },
    Row { Remedy::AddModels, "add-models", "Download a model on the server, or load one" },
    Row { Remedy::LoadModel, "load-model", "Load the model" },
    Row { Remedy::FreeMemory, "free-memory", "Free memory, or use a smaller model or a smaller context" },
    Row { Remedy::EnlargeContext, "enlarge-context", "Load the model with a larger context window, or ask with less" },
    Row { Remedy::LengthenTimeout, "lengthen-timeout", "Set a longer timeoutSeconds" },
    Row { Remedy::ReadServerLog, "read-server-log", "Look into the server's log" },
    Row { Remedy::Resume, "resume", "Resume the endpoint" },
};
static_assert(rows.size() == static_cast<std::size_t>(Remedy::Resume) + 1);

Remedy remedyOfConnection(Reason reason, Reach reach)
{
    switch (reason) {
    case Reason::ConnectionRefused:
        // Loopback refuses because nothing runs; another machine often because its server listens to itself only.
        return reach == Reach::Lan ? Remedy::ListenOnAllAddresses : Remedy::StartServer;
    case Reason::ConnectTimedOut:
        return reach == Reach::Hosted ? Remedy::CheckNetwork : Remedy::ListenOnAllAddresses;
    case Reason::HostNotFound:
        return Remedy::CheckName;
    case Reason::NoNetwork:
        return Remedy::CheckNetwork;
    case Reason::TlsUntrusted:
        return Remedy::TrustCertificate;
    case Reason::TlsFailed:
    case Reason::SpeaksPlainHttp:
    case Reason::SpeaksTls:
    case Reason::OtherLoopback:
        return Remedy::FixAddress;
    case Reason::ProxyInTheWay:
        return Remedy::BypassProxy;
    case Reason::AnswerTimedOut:
    case Reason::ConnectionLost:
        return reach == Reach::Hosted ? Remedy::Wait : Remedy::ReadServerLog;
    default:
        return Remedy::None;
    }
}

//! A proxy in front of the server that wants a name and password, told by its 401.
bool isLockedProxy(const DiagnosisContext& context)
{
    return std::any_of(context.evidence.begin(), context.evidence.end(), [](const Evidence& each) {
        return each.reason == Reason::ProxyInTheWay && each.httpStatus == 401;
    });
}

Remedy remedyOf(Reason reason, const DiagnosisContext& context)
{
    // No key of the provider opens it, and nothing is wrong with the user's own proxy settings: the address has to change.
    if (reason == Reason::ProxyInTheWay && isLockedProxy(context))
        return Remedy::FixAddress;
    switch (reason) {
    case Reason::PausedByUser:
        return Remedy::Resume;
    case Reason::InvalidAddress:
    case Reason::UnsupportedApi:
    case Reason::UnresolvedReference:
    case Reason::WrongPath:
        return Remedy::FixAddress;
    case Reason::WebPage:
    case Reason::NotAnApi:
    case Reason::AnswerTooLarge:
        return Remedy::CheckPort;
    case Reason::KeyMissing:
        return Remedy::EnterKey;
    case Reason::KeyRefused:
    case Reason::PermissionDenied:
        return Remedy::ReplaceKey;
    case Reason::RegionRefused:
        return Remedy::ChangeRegion;
    case Reason::ServerError:
    case Reason::UnexpectedAnswer:
    case Reason::LoadFailed:
        return context.reach == Reach::Hosted ? Remedy::Wait : Remedy::ReadServerLog;
    case Reason::OutOfCredit:
        return Remedy::TopUp;
    case Reason::ModelNotListed:
        return Remedy::ChooseModel;
    case Reason::NoModels:
        return Remedy::AddModels;
    case Reason::NothingLoaded:
        return Remedy::LoadModel;
    case Reason::OutOfMemory:
        return Remedy::FreeMemory;
    case Reason::ContextExceeded:
        return Remedy::EnlargeContext;
    case Reason::RateLimited:
    case Reason::Overloaded:
    case Reason::ModelLoading:
    case Reason::ServerStarting:
    case Reason::WarmingUp:
    case Reason::BreakerOpen:
    case Reason::BreakerHalfOpen:
    case Reason::ManyFailures:
    case Reason::Slow:
        return Remedy::Wait;
    default:
        return remedyOfConnection(reason, context.reach);
    }
}

std::string withModel(std::string_view command, const std::string& model)
{
    std::string result(command);
    const auto at = result.find("MODEL");
    if (at != std::string::npos && !model.empty() && result.compare(at, 6, "MODELS") != 0)
        result.replace(at, 5, model);
    return result;
}

std::string commandFor(Remedy remedy, const DiagnosisContext& context)
{
    if (remedy == Remedy::StartServer)
        return std::string(info(context.family).startCommand);
    if (remedy == Remedy::LoadModel && context.family == ServerFamily::LmStudio)
        return withModel("lms load MODEL", context.model);
    if ((remedy == Remedy::ChooseModel || remedy == Remedy::AddModels) && context.family == ServerFamily::Ollama)
        return withModel("ollama pull MODEL", context.model);
    if (remedy == Remedy::AddModels && context.family == ServerFamily::LmStudio)
        return "lms get";
    return {};
}

} // namespace

Diagnosis diagnose(Reason reason, const DiagnosisContext& context)
{
    Diagnosis diagnosis;
    diagnosis.reason = reason;
    diagnosis.remedy = remedyOf(reason, context);
    diagnosis.command = commandFor(diagnosis.remedy, context);
    if (diagnosis.remedy == Remedy::FixAddress)
        diagnosis.betterUrl = context.betterUrl;
    const auto shows = std::find_if(context.evidence.begin(), context.evidence.end(),
                                    [reason](const Evidence& each) { return each.reason == reason; });
    if (shows != context.evidence.end())
        diagnosis.evidence = *shows;
    else if (!context.evidence.empty())
        diagnosis.evidence = context.evidence.front();
    return diagnosis;
}

std::string_view word(Remedy remedy)
{
    return rows[static_cast<std::size_t>(remedy)].word;
}

std::string_view describe(Remedy remedy)
{
    return rows[static_cast<std::size_t>(remedy)].sentence;
}

} // namespace switchyard::health
