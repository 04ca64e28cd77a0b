// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/compaction.h"

#include "json/jsonwriter.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kMark = "gwc1.";
constexpr std::string_view kRequest
    = "Summarise the conversation above so that it can be continued from your summary alone: what the user wants, what was "
      "said, decided and done, names, numbers, paths and code that still matter, results of tools, and what is open. "
      "Answer with the summary and nothing else.";
constexpr std::string_view kPreface = R"(The conversation so far, summarised:\n\n)";

// What a compaction does not take over from the request.
constexpr std::array<std::string_view, 10> kLeftOut {"input", "stream", "stream_options", "store", "background", "tools",
                                                     "tool_choice", "parallel_tool_calls", "include", "text"};

void appendMessage(json::Writer& writer, std::string_view rawText)
{
    writer.beginObject().key("type").string("message").key("role").string("user").key("content").raw(rawText).endObject();
}

} // namespace

std::string compactionRequest(std::string_view body)
{
    json::Document document;
    const bool isReadable = document.parse(body) && document.root().isObject();
    const auto root = document.root();
    const auto input = root["input"];
    const bool hasInput = input.isString() || input.isArray() || root["previous_response_id"].isString();
    if (!isReadable || !hasInput)
        return std::string(body);
    std::string out;
    json::Writer writer(out);
    writer.beginObject();
    for (const auto member : root.members()) {
        if (std::find(kLeftOut.begin(), kLeftOut.end(), member.key) == kLeftOut.end())
            writer.key(member.key).raw(member.value.raw());
    }
    writer.key("store").boolean(false).key("input").beginArray();
    if (input.isString())
        appendMessage(writer, input.raw());
    for (const auto item : input.items())
        writer.raw(item.raw());
    appendMessage(writer, '"' + json::escaped(kRequest) + '"');
    writer.endArray().endObject();
    return out;
}

std::optional<std::string> writeCompaction(std::string_view response, const AnswerSeed& seed)
{
    json::Document document;
    if (!document.parse(response))
        return std::nullopt;
    const auto root = document.root();
    std::string summary;
    for (const auto item : root["output"].items()) {
        for (const auto part : item["content"].items()) {
            if (part["type"].is("output_text"))
                summary.append(part["text"].escaped());
        }
    }
    if (summary.empty())
        return std::nullopt;
    std::string out;
    json::Writer writer(out);
    writer.beginObject().key("id").string("resp_" + seed.id).key("object").string("response.compaction");
    writer.key("created_at").integer(seed.created).key("output").beginArray();
    writer.beginObject().key("id").string("cmp_" + seed.id).key("type").string("compaction");
    writer.key("encrypted_content").escaped(std::string(kMark) + summary).endObject().endArray();
    writer.key("usage").raw(root["usage"].isObject() ? root["usage"].raw() : std::string_view("null"));
    writer.endObject();
    return out;
}

std::optional<std::string> summaryOf(json::Value item)
{
    const auto content = item["encrypted_content"].escaped();
    if (!item["type"].is("compaction") || content.substr(0, kMark.size()) != kMark)
        return std::nullopt;
    return std::string(kPreface).append(content.substr(kMark.size()));
}

} // namespace switchyard::dialects
