// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

//! JSON as a translator needs it: every value knows the bytes it came from, and the content of a string is handled in
//! its escaped form, so that text, images and schemas are copied from one document to the next and never decoded.
//! "Escaped" below always means the bytes between the quotes of a JSON string.
namespace switchyard::json {

enum class Type : std::uint8_t { Missing, Null, False, True, Number, String, Array, Object };

class Document;
struct Member;

//! A value inside a Document, or a missing one: looking into a missing value gives missing values. Cheap to copy; valid
//! as long as the document and its text.
class Value final {
public:
    class Items;
    class Members;

    Value() = default;

    Type type() const;
    bool exists() const { return m_document != nullptr; }
    bool isNull() const { return type() == Type::Null; }
    bool isString() const { return type() == Type::String; }
    bool isNumber() const { return type() == Type::Number; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }
    bool isTrue() const { return type() == Type::True; }
    bool isFalse() const { return type() == Type::False; }
    //! Neither missing nor null.
    bool isSet() const { return exists() && !isNull(); }

    //! The value's own bytes; empty when missing.
    std::string_view raw() const;
    //! Where raw() begins in the document's text.
    std::size_t offset() const;
    //! A string's content in escaped form; empty for anything else.
    std::string_view escaped() const;
    //! A string's content, decoded; empty for anything else.
    std::string text() const;
    //! Whether this is the string `expected` (plain ASCII without quotes or backslashes).
    bool is(std::string_view expected) const;
    //! A number that is whole and fits; also of the form `1e3` and `5.0`.
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const;
    std::optional<bool> boolean() const;

    //! The last member of this name, as every common parser takes it; missing when this is not an object.
    Value operator[](std::string_view key) const;
    //! The same for several names in one pass over the members.
    template<typename... Keys>
    std::array<Value, sizeof...(Keys)> pick(const Keys&... keys) const;
    //! Elements of an array; none for anything else.
    Items items() const;
    //! Members of an object in their order; none for anything else.
    Members members() const;
    bool isEmpty() const; //!< An array or object without content, or an empty string.
    std::size_t size() const; //!< Number of elements or members.

private:
    friend class Document;
    friend class Items;
    friend class Members;
    Value(const Document* document, std::uint32_t node)
        : m_document(document)
        , m_node(node)
    {
    }

    const Document* m_document = nullptr;
    std::uint32_t m_node = 0;
};

struct Member {
    std::string_view key; //!< Escaped; compare with is() when the name could be written with escapes.
    std::size_t offset = 0; //!< Of the key's opening quote.
    Value value;
};

//! A parsed text, or the place where it stops being JSON. Keeps a view: the text must outlive it. Reusable: parsing
//! again keeps the memory.
class Document final {
public:
    static constexpr int kMaxDepth = 256;

    Document() = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    //! Parses one whole value (strict RFC 8259; a byte order mark in front is passed over). Texts of 4 GiB and more,
    //! and nesting deeper than kMaxDepth, are refused.
    bool parse(std::string_view text);

    Value root() const { return m_nodes.empty() ? Value() : Value(this, 0); }
    std::string_view text() const { return m_text; }
    //! Calls `use(key, value)`, both escaped, for every member of any object that is a string, in the document's order.
    template<typename Use>
    void eachStringMember(Use&& use) const
    {
        for (std::size_t i = 1; i < m_nodes.size(); ++i) {
            if (m_nodes[i].type == Type::String && m_nodes[i - 1].isKey)
                use(content(m_nodes[i - 1]), content(m_nodes[i]));
        }
    }
    //! After a failed parse: what was wrong, and the byte at which.
    std::string_view error() const { return m_error; }
    std::size_t errorOffset() const { return m_errorOffset; }

private:
    friend class Value;
    friend class Value::Items;
    friend class Value::Members;

    struct Node {
        std::uint32_t begin;
        std::uint32_t end;
        std::uint32_t next; // index of the node after this one and all it holds
        Type type;
        bool hasEscapes;
        bool isKey;
    };

    struct Spare;
    static Spare& spare();

    // A vector of plain records that appends and reads without a call: most of what parsing does. Its memory goes to
    // the next document of the thread.
    class Nodes {
    public:
        Nodes() = default;
        Nodes(const Nodes&) = delete;
        Nodes& operator=(const Nodes&) = delete;
        ~Nodes();

        Node& operator[](std::size_t index) { return m_nodes.get()[index]; }
        const Node& operator[](std::size_t index) const { return m_nodes.get()[index]; }
        std::size_t size() const { return m_size; }
        bool empty() const { return m_size == 0; }
        void clear() { m_size = 0; }
        void reserve(std::size_t capacity);
        // In its place: a record that is built elsewhere and copied waits for its own bytes.
        Node& append(Type type, std::size_t begin, std::size_t end)
        {
            if (m_size == m_capacity)
                reserve(m_capacity < 8 ? 16 : m_capacity * 2);
            Node& node = m_nodes.get()[m_size++];
            node.begin = static_cast<std::uint32_t>(begin);
            node.end = static_cast<std::uint32_t>(end);
            node.next = static_cast<std::uint32_t>(m_size);
            node.type = type;
            node.hasEscapes = false;
            node.isKey = false;
            return node;
        }

    private:
        std::unique_ptr<Node[]> m_nodes;
        std::size_t m_size = 0;
        std::size_t m_capacity = 0;
    };

    std::string_view content(const Node& string) const { return {m_text.data() + string.begin + 1, string.end - string.begin - 2U}; }
    bool isDecoded(const Node& string, std::string_view expected) const;

    bool parseValue(int depth);
    bool parseString(bool isKey);
    bool parseKey();
    bool parseNumber();
    bool parseContainer(Type type, int depth);
    bool parseWord(std::string_view word, Type type);
    void skipSpace();
    bool fail(std::string_view what);

    std::string_view m_text;
    std::size_t m_at = 0;
    Nodes m_nodes;
    std::string_view m_error;
    std::size_t m_errorOffset = 0;
};

class Value::Items final {
public:
    class Iterator {
    public:
        Iterator(const Document* document, std::uint32_t node)
            : m_document(document)
            , m_node(node)
        {
        }
        Value operator*() const { return Value(m_document, m_node); }
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_node != other.m_node; }

    private:
        const Document* m_document;
        std::uint32_t m_node;
    };

    explicit Items(Value value);
    Iterator begin() const { return {m_document, m_begin}; }
    Iterator end() const { return {m_document, m_end}; }

private:
    const Document* m_document = nullptr;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
};

class Value::Members final {
public:
    class Iterator {
    public:
        Iterator(const Document* document, std::uint32_t node)
            : m_document(document)
            , m_node(node)
        {
        }
        Member operator*() const;
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_node != other.m_node; }

    private:
        const Document* m_document;
        std::uint32_t m_node;
    };

    explicit Members(Value value);
    Iterator begin() const { return {m_document, m_begin}; }
    Iterator end() const { return {m_document, m_end}; }

private:
    const Document* m_document = nullptr;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
};

// Looked at for every name and value of every request: what stands here is inlined, and comparing with a literal needs
// no call.

inline Type Value::type() const
{
    return m_document == nullptr ? Type::Missing : m_document->m_nodes[m_node].type;
}

inline std::string_view Value::raw() const
{
    if (m_document == nullptr)
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return {m_document->m_text.data() + node.begin, node.end - node.begin};
}

inline std::size_t Value::offset() const
{
    return m_document == nullptr ? 0 : m_document->m_nodes[m_node].begin;
}

inline std::string_view Value::escaped() const
{
    return isString() ? m_document->content(m_document->m_nodes[m_node]) : std::string_view();
}

[[gnu::always_inline]] inline bool Value::is(std::string_view expected) const
{
    if (!isString())
        return false;
    const auto& node = m_document->m_nodes[m_node];
    if (node.hasEscapes)
        return m_document->isDecoded(node, expected);
    return node.end - node.begin - 2U == expected.size()
        && std::memcmp(m_document->m_text.data() + node.begin + 1, expected.data(), expected.size()) == 0;
}

[[gnu::always_inline]] inline Value Value::operator[](std::string_view key) const
{
    if (!isObject())
        return {};
    const auto& nodes = m_document->m_nodes;
    const auto end = nodes[m_node].next;
    std::uint32_t found = 0;
    for (auto at = m_node + 1; at < end; at = nodes[at + 1].next) {
        const auto name = m_document->content(nodes[at]);
        if (name.size() == key.size() && std::memcmp(name.data(), key.data(), key.size()) == 0)
            found = at + 1;
        else if (nodes[at].hasEscapes && m_document->isDecoded(nodes[at], key))
            found = at + 1;
    }
    return found == 0 ? Value() : Value(m_document, found);
}

template<typename... Keys>
[[gnu::always_inline]] inline std::array<Value, sizeof...(Keys)> Value::pick(const Keys&... keys) const
{
    std::array<Value, sizeof...(Keys)> found;
    if (!isObject())
        return found;
    const auto& nodes = m_document->m_nodes;
    const auto end = nodes[m_node].next;
    for (auto at = m_node + 1; at < end; at = nodes[at + 1].next) {
        const auto& node = nodes[at];
        const auto name = m_document->content(node);
        const auto isNamed = [this, &node, name](std::string_view key) __attribute__((always_inline)) {
            return node.hasEscapes ? m_document->isDecoded(node, key)
                                   : name.size() == key.size() && std::memcmp(name.data(), key.data(), key.size()) == 0;
        };
        std::size_t index = 0;
        static_cast<void>(
            ((isNamed(keys) ? (found[index] = Value(m_document, at + 1), true) : (++index, false)) || ...));
    }
    return found;
}

inline bool Value::isEmpty() const
{
    if (isString())
        return escaped().empty();
    return (isArray() || isObject()) && m_document->m_nodes[m_node].next == m_node + 1;
}

inline Value::Items::Items(Value value)
{
    if (!value.isArray())
        return;
    m_document = value.m_document;
    m_begin = value.m_node + 1;
    m_end = m_document->m_nodes[value.m_node].next;
}

inline Value::Items::Iterator& Value::Items::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node].next;
    return *this;
}

inline Value::Items Value::items() const
{
    return Items(*this);
}

inline Value::Members::Members(Value value)
{
    if (!value.isObject())
        return;
    m_document = value.m_document;
    m_begin = value.m_node + 1;
    m_end = m_document->m_nodes[value.m_node].next;
}

inline Member Value::Members::Iterator::operator*() const
{
    const auto& key = m_document->m_nodes[m_node];
    return {m_document->content(key), key.begin, Value(m_document, m_node + 1)};
}

inline Value::Members::Iterator& Value::Members::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node + 1].next;
    return *this;
}

inline Value::Members Value::members() const
{
    return Members(*this);
}

} // namespace switchyard::json
