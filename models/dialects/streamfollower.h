// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/streamtranslator.h"
#include "dialects/usage.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Watches a stream that is passed through unchanged (same dialect on both sides): commit point, in-stream errors, usage
//! and the terminal marker.
class StreamFollower final {
public:
    struct Options {
        bool hideUsageChunk = false; //!< Chat: the client did not ask for usage, the engine did.
        bool onlyCommonEvents = false; //!< Responses: the client's library throws at types of events that it does not know.
    };

    StreamFollower(Dialect dialect, ClientStream& client, Options options);
    StreamFollower(StreamFollower&&) noexcept;
    StreamFollower& operator=(StreamFollower&&) noexcept;
    ~StreamFollower();

    //! Whether the bytes may not be relayed as they are: events of Responses are numbered, and heartbeats may use numbers
    //! up until the commit point; or a chunk has to be hidden. Never changes.
    bool rewrites() const;
    //! Watches bytes that the caller relays itself. Only when `rewrites()` is false.
    StreamState watch(std::string_view bytes);
    //! Watches bytes and appends what the client should receive: nothing before the commit point (at most 64 events or
    //! 256 KiB are held back).
    StreamState feed(std::string_view bytes, std::string& out);
    //! The upstream's body has ended. Appends only where rewrites() is true.
    StreamState end(std::string& out);

    StreamState state() const;
    //! Some event was not JSON. Where the caller relays the bytes itself, it leaves such events out.
    bool sawMalformedData() const;
    //! The answer is whole; the upstream may still say its usage or `[DONE]`, or nothing any more: then call end().
    bool awaitsTrailer() const;
    const std::optional<Failure>& failure() const;
    const Usage& usage() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace switchyard::dialects
