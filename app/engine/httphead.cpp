// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/httphead.h"

#include "engine/plainhead.h"
#include "routing/ascii.h"

#include <llhttp.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace switchyard::engine {

namespace {

using routing::ascii::equalsIgnoringCase;
using routing::ascii::trimmed;

//! What llhttp's callbacks fill. A head is fed in one piece, so every span arrives whole.
struct Collector {
    std::vector<HeaderField>* fields = nullptr;
    std::string_view target;
    std::string_view pendingName;
};

Collector& collectorOf(llhttp_t* parser)
{
    return *static_cast<Collector*>(parser->data);
}

int onUrl(llhttp_t* parser, const char* at, size_t length)
{
    collectorOf(parser).target = {at, length};
    return 0;
}

int onField(llhttp_t* parser, const char* at, size_t length)
{
    Collector& collector = collectorOf(parser);
    collector.pendingName = {at, length};
    return 0;
}

int onValue(llhttp_t* parser, const char* at, size_t length)
{
    Collector& collector = collectorOf(parser);
    collector.fields->push_back({collector.pendingName, {at, length}, headerTraits(collector.pendingName)});
    collector.pendingName = {};
    return 0;
}

int onValueComplete(llhttp_t* parser)
{
    // An empty value has no span.
    Collector& collector = collectorOf(parser);
    if (!collector.pendingName.empty())
        collector.fields->push_back({collector.pendingName, {}, headerTraits(collector.pendingName)});
    collector.pendingName = {};
    return 0;
}

int onHeadersComplete(llhttp_t*)
{
    return HPE_PAUSED;
}

const llhttp_settings_t& settings()
{
    static const llhttp_settings_t shared = [] {
        llhttp_settings_t made;
        llhttp_settings_init(&made);
        made.on_url = onUrl;
        made.on_header_field = onField;
        made.on_header_value = onValue;
        made.on_header_value_complete = onValueComplete;
        made.on_headers_complete = onHeadersComplete;
        return made;
    }();
    return shared;
}

//! Length, encoding and connection options, judged by ourselves: these decide where the next message begins.
struct Framing {
    std::optional<std::uint64_t> contentLength;
    bool chunked = false;
    bool close = false;
    bool keepAliveToken = false;
    int hosts = 0;
    HeadFault fault = HeadFault::None;
};

void readLength(std::string_view value, Framing& framing)
{
    value = trimmed(value);
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    const bool isNumber = !value.empty() && error == std::errc {} && end == value.data() + value.size()
        && routing::ascii::isDigit(value.front()) && length < (std::uint64_t {1} << 62);
    if (!isNumber || (framing.contentLength && *framing.contentLength != length))
        framing.fault = HeadFault::LengthValue;
    framing.contentLength = length;
}

void readConnection(std::string_view value, Framing& framing)
{
    while (!value.empty()) {
        const auto comma = value.find(',');
        const std::string_view token = trimmed(value.substr(0, comma));
        framing.close = framing.close || equalsIgnoringCase(token, "close");
        framing.keepAliveToken = framing.keepAliveToken || equalsIgnoringCase(token, "keep-alive");
        value = comma == std::string_view::npos ? std::string_view {} : value.substr(comma + 1);
    }
}

Framing readFraming(const std::vector<HeaderField>& fields)
{
    Framing framing;
    for (const HeaderField& field : fields) {
        switch (field.traits.name) {
        case HeaderName::Host:
            ++framing.hosts;
            break;
        case HeaderName::Connection:
            readConnection(field.value, framing);
            break;
        case HeaderName::ContentLength:
            readLength(field.value, framing);
            break;
        case HeaderName::TransferEncoding:
            if (framing.chunked || !equalsIgnoringCase(trimmed(field.value), "chunked"))
                framing.fault = HeadFault::TransferEncoding;
            framing.chunked = true;
            break;
        default:
            break;
        }
    }
    if (framing.fault == HeadFault::None && framing.chunked && framing.contentLength)
        framing.fault = HeadFault::LengthAndEncoding;
    return framing;
}

//! A field that a Connection line names is for the next hop only (RFC 9110 section 7.6.1).
void stopAtThisHop(std::vector<HeaderField>& fields, std::string_view name)
{
    for (HeaderField& field : fields) {
        if (equalsIgnoringCase(field.name, name))
            field.traits.goesUpstream = field.traits.goesToClient = false;
    }
}

void stopAtThisHop(std::vector<HeaderField>& fields)
{
    int looks = 64; // Nobody names more; a head full of names must not cost the square of its length.
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string_view names = fields[i].traits.name == HeaderName::Connection ? fields[i].value : std::string_view {};
        while (!names.empty() && --looks > 0) {
            const auto comma = names.find(',');
            stopAtThisHop(fields, trimmed(names.substr(0, comma)));
            names = comma == std::string_view::npos ? std::string_view {} : names.substr(comma + 1);
        }
    }
}

//! llhttp takes empty names and spaces within names, which others take for something else.
bool isName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return routing::ascii::isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

HeadFault runParser(llhttp_type_t type, std::string_view bytes, llhttp_t& parser, Collector& collector)
{
    if (const HeadFault fault = checkHeadBytes(bytes); fault != HeadFault::None)
        return fault;
    llhttp_init(&parser, type, &settings());
    parser.data = &collector;
    // What llhttp itself would refuse for framing is judged by us from the fields, with a clearer reason.
    llhttp_set_lenient_chunked_length(&parser, 1);
    const llhttp_errno_t result = llhttp_execute(&parser, bytes.data(), bytes.size());
    if (result != HPE_PAUSED && result != HPE_PAUSED_UPGRADE && result != HPE_OK)
        return result == HPE_INVALID_VERSION ? HeadFault::Version : HeadFault::Syntax;
    if (parser.http_major != 1 || parser.http_minor > 1)
        return HeadFault::Version;
    return HeadFault::None;
}

} // namespace

std::string_view headerValue(const std::vector<HeaderField>& fields, HeaderName name)
{
    for (const HeaderField& field : fields) {
        if (field.traits.name == name)
            return field.value.data() ? field.value : std::string_view("");
    }
    return {};
}

std::string_view headerValue(const std::vector<HeaderField>& fields, std::string_view lowerCaseName)
{
    for (const HeaderField& field : fields) {
        if (equalsIgnoringCase(field.name, lowerCaseName))
            return field.value.data() ? field.value : std::string_view("");
    }
    return {};
}

std::string_view faultText(HeadFault fault)
{
    switch (fault) {
    case HeadFault::None:
        return "no fault";
    case HeadFault::BareCarriageReturn:
        return "the head has a carriage return that is not followed by a line feed";
    case HeadFault::BareLineFeed:
        return "the head has a line feed without a carriage return";
    case HeadFault::NulByte:
        return "the head has a NUL byte";
    case HeadFault::FoldedLine:
        return "a line of the head begins with a space or tab";
    case HeadFault::HostCount:
        return "the request needs exactly one Host header";
    case HeadFault::TransferEncoding:
        return "the only Transfer-Encoding taken is one 'chunked'";
    case HeadFault::LengthAndEncoding:
        return "Content-Length and Transfer-Encoding exclude each other";
    case HeadFault::LengthValue:
        return "the Content-Length is not one number";
    case HeadFault::Syntax:
        return "the head is not valid HTTP";
    case HeadFault::Version:
        return "the HTTP version is not 1.0 or 1.1";
    }
    return "the head is not valid";
}

std::size_t findHeadEnd(std::string_view bytes, std::size_t searchFrom)
{
    const auto at = bytes.find("\r\n\r\n", searchFrom > 3 ? searchFrom - 3 : 0);
    return at == std::string_view::npos ? 0 : at + 4;
}

MediaType mediaTypeOf(std::string_view contentType)
{
    using routing::ascii::containsIgnoringCase;
    if (contentType.starts_with("application/json"))
        return MediaType::Json;
    if (containsIgnoringCase(contentType, "event-stream"))
        return MediaType::EventStream;
    if (containsIgnoringCase(contentType, "html"))
        return MediaType::Html;
    if (containsIgnoringCase(contentType, "ndjson"))
        return MediaType::LineStream;
    return containsIgnoringCase(contentType, "json") ? MediaType::Json : MediaType::Other;
}

HeadFault checkHeadBytes(std::string_view bytes)
{
    if (std::memchr(bytes.data(), '\0', bytes.size()))
        return HeadFault::NulByte;
    const char* line = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    while (line < end) {
        if (*line == ' ' || *line == '\t')
            return HeadFault::FoldedLine;
        const auto* const feed = static_cast<const char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        const char* const stop = feed ? feed : end;
        const auto* const carriage = static_cast<const char*>(std::memchr(line, '\r', static_cast<std::size_t>(stop - line)));
        if (carriage && carriage + 1 != feed)
            return HeadFault::BareCarriageReturn;
        if (feed && !carriage)
            return HeadFault::BareLineFeed;
        line = stop + 1;
    }
    return HeadFault::None;
}

HeadFault parseRequestHead(std::string_view bytes, RequestHead& head)
{
    return readPlainRequest(bytes, head) ? HeadFault::None : parseRequestHeadFully(bytes, head);
}

HeadFault parseResponseHead(std::string_view bytes, ResponseHead& head)
{
    return readPlainResponse(bytes, head) ? HeadFault::None : parseResponseHeadFully(bytes, head);
}

HeadFault parseRequestHeadFully(std::string_view bytes, RequestHead& head)
{
    head.fields.clear();
    Collector collector {&head.fields, {}, {}};
    llhttp_t parser;
    if (const HeadFault fault = runParser(HTTP_REQUEST, bytes, parser, collector); fault != HeadFault::None)
        return fault;
    if (!std::all_of(head.fields.begin(), head.fields.end(), [](const HeaderField& field) { return isName(field.name); }))
        return HeadFault::Syntax;
    const Framing framing = readFraming(head.fields);
    if (framing.fault != HeadFault::None)
        return framing.fault;
    head.minorVersion = parser.http_minor;
    if (head.minorVersion == 1 ? framing.hosts != 1 : framing.hosts > 1)
        return HeadFault::HostCount;
    if (head.minorVersion == 0 && framing.chunked)
        return HeadFault::TransferEncoding;
    stopAtThisHop(head.fields);
    head.method = llhttp_method_name(static_cast<llhttp_method_t>(parser.method));
    head.target = collector.target;
    head.contentLength = framing.contentLength;
    head.chunked = framing.chunked;
    head.keepAlive = head.minorVersion == 1 ? !framing.close : framing.keepAliveToken && !framing.close;
    const std::string_view expect = headerValue(head.fields, HeaderName::Expect);
    head.expectsContinue = head.minorVersion == 1 && equalsIgnoringCase(trimmed(expect), "100-continue");
    return HeadFault::None;
}

HeadFault parseResponseHeadFully(std::string_view bytes, ResponseHead& head)
{
    head.fields.clear();
    Collector collector {&head.fields, {}, {}};
    llhttp_t parser;
    if (const HeadFault fault = runParser(HTTP_RESPONSE, bytes, parser, collector); fault != HeadFault::None)
        return fault;
    // Of a server's odd lines only those matter that somebody could take for framing.
    const bool isAmbiguous = std::any_of(head.fields.begin(), head.fields.end(), [](const HeaderField& field) {
        return !isName(field.name)
            && (routing::ascii::containsIgnoringCase(field.name, "content-length") || routing::ascii::containsIgnoringCase(field.name, "encoding"));
    });
    if (isAmbiguous)
        return HeadFault::Syntax;
    std::erase_if(head.fields, [](const HeaderField& field) { return !isName(field.name); });
    const Framing framing = readFraming(head.fields);
    if (framing.fault != HeadFault::None)
        return framing.fault;
    stopAtThisHop(head.fields);
    head.minorVersion = parser.http_minor;
    head.status = parser.status_code;
    head.contentLength = framing.contentLength;
    head.chunked = framing.chunked;
    head.hasBody = head.status >= 200 && head.status != 204 && head.status != 304;
    head.keepAlive = head.minorVersion == 1 ? !framing.close : framing.keepAliveToken && !framing.close;
    if (head.minorVersion == 0 && framing.chunked)
        return HeadFault::TransferEncoding;
    return HeadFault::None;
}

} // namespace switchyard::engine
