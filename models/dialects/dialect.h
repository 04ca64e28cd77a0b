// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! A way of speaking to a language model over HTTP: the shape of its requests, answers, streams and errors.
enum class Dialect {
    Chat, //!< OpenAI's `/v1/chat/completions` (OpenClaw's `openai-completions`).
    Responses, //!< OpenAI's `/v1/responses` (`openai-responses`).
    Messages, //!< Anthropic's `/v1/messages` (`anthropic-messages`).
    Google, //!< `models/{id}:generateContent` (`google-generative-ai`); upstream only.
    Ollama, //!< Ollama's own `/api/chat` (`ollama`); upstream only.
    Completions, //!< OpenAI's older `/v1/completions`; clients only.
    Embeddings, //!< `/v1/embeddings`; never falls over to another model, because vector spaces differ.
};

//! The dialect of one of OpenClaw's `api` values; nothing for those the engine does not speak.
std::optional<Dialect> dialectOfApi(std::string_view api);

//! A short English name for logs and errors, such as `chat completions`.
std::string_view nameOf(Dialect dialect);

//! Whether errors of this dialect have OpenAI's shape (Chat, Responses, Completions, Embeddings).
bool hasOpenAiErrors(Dialect dialect);

//! Where a request of this dialect goes, under the path of a provider's `baseUrl` (`/v1`, `/v1beta`, or nothing).
//! Messages and Ollama expect a base without `/v1` and tolerate one; Google puts `model` (percent-encoded) into the path.
//! Example: `("/v1", Chat, …)` gives `/v1/chat/completions`.
std::string upstreamPath(std::string_view basePath, Dialect dialect, std::string_view model, bool stream);

} // namespace switchyard::dialects
