// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/tree.h"

#include <algorithm>
#include <utility>

namespace switchyard::json5 {

TextLocation Tree::locationAt(std::size_t offset) const
{
    offset = std::min(offset, text.size());
    const auto after = std::upper_bound(lineStarts.begin(), lineStarts.end(), offset);
    const auto line = static_cast<std::size_t>(after - lineStarts.begin());
    return {offset, line, offset - lineStarts[line - 1] + 1};
}

void Tree::report(Severity severity, DiagnosticCode code, std::size_t offset, std::size_t length,
                  std::string message, std::string fix)
{
    std::size_t& count = severity == Severity::Error ? errorCount : warningCount;
    if (++count > maximumDiagnostics)
        return;
    diagnostics.push_back({severity, code, locationAt(offset), length, std::move(message), std::move(fix)});
}

const char* name(DiagnosticCode code)
{
    switch (code) {
    case DiagnosticCode::Unknown:
        return "unknown";
    case DiagnosticCode::EmptyDocument:
        return "empty-document";
    case DiagnosticCode::UnexpectedCharacter:
        return "unexpected-character";
    case DiagnosticCode::UnexpectedToken:
        return "unexpected-token";
    case DiagnosticCode::MissingComma:
        return "missing-comma";
    case DiagnosticCode::ExtraComma:
        return "extra-comma";
    case DiagnosticCode::MissingColon:
        return "missing-colon";
    case DiagnosticCode::MissingKey:
        return "missing-key";
    case DiagnosticCode::MissingValue:
        return "missing-value";
    case DiagnosticCode::UnclosedObject:
        return "unclosed-object";
    case DiagnosticCode::UnclosedArray:
        return "unclosed-array";
    case DiagnosticCode::MismatchedBracket:
        return "mismatched-bracket";
    case DiagnosticCode::UnclosedString:
        return "unclosed-string";
    case DiagnosticCode::UnclosedComment:
        return "unclosed-comment";
    case DiagnosticCode::InvalidEscape:
        return "invalid-escape";
    case DiagnosticCode::InvalidNumber:
        return "invalid-number";
    case DiagnosticCode::InvalidKey:
        return "invalid-key";
    case DiagnosticCode::UnquotedString:
        return "unquoted-string";
    case DiagnosticCode::TextAfterValue:
        return "text-after-value";
    case DiagnosticCode::TooDeep:
        return "too-deep";
    case DiagnosticCode::TooLarge:
        return "too-large";
    case DiagnosticCode::DuplicateKey:
        return "duplicate-key";
    case DiagnosticCode::InvalidUtf8:
        return "invalid-utf8";
    case DiagnosticCode::NumberOutOfRange:
        return "number-out-of-range";
    case DiagnosticCode::UnescapedLineSeparator:
        return "unescaped-line-separator";
    }
    return "unknown";
}

} // namespace switchyard::json5
