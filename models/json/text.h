// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::json {

//! A long text in the making: adding a few bytes costs no call, as it does with a std::string.
class Text final {
public:
    //! `expected`: bytes that will probably be needed.
    explicit Text(std::size_t expected)
        : m_text(std::max<std::size_t>(expected, 64), '\0')
    {
    }

    //! Makes room for `bytes` more at the end, for the caller to fill.
    char* extend(std::size_t bytes)
    {
        if (m_text.size() - m_size < bytes) [[unlikely]]
            grow(bytes);
        return m_text.data() + std::exchange(m_size, m_size + bytes);
    }
    void append(std::string_view piece)
    {
        if (!piece.empty())
            std::memcpy(extend(piece.size()), piece.data(), piece.size());
    }
    void push_back(char c) { *extend(1) = c; }

    bool isEmpty() const { return m_size == 0; }
    char back() const { return m_text.data()[m_size - 1]; }

    //! The text; nothing can be added after it.
    std::string take()
    {
        m_text.resize(m_size);
        return std::move(m_text);
    }

private:
    [[gnu::noinline]] void grow(std::size_t bytes) { m_text.resize((m_size + bytes) * 2); }

    std::string m_text; // its end is room for what comes
    std::size_t m_size = 0;
};

} // namespace switchyard::json
