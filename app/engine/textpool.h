// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::engine {

//! Strings that keep their memory from one request to the next. Engine thread only.
class TextPool final {
public:
    //! An empty string, with room if one was given back.
    std::string take()
    {
        if (m_spare.empty())
            return {};
        std::string text = std::move(m_spare.back());
        m_spare.pop_back();
        text.clear();
        return text;
    }
    void giveBack(std::string&& text)
    {
        if (text.capacity() <= largestKept && m_spare.size() < mostKept)
            m_spare.push_back(std::move(text));
    }

private:
    static constexpr std::size_t largestKept = 8 * 1024;
    static constexpr std::size_t mostKept = 256;
    std::vector<std::string> m_spare;
};

} // namespace switchyard::engine
