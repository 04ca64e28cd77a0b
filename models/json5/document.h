// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "json5/diagnostic.h"
#include "json5/token.h"
#include "json5/value.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::json5 {

struct Tree;

//! Deepest nesting that is parsed. Deeper text is reported as TooDeep and its inner part has no values.
inline constexpr std::size_t maximumDepth = 10'000;
//! Largest text that is parsed. Larger text is kept, reported as TooLarge and has no values.
inline constexpr std::size_t maximumBytes = std::size_t{64} << 20;

//! A JSON5 text (JSON5 1.0.0, which contains RFC 8259) as tokens, values and diagnostics, without loss: every
//! input, valid or not, keeps all of its bytes. Immutable and shared: copies are cheap and safe to hand to
//! other threads. Numbers are IEEE doubles when read, while their text stays as it is. Of duplicate keys the
//! last one counts.
class Document final
{
public:
    //! The same as `parse({})`: an empty text, which is not valid.
    Document();
    //! Never fails: what is wrong is in `diagnostics()`, and as much of the tree as could be understood in
    //! `root()`. Takes time and memory linear in the size of the text, whatever it holds; does not recurse.
    static Document parse(std::string text);

    const std::string& text() const;
    std::span<const Token> tokens() const;
    std::string_view textOf(const Token& token) const;

    //! In the order of the text.
    const std::vector<Diagnostic>& diagnostics() const;
    //! Whether the text is JSON5: there may be warnings but no errors. Only valid documents can be edited.
    bool isValid() const;
    //! The first error as an Error of code Syntax or LimitExceeded with message, remedy and place. A bug when
    //! valid.
    Error firstError() const;

    //! The value of the text; `Missing` when there is none.
    Value root() const;
    //! Line and column of a byte. Lines end at LF, CR LF or CR; past the end gives the end.
    TextLocation locationAt(std::size_t offset) const;

    //! Whether both are the same parse or hold the same bytes.
    friend bool operator==(const Document& a, const Document& b) { return a.text() == b.text(); }

private:
    explicit Document(std::shared_ptr<const Tree> tree);

    std::shared_ptr<const Tree> m_tree;
};

} // namespace switchyard::json5
