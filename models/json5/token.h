// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

namespace switchyard::json5 {

//! What a run of bytes is. Trivia (byte order mark, spaces, line ends, comments) are tokens like all others.
enum class TokenKind : std::uint8_t {
    Unknown,
    ByteOrderMark, //!< U+FEFF at the very start.
    Whitespace, //!< Spaces of JSON5 (Unicode's too), no line end.
    LineEnd, //!< One of LF, CR LF, CR, U+2028, U+2029.
    LineComment, //!< `//` up to, without, the line end.
    BlockComment, //!< `/*` up to and with `*/`.
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Colon,
    Comma,
    String, //!< With its quotes; single or double.
    Number, //!< With its sign; also Infinity and NaN when signed.
    Word, //!< An identifier name: an unquoted key, true, false, null, Infinity, NaN.
    Invalid, //!< Bytes that are no part of JSON5.
};

//! A run of bytes of a document. The tokens of a document follow each other without holes, so that their
//! texts joined are the input, for every input.
struct Token {
    TokenKind kind = TokenKind::Unknown;
    std::uint32_t offset = 0; //!< In bytes.
    std::uint32_t length = 0; //!< In bytes, never 0.

    std::size_t end() const { return std::size_t{offset} + length; }
    bool isComment() const { return kind == TokenKind::LineComment || kind == TokenKind::BlockComment; }
    //! Spaces, line ends, comments and the byte order mark: what a reader of values skips.
    bool isTrivia() const { return kind >= TokenKind::ByteOrderMark && kind <= TokenKind::BlockComment; }

    friend bool operator==(const Token&, const Token&) = default;
};

} // namespace switchyard::json5
