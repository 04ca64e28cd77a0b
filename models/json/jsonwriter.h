// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/jsontext.h"
#include "json/text.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace switchyard::json {

//! Appends JSON to a std::string or a Text, placing commas itself. The caller keeps begin and end in balance.
template<typename Out>
class BasicWriter final {
public:
    explicit BasicWriter(Out& out)
        : m_out(out)
    {
    }

    BasicWriter& beginObject() { return open('{'); }
    BasicWriter& endObject() { return close('}'); }
    BasicWriter& beginArray() { return open('['); }
    BasicWriter& endArray() { return close(']'); }

    //! A member's name (plain ASCII); its value comes next.
    [[gnu::always_inline]] BasicWriter& key(std::string_view name)
    {
        char* const at = begin(name.size() + 3);
        *at = '"';
        std::memcpy(at + 1, name.data(), name.size());
        at[name.size() + 1] = '"';
        at[name.size() + 2] = ':';
        m_needsComma = false;
        return *this;
    }
    //! A string given as text.
    BasicWriter& string(std::string_view text)
    {
        *begin(1) = '"';
        appendEscaped(m_out, text);
        m_out.push_back('"');
        return done();
    }
    //! A string given in escaped form.
    [[gnu::always_inline]] BasicWriter& escaped(std::string_view content)
    {
        char* const at = begin(content.size() + 2);
        *at = '"';
        if (!content.empty())
            std::memcpy(at + 1, content.data(), content.size());
        at[content.size() + 1] = '"';
        return done();
    }
    //! key() and escaped() at once.
    [[gnu::always_inline]] BasicWriter& member(std::string_view name, std::string_view content)
    {
        char* at = begin(name.size() + content.size() + 5);
        *at = '"';
        std::memcpy(at + 1, name.data(), name.size());
        at += name.size() + 1;
        std::memcpy(at, "\":\"", 3);
        if (!content.empty())
            std::memcpy(at + 3, content.data(), content.size());
        at[content.size() + 3] = '"';
        return done();
    }
    //! A value given as JSON.
    BasicWriter& raw(std::string_view value)
    {
        char* const at = begin(value.size());
        if (!value.empty())
            std::memcpy(at, value.data(), value.size());
        return done();
    }
    BasicWriter& integer(std::int64_t value)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return raw({digits, static_cast<std::size_t>(end - digits)});
    }
    BasicWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    BasicWriter& null() { return raw("null"); }

    Out& out() { return m_out; }

private:
    // Room for `bytes`, after a comma where one is due: grown once for each piece.
    [[gnu::always_inline]] char* begin(std::size_t bytes)
    {
        char* const at = extend(m_out, bytes + (m_needsComma ? 1 : 0));
        if (!m_needsComma)
            return at;
        *at = ',';
        return at + 1;
    }
    static char* extend(Text& out, std::size_t bytes) { return out.extend(bytes); }
    static char* extend(std::string& out, std::size_t bytes)
    {
        const std::size_t size = out.size();
        out.resize(size + bytes);
        return out.data() + size;
    }
    BasicWriter& done()
    {
        m_needsComma = true;
        return *this;
    }
    BasicWriter& open(char bracket)
    {
        *begin(1) = bracket;
        m_needsComma = false;
        return *this;
    }
    BasicWriter& close(char bracket)
    {
        m_out.push_back(bracket);
        return done();
    }

    Out& m_out;
    bool m_needsComma = false;
};

using Writer = BasicWriter<std::string>;
//! For whole requests.
using TextWriter = BasicWriter<Text>;

} // namespace switchyard::json
