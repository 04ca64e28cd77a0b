// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/httphead.h"

#include <string_view>
#include <vector>

namespace switchyard::engine {

//! Reads complete HTTP/1.1 heads of the plain kind that nearly all software sends, several times faster than llhttp does:
//! one space behind the colon, printable ASCII, no empty values, clean framing. Whatever is unusual is left to llhttp: both
//! functions then return false and what they wrote is worthless. What they accept, llhttp accepts with the same result;
//! tests and the fuzz target compare them.
bool readPlainRequest(std::string_view bytes, RequestHead& head);
bool readPlainResponse(std::string_view bytes, ResponseHead& head);

} // namespace switchyard::engine
