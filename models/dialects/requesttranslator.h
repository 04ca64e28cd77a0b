// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/target.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace switchyard::dialects {

struct ResponsePlan;

//! A request in the target's dialect.
struct TranslatedRequest {
    std::string body;
    std::string path; //!< Below the host: `/v1/chat/completions`.
    std::vector<Header> headers; //!< That the dialect itself demands (`anthropic-version`); no auth, no length.
    std::vector<std::string> dropped; //!< Names of harmless fields left out, for `x-switchyard-dropped` and the record.
    bool changed = true; //!< False when the body is the client's with only its model replaced.
    std::shared_ptr<const ResponsePlan> plan; //!< What the way back has to know; for the stream and response translators.
};

//! Why a request cannot go to a target. Another candidate may serve it.
struct Refusal {
    std::string field; //!< The request's field that has no counterpart.
    std::string reason; //!< One English sentence without a trailing dot.
    bool isRequestError = false; //!< No candidate could serve it (an unknown `previous_response_id`): answer with `failure`.
    Failure failure; //!< The same as an error for the client.
};

//! Turns one client's request into the form that a target speaks. The same dialect keeps the body and changes only the
//! model and what the target is known to refuse; another dialect goes through the internal form.
class RequestTranslator final {
public:
    //! `store` resolves `previous_response_id` and may be null. Pure: `nowSeconds` only bounds the store's ages.
    static std::variant<TranslatedRequest, Refusal> translate(const ClientRequest& request, const Target& target,
                                                              const ResponseStore* store = nullptr,
                                                              std::int64_t nowSeconds = 0);
};

} // namespace switchyard::dialects
