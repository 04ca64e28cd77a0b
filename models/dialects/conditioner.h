// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/events.h"
#include "dialects/proof.h"
#include "dialects/responseplan.h"
#include "dialects/thoughtsplitter.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace switchyard::dialects {

//! Puts the steps of an answer in order before they are written, whatever dialect they came from and go to: thoughts
//! out of the text, tools under the client's names, arguments that are at least `{}`, stop sequences that the upstream
//! does not know, and a finish reason that agrees with what was said.
class Conditioner final : public EventSink {
public:
    //! Both outlive this object.
    Conditioner(const ResponsePlan& plan, EventSink& next);

    void take(const Event& event) override;

    //! A stop sequence was met: the answer is finished for the client, the upstream can be cancelled.
    bool isStopped() const { return m_isStopped; }
    bool sawUnopenedThought() const { return m_splitter && m_splitter->sawUnopenedThought(); }

private:
    struct Call {
        const ToolAlias* alias = nullptr;
        bool isJsonText = false; // its arguments are the text of the answer
        bool isBuffered = false; // a custom tool that went as a function: its input is known only when all is there
        bool isEnded = false;
        std::string arguments;
    };

    void takeText(const Event& event);
    void splitText(const Event& event);
    void enforceStops(const Event& event);
    void seal(const Event& event, ProofKind kind);
    void takeCall(const Event& event);
    void takeArguments(const Event& event);
    void endCall(std::uint32_t item, Call& call);
    void finish(const Event& event);
    void flush();
    void sendThought(std::uint32_t textItem, std::string_view escaped);
    void send(EventKind kind, std::uint32_t item, std::string_view escaped);
    FinishReason reasonFor(FinishReason reported) const;
    bool isLastCallCut() const;

    const ResponsePlan& m_plan;
    EventSink& m_next;
    std::optional<ThoughtSplitter> m_splitter;
    std::map<std::uint32_t, Call> m_calls;
    std::optional<std::uint32_t> m_lastCall;
    std::optional<std::uint32_t> m_textItem; // the text that splitter and stops hold pieces of
    std::string m_stopTail; // decoded text that may be the beginning of a stop sequence
    std::string m_scratch;
    std::string m_unopenedThought;
    bool m_hasRealCall = false;
    bool m_hasText = false;
    bool m_isStopped = false;
};

} // namespace switchyard::dialects
