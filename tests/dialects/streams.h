// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects::test {

struct SentEvent {
    std::string name;
    std::string data;
};

//! The server-sent events of a whole stream.
std::vector<SentEvent> eventsOf(std::string_view bytes);
//! The JSON of a member of an object; empty when there is none.
std::string member(const std::string& data, std::string_view name);

//! One chunk of a Chat stream. `delta` and `finish` are JSON, `rest` are further members with a leading comma.
std::string chatChunk(const std::string& delta, const std::string& finish = "null", const std::string& rest = {});
inline const std::string kDone = "data: [DONE]\n\n";
//! One event of a Messages stream; `rest` are further members with a leading comma.
std::string claudeEvent(const std::string& type, const std::string& rest = {});
//! One event of a Responses stream, likewise.
std::string responsesEvent(const std::string& type, const std::string& rest = {});

//! A Chat stream with two calls whose pieces interleave, behind a thought and some text.
std::string busyChat();
//! A Messages stream with a signed thought, a text and two calls whose blocks overlap.
std::string busyClaude();

} // namespace switchyard::dialects::test
