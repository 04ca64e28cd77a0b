// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/thoughtsplitter.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kMessageMark = "<|message|>";
constexpr std::string_view kThink = "<think>";
constexpr std::string_view kHarmonyStart = "<|channel|>";
constexpr std::array<std::string_view, 3> kOpenings {"<think>", "<thinking>", "<|channel|>"};
// A closing tag without an opening one is only looked for this far: answers are long, thoughts are first.
constexpr std::size_t kWatchedBytes = 256U * 1024;

// The length of the longest tail of `text` that is a beginning of `mark`.
std::size_t partialTail(std::string_view text, std::string_view mark)
{
    for (auto length = std::min(text.size(), mark.size() - 1); length > 0; --length) {
        if (text.substr(text.size() - length) == mark.substr(0, length))
            return length;
    }
    return 0;
}

} // namespace

ThoughtSplitter::ThoughtSplitter(bool startsInThought)
    : m_state(startsInThought ? State::Tagged : State::Start)
{
}

void ThoughtSplitter::feed(std::string_view decoded, const Use& use)
{
    if (m_state == State::Plain) {
        use(Channel::Text, decoded);
        return;
    }
    m_held.append(decoded);
    while (!m_held.empty() && step(use)) { }
}

bool ThoughtSplitter::passes(std::string_view escaped) const
{
    return m_state == State::Plain
        || (m_state == State::Watching && m_held.empty() && escaped.find_first_of("<\\") == std::string_view::npos);
}

void ThoughtSplitter::end(const Use& use)
{
    const bool isThought = m_state == State::Tagged
        || (m_state == State::Harmony && m_harmonyChannel == Channel::Thought);
    if (!m_held.empty())
        use(isThought ? Channel::Thought : Channel::Text, m_held);
    m_held.clear();
    m_state = State::Plain;
}

bool ThoughtSplitter::step(const Use& use)
{
    switch (m_state) {
    case State::Start:
        return decideStart(use);
    case State::Tagged:
        return takeTagged(use);
    case State::Harmony:
        return takeHarmony(use);
    case State::Watching:
        return watch(use);
    case State::AfterThought: {
        const auto begin = m_held.find_first_not_of(kSpace);
        m_held.erase(0, begin);
        if (begin == std::string::npos)
            return false;
        m_state = State::Plain;
        return true;
    }
    case State::Plain:
        use(Channel::Text, m_held);
        m_held.clear();
        return false;
    }
    return false;
}

bool ThoughtSplitter::decideStart(const Use&)
{
    const auto begin = m_held.find_first_not_of(kSpace);
    if (begin == std::string::npos)
        return false;
    const auto text = std::string_view(m_held).substr(begin);
    for (const auto opening : kOpenings) {
        if (text.substr(0, opening.size()) == opening) {
            if (opening == kHarmonyStart) {
                m_state = State::Harmony;
                return true;
            }
            m_closing = std::string("</").append(opening.substr(1));
            m_held.erase(0, begin + opening.size());
            m_state = State::Tagged;
            return true;
        }
        if (text.size() < opening.size() && opening.substr(0, text.size()) == text)
            return false;
    }
    m_state = State::Watching;
    return true;
}

void ThoughtSplitter::handOutSafely(Channel channel, std::string_view mark, const Use& use)
{
    const auto kept = std::max(partialTail(m_held, mark), partialTail(m_held, kThink));
    const auto ready = std::string_view(m_held).substr(0, m_held.size() - kept);
    if (!ready.empty())
        use(channel, ready);
    m_held.erase(0, ready.size());
}

bool ThoughtSplitter::takeTagged(const Use& use)
{
    if (!m_thoughtHasText) { // the line break after the opening tag is not part of the thought
        m_held.erase(0, m_held.find_first_not_of(kSpace));
        if (m_held.empty())
            return false;
    }
    const auto close = m_held.find(m_closing);
    if (close == std::string::npos) {
        m_thoughtHasText = m_thoughtHasText || partialTail(m_held, m_closing) < m_held.size();
        handOutSafely(Channel::Thought, m_closing, use);
        return false;
    }
    if (close > 0)
        use(Channel::Thought, std::string_view(m_held).substr(0, close));
    m_held.erase(0, close + m_closing.size());
    m_state = State::AfterThought;
    return !m_held.empty();
}

// `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…`
bool ThoughtSplitter::takeHarmony(const Use& use)
{
    const auto message = m_held.find(kMessageMark);
    const auto channel = m_held.find(kHarmonyStart);
    if (channel == 0 || m_held.compare(0, 9, "<|start|>") == 0) { // a head: wait until it is whole
        if (message == std::string::npos)
            return false;
        const auto head = std::string_view(m_held).substr(0, message);
        m_harmonyChannel = head.find("final") != std::string_view::npos ? Channel::Text : Channel::Thought;
        m_held.erase(0, message + kMessageMark.size());
        return !m_held.empty();
    }
    const auto mark = m_held.find("<|");
    if (mark > 0) {
        const auto ready = std::string_view(m_held).substr(0, mark);
        const auto kept = mark == std::string::npos && ready.back() == '<' ? 1U : 0U;
        if (ready.size() > kept)
            use(m_harmonyChannel, ready.substr(0, ready.size() - kept));
        m_held.erase(0, ready.size() - kept);
        return mark != std::string::npos;
    }
    const auto close = m_held.find("|>");
    if (close == std::string::npos)
        return false;
    m_held.erase(0, close + 2); // <|end|>, <|return|>
    m_harmonyChannel = Channel::Text;
    return !m_held.empty();
}

bool ThoughtSplitter::watch(const Use& use)
{
    const auto close = m_held.find(m_closing);
    const auto open = m_held.find(kThink);
    if (open < close) { // a tag that the text talks about, in a code block perhaps
        m_state = State::Plain;
        return true;
    }
    if (close == std::string::npos) {
        m_watched += m_held.size();
        handOutSafely(Channel::Text, m_closing, use);
        if (m_watched > kWatchedBytes)
            m_state = State::Plain;
        return m_state == State::Plain && !m_held.empty();
    }
    // In the middle of a line the text only talks about it.
    const bool endsLine = close > 0 && m_held[close - 1] == '\n';
    const auto behind = close + m_closing.size();
    m_sawUnopened = endsLine || behind == m_held.size() || m_held[behind] == '\n';
    if (close > 0)
        use(Channel::Text, std::string_view(m_held).substr(0, close));
    m_held.erase(0, close + m_closing.size());
    m_state = State::Plain;
    return !m_held.empty();
}

} // namespace switchyard::dialects
