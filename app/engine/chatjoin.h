// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/json.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::engine {

//! Goes on with another server's answer where a Chat stream broke off, provided that the other answer begins with exactly
//! the text the client already has: then it is this one answer, told to its end, and nothing was patched together. Text
//! only: whoever has told a call, a thought or several choices cannot be followed.
class ChatJoin final {
public:
    //! What the client was sent so far, as whole events. False when it cannot be followed.
    bool begin(std::string_view told);

    enum class State {
        Matching, //!< All of it was known to the client.
        Joined, //!< What the client has not yet is in `out`; from now on everything is.
        Diverged, //!< Another answer: the client must not see any of it.
    };
    //! Whole events of the other answer.
    State feed(std::string_view events, std::string& out);
    bool isJoined() const { return m_isJoined; }
    //! Another answer, from its beginning. Only before one has joined.
    void restart() { m_matched = 0; }

private:
    struct Piece {
        bool isUsable = true; //!< Nothing but text, or nothing at all.
        bool isOver = false;
        json::Value content;
    };
    Piece read(std::string_view event);
    State take(std::string_view event, std::string& out);

    json::Document m_document;
    std::string m_told;
    std::size_t m_matched = 0;
    bool m_isJoined = false;
};

} // namespace switchyard::engine
