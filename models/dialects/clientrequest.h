// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"
#include "dialects/errors.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace switchyard::json {
class Document;
}

namespace switchyard::dialects {

class ResponseStore;
struct HeldMedia;
struct Conversation;

//! What routing has to know about a request, whatever its dialect.
struct RequestFacts {
    std::string model; //!< As the client named it.
    bool stream = false;
    std::int64_t estimatedPromptTokens = 0; //!< From the size of the text, and a flat amount for each image.
    std::optional<std::int64_t> maxOutputTokens;
    bool hasImages = false;
    bool hasAudio = false;
    bool hasFiles = false;
    bool hasTools = false;
    bool wantsJsonSchema = false;
    bool wantsReasoning = false;
    bool wantsUsageInStream = false; //!< Chat: `stream_options.include_usage`.
    std::string stickyKey; //!< `prompt_cache_key`, `user`, `metadata.user_id`, else a hash of system text and first user text.
    std::string previousResponseId; //!< Responses only.
};

//! Where in a body a top-level value stands, so that it can be replaced without touching the rest.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

//! A request as it came from a client: parsed once, then used for every attempt. Immutable; keeps the body alive.
class ClientRequest final {
public:
    //! Parses `body`. The failure is a 400 that names place and cause (a wrong type, not JSON, too deep).
    static std::variant<ClientRequest, Failure> read(Dialect dialect, std::shared_ptr<const std::string> body);

    ClientRequest(ClientRequest&&) noexcept;
    ClientRequest& operator=(ClientRequest&&) noexcept;
    ClientRequest(const ClientRequest&) = delete;
    ClientRequest& operator=(const ClientRequest&) = delete;
    ~ClientRequest();

    Dialect dialect() const;
    const RequestFacts& facts() const;
    const std::string& body() const;
    //! The value of `model`, quotes included; nothing when the request has none.
    std::optional<ByteRange> modelRange() const;

private:
    struct Data;
    friend class RequestTranslator;
    friend class ClientStream;
    friend void rememberResponse(ResponseStore& store, const ClientRequest& request, std::string_view response,
                                 std::int64_t nowSeconds);
    friend HeldMedia earlierMedia(const ResponseStore& store, const ClientRequest& request, std::int64_t nowSeconds);

    explicit ClientRequest(std::unique_ptr<Data> data);

    std::unique_ptr<Data> m_data;
};

//! Images, sound and files anywhere in a body, of any dialect.
HeldMedia mediaIn(const json::Document& document);

//! Tokens that a text of this many bytes is assumed to have (3.5 bytes a token).
std::int64_t estimatedTokens(std::size_t bytes);

//! The body of an answer to `/v1/messages/count_tokens`: our estimate, used when no upstream can count.
std::string writeTokenCount(std::int64_t tokens);

} // namespace switchyard::dialects
