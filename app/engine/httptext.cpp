// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/httptext.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace switchyard::engine {

namespace {

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 508:
        return "Loop Detected";
    case 529:
        return "Overloaded";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

//! Length of the valid UTF-8 sequence at `text[at]`, or 0.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3
        : lead >= 0xf0 && lead < 0xf5                                        ? 4
                                                                             : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0u) != 0x80u)
            return 0;
    }
    const bool isOverlongOrSurrogate = (lead == 0xe0 && byte(at + 1) < 0xa0) || (lead == 0xed && byte(at + 1) >= 0xa0)
        || (lead == 0xf0 && byte(at + 1) < 0x90) || (lead == 0xf4 && byte(at + 1) >= 0x90);
    return isOverlongOrSurrogate ? 0 : length;
}

} // namespace

void appendStatusLine(std::string& out, int status, int minorVersion)
{
    out += minorVersion == 0 ? "HTTP/1.0 " : "HTTP/1.1 ";
    out.append(std::to_string(status)).append(" ").append(reasonPhrase(status)).append("\r\n");
}

std::string chunkHead(std::size_t size)
{
    std::array<char, 20> text {};
    const auto result = std::to_chars(text.data(), text.data() + 16, size, 16);
    *result.ptr = '\r';
    *(result.ptr + 1) = '\n';
    return {text.data(), static_cast<std::size_t>(result.ptr + 2 - text.data())};
}

std::string corsHeaders(std::string_view origin)
{
    if (origin.empty())
        return {};
    return "access-control-allow-origin: " + std::string(origin)
        + "\r\naccess-control-expose-headers: x-switchyard-route, x-switchyard-provider, x-switchyard-model, "
          "x-switchyard-attempts, x-switchyard-reason, x-switchyard-overhead-us, x-switchyard-dropped, retry-after, "
          "x-request-id\r\nvary: origin\r\n";
}

std::string jsonQuoted(std::string_view text)
{
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == '"' || c == '\\') {
            if (c == '"' || c == '\\') {
                result += '\\';
                result += text[i];
            } else {
                std::array<char, 8> escape {};
                std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
                result += escape.data();
            }
            ++i;
            continue;
        }
        const std::size_t length = sequenceLength(text, i);
        if (length == 0) {
            result += "\xef\xbf\xbd";
            ++i;
            continue;
        }
        result += text.substr(i, length);
        i += length;
    }
    return result + '"';
}

std::string errorBody(std::string_view type, std::string_view code, std::string_view message)
{
    return R"({"error":{"message":)" + jsonQuoted(message) + R"(,"type":)" + jsonQuoted(type) + R"(,"param":null,"code":)"
        + (code.empty() ? std::string("null") : jsonQuoted(code)) + "}}";
}

std::string messagesErrorBody(int status, std::string_view message)
{
    const std::string_view type = status == 401 ? "authentication_error"
        : status == 403                         ? "permission_error"
        : status == 413                         ? "request_too_large"
                                                : "invalid_request_error";
    return R"({"type":"error","error":{"type":)" + jsonQuoted(type) + R"(,"message":)" + jsonQuoted(message) + "}}";
}

std::string headerText(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7f && c != '%') {
            result += c;
            continue;
        }
        std::array<char, 4> escape {};
        std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(byte));
        result += escape.data();
    }
    return result;
}

} // namespace switchyard::engine
