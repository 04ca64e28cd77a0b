// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace switchyard::json5 {

//! Writes valid JSON5 documents in all the ways people do, and in some that nobody should. The same seed
//! gives the same document everywhere.
class Generator final
{
public:
    //! How wild a document is: which characters and where comments may stand.
    enum class Taste {
        Tidy, //!< One layout throughout; comments above items and behind them.
        Wild, //!< Anything the grammar allows, anywhere.
    };

    Generator(std::uint32_t seed, Taste taste);

    std::string document();
    //! A value as a command line could give it.
    std::string newValue();

private:
    enum class Layout { Inline, Tall };

    std::uint32_t below(std::uint32_t limit);
    bool chance(std::uint32_t percent);
    template<typename List>
    const auto& oneOf(const List& list)
    {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

    std::string value(int depth);
    std::string scalar();
    std::string string();
    std::string key(int index);
    std::string container(int depth);
    std::string items(int depth, bool isObject, Layout layout, std::uint32_t count);
    std::string emptyInside(int depth);
    bool sharesLine(const std::string& text, bool isLast);
    std::string lineEnd();
    std::string newLine(int depth);
    std::string lineComment();
    std::string blockComment();
    std::string space();

    std::mt19937 m_random;
    Taste m_taste;
    std::string m_lineEnd;
    std::string m_unit;
    char m_quote;
    bool m_hasBareKeys;
    bool m_hasTrailingCommas;
    bool m_hasLeadingCommas;
    bool m_isPadded;
    std::uint32_t m_commentPercent;
};

} // namespace switchyard::json5
