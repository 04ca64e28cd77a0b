// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/errors.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Injected identity of one answer: models read no clock and draw no random numbers.
struct AnswerSeed {
    std::string id; //!< Random letters and digits, at least 16, unique in this process.
    std::int64_t created = 0; //!< Seconds since 1970.
};

//! The stream that one client receives, across all attempts: heartbeats while it waits, the events of the attempt that
//! answers, or an error. One a request; attempts write through a StreamTranslator.
class ClientStream final {
public:
    ClientStream(const ClientRequest& request, AnswerSeed seed);
    ClientStream(ClientStream&&) noexcept;
    ClientStream& operator=(ClientStream&&) noexcept;
    ~ClientStream();

    //! Appends a sign of life that this client's dialect tolerates at any time: a comment, a repeated
    //! `response.in_progress`, a `ping`.
    void heartbeat(std::string& out);
    //! Appends the dialect's in-stream error, and what must follow it. Nothing may be written afterwards.
    void fail(const Failure& failure, std::string& out);
    //! Something of an answer (more than heartbeats) has been appended.
    bool hasContent() const;
    //! Responses: the finished response object as the client got it, for rememberResponse(); empty until then.
    std::string_view finalResponse() const;
    //! The value of `content-type` of the answer's head.
    static std::string_view contentType();

private:
    friend class StreamTranslator;
    friend class StreamFollower;
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace switchyard::dialects
