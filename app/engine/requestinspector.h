// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "routing/routeplan.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace switchyard::engine {

//! What a look at a Chat Completions body found.
struct InspectedRequest {
    routing::RequestShape shape;
    std::string model; //!< Decoded.
    std::size_t modelBegin = 0; //!< The value of `model`, quotes included, so that another name can be spliced in.
    std::size_t modelEnd = 0;
    bool holdsSeal = false; //!< A call carries another provider's proof under our seal (dialects/proof.h).
    bool wantsUsage = false; //!< `stream_options.include_usage`.
    //! Identifies the conversation: of `prompt_cache_key` or `user`, else of the system text and the first user text.
    std::uint64_t stickyKey = 0;
    bool isContinued = false; //!< There is an assistant's turn already, or an explicit key: worth being sticky.
};

//! Reads Chat Completions bodies with simdjson, in one pass and without copying. Keeps its parser's memory; engine
//! thread only.
class RequestInspector final {
public:
    RequestInspector();
    ~RequestInspector();
    RequestInspector(const RequestInspector&) = delete;
    RequestInspector& operator=(const RequestInspector&) = delete;

    //! `body` must have BlockPool::padding readable bytes behind it. Errors are sentences for the client.
    Result<InspectedRequest> inspect(std::string_view body);

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! For keys that only this process compares.
std::uint64_t hashOf(std::string_view text, std::uint64_t seed = 14695981039346656037ull);

} // namespace switchyard::engine
