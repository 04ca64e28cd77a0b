// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! How a server wants to be told to think.
enum class ThinkingFormat { OpenAi, OpenRouter, DeepSeek, Together, Zai, Qwen, QwenChatTemplate };

//! What one model on one server accepts: OpenClaw's `compat` flags, and what the engine has learned from refusals.
//! Absent means unknown, and then the usual form is sent.
struct Compat {
    std::optional<bool> supportsDeveloperRole;
    std::optional<bool> supportsStore;
    std::optional<bool> supportsReasoningEffort;
    std::optional<bool> supportsTemperature;
    std::optional<bool> supportsTopP;
    std::optional<bool> supportsUsageInStreaming;
    std::optional<bool> supportsTools;
    std::optional<bool> supportsStrictMode;
    std::optional<bool> supportsPromptCacheKey;
    std::optional<bool> supportsInstructions;
    std::optional<bool> supportsJsonSchemaResponseFormat;
    std::optional<bool> supportsParallelToolCalls; //!< Learned only; the parameter, not the ability.
    std::optional<bool> supportsMetadata; //!< Learned only.
    std::optional<bool> supportsSystemInMessages; //!< Learned only: Messages with `role: system` in the middle.
    std::optional<bool> acceptsForeignSignatures; //!< Learned only: false once a signature was refused.
    std::optional<bool> supportsCompletions; //!< Learned only: false once `/completions` was refused.
    std::optional<bool> startsInThought; //!< Learned only: answers begin inside a thought whose opening tag is missing.
    std::optional<bool> requiresStringContent;
    std::optional<bool> requiresToolResultName;
    std::optional<bool> requiresAssistantAfterToolResult;
    std::optional<bool> requiresThinkingAsText;
    std::optional<bool> requiresReasoningContentOnAssistantMessages;
    std::optional<std::string> maxTokensField; //!< `max_tokens` or `max_completion_tokens`.
    std::optional<ThinkingFormat> thinkingFormat;
    std::vector<std::string> supportedReasoningEfforts;
    std::map<std::string, std::string> reasoningEffortMap;
    std::vector<std::string> unsupportedToolSchemaKeywords;
    std::optional<std::string> toolSchemaProfile; //!< `llamacpp` or `gemini`.
    std::vector<std::string> droppedFields; //!< Learned only: top-level fields that the server refuses.

    friend bool operator==(const Compat&, const Compat&) = default;
};

//! Reads OpenClaw's `compat` object from plain JSON. Unknown keys and values of a wrong type are passed over: the
//! configuration's own checks report them.
Result<Compat> compatFromJson(std::string_view json);

//! `configured` with everything that `learned` knows laid over it.
Compat merged(Compat configured, const Compat& learned);

} // namespace switchyard::dialects
