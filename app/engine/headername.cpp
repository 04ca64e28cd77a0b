// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/headername.h"

#include "routing/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace switchyard::engine {

namespace {

using routing::ascii::equalsIgnoringCase;
using routing::ascii::lower;

struct Known {
    std::string_view text;
    HeaderTraits traits;
};

constexpr HeaderTraits both {HeaderName::Other, true, true};
constexpr HeaderTraits hopByHop {HeaderName::Other, false, false};
constexpr HeaderTraits notUpstream {HeaderName::Other, false, true};
constexpr HeaderTraits notToClient {HeaderName::Other, true, false};

constexpr HeaderTraits named(HeaderName name, HeaderTraits traits)
{
    traits.name = name;
    return traits;
}

//! By length.
constexpr std::array<Known, 37> knownNames {{
    {"te", hopByHop},
    {"via", named(HeaderName::Via, hopByHop)},
    {"date", notToClient},
    {"from", notUpstream},
    {"host", named(HeaderName::Host, notUpstream)},
    {"vary", notToClient},
    {"accept", notUpstream},
    {"cookie", notUpstream},
    {"expect", named(HeaderName::Expect, notUpstream)},
    {"origin", named(HeaderName::Origin, notUpstream)},
    {"server", notToClient},
    {"alt-svc", hopByHop},
    {"api-key", named(HeaderName::ApiKey, notUpstream)},
    {"referer", notUpstream},
    {"trailer", hopByHop},
    {"upgrade", named(HeaderName::Upgrade, hopByHop)},
    {"forwarded", notUpstream},
    {"x-api-key", named(HeaderName::XApiKey, notUpstream)},
    {"x-real-ip", notUpstream},
    {"connection", named(HeaderName::Connection, hopByHop)},
    {"keep-alive", hopByHop},
    {"set-cookie", notToClient},
    {"user-agent", named(HeaderName::UserAgent, both)},
    {"content-type", named(HeaderName::ContentType, notUpstream)},
    {"authorization", named(HeaderName::Authorization, notUpstream)},
    {"cache-control", named(HeaderName::CacheControl, both)},
    {"content-length", named(HeaderName::ContentLength, hopByHop)},
    {"x-goog-api-key", notUpstream},
    {"x-should-retry", notToClient},
    {"accept-encoding", notUpstream},
    {"content-encoding", named(HeaderName::ContentEncoding, hopByHop)},
    {"proxy-connection", hopByHop},
    {"transfer-encoding", named(HeaderName::TransferEncoding, hopByHop)},
    {"proxy-authenticate", hopByHop},
    {"proxy-authorization", hopByHop},
    {"strict-transport-security", notToClient},
    {"", both},
}};

constexpr std::size_t longestName = 25;

//! Where the names of each length begin.
constexpr auto firstOfLength = [] {
    std::array<unsigned char, longestName + 2> first {};
    for (std::size_t length = 0; length < first.size(); ++length) {
        std::size_t at = 0;
        while (at + 1 < knownNames.size() && knownNames[at].text.size() < length)
            ++at;
        first[length] = static_cast<unsigned char>(at);
    }
    return first;
}();

constexpr bool areSorted()
{
    for (std::size_t i = 0; i + 2 < knownNames.size(); ++i) {
        if (knownNames[i].text.size() > knownNames[i + 1].text.size())
            return false;
    }
    return true;
}
static_assert(areSorted());

//! `known` is in lower case. Folding sets one bit: of the bytes that a name may have, only letters can be confused by it.
bool isSameName(std::string_view name, std::string_view known)
{
    constexpr std::uint64_t fold = 0x2020202020202020ull;
    constexpr std::size_t step = sizeof(std::uint64_t);
    const auto wordAt = [](const char* at) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, step);
        return word;
    };
    if (name.size() < step)
        return equalsIgnoringCase(name, known);
    const std::size_t last = name.size() - step;
    for (std::size_t at = 0; at < last; at += step) {
        if ((wordAt(name.data() + at) | fold) != wordAt(known.data() + at))
            return false;
    }
    return (wordAt(name.data() + last) | fold) == wordAt(known.data() + last);
}

bool startsWith(std::string_view text, std::string_view lead)
{
    return text.size() >= lead.size() && equalsIgnoringCase(text.substr(0, lead.size()), lead);
}

} // namespace

HeaderTraits headerTraits(std::string_view name)
{
    if (name.empty())
        return both;
    if (name.size() <= longestName) {
        const char first = lower(name.front());
        for (std::size_t i = firstOfLength[name.size()]; i < firstOfLength[name.size() + 1]; ++i) {
            const Known& known = knownNames[i];
            if (known.text.front() == first && isSameName(name, known.text))
                return known.traits;
        }
    }
    switch (lower(name.front())) {
    case 'a':
        return startsWith(name, "access-control-") ? notToClient : both;
    case 's':
        return startsWith(name, "sec-") ? notUpstream : both;
    case 'x':
        if (startsWith(name, "x-switchyard-"))
            return hopByHop;
        return startsWith(name, "x-forwarded-") ? notUpstream : both;
    default:
        return both;
    }
}

} // namespace switchyard::engine
