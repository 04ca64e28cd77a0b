// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demohttp.h"

namespace switchyard::demo {

namespace {

constexpr qsizetype maximumHead = 64 * 1024;
constexpr qsizetype maximumBody = 64 * 1024 * 1024;

Error malformed(const char* what)
{
    return Error {ErrorCode::Protocol, what};
}

Result<HttpRequest> parseHead(const QByteArray& head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    if (start.size() != 3 || !start.at(2).startsWith("HTTP/1."))
        return malformed("the first line is not an HTTP/1 request line");
    HttpRequest request;
    request.method = start.at(0);
    request.path = start.at(1).left(start.at(1).indexOf('?') < 0 ? start.at(1).size() : start.at(1).indexOf('?'));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return malformed("a header line has no name");
        request.headers.emplaceBack(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return request;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

Result<std::optional<HttpRequest>> RequestReader::next()
{
    const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (m_buffer.size() > maximumHead)
            return malformed("the request's head is longer than 64 KiB");
        return std::optional<HttpRequest> {};
    }
    auto request = parseHead(m_buffer.left(headEnd));
    if (!request)
        return request.error();

    const qsizetype bodyStart = headEnd + 4;
    if (request->header("transfer-encoding").toLower() == "chunked") {
        qsizetype end = 0;
        auto body = takeChunkedBody(bodyStart, end);
        if (!body)
            return body.error();
        if (!*body)
            return std::optional<HttpRequest> {};
        request->body = **body;
        m_buffer.remove(0, end);
        return std::optional(std::move(*request));
    }

    const qsizetype length = request->header("content-length").toLongLong();
    if (length < 0 || length > maximumBody)
        return malformed("the request's length is not between 0 and 64 MiB");
    if (m_buffer.size() < bodyStart + length)
        return std::optional<HttpRequest> {};
    request->body = m_buffer.mid(bodyStart, length);
    m_buffer.remove(0, bodyStart + length);
    return std::optional(std::move(*request));
}

Result<std::optional<QByteArray>> RequestReader::takeChunkedBody(qsizetype from, qsizetype& end) const
{
    QByteArray body;
    qsizetype at = from;
    while (true) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::optional<QByteArray> {};
        bool isNumber = false;
        const qsizetype size = m_buffer.mid(at, lineEnd - at).split(';').first().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0 || body.size() + size > maximumBody)
            return malformed("a chunk's size cannot be read");
        at = lineEnd + 2;
        if (m_buffer.size() < at + size + 2)
            return std::optional<QByteArray> {};
        if (size == 0) {
            end = at + 2;
            return std::optional(body);
        }
        body += m_buffer.mid(at, size);
        at += size + 2;
    }
}

} // namespace switchyard::demo
