// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/valueformat.h"

#include "json5/literals.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace switchyard::json5 {

namespace {

//! Longest text of a container that is written on one line, and deepest value that is spread over several.
constexpr std::size_t inlineLimit = 72;
constexpr std::size_t deepestLayout = 64;

std::size_t depthOf(const Document& document)
{
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (const Token& token : document.tokens()) {
        if (token.kind == TokenKind::LeftBrace || token.kind == TokenKind::LeftBracket)
            deepest = std::max(deepest, ++depth);
        if (token.kind == TokenKind::RightBrace || token.kind == TokenKind::RightBracket)
            --depth;
    }
    return deepest;
}

bool holdsContainers(const Value& container)
{
    return std::any_of(container.begin(), container.end(),
                       [](const Value& item) { return item.isContainer(); });
}

//! Spreads a value that came on one line over lines as the style asks. Recurses, at most `deepestLayout`
//! deep.
class Spreader final
{
public:
    explicit Spreader(const Style& style)
        : m_style(style)
    {
    }

    std::string spread(const Value& value, std::string_view indentation, Shape shape) const
    {
        if (!value.isContainer())
            return scalar(value);
        if (value.size() == 0)
            return value.isObject() ? "{}" : "[]";
        if (shape != Shape::Tall && mayStandInline(value, shape)) {
            std::string text = onOneLine(value);
            if (m_style.isOnOneLine || shape == Shape::Inline || text.size() <= inlineLimit)
                return text;
        }
        return onLines(value, indentation);
    }

private:
    bool mayStandInline(const Value& value, Shape shape) const
    {
        if (m_style.isOnOneLine || shape == Shape::Inline)
            return true;
        if (holdsContainers(value))
            return false;
        return value.isObject() ? m_style.hasInlineObjects : m_style.hasInlineArrays;
    }

    std::string scalar(const Value& value) const
    {
        const std::string_view text = value.text();
        const bool isInOtherQuotes = value.isString() && text.front() != m_style.quote;
        // Requoting a text that holds the wanted quote would only trade one clean literal for an escaped one.
        if (!isInOtherQuotes || text.find(m_style.quote) != std::string_view::npos)
            return std::string(text);
        return spellString(*value.string(), m_style.quote);
    }

    std::string onOneLine(const Value& value) const
    {
        if (!value.isContainer())
            return scalar(value);
        if (value.size() == 0)
            return value.isObject() ? "{}" : "[]";
        std::string text;
        for (const Value item : value) {
            text += text.empty() ? std::string{} : "," + m_style.gap;
            text += value.isObject() ? spellKey(item.key(), m_style) + m_style.colon : std::string{};
            text += onOneLine(item);
        }
        return value.isObject() ? "{" + m_style.padding + text + m_style.padding + "}" : "[" + text + "]";
    }

    std::string onLines(const Value& value, std::string_view indentation) const
    {
        const std::string inner = std::string(indentation) + m_style.unit;
        std::string text = value.isObject() ? "{" : "[";
        std::size_t left = value.size();
        for (const Value item : value) {
            text += m_style.lineEnd + inner;
            text += value.isObject() ? spellKey(item.key(), m_style) + m_style.colon : std::string{};
            text += spread(item, inner, Shape::Unknown);
            text += --left > 0 || m_style.hasTrailingCommas ? "," : "";
        }
        text += m_style.lineEnd;
        text += indentation;
        text += value.isObject() ? '}' : ']';
        return text;
    }

    const Style& m_style;
};

//! Shifts a value that came on several lines to its new place and keeps everything else of it: layout,
//! comments, spelling. When each of its lines is indented by its depth, the document's unit replaces its own.
class Shifter final
{
public:
    Shifter(const Document& document, const Style& style)
        : m_document(document)
        , m_style(style)
        , m_end(document.root().offset() + document.root().length())
    {
        collectLines();
    }

    std::string shift(std::string_view indentation) const
    {
        std::string text;
        std::size_t at = m_document.root().offset();
        for (const Line& line : m_lines) {
            const std::size_t ending = line.start - line.endingLength;
            text += m_document.text().substr(at, ending - at);
            text += lineEnd(line);
            at = line.start;
            if (line.isBlank)
                continue;
            text += newIndentation(line, indentation);
            at += line.indentation.size();
        }
        return text += m_document.text().substr(at, m_end - at);
    }

private:
    struct Line {
        std::size_t start = 0;
        std::size_t endingLength = 0; // of the line end before it
        std::string_view indentation;
        std::size_t depth = 0; // of brackets open where its first token stands
        bool isBlank = false;
    };

    void collectLines()
    {
        const auto tokens = m_document.tokens();
        std::size_t depth = 0;
        for (std::size_t i = 0; i < tokens.size() && tokens[i].offset < m_end; ++i) {
            const TokenKind kind = tokens[i].kind;
            if (kind == TokenKind::RightBrace || kind == TokenKind::RightBracket)
                --depth;
            if (tokens[i].offset > m_document.root().offset() && kind == TokenKind::LineEnd)
                m_lines.push_back(lineAt(i + 1, tokens[i].length, depth));
            if (kind == TokenKind::LeftBrace || kind == TokenKind::LeftBracket)
                ++depth;
        }
        m_base = m_lines.empty() ? std::string_view{} : m_lines.back().indentation;
        m_unit = findUnit();
    }

    Line lineAt(std::size_t i, std::size_t endingLength, std::size_t depth) const
    {
        const auto tokens = m_document.tokens();
        Line line;
        line.start = tokens[i].offset;
        line.endingLength = endingLength;
        if (tokens[i].kind == TokenKind::Whitespace)
            line.indentation = m_document.textOf(tokens[i++]);
        const TokenKind first = tokens[i].kind;
        line.isBlank = first == TokenKind::LineEnd;
        const bool closes = first == TokenKind::RightBrace || first == TokenKind::RightBracket;
        line.depth = depth - (closes && depth > 0 ? 1 : 0);
        return line;
    }

    //! What the given text indents each level by, when it does so throughout.
    std::optional<std::string> findUnit() const
    {
        const auto deeper
            = std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.depth == 1; });
        if (deeper == m_lines.end() || deeper->indentation.substr(0, m_base.size()) != m_base)
            return std::nullopt;
        const std::string unit(deeper->indentation.substr(m_base.size()));
        const bool isRegular = std::all_of(m_lines.begin(), m_lines.end(), [&](const Line& line) {
            return line.isBlank || line.indentation == std::string(m_base) + repeated(unit, line.depth);
        });
        return isRegular && !unit.empty() ? std::optional(unit) : std::nullopt;
    }

    static std::string repeated(const std::string& unit, std::size_t times)
    {
        std::string text;
        for (std::size_t i = 0; i < times; ++i)
            text += unit;
        return text;
    }

    std::string newIndentation(const Line& line, std::string_view indentation) const
    {
        std::string text(indentation);
        if (m_unit && line.depth <= deepestLayout)
            return text += repeated(m_style.unit, line.depth);
        const bool isDeeper = line.indentation.substr(0, m_base.size()) == m_base;
        return text += isDeeper ? line.indentation.substr(m_base.size()) : line.indentation;
    }

    //! A plain LF, which shells and editors make, becomes the document's line end; anything else was meant.
    std::string lineEnd(const Line& line) const
    {
        const std::string given = m_document.text().substr(line.start - line.endingLength, line.endingLength);
        return given == "\n" ? m_style.lineEnd : given;
    }

    const Document& m_document;
    const Style& m_style;
    std::size_t m_end;
    std::vector<Line> m_lines;
    std::string_view m_base;
    std::optional<std::string> m_unit;
};

bool holds(const Document& document, TokenKind kind)
{
    const Value root = document.root();
    const auto tokens = document.tokens();
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.kind == kind && token.offset >= root.offset()
            && token.offset < root.offset() + root.length();
    });
}

std::string formatGiven(const Document& document, const Style& style, std::string_view indentation,
                        Shape shape)
{
    const Value root = document.root();
    if (!root.isContainer())
        return std::string(root.text());
    if (holds(document, TokenKind::LineEnd))
        return Shifter(document, style).shift(indentation);
    if (holds(document, TokenKind::BlockComment) || depthOf(document) > deepestLayout)
        return std::string(root.text());
    // Someone wrote this with care, on one line, and one line is what stands there.
    const bool isSpaced = holds(document, TokenKind::Whitespace);
    if (isSpaced && (shape == Shape::Inline || style.isOnOneLine))
        return std::string(root.text());
    return Spreader(style).spread(root, indentation, shape);
}

std::string wrapped(const NewValue& value, const Style& style, std::string_view indentation)
{
    if (value.wrapping.empty())
        return formatGiven(value.document, style, indentation, Shape::Unknown);
    const PathStep& step = value.wrapping.front();
    const NewValue innerValue{value.document, value.wrapping.subspan(1)};
    const std::string label = step.isKey() ? spellKey(step.key(), style) + style.colon : std::string{};
    const std::string open = step.isKey() ? "{" : "[";
    const std::string close = step.isKey() ? "}" : "]";
    const std::string padding = step.isKey() ? style.padding : std::string{};

    const bool mayStandInline = step.isKey() ? style.hasInlineObjects : style.hasInlineArrays;
    const bool isScalar = innerValue.wrapping.empty() && !value.document.root().isContainer();
    if (style.isOnOneLine || (isScalar && mayStandInline)) {
        std::string line = open + padding + label + wrapped(innerValue, style, indentation) + padding + close;
        if (style.isOnOneLine || line.size() <= inlineLimit)
            return line;
    }
    const std::string innerIndentation = std::string(indentation) + style.unit;
    return open + style.lineEnd + innerIndentation + label + wrapped(innerValue, style, innerIndentation)
        + (style.hasTrailingCommas ? "," : "") + style.lineEnd + std::string(indentation) + close;
}

} // namespace

std::string formatValue(const NewValue& value, const Style& style, std::string_view indentation, Shape shape)
{
    if (value.wrapping.empty())
        return formatGiven(value.document, style, indentation, shape);
    return wrapped(value, style, indentation);
}

} // namespace switchyard::json5
