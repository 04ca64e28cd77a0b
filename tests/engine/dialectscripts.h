// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/routingtable.h"
#include "testclient.h"
#include "testlib/scriptedupstream.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::enginetest {

//! The three dialects that clients speak, for tests that run over all of them.
enum class Speech { Chat, Responses, Messages };
inline constexpr std::array<Speech, 3> speeches { Speech::Chat, Speech::Responses, Speech::Messages };

const char* nameOf(Speech speech);
routing::Api apiOf(Speech speech);
std::string pathOf(Speech speech);
//! A request for `auto`.
std::string requestIn(Speech speech, bool stream);

//! What a server that speaks `speech` streams, step by step.
class ServerStream final {
public:
    explicit ServerStream(Speech speech);

    //! Lifecycle events that say nothing yet: role, created and in_progress, message_start and ping.
    ServerStream& begin();
    //! One piece of text; opens what must be open for it.
    ServerStream& text(const std::string& piece);
    //! Everything that belongs behind the last piece, and the end of the body.
    ServerStream& end();
    //! An error in the stream, in the dialect's own form.
    ServerStream& fail(const std::string& message);
    //! An event that is cut off in its middle, between two good ones.
    ServerStream& malformed();

    //! For more steps: `wait`, `reset`, `hang`.
    testlib::ScriptedReply reply;

private:
    void event(const std::string& type, const std::string& json);

    Speech m_speech;
    std::string m_said;
    int m_sequence = 0;
    bool m_isOpen = false;
};

//! A good answer, streamed or whole.
testlib::ScriptedReply goodAnswer(Speech speech, bool stream, const std::string& text);

//! The text of a streamed or whole answer in the client's dialect.
std::string textIn(Speech speech, const Answer& answer);
//! The answer claims to be complete.
bool saysComplete(Speech speech, const Answer& answer);
//! The stream holds the dialect's error event.
bool saysError(Speech speech, const Answer& answer);

} // namespace switchyard::enginetest
