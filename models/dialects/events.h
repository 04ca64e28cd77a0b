// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/errors.h"
#include "dialects/usage.h"

#include <cstdint>
#include <string_view>

namespace switchyard::dialects {

enum class EventKind : std::uint8_t {
    Start, //!< The answer has begun: `id` and `name` (the model) where known. At most once.
    Text, //!< `text` more of a text item.
    Refusal, //!< `text` more of a refusal.
    Reasoning, //!< `text` more of a thought.
    Signature, //!< `text`: the proof that belongs to a thought, meant for its issuer only.
    RedactedReasoning, //!< `text`: a thought that only its issuer can read.
    ToolCall, //!< A call begins: `id`, `name`, `isCustom`.
    ToolArguments, //!< `text` more of a call's arguments (a piece of JSON text), or of a custom call's input.
    ItemEnd, //!< Nothing more comes for `item`. Items that are open at Finish end there, and are what it cut off.
    Usage, //!< `usage` as known by now; later ones replace earlier ones.
    Finish, //!< The terminal marker: `finish`, and `text` as the stop sequence that was met. Exactly once.
    Error, //!< The stream reports `failure`. Nothing follows.
};

//! Why an answer ended.
enum class FinishReason : std::uint8_t { Stop, StopSequence, Length, ToolCalls, ContentFilter, Pause };

//! One step of an answer, free of any dialect. Items (text, thought, call) are numbered from 0 by their first
//! appearance. All text is in escaped form (the bytes between the quotes of a JSON string) and valid only during the
//! call that hands the event over.
struct Event {
    EventKind kind = EventKind::Text;
    std::uint32_t item = 0;
    std::string_view text = {};
    std::string_view id = {};
    std::string_view name = {};
    std::string_view nameSpace = {};
    bool isCustom = false;
    bool isNote = false; //!< Refusal: not the model's words but the filter's, about them.
    bool isNewMessage = false; //!< Text: the first of a further message; a dialect with one text puts a blank line here.
    FinishReason finish = FinishReason::Stop;
    const Usage* usage = nullptr;
    const Failure* failure = nullptr;
};

//! Takes events in their order.
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual void take(const Event& event) = 0;

protected:
    EventSink() = default;
    EventSink(const EventSink&) = default;
    EventSink& operator=(const EventSink&) = default;
};

} // namespace switchyard::dialects
