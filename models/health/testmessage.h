// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/units.h"
#include "health/adapters/adapter.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::health {

//! The smallest streaming question in the dialect of OpenClaw's `api`: about 20 tokens. `path` is below the base URL (for
//! Ollama's own protocol from the server's root).
//! OpenAI itself refuses the older name of the limit.
Ask testMessageAsk(std::string_view api, std::string_view model, ServerFamily family = ServerFamily::Unknown);

//! Reads the stream that answers it, in any of the dialects, piece by piece.
class TestAnswer final {
public:
    //! True when this piece brought the first text or reasoning.
    bool feed(std::string_view piece);

    bool hasBegun() const { return m_hasBegun; }
    //! The model wrote something, be it only thoughts that the server keeps to itself.
    bool hasAnswer() const { return m_hasBegun || (m_tokens && m_tokens->value > 0); }
    //! At most 200 characters of the answer, whole characters only. Reasoning is not in it.
    std::string text() const;
    std::optional<TokenCount> tokens() const { return m_tokens; }
    //! The first 16 KiB as they came, to find an error in.
    const std::string& body() const { return m_body; }

private:
    void readLine(std::string_view line);
    void readObject(const Json& object);
    void add(const Json& text, bool isReasoning);

    std::string m_pending;
    std::string m_body;
    std::string m_text;
    std::optional<TokenCount> m_tokens;
    bool m_hasBegun = false;
};

} // namespace switchyard::health
