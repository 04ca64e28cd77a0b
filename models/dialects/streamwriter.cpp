// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/streamwriter.h"

#include "dialects/clientrequest.h"

namespace switchyard::dialects {

void StreamWriter::begin(std::string_view model, std::int64_t estimatedPromptTokens)
{
    if (!model.empty())
        m_setup.model = model;
    m_estimatedPrompt = estimatedPromptTokens;
    begun();
}

void StreamWriter::adopt(std::string_view, std::int64_t)
{
}

std::int64_t StreamWriter::completionTokens() const
{
    return m_usage.completion.value_or(estimatedTokens(m_writtenBytes));
}

std::unique_ptr<StreamWriter> makeStreamWriter(Dialect client, StreamWriterSetup setup)
{
    switch (client) {
    case Dialect::Responses:
        return makeResponsesStreamWriter(std::move(setup));
    case Dialect::Messages:
        return makeMessagesStreamWriter(std::move(setup));
    case Dialect::Completions:
        return makeCompletionsStreamWriter(std::move(setup));
    default:
        return makeChatStreamWriter(std::move(setup));
    }
}

} // namespace switchyard::dialects
