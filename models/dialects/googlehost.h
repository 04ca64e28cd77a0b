// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

namespace switchyard::dialects {

//! Whether a server is Google's own, where Gemini checks the proofs of calls in every dialect.
inline bool isGoogleHost(std::string_view host)
{
    constexpr std::string_view vertex = "aiplatform.googleapis.com"; // also with a region in front
    return host == "generativelanguage.googleapis.com"
        || (host.size() >= vertex.size() && host.substr(host.size() - vertex.size()) == vertex);
}

} // namespace switchyard::dialects
