// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace switchyard::health {

//! `key`, `api_key`, `access-token`: a value that a provider takes as its key.
bool isKeyName(std::string_view name);

//! Also `sig`, `password`, `Cookie`, `OPENAI_API_KEY`: a value that nobody should see.
bool isSecretName(std::string_view name);

//! By itself, whatever it is called: `sk-…`, a JWT, long and mixed of letters and digits.
bool looksLikeKey(std::string_view word);

//! `$NAME`, `${NAME}`, `%NAME%`, `<your key>`, `***`: says where a key goes, not what it is.
bool standsForKey(std::string_view value);

//! The variable that `$NAME`, `${NAME}`, `$env:NAME` or `%NAME%` names; empty for anything else.
std::string_view variableIn(std::string_view value);

//! In small ASCII letters.
std::string loweredAscii(std::string_view text);

} // namespace switchyard::health
