// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/diagnosis.h"

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

} // namespace

std::string_view word(Remedy remedy)
{
    return rows[static_cast<std::size_t>(remedy)].word;
}

std::string_view describe(Remedy remedy)
{
    return rows[static_cast<std::size_t>(remedy)].sentence;
}

} // namespace switchyard::health
