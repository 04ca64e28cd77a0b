// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/openclawconfig.h"
#include "routing/baseurl.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

using routing::TrustClass;

std::string_view toString(TrustClass trust);
//! By the host of a base URL. An address that is no URL counts as Hosted, so that it is never mistaken for local.
TrustClass trustClassOf(std::string_view baseUrl);

//! Another place a hosted provider answers from.
struct Region {
    std::string id; //!< Such as `global`, `cn`, `eu`, `us`.
    std::string label; //!< English.
    std::string baseUrl;
};

//! A provider that OpenClaw knows without being told.
struct BuiltInProvider {
    ProviderId id;
    std::string name; //!< For people, such as "Anthropic".
    std::string baseUrl;
    Api api = Api::Unspecified;
    std::vector<std::string> keyVariables; //!< Environment variables, in the order OpenClaw looks.
    std::string keyPage; //!< Where a person makes a key.
    std::string docsPage;
    std::vector<Region> regions; //!< Other base URLs; empty when there is one.
    std::string homeRegion; //!< Id of the region of `baseUrl`, such as `us` or `cn`; empty when not published.
    TrustClass trust = TrustClass::Hosted;
    std::string note; //!< English, empty or one sentence.
};

//! A kind of local server that "Add provider" offers: a view of `health::FamilyInfo`, which is where one is added.
struct LocalFamily {
    std::string id; //!< Such as `lmstudio`, `ollama`, `vllm`.
    std::string name;
    int port = 0; //!< Its default port.
    std::string path; //!< Appended to `http://host:port` for the base URL: `/v1` or empty.
    Api api = Api::OpenAiCompletions;
    ProviderId providerId; //!< The id to propose.
    std::string markerKey; //!< Key to write when the server wants none; OpenClaw insists on one.
    bool needsKey = false;
    std::vector<std::string> keyVariables;
    std::string startCommand; //!< How to start it, for people; `MODEL` stands for the model.
    std::string homepage;
    int timeoutSeconds = 300; //!< Advised `timeoutSeconds`, for cold loads.
    std::string note;
};

//! Facts about providers compiled into the program from resources/catalogue, and the families of servers. Immutable; may be shared by threads.
class Catalogue final {
public:
    //! The one compiled in.
    static const Catalogue& builtIn();
    //! Parses a catalogue's JSON; for tests.
    static Result<Catalogue> parse(std::string text);

    const std::vector<BuiltInProvider>& providers() const { return m_providers; }
    const std::vector<LocalFamily>& families() const { return m_families; }
    const BuiltInProvider* findProvider(const ProviderId& id) const;
    const LocalFamily* findFamily(std::string_view id) const;
    //! The family whose default port `baseUrl` has, if it is a loopback or LAN address.
    const LocalFamily* familyOf(std::string_view baseUrl) const;
    //! Whether OpenClaw brings the provider with it, so that the file need not declare its address and models.
    bool isBundled(std::string_view id) const;
    //! Whether `key` is a word that keyless servers ignore rather than a secret.
    bool isMarkerKey(std::string_view key) const;

private:
    std::vector<BuiltInProvider> m_providers;
    std::vector<LocalFamily> m_families;
    std::vector<std::string> m_bundled; //!< Sorted.
    std::vector<std::string> m_markerKeys;
};

} // namespace switchyard::config
