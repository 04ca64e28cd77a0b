// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/googlehost.h"
#include "dialects/requestwriter.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! A request of Chat Completions, for OpenAI itself or for one of the many servers that speak a part of it.
class ChatRequestWriter final : public RequestWriter {
public:
    ChatRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
        , m_isOpenAi(isOpenAi(target))
        , m_isGoogle(isGoogleHost(target.host))
    {
    }

private:
    void writeMembers(json::TextWriter& writer) override;
    void writeMessages(json::TextWriter& writer);
    void writeSystem(json::TextWriter& writer, Role role, std::span<const Part> parts);
    void writeUser(json::TextWriter& writer, std::span<const Part> parts, std::string_view name);
    void writeParts(json::TextWriter& writer, std::span<const Part> parts);
    void writePart(json::TextWriter& writer, const Part& part);
    void writeAssistant(json::TextWriter& writer, const Message& message);
    void writeCall(json::TextWriter& writer, const Part& call, std::string_view proof);
    void writeResult(json::TextWriter& writer, const Message& message);
    void writeHeldImages(json::TextWriter& writer);

    // In chatrequestoptions.cpp.
    void writeTools(json::TextWriter& writer);
    void writeToolChoice(json::TextWriter& writer);
    void writeSampling(json::TextWriter& writer);
    void writeThinking(json::TextWriter& writer);
    void writeFormat(json::TextWriter& writer);
    void writeHints(json::TextWriter& writer);
    std::string formatInstruction() const;

    bool usesNativeCustomTools() const { return m_isOpenAi; }
    bool mergesSystem() const { return !m_isOpenAi; }

    bool m_isOpenAi;
    bool m_isGoogle; // Gemini in OpenAI's form: checks the proofs of calls all the same
    std::vector<Part> m_heldImages; // of tool results, which hold text only
    std::string_view m_lastCallName;
    bool m_followsResult = false;
};

} // namespace switchyard::dialects
