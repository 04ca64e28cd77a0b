// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/path.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::json5 {

struct Tree;

enum class ValueKind : std::uint8_t {
    Missing, //!< There is no such value.
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Invalid, //!< Something stands there that is no value; only in documents with errors.
};

//! "an object", "a number", …: for sentences.
const char* describe(ValueKind kind);

//! A value in a document: a view of two words, valid while a copy of its document lives. All questions may be
//! asked of all kinds; a question that does not fit gets an empty answer, so that readers need no checks on
//! the way.
class Value final
{
public:
    Value() = default;

    ValueKind kind() const;
    bool isMissing() const { return kind() == ValueKind::Missing; }
    bool isNull() const { return kind() == ValueKind::Null; }
    bool isObject() const { return kind() == ValueKind::Object; }
    bool isArray() const { return kind() == ValueKind::Array; }
    bool isString() const { return kind() == ValueKind::String; }
    bool isNumber() const { return kind() == ValueKind::Number; }
    bool isBoolean() const { return kind() == ValueKind::Boolean; }
    bool isContainer() const { return isObject() || isArray(); }
    explicit operator bool() const { return !isMissing(); }

    std::optional<bool> boolean() const;
    //! As an IEEE double: hexadecimal, Infinity and NaN included.
    std::optional<double> number() const;
    //! A number that is whole and fits, exactly (also above 2^53); nothing otherwise.
    std::optional<std::int64_t> integer() const;
    //! Decoded. Escaped lone surrogates come as their three-byte form; bytes that are not UTF-8 come as they
    //! are.
    std::optional<std::string> string() const;
    std::string stringOr(std::string_view fallback) const;

    //! Items of an array, or members of an object with duplicates; else 0.
    std::size_t size() const;
    //! The i-th item, or member's value, in the order of the text. Missing when out of range. Constant time.
    Value at(std::size_t i) const;
    //! The value of a key; of duplicates the last one. Missing when there is none or this is no object.
    //! Linear time.
    Value find(std::string_view key) const;
    Value operator[](std::string_view key) const { return find(key); }
    //! One step: a key of an object, or an index of an array; a key of digits also counts as an index of an
    //! array.
    Value step(const PathStep& step) const;
    Value resolve(const Path& path) const;

    //! As the value of a member: its key, decoded. Empty otherwise.
    std::string key() const;
    bool hasKey() const;
    //! Whether a later member of the same object has the same key, so that this one does not count.
    bool isShadowed() const;

    Value parent() const;
    //! Position among the parent's items. Linear time.
    std::size_t indexInParent() const;
    //! From the root to here. Linear in depth and in the length of the arrays on the way.
    Path path() const;

    //! Where the value's text is, in bytes, without its key and without surrounding trivia.
    std::size_t offset() const;
    std::size_t length() const;
    std::string_view text() const;
    //! Where the key's text is, with its quotes; 0 without a key.
    std::size_t keyOffset() const;
    std::size_t keyLength() const;

    //! Iterates over the items as `at` gives them: `for (const auto item : value)`.
    class Iterator final
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Value;

        Iterator(const Value& container, std::size_t i)
            : m_container(&container)
            , m_i(i)
        {
        }
        Value operator*() const { return m_container->at(m_i); }
        Iterator& operator++()
        {
            ++m_i;
            return *this;
        }
        Iterator operator++(int) { return {*m_container, m_i++}; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_i == b.m_i; }

    private:
        const Value* m_container;
        std::size_t m_i;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

private:
    friend class Document;
    friend struct ValueAccess;
    Value(const Tree* tree, std::uint32_t node)
        : m_tree(tree)
        , m_node(node)
    {
    }

    const Tree* m_tree = nullptr;
    std::uint32_t m_node = 0;
};

//! Whether both hold the same JSON value: numbers by value, strings decoded, the last of duplicate keys, and
//! members in any order. NaN equals NaN. Does not recurse.
bool sameValue(const Value& a, const Value& b);

} // namespace switchyard::json5
