// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::dialects {

//! How the client knows a tool that went upstream under another name or form. All text escaped.
struct ToolAlias {
    std::string name;
    std::string nameSpace;
    bool isCustom = false; //!< A custom tool that went as a function with one string property `input`.
};

//! What the way back has to know about the request that went out.
struct ResponsePlan {
    Dialect client = Dialect::Chat;
    Dialect upstream = Dialect::Chat;
    bool includeUsage = false; //!< Chat: the client asked for usage in its stream.
    std::string model; //!< Named in the answer when the upstream does not name one.
    std::string issuer; //!< Of signatures and encrypted reasoning in this answer.
    std::map<std::string, ToolAlias, std::less<>> tools; //!< By escaped upstream name; only those that differ.
    std::vector<std::string> stops; //!< Stop sequences, decoded, which the upstream does not know and the gateway enforces.
    std::string jsonTool; //!< Name of the forced tool whose arguments are the text of the answer; usually empty.
    bool splitsThinking = false; //!< `<think>` and Harmony channels inside the text become reasoning.
    bool startsInThought = false; //!< This server is known to leave out the opening tag.
    std::int64_t estimatedPromptTokens = 0;
    bool wantsBase64 = false; //!< Embeddings: as base64 instead of numbers.
    std::shared_ptr<const std::string> echo; //!< Responses: the members of a response that repeat the request.
};

} // namespace switchyard::dialects
