// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "health/modelhealth.h"
#include "health/probesample.h"
#include "health/serverfamily.h"
#include "routing/routingtable.h"

#include <QByteArray>
#include <QUrl>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::probing {

//! How one server is asked: where it is, what to send along, whom to trust.
struct ServerAddress {
    routing::BaseUrl base; //!< Of the OpenAI-compatible API, as configured.
    routing::Api api = routing::Api::OpenAiCompletions;
    std::vector<std::pair<QByteArray, Secret>> headers; //!< With the key's.
    routing::TlsOptions tls;
    routing::ProxyOptions proxy;
    routing::EnvironmentProxy environmentProxy;
    health::Reach reach = health::Reach::Hosted;
    bool hasKey = false;

    //! `path` is from the server's root: in front of it goes what stands before the API's own part of the base URL.
    QUrl url(std::string_view path, health::ServerFamily family = health::ServerFamily::Unknown) const;
    //! Where a request of the dialect goes, such as `/chat/completions`: below the base URL, and from the root for Ollama's own.
    QUrl apiUrl(std::string_view path) const;
    //! The path of the list of models, from the host's root. Free everywhere.
    QUrl listUrl() const;
};

//! From an endpoint of the routing table, with its first key.
ServerAddress addressOf(const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environmentProxy);
//! A bare server, for discovery and for checks of pasted addresses. The base URL must be valid.
Result<ServerAddress> addressOf(std::string_view baseUrl, routing::Api api, const Secret& key);

health::Reach reachOf(routing::TrustClass trust);

} // namespace switchyard::probing
