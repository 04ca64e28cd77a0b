// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/compat.h"
#include "dialects/dialect.h"

#include <cstdint>
#include <optional>
#include <string>

namespace switchyard::dialects {

//! One candidate as a translator needs to know it.
struct Target {
    Dialect dialect = Dialect::Chat;
    std::string provider; //!< Key of the provider, such as `lmstudio`.
    std::string model; //!< The model's id at the provider.
    std::string host; //!< Host name of `baseUrl`; tells OpenAI's own API and OpenRouter from look-alikes.
    std::string basePath; //!< Path of `baseUrl`, such as `/v1`.
    std::optional<std::int64_t> contextWindow; //!< In tokens; Ollama is told it as `num_ctx`.
    std::optional<std::int64_t> maxTokens; //!< Most tokens the model can answer with.
    bool reasoning = false; //!< The configuration says that the model thinks.
    bool acceptsImages = true;
    bool acceptsAudio = true;
    Compat compat; //!< Configured flags with the learned ones laid over them.
    std::string params; //!< A JSON object, in the wire's names, whose members are added where the body lacks them; may be empty.

    //! Who issued a signature or encrypted reasoning: the provider and the family of the model.
    std::string issuer() const;
};

} // namespace switchyard::dialects
