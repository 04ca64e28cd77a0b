// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"
#include "config/sourcefiles.h"
#include "json5/path.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

class Environment;
struct Member;

//! A value of the configuration as OpenClaw sees it: includes merged, variables replaced, of equal keys the last one. Each
//! node remembers the place of the text that made it.
struct Node {
    enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    int file = 0;
    double number = 0;
    std::string text; //!< Of a string.
    std::unique_ptr<std::string> written; //!< Before variables were replaced; null when none was.
    std::vector<Member> members; //!< In the file's order.
    std::vector<Node> elements;
    std::size_t offset = 0;
    std::size_t length = 0;
    //! The path within `file`, for a node that came from another file than its parent. Otherwise the parent's and the key.
    std::shared_ptr<const json5::Path> base;

    bool isObject() const { return kind == Kind::Object; }
    bool isArray() const { return kind == Kind::Array; }
    bool isString() const { return kind == Kind::String; }
    bool isNumber() const { return kind == Kind::Number; }
    //! The member's value, or null. Null too when this is no object.
    const Node* find(std::string_view key) const;
    //! Follows keys; null as soon as one is missing.
    const Node* at(std::initializer_list<std::string_view> keys) const;
    //! A string's text before variables were replaced.
    const std::string& asWritten() const { return written ? *written : text; }
    //! A string's text, else empty.
    std::string_view string() const { return isString() ? std::string_view(text) : std::string_view {}; }
};

struct Member {
    std::string key;
    std::size_t keyOffset = 0;
    std::size_t keyLength = 0;
    Node value;
};

//! Where a walk through the tree is, on the stack of the walker; the parent's frame outlives the child's.
struct Place {
    const Node* node = nullptr; //!< Null for a value that is missing.
    const Place* parent = nullptr;
    std::string_view key;
    std::size_t index = 0;
    bool isIndex = false;

    static Place root(const Node& node) { return {&node, nullptr, {}, 0, false}; }
    Place under(std::string_view childKey, const Node* child) const { return {child, this, childKey, 0, false}; }
    //! The member's place, its node looked up.
    Place under(std::string_view childKey) const { return {node ? node->find(childKey) : nullptr, this, childKey, 0, false}; }
    Place under(std::size_t childIndex) const { return {&node->elements[childIndex], this, {}, childIndex, true}; }
    //! OpenClaw's notation, `<root>` for the root.
    std::string toString() const;
    json5::Path toPath() const;
};

//! The merged tree of `files`, and what substitution had to say.
struct EffectiveTree {
    Node root;
    bool isUsable = false; //!< The root is an object.
    std::vector<Diagnostic> diagnostics;
};
EffectiveTree makeEffectiveTree(const SourceFiles& files, const Environment& environment);

//! Where the value at `place` stands; for a missing one, where its nearest parent does.
Origin originOf(const SourceFiles& files, const Place& place);
//! The same by path; the origin of the deepest node on the way when the path leads nowhere.
Origin originOf(const SourceFiles& files, const Node& root, const json5::Path& path);
//! OpenClaw's notation of a path, `<root>` for the root.
std::string dotted(const json5::Path& path);
const Node* nodeAt(const Node& root, const json5::Path& path);

} // namespace switchyard::config
