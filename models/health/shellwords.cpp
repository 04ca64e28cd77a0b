// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/shellwords.h"

#include "health/secretwords.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace switchyard::health {

namespace {

using Text = std::string_view;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void appendUtf8(std::string& text, std::uint32_t code)
{
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80U) {
        add(code);
    } else if (code < 0x800U) {
        add(0xC0U | (code >> 6U));
        add(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        add(0xE0U | (code >> 12U));
        add(0x80U | ((code >> 6U) & 0x3FU));
        add(0x80U | (code & 0x3FU));
    } else {
        add(0xF0U | ((code >> 18U) & 0x07U));
        add(0x80U | ((code >> 12U) & 0x3FU));
        add(0x80U | ((code >> 6U) & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
}

//! What browsers' and writers' programs make of straight quotes; 0 where `text` begins with none.
char curlyQuote(Text text)
{
    for (const Text quote : { "\u201c", "\u201d", "\u201e" }) {
        if (text.starts_with(quote))
            return '"';
    }
    for (const Text quote : { "\u2018", "\u2019" }) {
        if (text.starts_with(quote))
            return '\'';
    }
    return 0;
}

constexpr std::size_t curlyLength = 3; // in UTF-8

//! Walks over a command line, word by word.
class Splitter final {
public:
    Splitter(Text text, Shell shell)
        : m_text(text)
        , m_shell(shell)
    {
    }

    std::vector<ShellWord> words()
    {
        while (m_at < m_text.size())
            step();
        finishWord();
        return std::move(m_words);
    }

private:
    char next(std::size_t ahead = 1) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void step()
    {
        const char c = m_text[m_at];
        const char curly = curlyQuote(m_text.substr(m_at));
        if (isSpace(c)) {
            finishWord();
            ++m_at;
        } else if (c == '#' && !m_isInWord && m_shell != Shell::Cmd) {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (isJoint(c)) {
            m_at = std::min(m_text.find('\n', m_at), m_text.size() - 1) + 1;
        } else if (curly != 0) {
            takeCurly(curly);
        } else if (c == '$' && m_shell == Shell::Posix && next() == '\'') {
            m_at += 2;
            takeAnsi();
        } else if (c == '$' && m_shell == Shell::Posix && next() == '"') {
            ++m_at;
        } else if (c == '\'' || c == '"') {
            takeQuoted(c);
        } else if (c == '^' && m_shell == Shell::Cmd && next() == '"') {
            ++m_at;
            takeCaretQuoted();
        } else if (c == escape() && m_at + 1 < m_text.size()) {
            take(next());
            m_at += 2;
        } else if (m_shell == Shell::PowerShell && isMark(c)) {
            finishWord();
            take(c);
            finishWord();
            ++m_at;
        } else {
            take(c);
            ++m_at;
        }
    }

    char escape() const
    {
        return m_shell == Shell::Posix ? '\\' : m_shell == Shell::Cmd ? '^' : '`';
    }

    //! Any shell's, for a line from another one is pasted as often.
    bool isJoint(char c) const
    {
        if (c != '\\' && c != '^' && c != '`')
            return false;
        std::size_t at = m_at + 1;
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t' || m_text[at] == '\r'))
            ++at;
        return at >= m_text.size() || m_text[at] == '\n';
    }

    //! Stands alone in PowerShell; within an address it is a part of it.
    bool isMark(char c) const
    {
        if (c == '{' || c == '}' || c == '(' || c == ')' || c == ';')
            return true;
        return (c == '=' || c == ',') && m_word.find("://") == std::string::npos;
    }

    void take(char c)
    {
        m_isInWord = true;
        m_word += c;
    }

    void takeQuoted(char quote)
    {
        m_isInWord = m_isQuoted = true;
        const bool isPower = m_shell == Shell::PowerShell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == quote && !(isPower && next() == quote))
                break;
            const bool isEscape = isPower ? c == quote || (c == '`' && quote == '"') : quote == '"' && c == '\\' && isEscapable(next());
            if (isEscape && m_at + 1 < m_text.size())
                ++m_at;
            m_word += m_text[m_at];
        }
        ++m_at;
    }

    bool isEscapable(char c) const { return c == '"' || c == '\\' || (m_shell == Shell::Posix && (c == '$' || c == '`')); }

    //! `^"…^"`: carets go first, then backslashes.
    void takeCaretQuoted()
    {
        m_isInWord = m_isQuoted = true;
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = behindCaret();
            if (c == '"')
                return;
            const auto before = m_at;
            const char second = c == '\\' && m_at < m_text.size() ? behindCaret() : '\0';
            const bool isEscaped = second == '"' || second == '\\';
            m_word += isEscaped ? second : c;
            if (!isEscaped)
                m_at = before;
        }
    }

    char behindCaret()
    {
        if (m_text[m_at] == '^' && m_at + 1 < m_text.size())
            ++m_at;
        return m_text[m_at++];
    }

    void takeCurly(char quote)
    {
        m_isInWord = m_isQuoted = true;
        m_at += curlyLength;
        while (m_at < m_text.size() && curlyQuote(m_text.substr(m_at)) != quote)
            m_word += m_text[m_at++];
        m_at += curlyLength;
    }

    //! Within `$'…'`.
    void takeAnsi()
    {
        m_isInWord = m_isQuoted = true;
        while (m_at < m_text.size() && m_text[m_at] != '\'') {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                takeAnsiEscape();
            } else {
                m_word += m_text[m_at++];
            }
        }
        ++m_at;
    }

    void takeAnsiEscape()
    {
        constexpr Text names = "abefnrtv";
        constexpr Text meanings = "\a\b\x1b\f\n\r\t\v";
        const char c = m_text[m_at];
        if (const auto known = names.find(c); known != Text::npos) {
            m_word += meanings[known];
            ++m_at;
        } else if (c == 'x' || c == 'u' || c == 'U') {
            ++m_at;
            takeNumber(16, c == 'x' ? 2 : c == 'u' ? 4 : 8, c == 'x');
        } else if (c >= '0' && c <= '7') {
            takeNumber(8, 3, true);
        } else {
            m_word += c;
            ++m_at;
        }
    }

    void takeNumber(int base, std::size_t digits, bool isByte)
    {
        const Text part = m_text.substr(m_at, digits);
        std::uint32_t value = 0;
        const auto end = std::from_chars(part.data(), part.data() + part.size(), value, base).ptr;
        m_at += static_cast<std::size_t>(end - part.data());
        if (isByte)
            m_word += static_cast<char>(value & 0xFFU);
        else
            appendUtf8(m_word, value);
    }

    void finishWord()
    {
        if (m_isInWord)
            m_words.push_back({ std::move(m_word), m_isQuoted });
        m_word.clear();
        m_isInWord = m_isQuoted = false;
    }

    Text m_text;
    Shell m_shell;
    std::size_t m_at = 0;
    std::string m_word;
    bool m_isInWord = false;
    bool m_isQuoted = false;
    std::vector<ShellWord> m_words;
};

//! A sign at a line's end.
bool joinsLines(Text text, char sign)
{
    for (auto end = text.find('\n'); end != Text::npos; end = text.find('\n', end + 1)) {
        const auto last = text.substr(0, end).find_last_not_of(" \t\r");
        if (last != Text::npos && text[last] == sign)
            return true;
    }
    return false;
}

bool isOneOf(Text word, std::initializer_list<Text> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! One of its commands, variables or tables as a word of its own. Its quotes read as another shell's may hide them.
bool namesPowerShell(Text text)
{
    const auto isCommand = [](const ShellWord& word) {
        return !word.isQuoted && isOneOf(loweredAscii(word.text), { "invoke-restmethod", "invoke-webrequest", "irm", "iwr" });
    };
    const auto isSign = [](const ShellWord& word) {
        return !word.isQuoted && (loweredAscii(word.text).starts_with("$env:") || word.text.starts_with("@{"));
    };
    const auto plain = shellWords(text, Shell::Posix);
    const auto own = shellWords(text, Shell::PowerShell);
    return std::any_of(plain.begin(), plain.end(), isCommand) || std::any_of(plain.begin(), plain.end(), isSign)
        || std::any_of(own.begin(), own.end(), isCommand);
}

} // namespace

Shell shellOf(std::string_view text)
{
    const auto quote = text.find_first_of("\"'");
    if ((quote != Text::npos && quote > 0 && text[quote - 1] == '^') || joinsLines(text, '^'))
        return Shell::Cmd;
    return joinsLines(text, '`') || namesPowerShell(text) ? Shell::PowerShell : Shell::Posix;
}

std::vector<ShellWord> shellWords(std::string_view text, Shell shell)
{
    return Splitter(text, shell).words();
}

} // namespace switchyard::health
