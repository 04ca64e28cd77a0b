// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/errors.h"
#include "dialects/requesttranslator.h"
#include "dialects/target.h"
#include "json/json.h"

#include <string>
#include <string_view>
#include <variant>

namespace switchyard::dialects {

//! An embeddings request for a server that has its own way of it (Ollama, Google); a refusal for one that has none.
std::variant<TranslatedRequest, Refusal> translateEmbeddings(json::Value root, const Target& target, TranslatedRequest translated);

//! The answer in OpenAI's shape: numbers, or base64 of little-endian floats when `wantsBase64`.
std::variant<std::string, Failure> readEmbeddings(Dialect upstream, std::string_view body, std::string_view model, bool wantsBase64);

} // namespace switchyard::dialects
