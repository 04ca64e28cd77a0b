// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! A tool's JSON schema without the given keywords, at every depth. The names of properties are not keywords.
std::string withoutKeywords(std::string_view rawSchema, const std::vector<std::string>& keywords);

//! A schema within what Google's `parameters` understands: references resolved, `const` as `enum`, `oneOf` as `anyOf`,
//! lists of types as one type and `nullable`, unknown keywords left out.
std::string googleSchema(std::string_view rawSchema);

} // namespace switchyard::dialects
