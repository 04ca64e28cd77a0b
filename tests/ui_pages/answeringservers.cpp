// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answeringservers.h"

#include "health/pastedaddress.h"

namespace switchyard::testlib {

health::ModelFacts chatModel(const std::string& id, health::LoadState state)
{
    health::ModelFacts facts;
    facts.id = id;
    facts.kind = health::ModelKind::Chat;
    facts.state = state;
    return facts;
}

std::vector<ports::DiscoveredServer> twoServers()
{
    return { { health::ServerFamily::LmStudio, "0.4", "http://127.0.0.1:1234/v1", false, { chatModel("minimax", health::LoadState::Ready) }, {} },
             { health::ServerFamily::Ollama, "0.12", "http://127.0.0.1:11434", false, { chatModel("gemma", health::LoadState::Cold) }, {} } };
}

ports::CheckResult passedCheck(const ports::CheckRequest& request)
{
    ports::CheckResult result;
    const auto address = health::normalisePastedAddress(request.text);
    if (!address)
        return result;
    result.address = *address;
    result.family = health::ServerFamily::Vllm;
    result.baseUrl = address->baseUrl;
    result.api = "openai-completions";
    result.providerId = "vllm";
    result.hasModelList = true;
    result.models = { chatModel("qwen3-32b", health::LoadState::Ready) };
    for (std::size_t i = 0; i < result.steps.size(); ++i)
        result.steps[i] = { ports::allCheckSteps[i], ports::CheckStepState::Passed, std::chrono::milliseconds(2), {} };
    return result;
}

} // namespace switchyard::testlib
