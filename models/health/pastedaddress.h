// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "health/modelhealth.h"
#include "health/serverfamily.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! What was done to a pasted text to get its base URL, for "will use http://127.0.0.1:1234/v1 (added /v1)".
enum class AddressNote {
    AddedScheme,
    AddedVersionPath, //!< `/v1`.
    RemovedEndpointPath, //!< `/chat/completions`, `/models`, ….
    RemovedQuery,
    RemovedUserInfo,
    TookFromCommand, //!< A cURL line.
    TookFromBlock, //!< An OpenClaw provider block.
    ReplacedWildcard, //!< `0.0.0.0`, which servers print, became `127.0.0.1`.
    RemovedVersionPath, //!< Ollama's own API wants none.
    RemovedPassword, //!< Of a command: `-u`, cookies, a certificate's passphrase.
};

//! An address that a person pasted, made regular.
struct PastedAddress {
    std::string baseUrl; //!< `http` or `https`, no trailing slash, no query, no user info.
    Reach reach = Reach::Hosted;
    std::vector<AddressNote> notes;
    ServerFamily familyHint = ServerFamily::Unknown; //!< From a known hosted name; never from a port.
    std::string providerId; //!< From a block; else empty.
    std::string api; //!< From a block, or from the path (`/responses`, `/messages`); else empty.
    Secret key; //!< From a block, a header of a cURL line or a query; else empty. References such as `${X}` are not keys.
    std::vector<std::pair<std::string, std::string>> headers; //!< Further headers of a cURL line, without keys.
    std::vector<std::string> modelIds; //!< Of a block or of a cURL line's body.
};

//! Reads what people paste: `localhost:1234`, a URL with or without `/v1`, an endpoint's URL, a cURL line, an OpenClaw
//! provider block in JSON5 (with or without its name). Errors: Syntax with a sentence that says what was found.
Result<PastedAddress> normalisePastedAddress(std::string_view text);

//! `/v1` added or not, as the family wants it for OpenClaw's `api`.
std::string baseUrlFor(ServerFamily family, std::string_view api, std::string_view baseUrl);

Reach reachOf(std::string_view host);

} // namespace switchyard::health
