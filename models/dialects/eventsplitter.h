// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Cuts a body into server-sent events (WHATWG HTML, 9.2) or into lines of NDJSON, however its bytes arrive: LF, CR and
//! CRLF, comments, several data lines, a byte order mark, no blank line at the end.
class EventSplitter final {
public:
    enum class Framing { ServerSentEvents, Lines };

    //! Events larger than this are not held: see isOverflowing().
    static constexpr std::size_t kMaxEventBytes = 32U * 1024 * 1024;

    explicit EventSplitter(Framing framing)
        : m_framing(framing)
    {
    }

    //! Calls `use(name, data)` for each event that these bytes complete. `name` is empty when the event has none. Views
    //! hold during the call.
    template<typename Use>
    void feed(std::string_view bytes, Use&& use)
    {
        while (!bytes.empty()) {
            if (m_skipLineFeed) {
                m_skipLineFeed = false;
                if (bytes.front() == '\n') {
                    bytes.remove_prefix(1);
                    continue;
                }
            }
            const auto end = lineEnd(bytes);
            if (end == std::string_view::npos) {
                hold(bytes);
                return;
            }
            m_skipLineFeed = bytes[end] == '\r';
            takeLine(bytes.substr(0, end), use);
            bytes.remove_prefix(end + 1);
        }
    }

    //! The body has ended: completes what a missing line end or blank line left open.
    template<typename Use>
    void end(Use&& use)
    {
        if (!m_line.empty())
            takeLine({}, use);
        takeLine({}, use);
    }

    bool isOverflowing() const { return m_overflow; }
    //! Bytes kept for an event that is not complete.
    std::size_t heldBytes() const { return m_line.size() + m_data.size(); }

private:
    static std::size_t lineEnd(std::string_view bytes);
    void hold(std::string_view bytes);
    // Takes one field of an event in; true when the line was blank and an event is complete.
    bool takeField(std::string_view line);

    template<typename Use>
    void takeLine(std::string_view rest, Use&& use)
    {
        std::string_view line = rest;
        if (!m_line.empty()) {
            m_line.append(rest);
            line = m_line;
        }
        if (m_isFirst) {
            m_isFirst = false;
            if (line.substr(0, 3) == "\xEF\xBB\xBF")
                line.remove_prefix(3);
        }
        if (m_framing == Framing::Lines) {
            if (line.find_first_not_of(" \t") != std::string_view::npos)
                use(std::string_view(), line);
        } else if (takeField(line)) {
            if (m_hasData)
                use(std::string_view(m_name), std::string_view(m_data));
            m_name.clear();
            m_data.clear();
            m_hasData = false;
        }
        m_line.clear();
    }

    Framing m_framing;
    std::string m_line; // a line that has begun in earlier bytes
    std::string m_name;
    std::string m_data;
    bool m_hasData = false;
    bool m_skipLineFeed = false;
    bool m_isFirst = true;
    bool m_overflow = false;
};

} // namespace switchyard::dialects
