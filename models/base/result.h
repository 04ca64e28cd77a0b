// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace switchyard {

//! What went wrong, as a code a program can act on. Text for people is made from it by `ui/wording`.
enum class ErrorCode {
    Unknown,
    InvalidArgument, //!< A caller's value is out of its range or of the wrong shape.
    NotFound, //!< A path, file, provider, model or key does not exist.
    AlreadyExists, //!< The name is taken.
    Syntax, //!< Text is not the language it should be (JSON5, JSON, a URL).
    Schema, //!< Well-formed, but not what its schema allows.
    LimitExceeded, //!< A documented limit on size, depth or count was met.
    ReadFailed, //!< A file or device could not be read.
    WriteFailed, //!< A file or device could not be written.
    PermissionDenied, //!< The system refused access.
    Conflict, //!< Something changed since it was read.
    AddressInUse, //!< A port is taken by another program.
    Network, //!< A connection failed or broke.
    Timeout, //!< A deadline passed.
    Cancelled, //!< The caller withdrew the request.
    Protocol, //!< A peer's answer is not what the protocol promises.
    Unauthorized, //!< A key is missing or refused.
    Unavailable, //!< A service (keychain, tray, portal) is not there.
    Unsupported, //!< Understood, but not offered here.
};

//! Where in a text an error is. Lines and columns start at 1; columns count bytes.
struct TextLocation {
    std::size_t offset = 0; //!< In bytes from the start.
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(const TextLocation&, const TextLocation&) = default;
};

//! An expected failure: a code, one English sentence without a trailing dot for logs and developers, and the place
//! where there is one. Holds no secret.
struct Error {
    ErrorCode code = ErrorCode::Unknown;
    std::string message;
    std::optional<TextLocation> location = std::nullopt;
};

//! The value of a computation that is expected to fail at times, or its error. The only error idiom of the project.
template<typename T>
class [[nodiscard]] Result final {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool isOk() const { return m_state.index() == 0; }
    explicit operator bool() const { return isOk(); }

    //! The value. Asking for it without checking is a bug.
    const T& value() const&
    {
        assert(isOk());
        return *std::get_if<0>(&m_state);
    }
    T& value() &
    {
        assert(isOk());
        return *std::get_if<0>(&m_state);
    }
    T&& value() &&
    {
        assert(isOk());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    //! The error. Asking for it on success is a bug.
    const Error& error() const
    {
        assert(!isOk());
        return *std::get_if<1>(&m_state);
    }

    T valueOr(T fallback) const& { return isOk() ? value() : std::move(fallback); }

private:
    std::variant<T, Error> m_state;
};

//! Success without a value, or an error.
template<>
class [[nodiscard]] Result<void> final {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    bool isOk() const { return !m_error; }
    explicit operator bool() const { return isOk(); }
    const Error& error() const
    {
        assert(m_error);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace switchyard
