// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/requesttranslator.h"
#include "dialects/usage.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! How far an upstream's answer has come.
enum class StreamState {
    Waiting, //!< Nothing meaningful yet: nothing may have reached the client, another attempt may still be made.
    Committed, //!< Text, reasoning, a tool call or a refusal was seen.
    Complete, //!< The dialect's terminal marker was seen. Bytes after it are ignored.
    Failed, //!< The stream itself reported an error, or is not what the dialect promises; see `failure()`.
    Cut, //!< Ended without its terminal marker.
};

//! One attempt's stream, from the upstream's bytes to the client's. Bytes may be split anywhere. Before the commit point
//! nothing is appended, so that an attempt can be dropped without a trace. When it fails or is cut after that, the
//! caller ends the client's stream with `ClientStream::fail`.
class StreamTranslator final {
public:
    //! `client` outlives this object. The upstream may answer with events, with NDJSON or with one JSON document.
    StreamTranslator(std::shared_ptr<const ResponsePlan> plan, ClientStream& client);
    StreamTranslator(StreamTranslator&&) noexcept;
    StreamTranslator& operator=(StreamTranslator&&) noexcept;
    ~StreamTranslator();

    //! Takes bytes of the upstream's body and appends what the client should receive.
    StreamState feed(std::string_view bytes, std::string& out);
    //! The upstream's body has ended.
    StreamState end(std::string& out);

    StreamState state() const;
    //! Why the state is Failed.
    const std::optional<Failure>& failure() const;
    const Usage& usage() const;
    //! The gateway cut the answer at a stop sequence that the upstream does not know: cancel the upstream.
    bool wantsCancel() const;
    //! The answer began inside a thought whose opening tag was missing: it went out as text. A server that does so twice
    //! does so always; see Compat::startsInThought.
    bool sawUnopenedThought() const;
    //! The answer is whole; the upstream may still say its usage or `[DONE]`, or nothing any more: then call end().
    bool awaitsTrailer() const;
    //! Bytes held back while waiting for the commit point.
    std::size_t heldBytes() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace switchyard::dialects
