// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/errors.h"

#include <string>
#include <string_view>

namespace switchyard::dialects {

//! OpenAI's `type` for a kind of failure.
std::string_view openAiTypeOf(ErrorKind kind);
//! The failure's own code, else OpenAI's `code` for its kind; empty where OpenAI says null.
std::string_view openAiCodeOf(const Failure& failure);
//! The error's JSON in the client's dialect: an HTTP body, and the data of an in-stream error for Chat and Messages.
std::string writeFailureBody(Dialect client, const Failure& failure, std::string_view requestId);

} // namespace switchyard::dialects
