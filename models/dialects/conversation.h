// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"
#include "json/json.h"

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace switchyard::dialects {

enum class Role { System, Developer, User, Assistant, Tool };

enum class PartKind { Text, Refusal, Image, Audio, File, Reasoning, RedactedReasoning, ToolCall, ToolResult };

//! What an image, a recording or a file consists of; escaped as in Part.
struct Media {
    std::string_view mediaType; //!< `image/png`; audio: also `wav`, `mp3`.
    std::string_view data; //!< Base64, when the content is inline.
    std::string_view url; //!< When it is elsewhere.
    std::string_view fileId; //!< When it was uploaded to the provider.
    std::string_view fileName;
    std::string_view detail;
    bool isPlainText = false; //!< File: `data` is text, not base64.
};

struct Part;

//! Parts in the memory of their conversation, which frees them all at once. A copy shows the same parts.
class PartList final {
public:
    //! An empty part at the end; `memory` is Conversation::memory(). What add() gave before may be elsewhere afterwards.
    Part& add(std::pmr::memory_resource& memory);
    void reserve(std::size_t count, std::pmr::memory_resource& memory);

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    Part* begin() { return m_first; }
    Part* end();
    const Part* begin() const { return m_first; }
    const Part* end() const;
    const Part& front() const { return *m_first; }

private:
    Part* m_first = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = 0;
};

//! A piece of a message. Views point into the request's body or into the conversation's own strings; text is in escaped
//! form (between the quotes of a JSON string), values named `raw…` are JSON.
struct Part {
    PartKind kind = PartKind::Text;
    std::string_view text; //!< Text, refusal or thought. A call's arguments as a JSON string holds them.
    std::string_view rawArguments; //!< A call's arguments where the dialect gives an object; else empty.
    const Media* media = nullptr; //!< Of an image, audio or file, and only of those.
    std::string_view proof; //!< Signature or encrypted content of a thought, as the client sent it; redacted thoughts too.
    std::string_view id; //!< Of a call or of the call that a result belongs to.
    std::string_view name; //!< Of a call.
    std::string_view nameSpace;
    bool isCustom = false; //!< A custom tool's call or result.
    bool isError = false;
    PartList content; //!< Of a result.
    std::string_view rawCacheControl;
};

static_assert(std::is_trivially_copyable_v<Part> && std::is_trivially_destructible_v<Part>, "PartList moves and drops bytes");

inline Part* PartList::end()
{
    return m_first + m_size;
}

inline const Part* PartList::end() const
{
    return m_first + m_size;
}

inline Part& PartList::add(std::pmr::memory_resource& memory)
{
    if (m_size == m_capacity)
        reserve(m_capacity == 0 ? 1 : std::size_t {m_capacity} * 2, memory);
    return *new (m_first + m_size++) Part;
}

struct Message {
    Role role = Role::User;
    PartList parts;
    std::string_view name;
};

enum class ToolKind { Function, Custom, Hosted };

struct Tool {
    ToolKind kind = ToolKind::Function;
    std::string_view name; //!< Of a hosted tool its type.
    std::string_view nameSpace;
    std::string_view description;
    std::string_view rawParameters; //!< JSON schema; empty when there is none.
    std::string_view rawFormat; //!< Custom: its grammar.
    std::optional<bool> isStrict;
    std::string_view raw; //!< The whole tool as the client gave it.
    std::string_view rawCacheControl;
};

enum class ToolChoiceMode { Unset, Auto, None, Required, One, Hosted };

struct ToolChoice {
    ToolChoiceMode mode = ToolChoiceMode::Unset;
    std::string_view name; //!< One: escaped.
    bool isCustom = false;
    std::vector<std::string_view> allowed; //!< Escaped names; when not empty, only these may be called.
};

enum class AnswerFormat { Text, JsonObject, JsonSchema };

enum class ThinkingMode { Unset, Off, On, Adaptive };

//! Memory for the parts of one conversation. Its first block goes to the thread's next conversation.
class PartMemory final {
public:
    PartMemory();
    ~PartMemory();
    PartMemory(const PartMemory&) = delete;
    PartMemory& operator=(const PartMemory&) = delete;

    std::pmr::memory_resource& resource() { return m_resource; }

private:
    std::unique_ptr<std::byte[]> m_block;
    std::pmr::monotonic_buffer_resource m_resource;
};

//! A request for an answer in no dialect: everything that has a counterpart somewhere, typed enough to be written in
//! another form and otherwise as the client's own bytes. Lives as long as the client's request.
struct Conversation {
    Dialect source = Dialect::Chat;
    std::vector<Message> messages; //!< System and developer messages too, in their places.
    std::vector<Tool> tools;
    ToolChoice toolChoice;
    std::optional<bool> parallelToolCalls;
    std::optional<std::int64_t> maxTokens;
    std::vector<std::string_view> stops; //!< Escaped.
    AnswerFormat format = AnswerFormat::Text;
    std::string_view rawSchema;
    std::string_view schemaName;
    std::string_view schemaDescription;
    std::optional<bool> isSchemaStrict;
    ThinkingMode thinking = ThinkingMode::Unset;
    std::string_view effort; //!< `none` … `max`
    std::optional<std::int64_t> thinkingBudget;
    std::string_view reasoningSummary;
    std::string_view verbosity;
    std::string_view user;
    std::string_view safetyIdentifier;
    std::string_view promptCacheKey;
    std::string_view serviceTier;
    std::string_view rawMetadata;
    std::string_view rawTemperature;
    std::string_view rawTopP;
    std::string_view rawTopK;
    std::string_view rawSeed;
    std::string_view rawPresencePenalty;
    std::string_view rawFrequencyPenalty;
    std::string_view rawLogitBias;
    bool wantsLogprobs = false;
    std::int64_t answers = 1; //!< `n`
    bool wantsAudio = false;
    std::optional<bool> store;
    bool isBackground = false;
    bool stream = false;
    bool wantsUsageInStream = false;
    std::vector<std::string> unknownFields; //!< Top-level names with no counterpart; dropped with a note.

    Message& add(Role role)
    {
        Message& message = messages.emplace_back();
        message.role = role;
        return message;
    }
    //! For the parts of messages.
    std::pmr::memory_resource& memory() { return m_memory.resource(); }
    //! Keeps text that is not part of the body, and gives a view that lives as long as this object.
    std::string_view keep(std::string text)
    {
        return m_strings.emplace_front(std::move(text));
    }
    //! Media for one of the parts, to be filled; it lives as long as this object.
    Media& addMedia() { return m_media.emplace_front(); }

    Conversation() = default;
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

private:
    PartMemory m_memory;
    std::forward_list<std::string> m_strings;
    std::forward_list<Media> m_media;
};

} // namespace switchyard::dialects
