// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Whether an event's data is something a client can read: JSON, or the end marker of OpenAI's streams.
bool isReadableData(std::string_view data);

//! Behind the last complete event of `bytes`; 0 when there is none.
std::size_t endOfWholeEvents(std::string_view bytes);

//! Whole events as they came, without those whose data is not readable. One broken event harms nobody when the rest of
//! the stream is whole; a client's library gives up at it.
std::string withoutMalformedEvents(std::string_view events);

} // namespace switchyard::dialects
