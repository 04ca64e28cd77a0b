// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/headername.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace switchyard::engine {

//! One header field; views into the bytes that were parsed.
struct HeaderField {
    std::string_view name;
    std::string_view value;
    HeaderTraits traits {};
};

//! The first field of a name the engine knows; a null view when there is none.
std::string_view headerValue(const std::vector<HeaderField>& fields, HeaderName name);
//! The first field called `lowerCaseName`, whatever the case in the head; a null view when there is none.
std::string_view headerValue(const std::vector<HeaderField>& fields, std::string_view lowerCaseName);

//! Why a head was refused. Each is a 400 towards a client and a malformed answer of an upstream.
enum class HeadFault {
    None,
    BareCarriageReturn,
    BareLineFeed,
    NulByte,
    FoldedLine, //!< A line that starts with space or tab.
    HostCount, //!< Not exactly one Host in an HTTP/1.1 request.
    TransferEncoding, //!< Anything but one `chunked`.
    LengthAndEncoding, //!< Content-Length together with Transfer-Encoding.
    LengthValue, //!< Not a number, too large, or several that differ.
    Syntax, //!< llhttp refused it.
    Version, //!< Not HTTP/1.0 or HTTP/1.1.
};
//! One English sentence.
std::string_view faultText(HeadFault fault);

//! What an answer says that it is.
enum class MediaType {
    Other,
    Json,
    EventStream,
    LineStream, //!< One JSON document a line.
    Html,
};
MediaType mediaTypeOf(std::string_view contentType);

struct RequestHead {
    std::string_view method;
    std::string_view target;
    std::vector<HeaderField> fields;
    int minorVersion = 1;
    bool keepAlive = true;
    bool chunked = false;
    bool expectsContinue = false;
    std::optional<std::uint64_t> contentLength;
};

struct ResponseHead {
    int status = 0;
    std::vector<HeaderField> fields;
    int minorVersion = 1;
    bool keepAlive = true;
    bool chunked = false;
    std::optional<std::uint64_t> contentLength; //!< Unset and not chunked: the body ends with the connection.
    bool hasBody = true; //!< False for 204 and 304.
};

//! Where the head that begins at `bytes[0]` ends (behind its blank line); 0 when it is not complete. `searchFrom` is
//! what an earlier call has looked at already.
std::size_t findHeadEnd(std::string_view bytes, std::size_t searchFrom);

//! Parses a complete head, blank line included, with llhttp behind our own check of what llhttp 8.1.0 lets through.
//! The views point into `bytes`. The vectors of `head` are reused.
HeadFault parseRequestHead(std::string_view bytes, RequestHead& head);
HeadFault parseResponseHead(std::string_view bytes, ResponseHead& head);
//! The same by llhttp alone, without the short way for plain heads, for comparing the two.
HeadFault parseRequestHeadFully(std::string_view bytes, RequestHead& head);
HeadFault parseResponseHeadFully(std::string_view bytes, ResponseHead& head);

//! The part of the check that llhttp leaves out, alone, for tests and fuzzing: bytes and line ends of a complete head.
HeadFault checkHeadBytes(std::string_view bytes);

} // namespace switchyard::engine
