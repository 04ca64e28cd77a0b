// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/quirks.h"

#include "dialects/errors.h"
#include "dialects/requestwriter.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::dialects {

namespace {

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// `name` as a word of its own: not a part of a longer field's name.
bool mentions(std::string_view words, std::string_view name)
{
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (auto at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
        const bool beginsAlone = at == 0 || !isPart(words[at - 1]);
        const auto end = at + name.size();
        if (beginsAlone && (end == words.size() || !isPart(words[end])))
            return true;
    }
    return false;
}

bool refuses(std::string_view words)
{
    constexpr std::array<std::string_view, 18> phrases {
        "unsupported", "not supported", "does not support", "doesn't support", "unknown", "unrecognized", "unrecognised",
        "unexpected", "extra inputs", "extra fields", "extra_forbidden", "not permitted", "not allowed", "invalid",
        "is deprecated", "must be one of", "only the default", "use '"};
    return std::any_of(phrases.begin(), phrases.end(),
                       [words](std::string_view phrase) { return words.find(phrase) != std::string_view::npos; });
}

bool wantsString(std::string_view words)
{
    constexpr std::array<std::string_view, 9> phrases {
        "must be a string", "must be string", "expected a string", "expected string", "str type expected",
        "should be a valid string", "content should be a string", "only string content", "cannot unmarshal array"};
    return std::any_of(phrases.begin(), phrases.end(),
                       [words](std::string_view phrase) { return words.find(phrase) != std::string_view::npos; });
}

// A refusal that one flag of `compat` answers.
struct Known {
    std::string_view word; // the field or role that the server names
    std::optional<bool> Compat::*flag;
    std::string_view name; // in OpenClaw's file; empty where it has none
    std::string_view sentence;
};

constexpr std::array<Known, 14> kKnown {{
    {"developer", &Compat::supportsDeveloperRole, "supportsDeveloperRole", "refuses the developer role"},
    {"stream_options", &Compat::supportsUsageInStreaming, "supportsUsageInStreaming", "refuses stream_options"},
    {"temperature", &Compat::supportsTemperature, "supportsTemperature", "refuses temperature"},
    {"top_p", &Compat::supportsTopP, "", "refuses top_p"},
    {"reasoning_effort", &Compat::supportsReasoningEffort, "supportsReasoningEffort", "refuses reasoning_effort"},
    {"reasoning", &Compat::supportsReasoningEffort, "supportsReasoningEffort", "refuses reasoning options"},
    {"thinking", &Compat::supportsReasoningEffort, "supportsReasoningEffort", "refuses reasoning options"},
    {"parallel_tool_calls", &Compat::supportsParallelToolCalls, "", "refuses parallel_tool_calls"},
    {"store", &Compat::supportsStore, "supportsStore", "refuses store"},
    {"metadata", &Compat::supportsMetadata, "", "refuses metadata"},
    {"strict", &Compat::supportsStrictMode, "supportsStrictMode", "refuses strict tools"},
    {"prompt_cache_key", &Compat::supportsPromptCacheKey, "supportsPromptCacheKey", "refuses prompt_cache_key"},
    {"instructions", &Compat::supportsInstructions, "supportsInstructions", "refuses instructions"},
    {"json_schema", &Compat::supportsJsonSchemaResponseFormat, "supportsJsonSchemaResponseFormat", "refuses JSON schemas"},
}};

// What we may have sent under this name: the client's own words, or what a writer adds.
bool maySend(const Known& known, const Target& target, const ClientRequest& request)
{
    if (target.dialect != request.dialect())
        return true;
    const auto& body = request.body();
    return body.find('"' + std::string(known.word) + '"') != std::string::npos;
}

class Learner final {
public:
    Learner(const Target& target, const ClientRequest& request, Failure failure)
        : m_target(target)
        , m_request(request)
        , m_failure(std::move(failure))
        , m_words(lowered(m_failure.message + ' ' + m_failure.param + ' ' + m_failure.code))
    {
    }

    std::optional<LearnedQuirk> learn() const;

private:
    bool isTreated() const;
    bool isAboutProof() const;
    std::optional<LearnedQuirk> learnSignature() const;
    std::optional<LearnedQuirk> learnSystemRole() const;
    std::optional<LearnedQuirk> learnTokensField() const;
    std::optional<LearnedQuirk> learnStringContent() const;
    std::optional<LearnedQuirk> learnKnown() const;
    std::optional<LearnedQuirk> learnField() const;
    LearnedQuirk quirk(std::string_view flag, std::string value, std::string_view sentence) const;

    const Target& m_target;
    const ClientRequest& m_request;
    Failure m_failure;
    std::string m_words;
};

LearnedQuirk Learner::quirk(std::string_view flag, std::string value, std::string_view sentence) const
{
    LearnedQuirk learned;
    learned.flag = flag;
    learned.value = std::move(value);
    learned.sentence = m_target.provider + '/' + m_target.model + ' ' + std::string(sentence);
    return learned;
}

bool Learner::isAboutProof() const
{
    return m_words.find("signature") != std::string::npos || m_words.find("encrypted_content") != std::string::npos
        || m_words.find("encrypted content") != std::string::npos;
}

// Whether the server complains about something that it was spared already: then the cause is another.
bool Learner::isTreated() const
{
    const auto& compat = m_target.compat;
    const bool isAboutLimit = mentions(m_words, "max_tokens") || mentions(m_words, "max_completion_tokens");
    return (compat.acceptsForeignSignatures && isAboutProof()) || (compat.maxTokensField && isAboutLimit)
        || std::any_of(kKnown.begin(), kKnown.end(), [this, &compat](const Known& known) {
               return compat.*known.flag == false && mentions(m_words, known.word);
           });
}

std::optional<LearnedQuirk> Learner::learnSignature() const
{
    const bool isSigned = m_request.body().find("\"signature\"") != std::string::npos
        || m_request.body().find("\"redacted_thinking\"") != std::string::npos
        || m_request.body().find("\"encrypted_content\"") != std::string::npos;
    if (!isAboutProof() || !isSigned || m_target.compat.acceptsForeignSignatures)
        return std::nullopt;
    auto learned = quirk({}, {}, "refuses the thoughts of another provider");
    learned.compat.acceptsForeignSignatures = false;
    return learned;
}

std::optional<LearnedQuirk> Learner::learnSystemRole() const
{
    const bool isAboutRole = m_target.dialect == Dialect::Messages && m_words.find("role") != std::string::npos
        && mentions(m_words, "system");
    if (!isAboutRole || m_target.compat.supportsSystemInMessages || m_request.dialect() != Dialect::Messages)
        return std::nullopt;
    auto learned = quirk({}, {}, "refuses system messages in the middle");
    learned.compat.supportsSystemInMessages = false;
    return learned;
}

std::optional<LearnedQuirk> Learner::learnTokensField() const
{
    if (m_target.dialect != Dialect::Chat || m_target.compat.maxTokensField)
        return std::nullopt;
    const bool isNewer = mentions(m_words, "max_completion_tokens");
    const bool isOlder = mentions(m_words, "max_tokens");
    if (!isNewer && !isOlder)
        return std::nullopt;
    // Where both are named, the one that is refused comes first.
    const bool refusesNewer = isNewer && (!isOlder || m_words.find("max_completion_tokens") < m_words.find("max_tokens"));
    auto learned = quirk("maxTokensField", refusesNewer ? "\"max_tokens\"" : "\"max_completion_tokens\"",
                         refusesNewer ? "takes max_tokens only" : "takes max_completion_tokens only");
    learned.compat.maxTokensField = refusesNewer ? "max_tokens" : "max_completion_tokens";
    return learned;
}

std::optional<LearnedQuirk> Learner::learnStringContent() const
{
    if (m_target.dialect != Dialect::Chat || m_target.compat.requiresStringContent == true || !wantsString(m_words)
        || m_words.find("content") == std::string::npos)
        return std::nullopt;
    auto learned = quirk("requiresStringContent", "true", "takes message contents as plain strings only");
    learned.compat.requiresStringContent = true;
    return learned;
}

std::optional<LearnedQuirk> Learner::learnKnown() const
{
    for (const auto& known : kKnown) {
        const bool isApplied = m_target.compat.*known.flag == false;
        if (isApplied || !mentions(m_words, known.word) || !maySend(known, m_target, m_request))
            continue;
        auto learned = quirk(known.name, known.name.empty() ? "" : "false", known.sentence);
        learned.compat.*known.flag = false;
        return learned;
    }
    return std::nullopt;
}

// Any other top-level field that the server says it does not know.
std::optional<LearnedQuirk> Learner::learnField() const
{
    constexpr std::array<std::string_view, 8> needed {
        "model", "messages", "input", "stream", "prompt", "max_tokens", "contents", "tools"};
    constexpr std::array<std::string_view, 10> added {
        "seed", "top_k", "user", "include", "presence_penalty", "frequency_penalty", "response_format", "stop", "tool_choice",
        "reasoning"};
    json::Document document;
    if (!document.parse(m_request.body()))
        return std::nullopt;
    std::vector<std::string> fields(added.begin(), added.end());
    for (const auto member : document.root().members())
        fields.emplace_back(member.key);
    for (const auto& field : fields) {
        const bool isNeeded = std::find(needed.begin(), needed.end(), field) != needed.end();
        const auto& known = m_target.compat.droppedFields;
        const bool isApplied = std::find(known.begin(), known.end(), field) != known.end();
        if (isNeeded || isApplied || !mentions(m_words, field))
            continue;
        auto learned = quirk({}, {}, "refuses the field " + field);
        learned.compat.droppedFields.push_back(field);
        return learned;
    }
    return std::nullopt;
}

std::optional<LearnedQuirk> Learner::learn() const
{
    if (isTreated())
        return std::nullopt;
    if (auto learned = learnSignature())
        return learned;
    if (auto learned = learnStringContent())
        return learned;
    if (auto learned = learnSystemRole())
        return learned;
    if (!refuses(m_words))
        return std::nullopt;
    if (auto learned = learnTokensField())
        return learned;
    if (auto learned = learnKnown())
        return learned;
    return learnField();
}

std::optional<LearnedQuirk> learnCompletions(const Target& target, const ClientRequest& request, int status)
{
    if (request.dialect() != Dialect::Completions || target.dialect != Dialect::Chat || target.compat.supportsCompletions == false
        || (status != 404 && status != 405 && status != 501))
        return std::nullopt;
    LearnedQuirk learned;
    learned.compat.supportsCompletions = false;
    learned.sentence = target.provider + '/' + target.model + " has no /completions";
    return learned;
}

} // namespace

std::optional<LearnedQuirk> learnQuirk(const Target& target, const ClientRequest& request, int status,
                                       std::string_view errorBody)
{
    if (auto learned = learnCompletions(target, request, status))
        return learned;
    if (status != 400 && status != 422 && status != 500)
        return std::nullopt;
    auto failure = readFailure(target.dialect, status, errorBody);
    if (failure.kind != ErrorKind::InvalidRequest && !(status == 500 && failure.kind == ErrorKind::Server))
        return std::nullopt;
    const Learner learner(target, request, std::move(failure));
    auto learned = learner.learn();
    // A 500 is only believed where servers are known to give it for what they cannot read.
    const bool isPlausible = status != 500 || (learned && (learned->compat.supportsDeveloperRole || learned->compat.requiresStringContent));
    return isPlausible ? learned : std::nullopt;
}

} // namespace switchyard::dialects
