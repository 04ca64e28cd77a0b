// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/itemsequencer.h"

#include "json/jsontext.h"

#include <algorithm>

namespace switchyard::dialects {

namespace {

// The kind of item that a step belongs to.
EventKind itemKind(EventKind kind)
{
    switch (kind) {
    case EventKind::ToolArguments:
        return EventKind::ToolCall;
    case EventKind::Signature:
        return EventKind::Reasoning;
    default:
        return kind;
    }
}

} // namespace

void ItemSequencer::sequence(const Event& event)
{
    if (event.kind == EventKind::ItemEnd) {
        if (m_open && m_open->key == event.item) {
            closeOpen(false);
            advance();
        } else if (auto* const item = waiting(event.item)) {
            item->isEnded = true;
        }
        return;
    }
    if (m_open && m_open->key == event.item && m_open->kind == itemKind(event.kind)) {
        append(*m_open, event);
        if (event.kind != EventKind::Signature)
            more(*m_open, event.text);
        return;
    }
    if (auto* const item = waiting(event.item)) {
        append(*item, event);
        return;
    }
    if (event.kind == EventKind::ToolArguments) // of a call that is closed
        return;
    auto item = itemFor(event);
    append(item, event);
    if (m_open && mayClose()) {
        closeOpen(false);
        advance();
    }
    if (m_open)
        m_waiting.push_back(std::move(item));
    else
        openItem(std::move(item));
}

AnswerItem* ItemSequencer::waiting(std::uint32_t key)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [key](const AnswerItem& item) { return item.key == key; });
    return found == m_waiting.end() ? nullptr : &*found;
}

AnswerItem ItemSequencer::itemFor(const Event& event)
{
    AnswerItem item;
    item.kind = itemKind(event.kind);
    item.key = event.item;
    item.id = event.id;
    item.name = event.name;
    item.nameSpace = event.nameSpace;
    item.isCustom = event.isCustom;
    item.isNote = event.isNote;
    item.isNewMessage = event.isNewMessage;
    return item;
}

void ItemSequencer::append(AnswerItem& item, const Event& event)
{
    (event.kind == EventKind::Signature ? item.proof : item.text).append(event.text);
}

// Text and thoughts end where the next item begins. A call ends there when its arguments are whole.
bool ItemSequencer::mayClose() const
{
    return m_open->kind != EventKind::ToolCall || (!m_open->isCustom && json::isObject(json::decoded(m_open->text)));
}

void ItemSequencer::openItem(AnswerItem item)
{
    m_open = std::move(item);
    open(*m_open);
    if (!m_open->text.empty())
        more(*m_open, m_open->text);
}

void ItemSequencer::closeOpen(bool isCut)
{
    close(*m_open, isCut);
    m_open.reset();
}

void ItemSequencer::advance()
{
    while (!m_open && !m_waiting.empty()) {
        auto item = std::move(m_waiting.front());
        m_waiting.pop_front();
        const bool isEnded = item.isEnded;
        openItem(std::move(item));
        if (isEnded || (!m_waiting.empty() && mayClose()))
            closeOpen(false);
    }
}

void ItemSequencer::closeAll(bool isCut)
{
    while (m_open) {
        closeOpen(isCut && m_waiting.empty());
        advance();
    }
}

} // namespace switchyard::dialects
