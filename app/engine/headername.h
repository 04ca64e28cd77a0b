// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

namespace switchyard::engine {

//! Header fields the engine itself looks at, told apart once when a head is parsed.
enum class HeaderName : unsigned char {
    Other,
    ApiKey,
    Authorization,
    CacheControl,
    Connection,
    ContentEncoding,
    ContentLength,
    ContentType,
    Expect,
    Host,
    Origin,
    TransferEncoding,
    Upgrade,
    UserAgent,
    Via,
    XApiKey,
};

//! Who may see a field besides the one it was sent to.
struct HeaderTraits {
    HeaderName name = HeaderName::Other;
    bool goesUpstream = true; //!< A client's field is the provider's business; see also `isFamilyHeader`.
    bool goesToClient = true; //!< A provider's field is the client's business.
};

//! Of a field's name in any case. Names that are not in the list are told apart by their beginning.
HeaderTraits headerTraits(std::string_view name);

} // namespace switchyard::engine
