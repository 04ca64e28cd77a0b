// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestwriter.h"

#include "dialects/hash.h"
#include "dialects/proof.h"
#include "dialects/schema.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::string_view kEmptySchema = R"({"type":"object","properties":{}})";
constexpr std::string_view kInputSchema
    = R"({"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false})";
constexpr std::array<std::string_view, 7> kEfforts {"none", "minimal", "low", "medium", "high", "xhigh", "max"};

std::size_t rankOf(std::string_view effort)
{
    const auto found = std::find(kEfforts.begin(), kEfforts.end(), effort);
    return static_cast<std::size_t>(found - kEfforts.begin());
}

// The nearest level below the wanted one that the server has, else the nearest above.
std::string_view nearestEffort(std::string_view wanted, const std::vector<std::string>& supported)
{
    if (supported.empty() || std::find(supported.begin(), supported.end(), wanted) != supported.end())
        return wanted;
    const std::string* below = nullptr;
    const std::string* above = nullptr;
    for (const auto& level : supported) {
        if (rankOf(level) < rankOf(wanted) && level != "none" && (below == nullptr || rankOf(level) > rankOf(*below)))
            below = &level;
        if (rankOf(level) > rankOf(wanted) && (above == nullptr || rankOf(level) < rankOf(*above)))
            above = &level;
    }
    return below != nullptr ? std::string_view(*below) : above != nullptr ? std::string_view(*above) : wanted;
}

} // namespace

RequestWriter::RequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
    : m_conversation(conversation)
    , m_target(target)
    , m_plan(plan)
    , m_names(conversation, kLongestName)
    , m_dropped(conversation.unknownFields)
{
}

std::optional<Refusal> RequestWriter::write(std::string& body, std::size_t expected)
{
    if (m_conversation.isBackground)
        refuse("background", "is only possible with a provider that keeps responses itself");
    json::Text text(expected);
    json::TextWriter writer(text);
    writer.beginObject();
    writeMembers(writer);
    writer.endObject();
    body = text.take();
    return m_refusal;
}

void RequestWriter::drop(std::string field)
{
    if (std::find(m_dropped.begin(), m_dropped.end(), field) == m_dropped.end())
        m_dropped.push_back(std::move(field));
}

void RequestWriter::dropIfSet(std::string_view value, std::string_view field)
{
    if (!value.empty())
        drop(std::string(field));
}

void RequestWriter::refuse(std::string field, std::string reason)
{
    if (m_refusal)
        return;
    Refusal refusal;
    refusal.failure.kind = ErrorKind::InvalidRequest;
    refusal.failure.status = 400;
    refusal.failure.code = "unsupported_parameter";
    refusal.failure.param = field;
    refusal.failure.message = "'" + field + "' " + reason + " (" + m_target.provider + '/' + m_target.model + " speaks "
        + std::string(dialects::nameOf(m_target.dialect)) + ')';
    refusal.field = std::move(field);
    refusal.reason = std::move(reason);
    m_refusal = std::move(refusal);
}

bool RequestWriter::accepts(std::string_view member) const
{
    const auto& refused = m_target.compat.droppedFields;
    return std::find(refused.begin(), refused.end(), member) == refused.end();
}

std::vector<const Tool*> RequestWriter::sentTools(bool onlyAllowed)
{
    const auto& choice = m_conversation.toolChoice;
    std::vector<const Tool*> sent;
    if (m_target.compat.supportsTools == false) {
        if (choice.mode == ToolChoiceMode::Required || choice.mode == ToolChoiceMode::One)
            refuse("tool_choice", "demands a tool, and this model has none");
        if (!m_conversation.tools.empty())
            drop("tools");
        return sent;
    }
    if (choice.mode == ToolChoiceMode::Hosted)
        refuse("tool_choice", "demands a tool that runs at another provider");
    for (const auto& tool : m_conversation.tools) {
        if (tool.kind == ToolKind::Hosted) {
            drop("tools:" + std::string(tool.name));
            continue;
        }
        const bool isAllowed = !onlyAllowed || choice.allowed.empty()
            || std::find(choice.allowed.begin(), choice.allowed.end(), tool.name) != choice.allowed.end();
        if (isAllowed)
            sent.push_back(&tool);
    }
    if (sent.empty() && choice.mode == ToolChoiceMode::Required && !m_conversation.tools.empty())
        refuse("tool_choice", "demands a tool, and every tool of the request runs at another provider");
    return sent;
}

std::string RequestWriter::parametersOf(const Tool& tool) const
{
    if (tool.kind == ToolKind::Custom)
        return std::string(kInputSchema);
    if (tool.rawParameters.empty())
        return std::string(kEmptySchema);
    auto keywords = m_target.compat.unsupportedToolSchemaKeywords;
    if (m_target.compat.toolSchemaProfile == "llamacpp") {
        for (const char* const keyword : {"pattern", "maxLength", "minLength", "format"})
            keywords.emplace_back(keyword);
    }
    // `$schema` names the language, says nothing about the data, and is refused by many.
    keywords.emplace_back("$schema");
    const bool isClean = std::none_of(keywords.begin(), keywords.end(), [&tool](const std::string& keyword) {
        return tool.rawParameters.find('"' + keyword + '"') != std::string_view::npos;
    });
    return isClean ? std::string(tool.rawParameters) : withoutKeywords(tool.rawParameters, keywords);
}

std::string RequestWriter::descriptionOf(const Tool& tool) const
{
    std::string text(tool.description);
    json::Document document;
    if (tool.kind != ToolKind::Custom || tool.rawFormat.empty() || !document.parse(tool.rawFormat))
        return text;
    // The grammar cannot be enforced here, so the model is told about it.
    const auto format = document.root();
    const auto grammar = format["grammar"].isObject() ? format["grammar"] : format;
    if (!grammar["definition"].isString())
        return text;
    text.append(text.empty() ? "" : R"(\n\n)").append("The input must match this ");
    text.append(grammar["syntax"].escaped()).append(R"( grammar:\n)").append(grammar["definition"].escaped());
    return text;
}

std::optional<std::int64_t> RequestWriter::outputLimit() const
{
    constexpr std::int64_t smallestRoom = 256;
    auto limit = m_conversation.maxTokens;
    if (!limit)
        return std::nullopt;
    if (m_target.maxTokens)
        limit = std::min(*limit, *m_target.maxTokens);
    if (m_target.contextWindow) {
        const auto room = *m_target.contextWindow - m_plan.estimatedPromptTokens;
        if (room >= smallestRoom)
            limit = std::min(*limit, room);
    }
    return limit;
}

std::string RequestWriter::effort() const
{
    std::string_view wanted = m_conversation.effort;
    if (wanted.empty() && m_conversation.thinking == ThinkingMode::On && m_conversation.thinkingBudget)
        wanted = effortForBudget(*m_conversation.thinkingBudget);
    if (wanted.empty())
        return {};
    const auto mapped = m_target.compat.reasoningEffortMap.find(std::string(wanted));
    if (mapped != m_target.compat.reasoningEffortMap.end())
        return mapped->second;
    return std::string(nearestEffort(wanted, m_target.compat.supportedReasoningEfforts));
}

std::vector<std::string_view> RequestWriter::sentStops(std::size_t limit)
{
    auto sent = m_conversation.stops;
    for (std::size_t i = limit; i < sent.size(); ++i)
        m_plan.stops.push_back(json::decoded(sent[i]));
    if (sent.size() > limit)
        sent.resize(limit);
    return sent;
}

void RequestWriter::refuseUncarried()
{
    if (m_conversation.wantsAudio)
        refuse("modalities", "asks for spoken answers, which only a provider of the client's own dialect can give");
    if (m_conversation.wantsLogprobs)
        refuse("logprobs", "asks for probabilities, which only a provider of the client's own dialect can give");
    if (m_conversation.answers > 1)
        refuse("n", "asks for several answers, which only a provider of the client's own dialect can give");
    if (!m_conversation.rawLogitBias.empty())
        refuse("logit_bias", "has no counterpart");
}

std::string_view RequestWriter::joined(std::span<const Part> parts, std::string_view escapedSeparator)
{
    const auto isWords = [](const Part& part) { return part.kind == PartKind::Text || part.kind == PartKind::Refusal; };
    if (parts.size() == 1)
        return isWords(parts.front()) ? parts.front().text : std::string_view();
    m_joined.clear();
    for (const auto& part : parts) {
        if (isWords(part))
            m_joined.append(m_joined.empty() ? std::string_view() : escapedSeparator).append(part.text);
    }
    return m_joined;
}

std::string_view RequestWriter::joinedWithFiles(std::span<const Part> parts, std::string_view escapedSeparator)
{
    auto text = joined(parts, escapedSeparator);
    for (const auto& part : parts) {
        if (part.kind == PartKind::File && part.media->isPlainText)
            text = extended(text, escapedSeparator, part.media->data);
    }
    return text;
}

std::string_view RequestWriter::extended(std::string_view joined, std::string_view escapedSeparator, std::string_view more)
{
    if (joined.data() != m_joined.data())
        m_joined = joined;
    return m_joined.append(m_joined.empty() ? std::string_view() : escapedSeparator).append(more);
}

void RequestWriter::writeArgumentsText(json::TextWriter& writer, const Part& call)
{
    if (call.isCustom)
        writer.string("{\"input\":\"" + std::string(call.text) + "\"}");
    else if (!call.rawArguments.empty())
        writer.string(call.rawArguments);
    else
        writer.escaped(call.text.empty() || call.text == "null" ? std::string_view("{}") : call.text);
}

void RequestWriter::writeArgumentsObject(json::TextWriter& writer, const Part& call)
{
    if (!call.rawArguments.empty())
        writer.raw(call.rawArguments);
    else if (call.isCustom)
        writer.beginObject().key("input").escaped(call.text).endObject();
    else if (isObjectText(call.text))
        writer.raw(m_decoded);
    else if (call.text.empty() || call.text == "null")
        writer.raw("{}");
    else
        writer.beginObject().key("_raw").escaped(call.text).endObject();
}

bool RequestWriter::isObjectText(std::string_view escaped)
{
    // What begins with a letter or a digit need not be looked at: most texts do.
    const bool isPossible = !escaped.empty() && std::isalnum(static_cast<unsigned char>(escaped.front())) == 0;
    if (!isPossible)
        return false;
    m_decoded.clear();
    json::appendDecoded(m_decoded, escaped);
    return m_document.parse(m_decoded) && m_document.root().isObject();
}

std::string_view RequestWriter::calledName(const Message& assistant, std::string_view id, std::string_view otherwise) const
{
    for (const auto& part : assistant.parts) {
        if (part.kind == PartKind::ToolCall && part.id == id)
            return m_names.upstream(part.nameSpace, part.name);
    }
    return otherwise;
}

std::string dataUrl(const Media& media)
{
    std::string url("data:");
    url.append(media.mediaType.empty() ? std::string_view("application/octet-stream") : media.mediaType);
    return url.append(";base64,").append(media.data);
}

std::int64_t budgetForEffort(std::string_view effort)
{
    if (effort == "minimal")
        return 1024;
    if (effort == "low")
        return 2048;
    if (effort == "medium")
        return 8192;
    return 16384;
}

std::string_view effortForBudget(std::int64_t budget)
{
    if (budget < 4096)
        return "low";
    return budget < 12288 ? "medium" : "high";
}

std::string shortUser(std::string_view escapedUser)
{
    const bool isPlain = escapedUser.size() <= 64 && escapedUser.find_first_of("@\\ ") == std::string_view::npos;
    return isPlain ? std::string(escapedUser) : hexHash(escapedUser);
}

bool isOpenAi(const Target& target)
{
    const auto endsWith = [&target](std::string_view suffix) {
        return target.host.size() >= suffix.size()
            && std::string_view(target.host).substr(target.host.size() - suffix.size()) == suffix;
    };
    return target.host == "api.openai.com" || endsWith(".api.openai.com") || endsWith(".openai.azure.com");
}

std::string_view RequestWriter::googleProof(const Part& part) const
{
    if (!isSealed(part.proof, ProofKind::Google))
        return {};
    const auto proof = openProof(part.proof, m_target.issuer());
    return proof ? proof->value : std::string_view();
}

std::string Target::issuer() const
{
    // The family: what stands before the version, such as `claude` in `claude-sonnet-4-5`.
    const auto slash = model.rfind('/');
    const auto name = slash == std::string::npos ? std::string_view(model) : std::string_view(model).substr(slash + 1);
    return provider + '/' + std::string(name.substr(0, name.find_first_of("-.:0123456789")));
}

} // namespace switchyard::dialects
