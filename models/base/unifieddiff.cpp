// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/unifieddiff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace switchyard {

namespace {

using Lines = std::vector<std::string_view>;

//! Lines with their ends, so that a changed line end is a changed line.
Lines splitLines(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

enum class Origin { Both, Before, After };

struct Step {
    Origin origin;
    std::string_view line;
};

//! Myers' shortest edit script over the lines that differ; where it would be long, all old lines and then all
//! new ones.
class LineDiff final
{
public:
    LineDiff(const Lines& before, const Lines& after)
        : m_before(before)
        , m_after(after)
    {
    }

    std::vector<Step> run()
    {
        std::size_t head = 0;
        const std::size_t shorter = std::min(m_before.size(), m_after.size());
        while (head < shorter && m_before[head] == m_after[head])
            ++head;
        std::size_t tail = 0;
        while (tail < shorter - head
               && m_before[m_before.size() - 1 - tail] == m_after[m_after.size() - 1 - tail])
            ++tail;
        for (std::size_t i = 0; i < head; ++i)
            m_steps.push_back({Origin::Both, m_before[i]});
        diffMiddle(head, m_before.size() - tail, m_after.size() - tail);
        for (std::size_t i = m_before.size() - tail; i < m_before.size(); ++i)
            m_steps.push_back({Origin::Both, m_before[i]});
        return std::move(m_steps);
    }

private:
    static constexpr std::ptrdiff_t mostEdits = 1000;

    void diffMiddle(std::size_t begin, std::size_t beforeEnd, std::size_t afterEnd)
    {
        m_begin = begin;
        m_width = static_cast<std::ptrdiff_t>(beforeEnd - begin);
        m_height = static_cast<std::ptrdiff_t>(afterEnd - begin);
        const std::ptrdiff_t edits = search();
        if (edits < 0)
            replaceAll();
        else
            trace(edits);
    }

    std::string_view before(std::ptrdiff_t x) const
    {
        return m_before[m_begin + static_cast<std::size_t>(x)];
    }
    std::string_view after(std::ptrdiff_t y) const { return m_after[m_begin + static_cast<std::size_t>(y)]; }

    //! Number of edits of the shortest script, or -1 when there are too many. Keeps each round's furthest
    //! points.
    std::ptrdiff_t search()
    {
        const std::ptrdiff_t limit = std::min(m_width + m_height, mostEdits);
        std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * limit + 3), 0);
        for (std::ptrdiff_t edits = 0; edits <= limit; ++edits) {
            m_rounds.push_back(furthest);
            if (advance(furthest, edits, limit + 1))
                return edits;
        }
        return -1;
    }

    static std::size_t at(std::ptrdiff_t diagonal, std::ptrdiff_t centre)
    {
        return static_cast<std::size_t>(diagonal + centre);
    }

    static bool comesFromAbove(const std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t diagonal,
                               std::ptrdiff_t edits, std::ptrdiff_t centre)
    {
        if (diagonal == -edits)
            return true;
        return diagonal != edits && furthest[at(diagonal - 1, centre)] < furthest[at(diagonal + 1, centre)];
    }

    bool advance(std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t edits, std::ptrdiff_t centre) const
    {
        for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            std::ptrdiff_t x = comesFromAbove(furthest, diagonal, edits, centre)
                ? furthest[at(diagonal + 1, centre)]
                : furthest[at(diagonal - 1, centre)] + 1;
            while (x < m_width && x - diagonal < m_height && before(x) == after(x - diagonal))
                ++x;
            furthest[at(diagonal, centre)] = x;
            if (x >= m_width && x - diagonal >= m_height)
                return true;
        }
        return false;
    }

    void trace(std::ptrdiff_t edits)
    {
        const std::ptrdiff_t centre = std::min(m_width + m_height, mostEdits) + 1;
        std::vector<Step> backwards;
        std::ptrdiff_t x = m_width;
        std::ptrdiff_t y = m_height;
        for (; edits > 0; --edits) {
            const auto& furthest = m_rounds[static_cast<std::size_t>(edits)];
            const bool isAddition = comesFromAbove(furthest, x - y, edits, centre);
            const std::ptrdiff_t diagonal = x - y + (isAddition ? 1 : -1);
            const std::ptrdiff_t fromX = furthest[at(diagonal, centre)];
            const std::ptrdiff_t startX = isAddition ? fromX : fromX + 1;
            for (; x > startX; --x, --y)
                backwards.push_back({Origin::Both, before(x - 1)});
            backwards.push_back(isAddition ? Step{Origin::After, after(y - 1)}
                                           : Step{Origin::Before, before(x - 1)});
            x = fromX;
            y = fromX - diagonal;
        }
        for (; x > 0; --x)
            backwards.push_back({Origin::Both, before(x - 1)});
        m_steps.insert(m_steps.end(), backwards.rbegin(), backwards.rend());
    }

    void replaceAll()
    {
        for (std::ptrdiff_t x = 0; x < m_width; ++x)
            m_steps.push_back({Origin::Before, before(x)});
        for (std::ptrdiff_t y = 0; y < m_height; ++y)
            m_steps.push_back({Origin::After, after(y)});
    }

    const Lines& m_before;
    const Lines& m_after;
    std::size_t m_begin = 0;
    std::ptrdiff_t m_width = 0;
    std::ptrdiff_t m_height = 0;
    std::vector<std::vector<std::ptrdiff_t>> m_rounds;
    std::vector<Step> m_steps;
};

class HunkWriter final
{
public:
    explicit HunkWriter(const std::vector<Step>& steps)
        : m_steps(steps)
    {
    }

    std::string write()
    {
        std::size_t at = 0;
        while (at < m_steps.size()) {
            const std::size_t change = nextChange(at);
            if (change == m_steps.size())
                break;
            const std::size_t begin = change - std::min(change - at, context);
            const std::size_t end = hunkEnd(change);
            skip(at, begin);
            writeHunk(begin, end);
            at = end;
        }
        return std::move(m_text);
    }

private:
    static constexpr std::size_t context = 3;

    std::size_t nextChange(std::size_t at) const
    {
        while (at < m_steps.size() && m_steps[at].origin == Origin::Both)
            ++at;
        return at;
    }

    //! Behind the context of the last change that is near enough to share a hunk.
    std::size_t hunkEnd(std::size_t change) const
    {
        std::size_t last = change;
        for (std::size_t next = change; next < m_steps.size() && next - last <= 2 * context + 1;
             next = nextChange(last + 1))
            last = next;
        return std::min(last + 1 + context, m_steps.size());
    }

    void skip(std::size_t from, std::size_t to)
    {
        m_beforeLine += to - from;
        m_afterLine += to - from;
    }

    void writeHunk(std::size_t begin, std::size_t end)
    {
        std::size_t beforeCount = 0;
        std::size_t afterCount = 0;
        std::string body;
        for (std::size_t i = begin; i < end; ++i) {
            const Step& step = m_steps[i];
            beforeCount += step.origin != Origin::After ? 1 : 0;
            afterCount += step.origin != Origin::Before ? 1 : 0;
            body += step.origin == Origin::Both ? ' ' : step.origin == Origin::Before ? '-' : '+';
            body += step.line;
            if (step.line.back() != '\n')
                body += "\n\\ No newline at end of file\n";
        }
        m_text += "@@ -" + range(m_beforeLine, beforeCount) + " +" + range(m_afterLine, afterCount) + " @@\n"
            + body;
        m_beforeLine += beforeCount;
        m_afterLine += afterCount;
    }

    static std::string range(std::size_t linesBefore, std::size_t count)
    {
        const std::string start = std::to_string(count == 0 ? linesBefore : linesBefore + 1);
        return count == 1 ? start : start + ',' + std::to_string(count);
    }

    const std::vector<Step>& m_steps;
    std::string m_text;
    std::size_t m_beforeLine = 0;
    std::size_t m_afterLine = 0;
};

} // namespace

std::string unifiedDiff(std::string_view before, std::string_view after, std::string_view beforeName,
                        std::string_view afterName)
{
    if (before == after)
        return {};
    const Lines beforeLines = splitLines(before);
    const Lines afterLines = splitLines(after);
    const auto steps = LineDiff(beforeLines, afterLines).run();
    return "--- " + std::string(beforeName) + "\n+++ " + std::string(afterName) + '\n'
        + HunkWriter(steps).write();
}

} // namespace switchyard
