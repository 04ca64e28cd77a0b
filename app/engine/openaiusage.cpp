// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/openaiusage_p.h"

namespace switchyard::engine {

namespace {

namespace ondemand = simdjson::ondemand;

TokenCount countOf(ondemand::value value)
{
    std::int64_t number = 0;
    if (value.get_int64().get(number) != simdjson::SUCCESS || number < 0)
        return {0};
    return {number};
}

void readPromptDetails(ondemand::object details, traffic::Usage& usage)
{
    for (auto field : details) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value))
            return;
        if (key == "cached_tokens")
            usage.cachedInput = countOf(value);
        else if (key == "cache_write_tokens")
            usage.cacheWrite = countOf(value);
    }
}

} // namespace

std::optional<traffic::Usage> readOpenAiUsage(ondemand::object object)
{
    traffic::Usage usage;
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value))
            break;
        ondemand::object details;
        if (key == "prompt_tokens")
            usage.input = countOf(value);
        else if (key == "completion_tokens")
            usage.output = countOf(value);
        else if (key == "prompt_tokens_details" && value.get_object().get(details) == simdjson::SUCCESS)
            readPromptDetails(details, usage);
    }
    if (usage.input.value == 0 && usage.output.value == 0)
        return std::nullopt;
    return usage;
}

} // namespace switchyard::engine
