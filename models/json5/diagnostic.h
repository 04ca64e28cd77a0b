// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>

namespace switchyard::json5 {

enum class Severity {
    Error, //!< Not JSON5: the document can be read for showing, not edited.
    Warning, //!< JSON5, but probably not what its author wanted.
};

//! What a diagnostic is about, for programs. `name()` is its stable spelling.
enum class DiagnosticCode {
    Unknown,
    EmptyDocument,
    UnexpectedCharacter,
    UnexpectedToken,
    MissingComma,
    ExtraComma,
    MissingColon,
    MissingKey,
    MissingValue,
    UnclosedObject,
    UnclosedArray,
    MismatchedBracket,
    UnclosedString,
    UnclosedComment,
    InvalidEscape,
    InvalidNumber,
    InvalidKey,
    UnquotedString,
    TextAfterValue,
    TooDeep,
    TooLarge,
    DuplicateKey,
    InvalidUtf8,
    NumberOutOfRange,
    UnescapedLineSeparator,
};

//! The code in kebab case, such as `missing-comma`.
const char* name(DiagnosticCode code);

//! One finding about a text: where, what, and what to do about it. Sentences are English, without a trailing
//! dot, for logs and the command line; `ui/wording` makes text for people from `code`.
struct Diagnostic {
    Severity severity = Severity::Error;
    DiagnosticCode code = DiagnosticCode::Unknown;
    TextLocation location;
    std::size_t length = 0; //!< Bytes of the offending text at `location`; 0 when something is missing there.
    std::string message;
    std::string fix; //!< What to do, as an imperative.
};

} // namespace switchyard::json5
