// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/document.h"

#include "json5/lexer.h"
#include "json5/parser.h"
#include "json5/tree.h"

#include <algorithm>
#include <cassert>

namespace switchyard::json5 {

namespace {

void parseInto(Tree& tree)
{
    if (tree.text.size() > maximumBytes) {
        tree.lineStarts.push_back(0);
        const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(tree.text.size(), none));
        tree.tokens.push_back({TokenKind::Invalid, 0, length});
        tree.report(Severity::Error, DiagnosticCode::TooLarge, 0, 0, "the text is larger than 64 MiB",
                    "split it into smaller files");
        return;
    }
    tokenize(tree);
    buildNodes(tree);
    // Lexer and parser each report in their own order.
    std::stable_sort(
        tree.diagnostics.begin(), tree.diagnostics.end(),
        [](const Diagnostic& a, const Diagnostic& b) { return a.location.offset < b.location.offset; });
}

} // namespace

Document::Document()
    : Document(parse({}))
{
}

Document::Document(std::shared_ptr<const Tree> tree)
    : m_tree(std::move(tree))
{
}

Document Document::parse(std::string text)
{
    auto tree = std::make_shared<Tree>();
    tree->text = std::move(text);
    parseInto(*tree);
    return Document(std::move(tree));
}

const std::string& Document::text() const
{
    return m_tree->text;
}

std::span<const Token> Document::tokens() const
{
    return m_tree->tokens;
}

std::string_view Document::textOf(const Token& token) const
{
    return m_tree->textOf(token);
}

const std::vector<Diagnostic>& Document::diagnostics() const
{
    return m_tree->diagnostics;
}

bool Document::isValid() const
{
    return m_tree->errorCount == 0;
}

Error Document::firstError() const
{
    const auto& all = m_tree->diagnostics;
    const auto first = std::find_if(all.begin(), all.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::Error; });
    assert(first != all.end());
    const bool isLimit = first->code == DiagnosticCode::TooDeep || first->code == DiagnosticCode::TooLarge;
    return {isLimit ? ErrorCode::LimitExceeded : ErrorCode::Syntax, first->message + "; " + first->fix,
            first->location};
}

Value Document::root() const
{
    return m_tree->root == none ? Value{} : ValueAccess::make(m_tree.get(), m_tree->root);
}

TextLocation Document::locationAt(std::size_t offset) const
{
    return m_tree->locationAt(offset);
}

} // namespace switchyard::json5
