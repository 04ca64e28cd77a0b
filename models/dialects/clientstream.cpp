// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/clientstream.h"

#include "dialects/clientrequestdata.h"
#include "dialects/clientstreamdata.h"
#include "json/jsontext.h"

namespace switchyard::dialects {

ClientStream::ClientStream(const ClientRequest& request, AnswerSeed seed)
    : m_data(std::make_unique<Data>())
{
    StreamWriterSetup setup;
    setup.id = seed.id;
    setup.created = seed.created;
    setup.model = json::escaped(request.facts().model);
    setup.includeUsage = request.facts().wantsUsageInStream;
    if (request.dialect() == Dialect::Responses)
        setup.echo = request.m_data->echo();
    m_data->writer = makeStreamWriter(request.dialect(), std::move(setup));
    m_data->dialect = request.dialect();
    m_data->seed = std::move(seed);
}

ClientStream::ClientStream(ClientStream&&) noexcept = default;
ClientStream& ClientStream::operator=(ClientStream&&) noexcept = default;
ClientStream::~ClientStream() = default;

void ClientStream::heartbeat(std::string& out)
{
    if (m_data->isOver)
        return;
    ++m_data->heartbeats;
    m_data->writer->bind(&out);
    m_data->writer->heartbeat();
    m_data->writer->bind(nullptr);
}

void ClientStream::fail(const Failure& failure, std::string& out)
{
    if (m_data->isOver)
        return;
    m_data->isOver = true;
    m_data->writer->bind(&out);
    m_data->writer->fail(failure);
    m_data->writer->bind(nullptr);
}

bool ClientStream::hasContent() const
{
    return m_data->writer->hasContent();
}

std::string_view ClientStream::finalResponse() const
{
    return m_data->writer->finalResponse();
}

std::string_view ClientStream::contentType()
{
    return "text/event-stream; charset=utf-8";
}

} // namespace switchyard::dialects
