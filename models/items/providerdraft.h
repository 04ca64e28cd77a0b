// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configsession.h"
#include "ports/discoveryport.h"
#include "ports/providercheckport.h"

#include <string>

namespace switchyard::config {
class Catalogue;
}

namespace switchyard::health {
struct EndpointHealth;
struct ModelFacts;
}

namespace switchyard::items {

//! What is written for a model that a server told about. What the server does not tell is left out.
config::ModelDraft modelDraftFrom(const health::ModelFacts& facts);
//! The same by id, from what was last seen of the endpoint (may be null): then only the id is known.
config::ModelDraft modelDraftOf(const std::string& id, const health::EndpointHealth* endpoint);

//! `wanted`, or with a number behind it when the configuration or the catalogue's built-ins have that id already.
//! Characters other than letters, digits, `-`, `_` and `.` become `-`.
ProviderId freeProviderId(const std::string& wanted, const config::OpenClawConfig& config);

//! What "Add" writes for a server that discovery found. Only models that chat are taken; at most `maxImportedModels`,
//! those in memory first.
config::ProviderDraft draftFrom(const ports::DiscoveredServer& server, const config::OpenClawConfig& config,
                                const config::Catalogue& catalogue);
//! The same for a checked address, finished or not: what is known is written, so saving works while the server is off.
config::ProviderDraft draftFrom(const ports::CheckResult& result, const config::OpenClawConfig& config,
                                const config::Catalogue& catalogue);
//! A built-in hosted provider or preset needs no declaration of its own for OpenClaw, but its models are listed.
inline constexpr std::size_t maxImportedModels = 40;

//! Whether a provider at the same address is configured already: its id, or an empty one.
ProviderId providerAt(const std::string& baseUrl, const config::OpenClawConfig& config);

} // namespace switchyard::items
