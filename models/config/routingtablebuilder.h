// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/secret.h"
#include "config/catalogue.h"
#include "config/openclawconfig.h"
#include "config/policy.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::routing {
class RoutingTable;
}

namespace switchyard::config {

class Environment;

//! Keys that were looked up for the routing table. A provider without an entry has no key there; one with several has
//! them tried in this order, after a key that the configuration holds.
struct ResolvedKeys {
    std::vector<std::pair<ProviderId, Secret>> providers; //!< From the keychain, and SecretRefs that were resolved.
    //! Headers whose values are references, resolved: provider, header name, value.
    struct HeaderValue {
        ProviderId provider;
        std::string name;
        Secret value;
    };
    std::vector<HeaderValue> headers;

    //! The first key of a provider, or null.
    const Secret* find(const ProviderId& id) const;
    const Secret* findHeader(const ProviderId& id, std::string_view name) const;
};

//! The immutable snapshot the engine routes by: every declared provider, the built-in ones that chains or aliases name (none with `models.mode: "replace"`), all chains, aliases and policies. A key is taken from the configuration, then
//! `keys`, then the catalogue's environment variables. `generation` is the table's number. Pure: same arguments, same table.
std::shared_ptr<const routing::RoutingTable> buildRoutingTable(const OpenClawConfig& config, const Policy& policy,
                                                               const Catalogue& catalogue, const ResolvedKeys& keys,
                                                               const Environment& environment,
                                                               std::uint64_t generation = 0);

//! Providers whose key has to be looked up in the keychain or resolved before building: those used and without a literal,
//! marker or set variable.
std::vector<ProviderId> providersWantingKeys(const OpenClawConfig& config, const Catalogue& catalogue,
                                             const Environment& environment);

} // namespace switchyard::config
