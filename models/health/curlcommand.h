// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! The parts of a cURL command line that say how to reach an API.
struct CurlCommand {
    std::string url; //!< Empty: none was given.
    std::vector<std::pair<std::string, std::string>> headers; //!< As written, in their order.
    std::string body;
};

//! Splits a command line as a POSIX shell would (quotes, backslashes, lines joined by `\`), or as Windows joins lines
//! (`^`, a backtick). Expands nothing.
std::vector<std::string> splitCommandLine(std::string_view text);

bool looksLikeCurl(std::string_view text);
CurlCommand readCurl(std::string_view text);

} // namespace switchyard::health
