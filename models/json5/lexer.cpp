// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/lexer.h"

#include "json5/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::json5 {

namespace {

enum class Class : std::uint8_t {
    Other,
    Space,
    LineEnd,
    Structural,
    Quote,
    Slash,
    Digit,
    Sign,
    NameStart,
    Escape,
    High
};

constexpr Class classOf(unsigned char byte)
{
    const auto c = static_cast<char>(byte);
    if (byte >= 0x80)
        return Class::High;
    if (c == ' ' || c == '\t' || c == '\v' || c == '\f')
        return Class::Space;
    if (c == '\n' || c == '\r')
        return Class::LineEnd;
    if (c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',')
        return Class::Structural;
    if (c == '"' || c == '\'')
        return Class::Quote;
    if (c == '/')
        return Class::Slash;
    if (isAsciiDigit(c) || c == '.')
        return Class::Digit;
    if (c == '+' || c == '-')
        return Class::Sign;
    if (isAsciiNameStart(c))
        return Class::NameStart;
    if (c == '\\')
        return Class::Escape;
    return Class::Other;
}

constexpr std::array<Class, 256> makeClasses()
{
    std::array<Class, 256> classes{};
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i] = classOf(static_cast<unsigned char>(i));
    return classes;
}

constexpr std::array<Class, 256> classes = makeClasses();

//! Reads one token after the other. Each `lex…` function starts at `m_at`, on a byte that its caller has
//! looked at, and leaves `m_at` behind what it took, at least one byte further.
class Lexer final
{
public:
    explicit Lexer(Tree& tree)
        : m_tree(tree)
        , m_text(tree.text)
    {
    }

    void run()
    {
        m_tree.lineStarts.push_back(0);
        m_tree.tokens.reserve(m_text.size() / 4 + 8);
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF") {
            m_at = 3;
            push(TokenKind::ByteOrderMark, 0);
        }
        while (m_at < m_text.size()) {
            const std::size_t start = m_at;
            const TokenKind kind = lexToken();
            push(kind, start);
        }
    }

private:
    Class classAt(std::size_t offset) const { return classes[static_cast<unsigned char>(m_text[offset])]; }
    char charAt(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    void push(TokenKind kind, std::size_t start)
    {
        m_tree.tokens.push_back(
            {kind, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(m_at - start)});
    }

    void startLine(std::size_t offset) { m_tree.lineStarts.push_back(static_cast<std::uint32_t>(offset)); }

    TokenKind lexToken()
    {
        switch (classAt(m_at)) {
        case Class::Space:
            return lexSpaces();
        case Class::LineEnd:
            takeLineEnd();
            return TokenKind::LineEnd;
        case Class::Structural:
            return lexStructural();
        case Class::Quote:
            return lexString();
        case Class::Slash:
            return lexComment();
        case Class::Digit:
        case Class::Sign:
            return lexNumber();
        case Class::NameStart:
        case Class::Escape:
            return lexWord();
        case Class::High:
            return lexHigh();
        case Class::Other:
            break;
        }
        return lexInvalid();
    }

    TokenKind lexSpaces()
    {
        while (m_at < m_text.size()) {
            const Class c = classAt(m_at);
            if (c == Class::Space) {
                ++m_at;
                continue;
            }
            if (c != Class::High)
                break;
            const Decoded decoded = decodeAt(m_text, m_at);
            if (!decoded.valid || !isSpaceBeyondAscii(decoded.code))
                break;
            m_at += decoded.length;
        }
        return TokenKind::Whitespace;
    }

    //! On CR or LF.
    void takeLineEnd()
    {
        const bool isPair = m_text[m_at] == '\r' && charAt(m_at + 1) == '\n';
        m_at += isPair ? 2 : 1;
        startLine(m_at);
    }

    TokenKind lexStructural()
    {
        switch (m_text[m_at++]) {
        case '{':
            return TokenKind::LeftBrace;
        case '}':
            return TokenKind::RightBrace;
        case '[':
            return TokenKind::LeftBracket;
        case ']':
            return TokenKind::RightBracket;
        case ':':
            return TokenKind::Colon;
        default:
            return TokenKind::Comma;
        }
    }

    TokenKind lexHigh()
    {
        const Decoded decoded = decodeAt(m_text, m_at);
        if (!decoded.valid)
            return lexInvalid();
        if (isLineSeparator(decoded.code)) {
            m_at += decoded.length;
            return TokenKind::LineEnd;
        }
        if (isSpaceBeyondAscii(decoded.code))
            return lexSpaces();
        return isNameStartBeyondAscii(decoded.code) ? lexWord() : lexInvalid();
    }

    //! Everything up to the next byte that can stand between tokens, so that one slip is one token.
    TokenKind lexInvalid()
    {
        do {
            m_at += classAt(m_at) == Class::High ? decodeAt(m_text, m_at).length : 1;
        } while (m_at < m_text.size() && !endsRun());
        return TokenKind::Invalid;
    }

    bool endsRun() const
    {
        switch (classAt(m_at)) {
        case Class::Space:
        case Class::LineEnd:
        case Class::Structural:
        case Class::Quote:
            return true;
        case Class::Slash:
            return charAt(m_at + 1) == '/' || charAt(m_at + 1) == '*';
        case Class::High: {
            const Decoded decoded = decodeAt(m_text, m_at);
            return decoded.valid && (isSpaceBeyondAscii(decoded.code) || isLineSeparator(decoded.code));
        }
        default:
            return false;
        }
    }

    TokenKind endRun(TokenKind kind) { return m_at >= m_text.size() || endsRun() ? kind : lexInvalid(); }

    TokenKind lexWord()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size()) {
            const std::size_t length = namePartLength(m_at == start);
            if (length == 0)
                break;
            m_at += length;
        }
        return m_at == start ? lexInvalid() : endRun(TokenKind::Word);
    }

    //! Bytes of the name's character at `m_at`; 0 when none stands there.
    std::size_t namePartLength(bool isFirst) const
    {
        const char c = m_text[m_at];
        if (isAsciiNameStart(c) || (!isFirst && isAsciiDigit(c)))
            return 1;
        if (c == '\\')
            return escapedNamePartLength(isFirst);
        if (classAt(m_at) != Class::High)
            return 0;
        const Decoded decoded = decodeAt(m_text, m_at);
        return decoded.valid && isNameCharacter(decoded.code, isFirst) ? decoded.length : 0;
    }

    static bool isNameCharacter(char32_t code, bool isFirst)
    {
        if (code < 0x80) {
            const char c = static_cast<char>(code);
            return isFirst ? isAsciiNameStart(c) : isAsciiNamePart(c);
        }
        return isFirst ? isNameStartBeyondAscii(code) : isNamePartBeyondAscii(code);
    }

    std::size_t escapedNamePartLength(bool isFirst) const
    {
        if (charAt(m_at + 1) != 'u')
            return 0;
        char32_t code = 0;
        for (std::size_t i = 2; i < 6; ++i) {
            const int digit = hexDigit(charAt(m_at + i));
            if (digit < 0)
                return 0;
            code = code * 16 + static_cast<char32_t>(digit);
        }
        return isNameCharacter(code, isFirst) ? 6 : 0;
    }

    TokenKind lexNumber()
    {
        if (classAt(m_at) == Class::Sign)
            ++m_at;
        if (m_at >= m_text.size() || endsRun())
            return TokenKind::Invalid;
        for (const std::string_view literal : {std::string_view("Infinity"), std::string_view("NaN")}) {
            if (m_text.substr(m_at, literal.size()) == literal) {
                m_at += literal.size();
                return endRun(TokenKind::Number);
            }
        }
        const bool isNumber = takeHexadecimal() || takeDecimal();
        return isNumber ? endRun(TokenKind::Number) : endRun(TokenKind::Invalid);
    }

    bool takeHexadecimal()
    {
        if (m_text[m_at] != '0' || (charAt(m_at + 1) | 0x20) != 'x' || hexDigit(charAt(m_at + 2)) < 0)
            return false;
        m_at += 3;
        while (hexDigit(charAt(m_at)) >= 0)
            ++m_at;
        return true;
    }

    std::size_t takeDigits()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isAsciiDigit(m_text[m_at]))
            ++m_at;
        return m_at - start;
    }

    //! On failure `m_at` is where the number broke.
    bool takeDecimal()
    {
        const bool startsWithZero = m_text[m_at] == '0';
        const std::size_t whole = takeDigits();
        if (startsWithZero && whole > 1)
            return false;
        std::size_t fraction = 0;
        if (charAt(m_at) == '.') {
            ++m_at;
            fraction = takeDigits();
        }
        if (whole + fraction == 0)
            return false;
        if ((charAt(m_at) | 0x20) != 'e')
            return true;
        ++m_at;
        if (charAt(m_at) == '+' || charAt(m_at) == '-')
            ++m_at;
        return takeDigits() > 0;
    }

    TokenKind lexComment()
    {
        const char next = charAt(m_at + 1);
        if (next == '/')
            return lexLineComment();
        if (next == '*')
            return lexBlockComment();
        return lexInvalid();
    }

    TokenKind lexLineComment()
    {
        while (m_at < m_text.size()) {
            m_at = std::min(m_text.find_first_of("\n\r\xE2", m_at), m_text.size());
            if (m_at == m_text.size() || m_text[m_at] != '\xE2')
                break;
            const Decoded decoded = decodeAt(m_text, m_at);
            if (decoded.valid && isLineSeparator(decoded.code))
                break;
            m_at += decoded.length;
        }
        return TokenKind::LineComment;
    }

    TokenKind lexBlockComment()
    {
        const std::size_t start = m_at;
        const std::size_t close = m_text.find("*/", m_at + 2);
        const std::size_t end = close == std::string_view::npos ? m_text.size() : close + 2;
        m_at += 2;
        while (m_at < end) {
            m_at = std::min(m_text.find_first_of("\r\n", m_at), end);
            if (m_at < end)
                takeLineEnd();
        }
        if (close == std::string_view::npos)
            m_tree.report(Severity::Error, DiagnosticCode::UnclosedComment, start, 2,
                          "the comment is never closed", "add */ where the comment ends");
        return TokenKind::BlockComment;
    }

    TokenKind lexString()
    {
        const std::size_t start = m_at;
        const char quote = m_text[m_at++];
        m_hasReported = false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == quote) {
                ++m_at;
                return TokenKind::String;
            }
            if (c == '\n' || c == '\r')
                break;
            if (c == '\\')
                takeEscape();
            else if (classAt(m_at) == Class::High)
                takeHighInString();
            else
                ++m_at;
        }
        m_tree.report(Severity::Error, DiagnosticCode::UnclosedString, start, m_at - start,
                      "the string has no closing quote on its line",
                      quote == '"' ? "add \" at the end of the string" : "add ' at the end of the string");
        return TokenKind::String;
    }

    void takeHighInString()
    {
        const Decoded decoded = decodeAt(m_text, m_at);
        if (!decoded.valid && !std::exchange(m_hasReported, true))
            m_tree.report(Severity::Warning, DiagnosticCode::InvalidUtf8, m_at, decoded.length,
                          "the string holds bytes that are not UTF-8; other programs read them as U+FFFD",
                          "write the character anew in UTF-8");
        if (decoded.valid && isLineSeparator(decoded.code))
            m_tree.report(Severity::Warning, DiagnosticCode::UnescapedLineSeparator, m_at, decoded.length,
                          "the string holds an invisible line separator that some programs refuse",
                          decoded.code == 0x2028 ? "write it as \\u2028" : "write it as \\u2029");
        m_at += decoded.length;
    }

    //! On the backslash.
    void takeEscape()
    {
        const std::size_t start = m_at++;
        if (m_at >= m_text.size())
            return;
        const char c = m_text[m_at];
        if (c == '\r' || c == '\n') {
            takeLineEnd();
            return;
        }
        if (c == 'x' || c == 'u') {
            ++m_at;
            takeHexEscape(start, c == 'x' ? 2 : 4);
            return;
        }
        const bool isOctal = isAsciiDigit(c) && (c != '0' || isAsciiDigit(charAt(m_at + 1)));
        if (isOctal)
            m_tree.report(Severity::Error, DiagnosticCode::InvalidEscape, start, 2,
                          "JSON5 has no octal escapes", "write the character as \\xHH or \\uHHHH");
        m_at += classAt(m_at) == Class::High ? decodeAt(m_text, m_at).length : 1;
    }

    void takeHexEscape(std::size_t start, std::size_t digits)
    {
        for (std::size_t i = 0; i < digits; ++i) {
            if (hexDigit(charAt(m_at)) < 0) {
                m_tree.report(Severity::Error, DiagnosticCode::InvalidEscape, start, m_at - start,
                              digits == 2 ? "\\x needs two hexadecimal digits"
                                          : "\\u needs four hexadecimal digits",
                              "complete the escape, or double the backslash");
                return;
            }
            ++m_at;
        }
    }

    Tree& m_tree;
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_hasReported = false;
};

} // namespace

void tokenize(Tree& tree)
{
    Lexer(tree).run();
}

} // namespace switchyard::json5
