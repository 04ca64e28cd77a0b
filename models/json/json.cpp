// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json/json.h"

#include "json/jsontext.h"
#include "json/plainrun.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace switchyard::json {

namespace {

// Fewer bytes than requests and answers have for each of their values, so that parsing rarely moves what it has.
constexpr std::size_t kBytesOfANode = 12;

// Records kept for the next document of a thread: half a megabyte at most.
constexpr std::size_t kMostSpareNodes = 32'768;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

std::string Value::text() const
{
    if (!isString())
        return {};
    return m_document->m_nodes[m_node].hasEscapes ? decoded(escaped()) : std::string(escaped());
}

std::optional<double> Value::number() const
{
    if (!isNumber())
        return std::nullopt;
    const auto digits = raw();
    double result = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return result;
}

std::optional<std::int64_t> Value::integer() const
{
    if (!isNumber())
        return std::nullopt;
    const auto digits = raw();
    std::int64_t result = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result);
    if (error == std::errc() && end == digits.data() + digits.size())
        return result;
    const auto real = number();
    if (!real || *real != std::floor(*real) || std::fabs(*real) > 9e15)
        return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

std::optional<bool> Value::boolean() const
{
    if (isTrue())
        return true;
    if (isFalse())
        return false;
    return std::nullopt;
}

std::size_t Value::size() const
{
    std::size_t count = 0;
    for ([[maybe_unused]] const Value item : items())
        ++count;
    for ([[maybe_unused]] const Member member : members())
        ++count;
    return count;
}

inline void Document::skipSpace()
{
    const char* const text = m_text.data();
    while (m_at < m_text.size() && (text[m_at] == ' ' || text[m_at] == '\n' || text[m_at] == '\r' || text[m_at] == '\t'))
        ++m_at;
}

bool Document::isDecoded(const Node& string, std::string_view expected) const
{
    return decoded(content(string)) == expected;
}

struct Document::Spare {
    std::unique_ptr<Node[]> nodes;
    std::size_t capacity = 0;
};

Document::Spare& Document::spare()
{
    thread_local Spare spare;
    return spare;
}

Document::Nodes::~Nodes()
{
    auto& kept = spare();
    if (m_capacity <= kept.capacity || m_capacity > kMostSpareNodes)
        return;
    kept.nodes = std::move(m_nodes);
    kept.capacity = m_capacity;
}

void Document::Nodes::reserve(std::size_t capacity)
{
    constexpr std::size_t mostWaste = 4; // a small document does not hold a large one's memory
    if (capacity <= m_capacity)
        return;
    auto& kept = spare();
    const bool fits = kept.capacity >= capacity && kept.capacity / mostWaste <= capacity;
    auto larger = fits ? std::move(kept.nodes) : std::make_unique_for_overwrite<Node[]>(capacity);
    if (m_size > 0)
        std::copy_n(m_nodes.get(), m_size, larger.get());
    m_nodes = std::move(larger);
    m_capacity = fits ? std::exchange(kept.capacity, 0) : capacity;
}

bool Document::parse(std::string_view text)
{
    m_nodes.clear();
    m_error = {};
    m_errorOffset = 0;
    m_at = 0;
    m_text = text;
    m_nodes.reserve(text.size() / kBytesOfANode);
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return fail("the document is too large");
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        m_at = 3;
    skipSpace();
    if (!parseValue(0)) {
        m_nodes.clear();
        return false;
    }
    skipSpace();
    if (m_at == m_text.size())
        return true;
    m_nodes.clear();
    return fail("something follows the document");
}

bool Document::fail(std::string_view what)
{
    m_error = what;
    m_errorOffset = m_at;
    return false;
}

// The byte after the escape at `at`; null when it is none.
inline const char* pastEscape(const char* at, const char* end)
{
    if (end - at < 2)
        return nullptr;
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return at + 2;
    case 'u':
        return end - at >= 6 && std::all_of(at + 2, at + 6, isHexDigit) ? at + 6 : nullptr;
    default:
        return nullptr;
    }
}

[[gnu::always_inline]] inline bool Document::parseString(bool isKey)
{
    const char* const text = m_text.data();
    const char* const end = text + m_text.size();
    const char* at = plainRunEnd(text + m_at + 1, end);
    bool hasEscapes = false;
    while (at != end && *at == '\\') {
        hasEscapes = true;
        const char* const past = pastEscape(at, end);
        if (past == nullptr) {
            m_at = static_cast<std::size_t>(at - text);
            return fail(end - at >= 2 && at[1] == 'u' ? "an escape lacks its four hexadecimal digits"
                                                      : "a string holds an unknown escape");
        }
        at = plainRunEnd(past, end);
    }
    const std::size_t begin = std::exchange(m_at, static_cast<std::size_t>(at - text));
    if (at == end)
        return fail("a string is not closed");
    if (*at != '"')
        return fail("a string holds a control character");
    ++m_at;
    auto& node = m_nodes.append(Type::String, begin, m_at);
    node.hasEscapes = hasEscapes;
    node.isKey = isKey;
    return true;
}

[[gnu::always_inline]] inline bool Document::parseKey()
{
    const char* const text = m_text.data();
    if (m_at >= m_text.size() || text[m_at] != '"')
        return fail("a member's name is missing");
    if (!parseString(true))
        return false;
    skipSpace();
    if (m_at >= m_text.size() || text[m_at] != ':')
        return fail("a colon is missing");
    ++m_at;
    skipSpace();
    return true;
}

bool Document::parseValue(int depth)
{
    if (m_at >= m_text.size())
        return fail("the document ends too early");
    switch (m_text[m_at]) {
    case '{':
        return parseContainer(Type::Object, depth);
    case '[':
        return parseContainer(Type::Array, depth);
    case '"':
        return parseString(false);
    case 't':
        return parseWord("true", Type::True);
    case 'f':
        return parseWord("false", Type::False);
    case 'n':
        return parseWord("null", Type::Null);
    default:
        return parseNumber();
    }
}

bool Document::parseWord(std::string_view word, Type type)
{
    if (m_text.substr(m_at, word.size()) != word)
        return fail("this is not a JSON value");
    m_nodes.append(type, m_at, m_at + word.size());
    m_at += word.size();
    return true;
}

bool Document::parseNumber()
{
    const std::size_t begin = m_at;
    const auto at = [this](std::size_t i) { return i < m_text.size() ? m_text[i] : '\0'; };
    std::size_t i = m_at;
    if (at(i) == '-')
        ++i;
    if (!isDigit(at(i)))
        return fail("this is not a JSON value");
    if (at(i) == '0')
        ++i;
    else
        while (isDigit(at(i)))
            ++i;
    if (at(i) == '.') {
        ++i;
        if (!isDigit(at(i)))
            return fail("a number lacks digits after its point");
        while (isDigit(at(i)))
            ++i;
    }
    if (at(i) == 'e' || at(i) == 'E') {
        ++i;
        if (at(i) == '+' || at(i) == '-')
            ++i;
        if (!isDigit(at(i)))
            return fail("a number lacks digits in its exponent");
        while (isDigit(at(i)))
            ++i;
    }
    m_at = i;
    m_nodes.append(Type::Number, begin, i);
    return true;
}

bool Document::parseContainer(Type type, int depth)
{
    if (depth >= kMaxDepth)
        return fail("the document is nested too deeply");
    const char* const text = m_text.data();
    const char close = type == Type::Object ? '}' : ']';
    const std::size_t index = m_nodes.size();
    m_nodes.append(type, m_at, m_at);
    ++m_at;
    skipSpace();
    bool isOpen = m_at >= m_text.size() || text[m_at] != close;
    if (!isOpen)
        ++m_at;
    while (isOpen) {
        skipSpace();
        if (type == Type::Object && !parseKey())
            return false;
        if (m_at < m_text.size() && text[m_at] == '"' ? !parseString(false) : !parseValue(depth + 1))
            return false;
        skipSpace();
        if (m_at >= m_text.size())
            return fail("the document ends too early");
        const char c = text[m_at];
        if (c != ',' && c != close)
            return fail("a comma is missing");
        ++m_at;
        isOpen = c == ',';
    }
    m_nodes[index].end = static_cast<std::uint32_t>(m_at);
    m_nodes[index].next = static_cast<std::uint32_t>(m_nodes.size());
    return true;
}

} // namespace switchyard::json
