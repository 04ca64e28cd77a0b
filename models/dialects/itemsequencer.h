// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/events.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace switchyard::dialects {

//! One item of an answer as it stands: for streams whose items must not overlap, and for answers that are written whole.
//! All text escaped.
struct AnswerItem {
    EventKind kind = EventKind::Text; //!< Text, Refusal, Reasoning, RedactedReasoning or ToolCall.
    std::uint32_t key = 0;
    std::string text; //!< Text, refusal or thought; a call's arguments; a redacted thought.
    std::string proof; //!< A thought's signature.
    std::string id;
    std::string name;
    std::string nameSpace;
    bool isCustom = false;
    bool isNote = false; //!< See Event.
    bool isNewMessage = false;
    bool isEnded = false;
};

//! Takes steps that may belong to several items at once (Chat's parallel calls) and hands them on so that one item
//! ends before the next begins. What belongs to a later item waits until its turn.
class ItemSequencer {
public:
    virtual ~ItemSequencer() = default;

protected:
    ItemSequencer() = default;
    ItemSequencer(const ItemSequencer&) = delete;
    ItemSequencer& operator=(const ItemSequencer&) = delete;

    //! For every step that belongs to an item, and for ItemEnd.
    void sequence(const Event& event);
    //! The answer ends: closes what is open and all that waits. `isCut`: the last item was cut off by a limit.
    void closeAll(bool isCut);

    virtual void open(const AnswerItem& item) = 0;
    virtual void more(const AnswerItem& item, std::string_view escaped) = 0;
    //! `item` holds its whole text.
    virtual void close(const AnswerItem& item, bool isCut) = 0;

private:
    AnswerItem* waiting(std::uint32_t key);
    static AnswerItem itemFor(const Event& event);
    static void append(AnswerItem& item, const Event& event);
    bool mayClose() const;
    void openItem(AnswerItem item);
    void closeOpen(bool isCut);
    void advance();

    std::optional<AnswerItem> m_open;
    std::deque<AnswerItem> m_waiting;
};

} // namespace switchyard::dialects
