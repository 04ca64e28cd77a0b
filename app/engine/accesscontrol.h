// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "engine/httphead.h"
#include "routing/routingtable.h"

#include <string>
#include <string_view>

namespace switchyard::engine {

//! Whether a request may be answered at all, judged from its head. Pure.
enum class Access {
    Granted,
    WrongHost, //!< Host is not one of ours: DNS rebinding.
    WrongOrigin, //!< A browser's page from elsewhere.
    WrongToken,
};

//! `requiresToken` is false for `/healthz` and for preflights. An empty token grants everybody (tests only).
Access judgeAccess(const RequestHead& head, const routing::ListenOptions& listen, const Secret& token, bool requiresToken);

//! The Origin header's value if a browser page from there may read the answer, else empty.
std::string_view allowedOrigin(const RequestHead& head, const routing::ListenOptions& listen);

} // namespace switchyard::engine
