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

//! Appends an upstream's header lines that are the client's business.
void appendResponseHeaders(std::string& out, const std::vector<HeaderField>& fields);

//! Appends the beginning of every request to `path` at an endpoint: request line, sign-in, what the configuration adds,
//! and `via`, by which a loop is recognised.
void appendFixedHead(std::string& out, const routing::RoutingTable& table, const routing::Endpoint& endpoint, int keyIndex,
    std::string_view path, std::string_view via);

//! What makes one request's head differ from the next one's.
struct RequestPart {
    std::size_t contentLength = 0;
    bool stream = false;
    //! The client's lines, of which those go along that are the upstream's business: not those of the connection, of our
    //! own sign-in, of browsers, nor ours.
    const std::vector<HeaderField>* clientFields = nullptr;
    const std::vector<std::pair<std::string, std::string>>* dialectHeaders = nullptr;
};
//! Appends the rest of the head, blank line included.
void appendRequestPart(std::string& out, const routing::Endpoint& endpoint, const RequestPart& part);

} // namespace switchyard::engine
