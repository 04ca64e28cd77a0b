// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json/json.h"

#include "json/jsontext.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace switchyard::json {

namespace {

// Fewer bytes than requests and answers have for each of their values, so that parsing rarely moves what it has.
constexpr std::size_t kBytesOfANode = 12;

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
constexpr std::uint64_t kHighs = 0x8080808080808080ULL;

// Non-zero when one of the eight bytes is a quote, a backslash or a control character.
std::uint64_t stops(std::uint64_t word)
{
    const auto zeroIn = [](std::uint64_t x) { return (x - kOnes) & ~x & kHighs; };
    const auto quote = zeroIn(word ^ (kOnes * 0x22));
    const auto backslash = zeroIn(word ^ (kOnes * 0x5C));
    const auto control = (word - kOnes * 0x20) & ~word & kHighs;
    return quote | backslash | control;
}

#if defined(__SSE2__)
// The first of the sixteen bytes that is one of these; 16 when none is.
unsigned firstStop(const char* bytes)
{
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i quote = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), control)));
    return static_cast<unsigned>(std::countr_zero(mask | 0x10000U));
}
#endif

// Most names differ in their length or first letter already, which costs no call.
[[gnu::always_inline]] inline bool isSame(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && (a.empty() || (a.front() == b.front() && std::memcmp(a.data(), b.data(), a.size()) == 0));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

Type Value::type() const
{
    return m_document == nullptr ? Type::Missing : m_document->m_nodes[m_node].type;
}

std::string_view Value::raw() const
{
    if (m_document == nullptr)
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return m_document->m_text.substr(node.begin, node.end - node.begin);
}

std::size_t Value::offset() const
{
    return m_document == nullptr ? 0 : m_document->m_nodes[m_node].begin;
}

std::string_view Value::escaped() const
{
    if (!isString())
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return m_document->m_text.substr(node.begin + 1, node.end - node.begin - 2);
}

std::string Value::text() const
{
    if (!isString())
        return {};
    return m_document->m_nodes[m_node].hasEscapes ? decoded(escaped()) : std::string(escaped());
}

bool Value::is(std::string_view expected) const
{
    if (!isString())
        return false;
    return m_document->m_nodes[m_node].hasEscapes ? decoded(escaped()) == expected : isSame(escaped(), expected);
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

Value Value::operator[](std::string_view key) const
{
    if (!isObject())
        return {};
    const auto* const nodes = &m_document->m_nodes[0];
    const auto end = nodes[m_node].next;
    std::uint32_t found = 0;
    for (auto at = m_node + 1; at < end; at = nodes[at + 1].next) {
        const auto name = m_document->m_text.substr(nodes[at].begin + 1, nodes[at].end - nodes[at].begin - 2);
        if (isSame(name, key) || (nodes[at].hasEscapes && decoded(name) == key))
            found = at + 1;
    }
    return found == 0 ? Value() : Value(m_document, found);
}

Value::Items Value::items() const
{
    return Items(*this);
}

Value::Members Value::members() const
{
    return Members(*this);
}

bool Value::isEmpty() const
{
    if (isString())
        return escaped().empty();
    return (isArray() || isObject()) && m_document->m_nodes[m_node].next == m_node + 1;
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

Value::Items::Items(Value value)
{
    if (!value.isArray())
        return;
    m_document = value.m_document;
    m_begin = value.m_node + 1;
    m_end = m_document->m_nodes[value.m_node].next;
}

Value::Items::Iterator& Value::Items::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node].next;
    return *this;
}

Value::Members::Members(Value value)
{
    if (!value.isObject())
        return;
    m_document = value.m_document;
    m_begin = value.m_node + 1;
    m_end = m_document->m_nodes[value.m_node].next;
}

Member Value::Members::Iterator::operator*() const
{
    const auto& key = m_document->m_nodes[m_node];
    return {m_document->m_text.substr(key.begin + 1, key.end - key.begin - 2), key.begin, Value(m_document, m_node + 1)};
}

Value::Members::Iterator& Value::Members::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node + 1].next;
    return *this;
}

inline void Document::skipSpace()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}


void Document::Nodes::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    auto larger = std::make_unique_for_overwrite<Node[]>(capacity);
    std::copy_n(m_nodes.get(), m_size, larger.get());
    m_nodes = std::move(larger);
    m_capacity = capacity;
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
        return parseString();
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
    const auto begin = static_cast<std::uint32_t>(m_at);
    m_at += word.size();
    m_nodes.append({begin, static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(m_nodes.size() + 1), type, false, false});
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
    m_nodes.append({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i),
                       static_cast<std::uint32_t>(m_nodes.size() + 1), Type::Number, false, false});
    return true;
}

bool Document::parseString()
{
    const std::size_t begin = m_at++;
    bool hasEscapes = false;
    while (true) {
#if defined(__SSE2__)
        for (unsigned step = 16; step == 16 && m_at + 16 <= m_text.size(); m_at += step)
            step = firstStop(m_text.data() + m_at);
#endif
        while (m_at + 8 <= m_text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, m_text.data() + m_at, 8);
            if (const auto stop = stops(word); stop != 0) {
                if constexpr (std::endian::native == std::endian::little)
                    m_at += static_cast<std::size_t>(std::countr_zero(stop)) / 8; // the lowest mark is exact
                break;
            }
            m_at += 8;
        }
        // The text is nearly over, or the bytes' order does not tell where the stop is.
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\'
               && static_cast<unsigned char>(m_text[m_at]) >= 0x20)
            ++m_at;
        if (m_at >= m_text.size())
            return fail("a string is not closed");
        const char c = m_text[m_at];
        if (c == '"')
            break;
        if (c != '\\')
            return fail("a string holds a control character");
        hasEscapes = true;
        const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (kind == 'u') {
            for (std::size_t i = m_at + 2; i < m_at + 6; ++i) {
                if (i >= m_text.size() || !isHexDigit(m_text[i]))
                    return fail("an escape lacks its four hexadecimal digits");
            }
            m_at += 6;
        } else if (kind != '\0' && std::strchr("\"\\/bfnrt", kind) != nullptr) {
            m_at += 2;
        } else {
            return fail("a string holds an unknown escape");
        }
    }
    ++m_at;
    m_nodes.append({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_at),
                       static_cast<std::uint32_t>(m_nodes.size() + 1), Type::String, hasEscapes, false});
    return true;
}

bool Document::parseContainer(Type type, int depth)
{
    if (depth >= kMaxDepth)
        return fail("the document is nested too deeply");
    const char close = type == Type::Object ? '}' : ']';
    const std::size_t index = m_nodes.size();
    m_nodes.append({static_cast<std::uint32_t>(m_at), 0, 0, type, false, false});
    ++m_at;
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == close) {
        ++m_at;
        m_nodes[index].end = static_cast<std::uint32_t>(m_at);
        m_nodes[index].next = static_cast<std::uint32_t>(m_nodes.size());
        return true;
    }
    while (true) {
        skipSpace();
        if (type == Type::Object) {
            if (m_at >= m_text.size() || m_text[m_at] != '"')
                return fail("a member's name is missing");
            if (!parseString())
                return false;
            m_nodes.back().isKey = true;
            skipSpace();
            if (m_at >= m_text.size() || m_text[m_at] != ':')
                return fail("a colon is missing");
            ++m_at;
            skipSpace();
        }
        if (!parseValue(depth + 1))
            return false;
        skipSpace();
        if (m_at >= m_text.size())
            return fail("the document ends too early");
        const char c = m_text[m_at];
        if (c != ',' && c != close)
            return fail("a comma is missing");
        ++m_at;
        if (c == close)
            break;
    }
    m_nodes[index].end = static_cast<std::uint32_t>(m_at);
    m_nodes[index].next = static_cast<std::uint32_t>(m_nodes.size());
    return true;
}

} // namespace switchyard::json
