// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/path.h"

#include "json5/literals.h"
#include "json5/unicode.h"
#include "json5/writer.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace switchyard::json5 {

namespace {

class PathReader final
{
public:
    explicit PathReader(std::string_view text)
        : m_text(text)
    {
    }

    Result<Path> read()
    {
        while (m_at < m_text.size()) {
            if (auto step = readStep(); !step)
                return step.error();
        }
        return Path(std::move(m_steps));
    }

private:
    Error error(std::string message) const
    {
        return {ErrorCode::InvalidArgument, "path: " + std::move(message), TextLocation{m_at, 1, m_at + 1}};
    }

    Result<void> readStep()
    {
        if (m_text[m_at] == '[')
            return readBracket();
        if (m_text[m_at] == '.') {
            if (m_steps.empty())
                return error("a path does not start with a dot");
            ++m_at;
        } else if (!m_steps.empty()) {
            return error("a dot or [ must separate two steps");
        }
        return readKey();
    }

    Result<void> readKey()
    {
        if (m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\''))
            return readQuoted();
        const std::size_t end = std::min(m_text.find_first_of(".[]\"'", m_at), m_text.size());
        if (end == m_at)
            return error("a key is missing; write an empty key as [\"\"]");
        m_steps.emplace_back(m_text.substr(m_at, end - m_at));
        m_at = end;
        return {};
    }

    Result<void> readQuoted()
    {
        const char quote = m_text[m_at];
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == '\\' ? 2U : 1U;
        if (end >= m_text.size())
            return error("a quoted key is not closed");
        m_steps.emplace_back(decodeString(m_text.substr(m_at, end + 1 - m_at)));
        m_at = end + 1;
        return {};
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    Result<void> readBracket()
    {
        ++m_at;
        skipSpaces();
        const bool isQuoted = m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\'');
        if (auto read = isQuoted ? readQuoted() : readIndex(); !read)
            return read;
        skipSpaces();
        if (m_at >= m_text.size() || m_text[m_at] != ']')
            return error("] is missing");
        ++m_at;
        return {};
    }

    Result<void> readIndex()
    {
        std::size_t index = 0;
        const char* const end = m_text.data() + m_text.size();
        const auto parsed = std::from_chars(m_text.data() + m_at, end, index);
        if (parsed.ec != std::errc{})
            return error("an index or a quoted key must stand in [ ]");
        m_steps.emplace_back(index);
        m_at = static_cast<std::size_t>(parsed.ptr - m_text.data());
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<PathStep> m_steps;
};

bool needsBrackets(std::string_view key)
{
    const bool isPlain
        = std::all_of(key.begin(), key.end(), [](char c) { return isAsciiNamePart(c) || c == '-'; });
    return key.empty() || !isPlain;
}

} // namespace

const std::string& PathStep::key() const
{
    assert(isKey());
    return *std::get_if<0>(&m_step);
}

std::size_t PathStep::index() const
{
    assert(isIndex());
    return *std::get_if<1>(&m_step);
}

Result<Path> Path::parse(std::string_view text)
{
    return PathReader(text).read();
}

std::string Path::toString() const
{
    std::string out;
    for (const PathStep& step : m_steps) {
        if (step.isIndex())
            out += '[' + std::to_string(step.index()) + ']';
        else if (needsBrackets(step.key()))
            out += '[' + quoted(step.key()) + ']';
        else
            out += (out.empty() ? "" : ".") + step.key();
    }
    return out;
}

Path Path::parent() const
{
    assert(!isRoot());
    return Path(std::vector<PathStep>(m_steps.begin(), m_steps.end() - 1));
}

Path Path::child(PathStep step) const
{
    std::vector<PathStep> steps = m_steps;
    steps.push_back(std::move(step));
    return Path(std::move(steps));
}

bool Path::startsWith(const Path& other) const
{
    return size() >= other.size() && std::equal(other.begin(), other.end(), begin());
}

} // namespace switchyard::json5
