// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/jsontext.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::json {

//! Appends JSON to a string, placing commas itself. The caller keeps begin and end in balance.
class Writer final {
public:
    explicit Writer(std::string& out)
        : m_out(out)
    {
    }

    Writer& beginObject() { return open('{'); }
    Writer& endObject() { return close('}'); }
    Writer& beginArray() { return open('['); }
    Writer& endArray() { return close(']'); }

    //! A member's name (plain ASCII); its value comes next.
    Writer& key(std::string_view name)
    {
        // Grown once: most of what writers do is naming members.
        const std::size_t begin = m_out.size();
        const std::size_t comma = m_needsComma ? 1 : 0;
        m_out.resize(begin + comma + name.size() + 3, ',');
        char* const at = m_out.data() + begin + comma;
        *at = '"';
        name.copy(at + 1, name.size());
        at[name.size() + 1] = '"';
        at[name.size() + 2] = ':';
        m_needsComma = false;
        return *this;
    }
    //! A string given as text.
    Writer& string(std::string_view text)
    {
        comma();
        m_out.push_back('"');
        appendEscaped(m_out, text);
        m_out.push_back('"');
        return done();
    }
    //! A string given in escaped form.
    Writer& escaped(std::string_view content)
    {
        comma();
        m_out.push_back('"');
        m_out.append(content);
        m_out.push_back('"');
        return done();
    }
    //! A value given as JSON.
    Writer& raw(std::string_view value)
    {
        comma();
        m_out.append(value);
        return done();
    }
    Writer& integer(std::int64_t value)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        return raw({digits, static_cast<std::size_t>(end - digits)});
    }
    Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
    Writer& null() { return raw("null"); }

    std::string& out() { return m_out; }

private:
    void comma()
    {
        if (m_needsComma)
            m_out.push_back(',');
    }
    Writer& done()
    {
        m_needsComma = true;
        return *this;
    }
    Writer& open(char bracket)
    {
        comma();
        m_out.push_back(bracket);
        m_needsComma = false;
        return *this;
    }
    Writer& close(char bracket)
    {
        m_out.push_back(bracket);
        return done();
    }

    std::string& m_out;
    bool m_needsComma = false;
};

} // namespace switchyard::json
