// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/httphead.h"
#include "routing/routingtable.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::engine {

//! Appends the client's header lines that are the upstream's business: not those of the connection, of our own
//! sign-in, of browsers, nor ours.
void appendRequestHeaders(std::string& out, const std::vector<HeaderField>& fields, routing::Api upstream);
//! Appends an upstream's header lines that are the client's business.
void appendResponseHeaders(std::string& out, const std::vector<HeaderField>& fields);

//! What the head of a request to an endpoint is made of.
struct UpstreamHead {
    const routing::Endpoint& endpoint;
    int keyIndex = 0;
    std::string_view path {}; //!< With the base URL's path.
    std::size_t contentLength = 0;
    bool stream = false;
    bool absoluteTarget = false; //!< Through a plain HTTP proxy.
    std::string_view proxyAuthorization {};
    std::string_view via {}; //!< Our value for `Via`, by which a loop is recognised.
    const std::vector<HeaderField>* clientFields = nullptr;
    const std::vector<std::pair<std::string, std::string>>* dialectHeaders = nullptr;
};
void appendUpstreamHead(std::string& out, const UpstreamHead& head);

} // namespace switchyard::engine
