// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Separates thoughts from text where a server leaves them in the text: `<think>…</think>` at the very start (also
//! `<thinking>`), a closing tag whose opening tag the chat template swallowed, and the channels of OpenAI's Harmony
//! format. A tag later in the text, such as inside a code block, stays text. Works on decoded text cut anywhere.
class ThoughtSplitter final {
public:
    enum class Channel { Text, Thought };
    using Use = std::function<void(Channel channel, std::string_view decoded)>;

    //! `startsInThought`: the server is known to leave out the opening tag.
    explicit ThoughtSplitter(bool startsInThought);

    void feed(std::string_view decoded, const Use& use);
    //! The text is over: hands out what was held back.
    void end(const Use& use);

    //! Whether this text, in the escaped form of JSON, can be handed on as it is, without feed().
    bool passes(std::string_view escaped) const;
    //! A closing tag came without an opening one: next time, start in the thought.
    bool sawUnopenedThought() const { return m_sawUnopened; }

private:
    enum class State { Start, Tagged, Harmony, AfterThought, Watching, Plain };

    // Takes one step; false when more bytes are needed.
    bool step(const Use& use);
    bool decideStart(const Use& use);
    bool takeTagged(const Use& use);
    bool takeHarmony(const Use& use);
    bool watch(const Use& use);
    // Hands out the held text but for a tail that may be the beginning of `mark`.
    void handOutSafely(Channel channel, std::string_view mark, const Use& use);

    State m_state;
    std::string m_held;
    std::string m_closing = "</think>";
    bool m_sawUnopened = false;
    bool m_thoughtHasText = false;
    std::size_t m_watched = 0;
    Channel m_harmonyChannel = Channel::Text;
};

} // namespace switchyard::dialects
