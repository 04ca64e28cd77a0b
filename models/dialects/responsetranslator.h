// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/errors.h"
#include "dialects/requesttranslator.h"
#include "dialects/usage.h"

#include <string>
#include <string_view>
#include <variant>

namespace switchyard::dialects {

//! A whole answer in the client's dialect.
struct TranslatedResponse {
    std::string body;
    Usage usage;
    bool sawUnopenedThought = false; //!< As StreamTranslator::sawUnopenedThought().
};

//! Translates an answer that came as one document (or, from an upstream that streams regardless, as events). An error
//! object inside a 200, an empty answer, and a document that is not what the dialect promises are failures.
std::variant<TranslatedResponse, Failure> translateResponse(const ResponsePlan& plan, std::string_view body,
                                                            const AnswerSeed& seed);

//! Looks at a whole answer that is passed through: its usage, or the error it hides behind a 200.
std::variant<Usage, Failure> inspectResponse(Dialect dialect, std::string_view body);

} // namespace switchyard::dialects
