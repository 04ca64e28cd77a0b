// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Heads of requests and answers: whatever is accepted has no byte that other parsers read differently, and every view
// points into the input.

#include "engine/httphead.h"
#include "engine/plainhead.h"

#include <cstdint>
#include <cstdlib>

using namespace switchyard::engine;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isInside(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = findHeadEnd(bytes, 0);
    for (std::size_t from = 0; from < end && from < 8; ++from)
        require(findHeadEnd(bytes, from) == end);
    if (end == 0)
        return 0;
    const std::string_view head = bytes.substr(0, end);
    // The short way for plain heads may refuse what it likes, but not take what llhttp refuses or reads otherwise.
    RequestHead plainRequest;
    RequestHead fullRequest;
    if (readPlainRequest(head, plainRequest)) {
        require(parseRequestHeadFully(head, fullRequest) == HeadFault::None);
        require(plainRequest.target == fullRequest.target && plainRequest.fields.size() == fullRequest.fields.size());
        require(plainRequest.contentLength == fullRequest.contentLength && plainRequest.chunked == fullRequest.chunked);
    }
    ResponseHead plainResponse;
    ResponseHead fullResponse;
    if (readPlainResponse(head, plainResponse)) {
        require(parseResponseHeadFully(head, fullResponse) == HeadFault::None);
        require(plainResponse.status == fullResponse.status && plainResponse.fields.size() == fullResponse.fields.size());
        require(plainResponse.contentLength == fullResponse.contentLength && plainResponse.chunked == fullResponse.chunked);
    }
    RequestHead request;
    if (parseRequestHead(head, request) == HeadFault::None) {
        require(checkHeadBytes(head) == HeadFault::None);
        require(!(request.chunked && request.contentLength));
        require(isInside(request.target, head));
        for (const HeaderField& field : request.fields)
            require(isInside(field.name, head) && isInside(field.value, head));
    }
    ResponseHead response;
    if (parseResponseHead(head, response) == HeadFault::None) {
        require(!(response.chunked && response.contentLength));
        for (const HeaderField& field : response.fields)
            require(isInside(field.name, head) && isInside(field.value, head));
    }
    return 0;
}
