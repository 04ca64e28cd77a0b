// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::engine {

//! Watches a Chat Completions event stream that is relayed unchanged: where its events end, when it has said something
//! meaningful, whether it reported an error, and whether it came to its end. Bytes may be cut anywhere.
class ChatFollower final {
public:
    struct Progress {
        std::size_t wholeEvents = 0; //!< Bytes of the given ones up to the end of the last complete event.
        bool meaningful = false; //!< Text, reasoning, a tool call or a refusal has been seen, now or earlier.
        bool finished = false; //!< A finish_reason or `[DONE]` has been seen.
        bool done = false; //!< `[DONE]` has been seen: nothing follows.
        bool failed = false; //!< An error event has been seen; see `errorEvent()`.
        int events = 0; //!< Complete events so far, comments not counted.
    };

    //! `bytes` begin with whatever the last call did not count in `wholeEvents`. The result's flags are those of all
    //! complete events so far; once failed, later events are not looked at and `wholeEvents` ends before the error.
    Progress follow(std::string_view bytes);
    //! The stream has ended: what is left counts as an event even without its blank line.
    Progress finish(std::string_view rest);

    //! Where in the bytes of the last call events stood that are not JSON, in their order. They are for nobody: a client
    //! that met one would break off an answer that is otherwise whole.
    struct Range {
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    const std::vector<Range>& malformed() const { return m_malformed; }

    const Progress& progress() const { return m_progress; }
    //! The data of the event that reported an error.
    const std::string& errorEvent() const { return m_errorEvent; }
    const std::optional<traffic::Usage>& usage() const { return m_usage; }
    //! Meaningful events so far, as a poor man's token count.
    std::int64_t meaningfulEvents() const { return m_meaningfulEvents; }

private:
    //! Begin and end of an event that was judged in full and was a plain piece of text. Events of one stream differ in
    //! their middle: one with the same begin and end, and the finish_reason in one of them, is another such piece.
    struct Shape {
        static constexpr std::size_t size = 64;
        std::array<char, size> head {};
        std::array<char, size> tail {};
        bool isKnown = false;
    };

    // False for an event that is not JSON.
    bool judge(std::string_view event);
    bool judgeData(std::string_view data, bool namedError);
    bool judgeJson(std::string_view data, bool namedError);
    bool hasKnownShape(std::string_view data) const;
    void learnShape(std::string_view data);

    Progress m_progress;
    Shape m_shape;
    std::vector<Range> m_malformed;
    std::string m_errorEvent;
    std::string m_joined;
    std::optional<traffic::Usage> m_usage;
    std::int64_t m_meaningfulEvents = 0;
    std::size_t m_lineStart = 0; //!< Of the unfinished event: where the line begins that has no end yet.
};

} // namespace switchyard::engine
