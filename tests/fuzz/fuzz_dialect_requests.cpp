// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// A client's body, whatever it is: every target gets valid JSON or a refusal that says why.

#include "dialects/quirks.h"
#include "dialects/requesttranslator.h"
#include "json/jsontext.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

using namespace switchyard;
using namespace switchyard::dialects;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::array<Dialect, 5> clients {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Completions, Dialect::Embeddings};
    constexpr std::array<Dialect, 5> upstreams {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Google, Dialect::Ollama};
    if (size < 2)
        return 0;
    const auto clientDialect = clients[data[0] % clients.size()];
    auto body = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 2), size - 2);
    const auto read = ClientRequest::read(clientDialect, std::move(body));
    const auto* const request = std::get_if<ClientRequest>(&read);
    if (request == nullptr)
        return 0;
    for (const auto upstream : upstreams) {
        Target target;
        target.dialect = upstream;
        target.provider = "p";
        target.model = data[1] % 2 == 0 ? "claude-sonnet-4-5" : "gemini-2.5-pro";
        target.host = data[1] % 3 == 0 ? "api.openai.com" : "127.0.0.1";
        target.basePath = "/v1";
        target.contextWindow = 8192;
        target.compat.requiresStringContent = data[1] % 5 == 0;
        target.compat.supportsDeveloperRole = data[1] % 7 != 0;
        target.compat.supportsStrictMode = data[1] % 11 != 0;
        const auto outcome = RequestTranslator::translate(*request, target);
        const auto* const translated = std::get_if<TranslatedRequest>(&outcome);
        if (translated == nullptr)
            continue;
        if (!json::isObject(translated->body))
            std::abort();
        learnQuirk(target, *request, 400, request->body());
    }
    return 0;
}
