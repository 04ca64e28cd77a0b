// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace switchyard::demo {

//! A request as the demo servers need it.
struct HttpRequest {
    QByteArray method;
    QByteArray path; //!< Without the query.
    QList<std::pair<QByteArray, QByteArray>> headers; //!< Names in lower case.
    QByteArray body;

    QByteArray header(QByteArrayView name) const;
};

//! Cuts requests out of a byte stream. Enough HTTP/1.1 for the clients of a loopback demo (Content-Length and chunked
//! bodies, keep-alive) with limits: 64 KiB of head, 64 MiB of body. After an error the connection is to be closed.
class RequestReader final {
public:
    void feed(const QByteArray& bytes) { m_buffer += bytes; }
    //! The next whole request, nothing while bytes are missing, or why the stream cannot be understood.
    Result<std::optional<HttpRequest>> next();

private:
    Result<std::optional<QByteArray>> takeChunkedBody(qsizetype from, qsizetype& end) const;

    QByteArray m_buffer;
};

} // namespace switchyard::demo
