// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestpatcher.h"

#include "dialects/compaction.h"
#include "dialects/googlehost.h"
#include "dialects/proof.h"
#include "dialects/requestwriter.h"
#include "json/jsontext.h"
#include "json/jsonwriter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::dialects {

namespace {

struct Refusable {
    std::string_view key;
    std::optional<bool> Compat::*flag;
};

// Top-level members that go when a flag says that the server refuses them.
constexpr std::array<Refusable, 12> kRefusables {{
    {"store", &Compat::supportsStore},
    {"reasoning_effort", &Compat::supportsReasoningEffort},
    {"reasoning", &Compat::supportsReasoningEffort},
    {"temperature", &Compat::supportsTemperature},
    {"top_p", &Compat::supportsTopP},
    {"stream_options", &Compat::supportsUsageInStreaming},
    {"tools", &Compat::supportsTools},
    {"tool_choice", &Compat::supportsTools},
    {"parallel_tool_calls", &Compat::supportsParallelToolCalls},
    {"metadata", &Compat::supportsMetadata},
    {"prompt_cache_key", &Compat::supportsPromptCacheKey},
    {"instructions", &Compat::supportsInstructions},
}};

void appendComma(std::string& out)
{
    if (!out.empty() && out.back() != '{' && out.back() != '[')
        out.push_back(',');
}

// Copies an object, leaving out some members.
void copyWithout(std::string& out, json::Value object, std::initializer_list<std::string_view> keys)
{
    out.push_back('{');
    for (const auto member : object.members()) {
        if (std::find(keys.begin(), keys.end(), member.key) != keys.end())
            continue;
        appendComma(out);
        out.append("\"").append(member.key).append("\":").append(member.value.raw());
    }
    out.push_back('}');
}

bool isAllText(json::Value content)
{
    if (!content.isArray() || content.isEmpty())
        return false;
    for (const auto part : content.items()) {
        if (!part["text"].isString())
            return false;
    }
    return true;
}

} // namespace

RequestPatcher::RequestPatcher(Dialect dialect, const Target& target, std::string_view earlierItems, bool hasEarlier)
    : m_dialect(dialect)
    , m_target(target)
    , m_earlierItems(earlierItems)
    , m_hasEarlier(hasEarlier)
{
}

std::string RequestPatcher::patch(json::Value root)
{
    m_instructions = root["instructions"];
    std::string out;
    out.reserve(root.raw().size() + m_earlierItems.size() + 64);
    out.push_back('{');
    for (const auto member : root.members())
        writeMember(out, member.key, member.value);
    if (m_hasEarlier && !root["input"].exists()) {
        appendComma(out);
        out.append("\"input\":[").append(m_earlierItems).append("]");
    }
    addParams(out, root);
    out.push_back('}');
    return out;
}

bool RequestPatcher::isRefused(std::string_view key) const
{
    const auto& refused = m_target.compat.droppedFields;
    if (std::find(refused.begin(), refused.end(), key) != refused.end())
        return true;
    return std::any_of(kRefusables.begin(), kRefusables.end(), [this, key](const Refusable& refusable) {
        return refusable.key == key && m_target.compat.*refusable.flag == false;
    });
}

std::string RequestPatcher::renamed(std::string_view key) const
{
    const bool isLimit = key == "max_tokens" || key == "max_completion_tokens";
    if (m_dialect == Dialect::Chat && isLimit && m_target.compat.maxTokensField)
        return *m_target.compat.maxTokensField;
    return std::string(key);
}

void RequestPatcher::writeMember(std::string& out, std::string_view key, json::Value value)
{
    if (isRefused(key)) {
        m_hasChanged = true;
        if (key != "instructions") // those move into the input
            m_dropped.emplace_back(key);
        return;
    }
    if (m_hasEarlier && key == "previous_response_id") {
        m_hasChanged = true;
        return;
    }
    const auto name = renamed(key);
    m_hasChanged = m_hasChanged || name != key;
    appendComma(out);
    out.append("\"").append(name).append("\":");
    if (key == "model")
        out.append("\"").append(json::escaped(m_target.model)).append("\"");
    else if (key == "messages" && value.isArray())
        writeMessages(out, value);
    else if (key == "input" && m_dialect == Dialect::Responses)
        writeItems(out, value);
    else if (key == "tools" && m_target.compat.supportsStrictMode == false)
        writeTools(out, value);
    else
        out.append(value.raw());
}

void RequestPatcher::writeMessages(std::string& out, json::Value messages)
{
    out.push_back('[');
    for (const auto message : messages.items()) {
        appendComma(out);
        if (m_dialect == Dialect::Messages)
            writeClaudeMessage(out, message);
        else
            writeChatMessage(out, message);
    }
    out.push_back(']');
}

// The proof to send with a call instead of what the client has there; none when that may stay as it is. Empty: no proof.
std::optional<std::string_view> RequestPatcher::otherProof(json::Value call, bool isFirst) const
{
    const auto proof = call["extra_content"]["google"]["thought_signature"].escaped();
    const bool isForeign = isSealed(proof) || (!proof.empty() && m_target.compat.acceptsForeignSignatures == false);
    const bool needsOne = isFirst && isGoogleHost(m_target.host);
    if (!isForeign && !(proof.empty() && needsOne))
        return std::nullopt;
    if (const auto own = openProof(proof, m_target.issuer()); own && own->kind == ProofKind::Google)
        return own->value;
    return needsOne ? kForeignSignature : std::string_view();
}

void RequestPatcher::writeCalls(std::string& out, json::Value calls) const
{
    out.push_back('[');
    bool isFirst = true;
    for (const auto call : calls.items()) {
        appendComma(out);
        const auto proof = otherProof(call, std::exchange(isFirst, false));
        if (!proof) {
            out.append(call.raw());
            continue;
        }
        copyWithout(out, call, {"extra_content"});
        if (proof->empty())
            continue;
        out.pop_back();
        appendComma(out);
        out.append(R"("extra_content":{"google":{"thought_signature":")").append(*proof).append(R"("}}})");
    }
    out.push_back(']');
}

void RequestPatcher::writeChatMessage(std::string& out, json::Value message)
{
    const auto& compat = m_target.compat;
    bool changesProof = false;
    bool isFirst = true;
    for (const auto call : message["tool_calls"].items())
        changesProof = otherProof(call, std::exchange(isFirst, false)) || changesProof;
    const bool changesRole = compat.supportsDeveloperRole == false && message["role"].is("developer");
    const bool flattens = compat.requiresStringContent == true && isAllText(message["content"]);
    if (!changesRole && !flattens && !changesProof) {
        out.append(message.raw());
        return;
    }
    m_hasChanged = true;
    out.push_back('{');
    for (const auto member : message.members()) {
        appendComma(out);
        out.append("\"").append(member.key).append("\":");
        if (changesRole && member.key == "role") {
            out.append("\"system\"");
        } else if (flattens && member.key == "content") {
            std::string text;
            for (const auto part : member.value.items())
                text.append(text.empty() ? "" : R"(\n\n)").append(part["text"].escaped());
            out.append("\"").append(text).append("\"");
        } else if (changesProof && member.key == "tool_calls") {
            writeCalls(out, member.value);
        } else {
            out.append(member.value.raw());
        }
    }
    out.push_back('}');
}

// A thought that this server has not signed: it would refuse the whole request.
bool RequestPatcher::isForeignThought(json::Value block) const
{
    const bool isThought = block["type"].is("thinking") || block["type"].is("redacted_thinking");
    if (!isThought)
        return false;
    const auto proof = block["type"].is("thinking") ? block["signature"] : block["data"];
    return isSealed(proof.escaped()) || m_target.compat.acceptsForeignSignatures == false;
}

void RequestPatcher::writeClaudeMessage(std::string& out, json::Value message)
{
    const auto content = message["content"];
    bool hasForeign = false;
    std::size_t kept = 0;
    for (const auto block : content.items()) {
        const bool isForeign = isForeignThought(block);
        hasForeign = hasForeign || isForeign;
        kept += isForeign ? 0U : 1U;
    }
    const bool movesSystem = m_target.compat.supportsSystemInMessages == false && message["role"].is("system");
    if (!hasForeign && !movesSystem) {
        out.append(message.raw());
        return;
    }
    m_hasChanged = true;
    if (movesSystem) {
        std::string text(content.escaped());
        for (const auto block : content.items())
            text.append(text.empty() ? "" : R"(\n\n)").append(block["text"].escaped());
        out.append(R"({"role":"user","content":"<system-reminder>\n)").append(text).append(R"(\n</system-reminder>"})");
        return;
    }
    out.append("{\"role\":").append(message["role"].raw()).append(",\"content\":[");
    for (const auto block : content.items()) {
        if (isForeignThought(block))
            continue;
        appendComma(out);
        out.append(block.raw());
    }
    if (kept == 0)
        out.append(R"({"type":"text","text":"."})");
    out.append("]}");
}

void RequestPatcher::writeItems(std::string& out, json::Value items)
{
    const bool movesInstructions = m_target.compat.supportsInstructions == false;
    if (items.isString() && !m_hasEarlier && !movesInstructions) {
        out.append(items.raw());
        return;
    }
    out.push_back('[');
    if (movesInstructions && m_instructions.isString())
        out.append(R"({"type":"message","role":"system","content":)").append(m_instructions.raw()).append("}");
    if (m_hasEarlier) {
        json::Document earlier;
        const auto text = "[" + std::string(m_earlierItems) + "]";
        earlier.parse(text);
        for (const auto item : earlier.root().items())
            writeItem(out, item, true);
    }
    if (items.isString()) {
        appendComma(out);
        out.append(R"({"type":"message","role":"user","content":)").append(items.raw()).append("}");
    }
    for (const auto item : items.items())
        writeItem(out, item, false);
    out.push_back(']');
}

void RequestPatcher::writeItem(std::string& out, json::Value item, bool isEarlier)
{
    if (const auto summary = summaryOf(item)) { // ours: the provider could not read it
        m_hasChanged = true;
        appendComma(out);
        out.append(R"({"type":"message","role":"user","content":")").append(*summary).append("\"}");
        return;
    }
    const bool isThought = item["type"].is("reasoning");
    const auto proof = item["encrypted_content"];
    const bool isForeign = isThought
        && (isSealed(proof.escaped()) || (m_target.compat.acceptsForeignSignatures == false && proof.isString()) || isEarlier);
    if (isForeign) {
        m_hasChanged = true;
        return;
    }
    appendComma(out);
    if (isEarlier) { // ids of another answer mean nothing to this provider
        copyWithout(out, item, {"id", "status"});
        return;
    }
    const bool changesRole = m_target.compat.supportsDeveloperRole == false && item["role"].is("developer");
    if (!changesRole) {
        out.append(item.raw());
        return;
    }
    m_hasChanged = true;
    std::string rest;
    copyWithout(rest, item, {"role"});
    out.append("{\"role\":\"system\"").append(rest.size() > 2 ? "," : "").append(rest, 1, std::string::npos);
}

void RequestPatcher::writeTools(std::string& out, json::Value tools)
{
    out.push_back('[');
    for (const auto tool : tools.items()) {
        appendComma(out);
        const auto function = tool["function"];
        if (!tool["strict"].exists() && !function["strict"].exists()) {
            out.append(tool.raw());
            continue;
        }
        m_hasChanged = true;
        if (!function.isObject()) {
            copyWithout(out, tool, {"strict"});
            continue;
        }
        std::string inner;
        copyWithout(inner, function, {"strict"});
        copyWithout(out, tool, {"strict", "function"});
        out.back() = ',';
        out.append("\"function\":").append(inner).append("}");
    }
    out.push_back(']');
}

// The configuration's own parameters, where the client has not said otherwise.
void RequestPatcher::addParams(std::string& out, json::Value root)
{
    const auto members = extraMembers(m_target, root);
    if (members.empty())
        return;
    m_hasChanged = true;
    appendComma(out);
    out.append(members);
}

std::string extraMembers(const Target& target, json::Value root)
{
    std::string out;
    json::Document document;
    if (target.params.empty() || !document.parse(target.params))
        return out;
    for (const auto member : document.root().members()) {
        if (!root[member.key].exists() && member.value.isSet())
            out.append(out.empty() ? "\"" : ",\"").append(member.key).append("\":").append(member.value.raw());
    }
    return out;
}

} // namespace switchyard::dialects
