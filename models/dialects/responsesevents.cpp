// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsesevents.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

bool isCommonResponsesEvent(std::string_view type)
{
    // Without their `response.`, in groups.
    static constexpr std::array<std::string_view, 57> known {
        "created", "queued", "in_progress", "completed", "failed", "incomplete",
        "output_item.added", "output_item.done", "content_part.added", "content_part.done",
        "output_text.delta", "output_text.done", "output_text.annotation.added", "refusal.delta", "refusal.done",
        "function_call_arguments.delta", "function_call_arguments.done",
        "custom_tool_call_input.delta", "custom_tool_call_input.done",
        "mcp_call_arguments.delta", "mcp_call_arguments.done", "mcp_call.in_progress", "mcp_call.completed", "mcp_call.failed",
        "mcp_list_tools.in_progress", "mcp_list_tools.completed", "mcp_list_tools.failed",
        "shell_call_command.added", "shell_call_command.delta", "shell_call_command.done",
        "shell_call_output_content.delta", "shell_call_output_content.done",
        "reasoning_text.delta", "reasoning_text.done", "reasoning_summary_part.added", "reasoning_summary_part.done",
        "reasoning_summary_text.delta", "reasoning_summary_text.done",
        "code_interpreter_call_code.delta", "code_interpreter_call_code.done", "code_interpreter_call.in_progress",
        "code_interpreter_call.interpreting", "code_interpreter_call.completed",
        "file_search_call.in_progress", "file_search_call.searching", "file_search_call.completed",
        "web_search_call.in_progress", "web_search_call.searching", "web_search_call.completed",
        "image_generation_call.in_progress", "image_generation_call.generating", "image_generation_call.completed",
        "image_generation_call.partial_image",
        "audio.delta", "audio.done", "audio.transcript.delta", "audio.transcript.done"};
    constexpr std::string_view prefix = "response.";
    if (type == "error" || type == "keepalive" || type == "response.compaction.compacting")
        return true;
    return type.substr(0, prefix.size()) == prefix
        && std::find(known.begin(), known.end(), type.substr(prefix.size())) != known.end();
}

} // namespace switchyard::dialects
