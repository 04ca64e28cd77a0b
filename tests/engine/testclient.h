// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::enginetest {

//! An answer as a client received it.
struct Answer {
    int status = 0;
    std::string head;
    std::string body; //!< Without the chunked framing.
    std::vector<std::string> interim; //!< Heads of 1xx answers before it.
    bool isWhole = false; //!< Ended as its framing promised; false when the connection broke before.
    std::chrono::milliseconds took { 0 };

    std::string header(std::string_view name) const;
    //! The JSON texts of the stream's `data:` lines.
    std::vector<std::string> events() const;
    //! The `content` pieces of all events joined.
    std::string text() const;
};

//! A blocking HTTP client over one connection that sends what it is told, byte for byte. Every wait ends after a minute.
class TestClient final {
public:
    //! `receiveBuffer` limits what the system keeps for a client that does not read; 0 leaves it as it is.
    explicit TestClient(std::uint16_t port, int receiveBuffer = 0);
    ~TestClient();
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    void send(std::string_view bytes) const;
    //! A POST with the token of the fixture.
    void post(std::string_view path, std::string_view body, std::string_view extraHeaders = {}) const;
    Answer receive();
    //! Waits until this text has come, which `receive` will still give. False when it never came.
    bool waitFor(std::string_view text);
    //! Bytes until this text has come; what came.
    std::string receiveUntil(std::string_view text);
    bool isClosedByPeer();
    void halfClose() const;
    void close();
    void reset();

private:
    bool fill();
    void readAnswer(Answer& answer);

    int m_socket = -1;
    std::string m_buffer;
};

} // namespace switchyard::enginetest
