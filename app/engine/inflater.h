// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::engine {

//! Decodes a gzip or deflate body that arrives in pieces, with zlib. `deflate` may come with or without zlib's wrapper,
//! because servers do both.
class Inflater final {
public:
    enum class Format {
        None,
        Gzip,
        Deflate,
    };
    //! Of a Content-Encoding; nothing for one that cannot be decoded here.
    static std::optional<Format> formatOf(std::string_view contentEncoding);
    enum class State {
        More,
        Complete,
        Fault, //!< Damaged, or what it unpacks to passes `limit`.
    };

    explicit Inflater(Format format);
    ~Inflater();
    Inflater(Inflater&&) noexcept;
    Inflater& operator=(Inflater&&) noexcept;

    //! Appends to `out`, which may not grow beyond `limit` bytes.
    State feed(std::string_view bytes, std::string& out, std::size_t limit);
    State state() const { return m_state; }
    //! The fault was the size.
    bool passedLimit() const { return m_passedLimit; }

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    State m_state = State::More;
    Format m_format;
    bool m_isFirst = true;
    bool m_passedLimit = false;
};

} // namespace switchyard::engine
