// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/httphead.h"
#include "routing/failure.h"
#include "traffic/requestrecord.h"

#include <optional>
#include <string_view>

namespace switchyard::engine {

//! What a complete non-streamed Chat Completions answer (or an embeddings or model list answer) with a 2xx status is.
struct InspectedAnswer {
    routing::FailureClass failure = routing::FailureClass::None;
    std::optional<traffic::Usage> usage;
    bool isHollow = false; //!< Well formed, and with nothing in it: EmptyResponse, as long as somebody else may have more to say.
};

//! Looks for the error, the web page or the emptiness behind a 200. `body` must have BlockPool::padding readable bytes
//! behind it.
InspectedAnswer inspectChatAnswer(MediaType mediaType, std::string_view body);

} // namespace switchyard::engine
