// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/claudemodel.h"
#include "dialects/requestwriter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! A request of Anthropic's Messages.
class MessagesRequestWriter final : public RequestWriter {
public:
    MessagesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
        , m_version(claudeVersion(target.model))
    {
    }

    std::vector<Header> headers() const override { return {{"anthropic-version", "2023-06-01"}}; }

private:
    enum class Thinking { No, Budget, Adaptive };

    void writeMembers(json::TextWriter& writer) override;
    void writeSystem(json::TextWriter& writer);
    void writeMessages(json::TextWriter& writer);
    void writeText(json::TextWriter& writer, std::string_view escaped, std::string_view rawCacheControl);
    void turnTo(json::TextWriter& writer, std::string_view role);
    void writePart(json::TextWriter& writer, const Part& part);
    void writeMedia(json::TextWriter& writer, std::string_view type, const Part& part);
    void writeAssistant(json::TextWriter& writer, const Message& message, bool isLast);
    bool writeThought(json::TextWriter& writer, const Part& part);
    void writeResult(json::TextWriter& writer, const Part& result);

    // In messagesrequestoptions.cpp.
    void decideThinking();
    void decideFormat();
    void writeTools(json::TextWriter& writer);
    void writeToolChoice(json::TextWriter& writer, bool hasTools);
    void writeThinking(json::TextWriter& writer);
    void writeSampling(json::TextWriter& writer);

    bool isClaude(int atLeast) const { return m_version && *m_version >= atLeast; }

    std::optional<int> m_version;
    Thinking m_thinking = Thinking::No;
    std::int64_t m_budget = 0;
    std::int64_t m_limit = 0; // of the answer with its thoughts
    std::string m_formatNote; // tells the model what cannot be demanded of it
    bool m_usesJsonTool = false;
    std::string_view m_role; // of the message that is open
    std::vector<const Tool*> m_tools;
};

} // namespace switchyard::dialects
