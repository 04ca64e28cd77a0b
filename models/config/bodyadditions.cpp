// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/bodyadditions.h"

#include "config/environment.h"
#include "json5/document.h"
#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace switchyard::config {

namespace {

//! Writes a JSON value again with its variables replaced.
void writeResolved(json5::Writer& writer, const json5::Value& value, const Environment& environment)
{
    if (value.isObject()) {
        writer.beginObject();
        for (const auto item : value) {
            writer.key(item.key());
            writeResolved(writer, item, environment);
        }
        writer.endObject();
    } else if (value.isArray()) {
        writer.beginArray();
        for (const auto item : value)
            writeResolved(writer, item, environment);
        writer.endArray();
    } else if (value.isString()) {
        writer.string(substitute(value.stringOr({}), environment).text);
    } else {
        writer.raw(value.text());
    }
}

std::string resolvedJson(const json5::Value& value, const Environment& environment)
{
    json5::Writer writer;
    writeResolved(writer, value, environment);
    return writer.take();
}

} // namespace

void BodyAdditions::add(const RawJson& params)
{
    if (params.isEmpty())
        return;
    const auto document = json5::Document::parse(params.text);
    for (const auto item : document.root())
        addParameter(item.key(), item);
}

void BodyAdditions::addMember(const std::string& name, const json5::Value& value)
{
    const auto found
        = std::find_if(m_members.begin(), m_members.end(), [&name](const auto& member) { return member.first == name; });
    auto text = resolvedJson(value, m_environment);
    if (found == m_members.end())
        m_members.emplace_back(name, std::move(text));
    else
        found->second = std::move(text);
}

std::string BodyAdditions::text() const
{
    if (m_members.empty())
        return {};
    json5::Writer writer;
    writer.beginObject();
    for (const auto& [name, value] : m_members)
        writer.key(name).raw(value);
    writer.endObject();
    return writer.take();
}

void BodyAdditions::addParameter(const std::string& name, const json5::Value& value)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 21> wireNames {{
        {"temperature", "temperature"},
        {"topP", "top_p"},
        {"top_p", "top_p"},
        {"topK", "top_k"},
        {"top_k", "top_k"},
        {"minP", "min_p"},
        {"min_p", "min_p"},
        {"seed", "seed"},
        {"stop", "stop"},
        {"frequencyPenalty", "frequency_penalty"},
        {"frequency_penalty", "frequency_penalty"},
        {"presencePenalty", "presence_penalty"},
        {"presence_penalty", "presence_penalty"},
        {"repetitionPenalty", "repetition_penalty"},
        {"repetition_penalty", "repetition_penalty"},
        {"chatTemplateKwargs", "chat_template_kwargs"},
        {"chat_template_kwargs", "chat_template_kwargs"},
        {"keep_alive", "keep_alive"},
        {"keepAlive", "keep_alive"},
        {"provider", "provider"},
        {"parallel_tool_calls", "parallel_tool_calls"},
    }};
    if (name == "extra_body" || name == "extraBody") {
        for (const auto item : value)
            addMember(item.key(), item);
        return;
    }
    const auto wire = std::find_if(wireNames.begin(), wireNames.end(), [&name](const auto& row) { return row.first == name; });
    if (wire != wireNames.end())
        addMember(std::string(wire->second), value);
}

} // namespace switchyard::config
