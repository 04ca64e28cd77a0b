// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/style.h"

#include "json5/literals.h"
#include "json5/unicode.h"

#include <algorithm>
#include <optional>

namespace switchyard::json5 {

namespace {

//! Tallies how keys, strings and separators are written.
struct Tally {
    int bareKeys = 0;
    int quotedKeys = 0; // that could do without
    int forcedKeys = 0; // that could not
    int doubleQuotes = 0;
    int singleQuotes = 0;
    std::optional<std::string_view> colon;
    std::optional<std::string_view> gap;

    void countQuote(std::string_view token) { ++(token.front() == '"' ? doubleQuotes : singleQuotes); }

    void countKey(const Tree& tree, const Node& node)
    {
        const Token& key = tree.tokens[node.keyToken];
        const std::string_view text = tree.textOf(key);
        if (key.kind == TokenKind::String) {
            countQuote(text);
            ++(isName(text.substr(1, text.size() - 2)) ? quotedKeys : forcedKeys);
        } else {
            ++bareKeys;
        }
        const std::string_view between
            = std::string_view(tree.text).substr(key.end(), tree.tokens[node.firstToken].offset - key.end());
        if (!colon && between.find_first_not_of(" \t:") == std::string_view::npos)
            colon = between;
    }

    void countGap(const Tree& tree, const Node& node)
    {
        if (gap || node.commaToken == none)
            return;
        const Token& next = tree.tokens[node.commaToken + 1];
        if (next.kind != TokenKind::Whitespace && !next.isTrivia() && next.kind != TokenKind::RightBrace
            && next.kind != TokenKind::RightBracket)
            gap = std::string_view{};
        if (next.kind == TokenKind::Whitespace && !tree.tokens[node.commaToken + 2].isTrivia())
            gap = tree.textOf(next);
    }

    void count(const Tree& tree, const Node& node)
    {
        if (node.keyToken != none)
            countKey(tree, node);
        if (node.kind == ValueKind::String)
            countQuote(tree.textOf(node.firstToken));
        countGap(tree, node);
    }

    KeyStyle keyStyle() const
    {
        if (bareKeys == 0 && quotedKeys == 0)
            return KeyStyle::Unknown;
        return bareKeys >= quotedKeys ? KeyStyle::Bare : KeyStyle::Quoted;
    }
};

//! Tallies how containers are laid out.
struct Shapes {
    int inlineObjects = 0;
    int paddedObjects = 0;
    int inlineScalarArrays = 0;
    int tallScalarArrays = 0;
    int withTrailingComma = 0;
    int withoutTrailingComma = 0;

    void count(const Tree& tree, const Node& node)
    {
        if (node.childCount == 0)
            return;
        const bool isTall = tree.locationAt(tree.tokens[node.firstToken].offset).line
            != tree.locationAt(tree.tokens[node.lastToken].offset).line;
        const Node& last = tree.nodes[tree.children[node.firstChild + node.childCount - 1]];
        if (isTall)
            ++(last.commaToken != none ? withTrailingComma : withoutTrailingComma);
        if (node.kind == ValueKind::Object && !isTall) {
            ++inlineObjects;
            paddedObjects += tree.tokens[node.firstToken + 1].kind == TokenKind::Whitespace ? 1 : 0;
        }
        if (node.kind == ValueKind::Array && holdsScalars(tree, node))
            ++(isTall ? tallScalarArrays : inlineScalarArrays);
    }

    static bool holdsScalars(const Tree& tree, const Node& array)
    {
        const auto first = tree.children.begin() + array.firstChild;
        return std::none_of(first, first + array.childCount, [&tree](std::uint32_t child) {
            return tree.nodes[child].kind == ValueKind::Array || tree.nodes[child].kind == ValueKind::Object;
        });
    }
};

std::optional<std::string> unitOf(const Tree& tree, const Node& container)
{
    if (container.childCount == 0)
        return std::nullopt;
    const Node& child = tree.nodes[tree.children[container.firstChild]];
    const std::size_t open = tree.tokens[container.firstToken].offset;
    const std::size_t item = tree.tokens[child.firstItemToken()].offset;
    const std::string_view outer = indentationAt(tree, open);
    const std::string_view inner = indentationAt(tree, item);
    const bool startsLine = tree.locationAt(item).column == inner.size() + 1;
    const bool isDeeper = inner.size() > outer.size() && inner.substr(0, outer.size()) == outer;
    if (!startsLine || !isDeeper)
        return std::nullopt;
    return std::string(inner.substr(outer.size()));
}

std::string findUnit(const Tree& tree, std::uint32_t container)
{
    for (std::uint32_t node = container; node != none; node = tree.nodes[node].parent) {
        if (const auto unit = unitOf(tree, tree.nodes[node]))
            return *unit;
    }
    for (const Node& node : tree.nodes) {
        if (const auto unit = unitOf(tree, node))
            return *unit;
    }
    return "  ";
}

std::string findLineEnd(const Tree& tree)
{
    for (const Token& token : tree.tokens) {
        const std::string_view text = tree.textOf(token);
        if (token.kind == TokenKind::LineEnd && text.size() < 3)
            return std::string(text);
    }
    return "\n";
}

char moreUsedQuote(const Tally& near, const Tally& far)
{
    const Tally& telling = near.doubleQuotes + near.singleQuotes > 0 ? near : far;
    return telling.singleQuotes > telling.doubleQuotes ? '\'' : '"';
}

} // namespace

std::string_view indentationAt(const Tree& tree, std::size_t offset)
{
    const std::size_t line = tree.locationAt(offset).line;
    const std::size_t start = tree.lineStarts[line - 1];
    const std::string_view text = std::string_view(tree.text).substr(start);
    return text.substr(0, std::min(text.find_first_not_of(" \t"), text.size()));
}

Style styleFor(const Tree& tree, std::uint32_t container)
{
    Tally far;
    Shapes shapes;
    for (const Node& node : tree.nodes) {
        far.count(tree, node);
        shapes.count(tree, node);
    }
    Tally near;
    if (container != none) {
        const Node& node = tree.nodes[container];
        for (std::uint32_t i = 0; i < node.childCount; ++i)
            near.count(tree, tree.nodes[tree.children[node.firstChild + i]]);
    }

    Style style;
    style.lineEnd = findLineEnd(tree);
    style.unit = findUnit(tree, container);
    style.colon = near.colon.value_or(far.colon.value_or(": "));
    style.gap = near.gap.value_or(far.gap.value_or(style.colon == ":" ? "" : " "));
    style.padding = shapes.paddedObjects * 2 > shapes.inlineObjects ? " " : "";
    style.quote = moreUsedQuote(near, far);
    const KeyStyle keys = near.keyStyle() != KeyStyle::Unknown ? near.keyStyle() : far.keyStyle();
    style.keys = keys == KeyStyle::Unknown ? KeyStyle::Quoted : keys;
    style.hasInlineObjects = shapes.inlineObjects > 0;
    style.hasInlineArrays = shapes.inlineScalarArrays >= shapes.tallScalarArrays;
    style.hasTrailingCommas = shapes.withTrailingComma > shapes.withoutTrailingComma;
    if (tree.root != none) {
        const Node& root = tree.nodes[tree.root];
        style.isOnOneLine = root.childCount > 0
            && tree.locationAt(tree.tokens[root.firstToken].offset).line
                == tree.locationAt(tree.tokens[root.lastToken].offset).line;
    }
    return style;
}

std::string spellKey(std::string_view key, const Style& style)
{
    const bool isAscii
        = std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    // Beyond ASCII, readers differ in the Unicode version that decides what a letter is.
    if (style.keys == KeyStyle::Bare && isAscii && isName(key))
        return std::string(key);
    return spellString(key, style.quote);
}

} // namespace switchyard::json5
