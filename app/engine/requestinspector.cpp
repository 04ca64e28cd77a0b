// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/requestinspector.h"

#include "engine/blockpool.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace switchyard::engine {

namespace {

namespace ondemand = simdjson::ondemand;

//! Of a text that only identifies a conversation, this much is hashed.
constexpr std::size_t longestHashedText = 512;
//! An image costs about this many tokens, whatever its size in bytes.
constexpr std::int64_t tokensPerImage = 1'000;
//! Bytes of a body for one token, on the high side: what is refused for its size could not have fitted.
constexpr std::int64_t bytesPerToken = 5;

Error requestError(std::string message)
{
    return Error {ErrorCode::InvalidArgument, std::move(message)};
}

Error notJson(simdjson::error_code code)
{
    return requestError(std::string("the body is not a JSON object: ") + simdjson::error_message(code));
}

//! How a string begins that is under our seal, see dialects::sealProof().
constexpr std::string_view sealOpening = "\"gw1.";

//! What stands between the quotes of a string's token, escapes and all; empty when it is no string.
std::string_view textOf(std::string_view token)
{
    const auto last = token.find_last_of('"');
    return token.starts_with('"') && last > 0 ? token.substr(1, last - 1) : std::string_view {};
}

} // namespace

std::uint64_t hashOf(std::string_view text, std::uint64_t seed)
{
    constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ull;
    constexpr std::uint64_t second = 0xc2b2ae3d27d4eb4full;
    constexpr std::uint64_t third = 0x165667b19e3779f9ull;
    const auto mix = [&seed](std::uint64_t word) {
        seed = (seed ^ word) * prime;
        seed ^= seed >> 29;
    };
    const auto wordAt = [&text](std::size_t at) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        return word;
    };
    // Two words a step: the multiplications of a step do not wait for each other.
    while (text.size() >= 2 * sizeof(std::uint64_t)) {
        mix(wordAt(0) * second ^ std::rotl(wordAt(sizeof(std::uint64_t)) * third, 32));
        text.remove_prefix(2 * sizeof(std::uint64_t));
    }
    if (text.size() >= sizeof(std::uint64_t)) {
        mix(wordAt(0));
        text.remove_prefix(sizeof(std::uint64_t));
    }
    std::uint64_t rest = text.size();
    for (const char c : text)
        rest = rest << 8 | static_cast<unsigned char>(c);
    mix(rest);
    return seed;
}

class RequestInspector::Private final {
public:
    Result<InspectedRequest> inspect(std::string_view body);

private:
    simdjson::error_code readField(std::string_view key, ondemand::value value, std::string_view body);
    simdjson::error_code readMessages(ondemand::value value);
    simdjson::error_code readMessage(ondemand::object message);
    simdjson::error_code readParts(ondemand::array parts);
    simdjson::error_code readPart(ondemand::object part);
    void noteText(std::string_view role, std::string_view text);

    ondemand::parser m_parser;
    InspectedRequest m_found;
    std::int64_t m_mediaBytes = 0;
    std::int64_t m_images = 0;
    std::uint64_t m_explicitKey = 0;
    std::uint64_t m_textKey = 0;
    int m_modelCount = 0;
    bool m_modelIsString = false;
    bool m_hasMessages = false;
    bool m_sawUserText = false;
    bool m_sawAssistant = false;
};

void RequestInspector::Private::noteText(std::string_view role, std::string_view text)
{
    if (role == "assistant") {
        m_sawAssistant = true;
        return;
    }
    const bool isLead = role == "system" || role == "developer" || (role == "user" && !m_sawUserText);
    if (!isLead)
        return;
    m_sawUserText = m_sawUserText || role == "user";
    m_textKey = hashOf(text.substr(0, longestHashedText), m_textKey == 0 ? hashOf(role) : m_textKey);
}

simdjson::error_code RequestInspector::Private::readPart(ondemand::object part)
{
    for (auto field : part) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        ondemand::value value;
        if (const auto error = field.value().get(value))
            return error;
        if (key == "type") {
            std::string_view type;
            if (value.get_string().get(type))
                continue;
            const bool isImage = type == "image_url" || type == "input_image" || type == "image";
            m_images += isImage ? 1 : 0;
            m_found.shape.inputs.image = m_found.shape.inputs.image || isImage;
            m_found.shape.inputs.audio = m_found.shape.inputs.audio || type == "input_audio";
            m_found.shape.inputs.video = m_found.shape.inputs.video || type == "video_url";
            // What nobody knows may be a file, for those who keep files at home.
            const bool isText = type == "text" || type == "refusal" || type == "input_text" || type == "output_text";
            const bool isMedia = isImage || type == "input_audio" || type == "video_url";
            m_found.shape.inputs.file = m_found.shape.inputs.file || (!isText && !isMedia);
        } else if (key == "image_url" || key == "input_audio" || key == "video_url" || key == "file") {
            ondemand::json_type type {};
            if (const auto error = value.type().get(type))
                return error;
            // Some clients leave the type out.
            const bool isThere = type != ondemand::json_type::null;
            auto& inputs = m_found.shape.inputs;
            inputs.image = inputs.image || (isThere && key == "image_url");
            inputs.audio = inputs.audio || (isThere && key == "input_audio");
            inputs.video = inputs.video || (isThere && key == "video_url");
            inputs.file = inputs.file || (isThere && key == "file");
            if (type != ondemand::json_type::object)
                continue;
            ondemand::object media;
            std::string_view raw;
            if (const auto error = value.get_object().get(media))
                return error;
            if (const auto error = media.raw_json().get(raw))
                return error;
            m_mediaBytes += static_cast<std::int64_t>(raw.size());
        }
    }
    return simdjson::SUCCESS;
}

simdjson::error_code RequestInspector::Private::readParts(ondemand::array parts)
{
    for (auto entry : parts) {
        ondemand::value value;
        if (const auto error = entry.get(value))
            return error;
        ondemand::object part;
        if (value.get_object().get(part))
            continue;
        if (const auto error = readPart(part))
            return error;
    }
    return simdjson::SUCCESS;
}

simdjson::error_code RequestInspector::Private::readMessage(ondemand::object message)
{
    std::string_view role;
    std::string_view rawText;
    for (auto field : message) {
        // A key that is written with escapes is another one for this purpose: nothing depends on it.
        simdjson::ondemand::raw_json_string key;
        if (const auto error = field.key().get(key))
            return error;
        ondemand::value value;
        if (const auto error = field.value().get(value))
            return error;
        if (key.unsafe_is_equal("role")) {
            role = textOf(value.raw_json_token());
            continue;
        }
        if (key.unsafe_is_equal("tool_calls")) {
            ondemand::array calls;
            std::string_view raw;
            if (!value.get_array().get(calls)) {
                if (const auto error = calls.raw_json().get(raw))
                    return error;
                m_found.holdsSeal = m_found.holdsSeal || ::memmem(raw.data(), raw.size(), sealOpening.data(), sealOpening.size()) != nullptr;
            }
            continue;
        }
        if (!key.unsafe_is_equal("content"))
            continue;
        ondemand::json_type type {};
        if (const auto error = value.type().get(type))
            return error;
        if (type == ondemand::json_type::string) {
            rawText = value.raw_json_token();
        } else if (type == ondemand::json_type::array) {
            ondemand::array parts;
            if (const auto error = value.get_array().get(parts))
                return error;
            std::string_view raw;
            if (const auto error = parts.raw_json().get(raw))
                return error;
            rawText = raw;
            parts.reset();
            if (const auto error = readParts(parts))
                return error;
        }
    }
    noteText(role, rawText);
    return simdjson::SUCCESS;
}

simdjson::error_code RequestInspector::Private::readMessages(ondemand::value value)
{
    ondemand::array messages;
    if (value.get_array().get(messages))
        return simdjson::SUCCESS; // Not ours to judge: the upstream says what is wrong with it.
    m_hasMessages = true;
    for (auto entry : messages) {
        ondemand::value element;
        if (const auto error = entry.get(element))
            return error;
        ondemand::object message;
        if (element.get_object().get(message))
            continue;
        if (const auto error = readMessage(message))
            return error;
    }
    return simdjson::SUCCESS;
}

simdjson::error_code RequestInspector::Private::readField(std::string_view key, ondemand::value value, std::string_view body)
{
    if (key == "model") {
        ++m_modelCount;
        const std::string_view token = value.raw_json_token();
        std::string_view text;
        m_modelIsString = value.get_string().get(text) == simdjson::SUCCESS;
        if (!m_modelIsString)
            return simdjson::SUCCESS;
        m_found.model = text;
        m_found.modelBegin = static_cast<std::size_t>(token.data() - body.data());
        // The token reaches up to the next one: cut what follows the closing quote.
        m_found.modelEnd = m_found.modelBegin + token.find_last_of('"') + 1;
    } else if (key == "stream") {
        if (value.get_bool().get(m_found.shape.stream))
            m_found.shape.stream = false;
    } else if (key == "messages") {
        return readMessages(value);
    } else if (key == "tools") {
        ondemand::array tools;
        bool isEmpty = true;
        if (value.get_array().get(tools) == simdjson::SUCCESS && tools.is_empty().get(isEmpty) == simdjson::SUCCESS)
            m_found.shape.tools = !isEmpty;
    } else if (key == "max_tokens" || key == "max_completion_tokens") {
        std::int64_t count = 0;
        if (value.get_int64().get(count) == simdjson::SUCCESS)
            m_found.shape.maxOutput = TokenCount {count};
    } else if (key == "reasoning_effort") {
        std::string_view effort;
        m_found.shape.reasoning = value.get_string().get(effort) == simdjson::SUCCESS && effort != "none";
    } else if (key == "stream_options") {
        ondemand::object options;
        bool wants = false;
        if (value.get_object().get(options) == simdjson::SUCCESS
            && options.find_field_unordered("include_usage").get_bool().get(wants) == simdjson::SUCCESS)
            m_found.wantsUsage = wants;
    } else if (key == "prompt_cache_key" || key == "user") {
        std::string_view text;
        const bool isKey = value.get_string().get(text) == simdjson::SUCCESS && !text.empty();
        if (isKey && (m_explicitKey == 0 || key == "prompt_cache_key"))
            m_explicitKey = hashOf(text, hashOf(key));
    }
    return simdjson::SUCCESS;
}

Result<InspectedRequest> RequestInspector::Private::inspect(std::string_view body)
{
    m_found = {};
    m_mediaBytes = m_images = 0;
    m_explicitKey = m_textKey = 0;
    m_modelCount = 0;
    m_modelIsString = m_hasMessages = m_sawUserText = m_sawAssistant = false;

    ondemand::document document;
    const simdjson::padded_string_view padded(body.data(), body.size(), body.size() + BlockPool::padding);
    if (const auto error = m_parser.iterate(padded).get(document))
        return notJson(error);
    ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return notJson(error);
    for (auto field : object) {
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return notJson(error);
        ondemand::value value;
        if (const auto error = field.value().get(value))
            return notJson(error);
        if (const auto error = readField(key, value, body))
            return notJson(error);
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return requestError("the body has something behind its JSON object");
    if (m_modelCount == 0)
        return requestError("the body has no 'model'");
    if (m_modelCount > 1)
        return requestError("the body has 'model' more than once, and servers differ in which one they take");
    if (!m_modelIsString || m_found.model.empty())
        return requestError("'model' is not a name");

    m_found.stickyKey = m_explicitKey != 0 ? m_explicitKey : m_textKey;
    m_found.isContinued = m_explicitKey != 0 || m_sawAssistant;
    const std::int64_t textBytes = std::max<std::int64_t>(0, static_cast<std::int64_t>(body.size()) - m_mediaBytes);
    m_found.shape.promptEstimate = {textBytes / bytesPerToken + m_images * tokensPerImage};
    return std::move(m_found);
}

RequestInspector::RequestInspector()
    : d(std::make_unique<Private>())
{
}

RequestInspector::~RequestInspector() = default;

Result<InspectedRequest> RequestInspector::inspect(std::string_view body)
{
    return d->inspect(body);
}

} // namespace switchyard::engine
