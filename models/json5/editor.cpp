// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/editor.h"

#include "json5/inserter.h"
#include "json5/layout.h"
#include "json5/literals.h"
#include "json5/mover.h"
#include "json5/remover.h"
#include "json5/style.h"
#include "json5/tree.h"
#include "json5/unicode.h"
#include "json5/valueformat.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::json5::editor {

namespace {

//! Most parents that one `set` makes.
constexpr std::size_t maximumWrapping = 100;

const Tree& treeOf(const Value& value)
{
    return *ValueAccess::tree(value);
}

Result<void> checkEditable(const Document& document)
{
    if (document.isValid())
        return {};
    return document.firstError();
}

Result<Document> parseValue(std::string_view text)
{
    Document document = Document::parse(std::string(text));
    if (document.isValid())
        return document;
    Error error = document.firstError();
    error.message = "the new value is not JSON5: " + error.message;
    return error;
}

Error notFound(const Path& path, std::size_t steps, const Value& reached)
{
    const Path prefix(std::vector<PathStep>(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(steps)));
    const std::string place = prefix.isRoot() ? "the root" : prefix.toString();
    const PathStep& step = path[steps];
    std::string reason;
    if (reached.isObject() && step.isKey())
        reason = " has no key " + quoted(step.key());
    else if (reached.isArray() && (step.isIndex() || !step.key().empty()))
        reason = " has " + std::to_string(reached.size()) + (reached.size() == 1 ? " item" : " items");
    else
        reason = std::string(" is ") + describe(reached.kind());
    return {ErrorCode::NotFound, "there is no " + path.toString() + ": " + place + reason};
}

//! The deepest value on the way that exists, and how many steps lead there.
struct Reached {
    Value value;
    std::size_t steps = 0;
};

Reached follow(const Document& document, const Path& path)
{
    Reached reached{document.root(), 0};
    while (reached.steps < path.size()) {
        const Value next = reached.value.step(path[reached.steps]);
        if (!next)
            break;
        reached = {next, reached.steps + 1};
    }
    return reached;
}

Result<Value> find(const Document& document, const Path& path)
{
    if (auto editable = checkEditable(document); !editable)
        return editable.error();
    const Reached reached = follow(document, path);
    if (reached.steps < path.size())
        return notFound(path, reached.steps, reached.value);
    return reached.value;
}

std::size_t depthOf(const Value& value)
{
    std::size_t depth = 0;
    for (Value at = value; at; at = at.parent())
        ++depth;
    return depth;
}

//! Levels of a value's own nesting, from its brackets.
std::size_t heightOf(const Document& document)
{
    std::size_t open = 0;
    std::size_t height = 0;
    for (const Token& token : document.tokens()) {
        if (token.kind == TokenKind::LeftBrace || token.kind == TokenKind::LeftBracket)
            height = std::max(height, ++open);
        if (token.kind == TokenKind::RightBrace || token.kind == TokenKind::RightBracket)
            --open;
    }
    return height;
}

Result<void> checkLimits(const Document& document, const Value& container, const NewValue& value)
{
    if (value.wrapping.size() > maximumWrapping)
        return Error{ErrorCode::LimitExceeded, "more than 100 missing parents would have to be made"};
    if (depthOf(container) + value.wrapping.size() + heightOf(value.document) > maximumDepth)
        return Error{ErrorCode::LimitExceeded, "the values would be nested more than 10000 levels deep"};
    if (document.text().size() + value.document.text().size() > maximumBytes)
        return Error{ErrorCode::LimitExceeded, "the text would be larger than 64 MiB"};
    return {};
}

Shape shapeOf(const Value& value)
{
    if (!value.isContainer() || value.size() == 0)
        return Shape::Unknown;
    const Tree& tree = treeOf(value);
    const bool isInline
        = tree.locationAt(value.offset()).line == tree.locationAt(value.offset() + value.length()).line;
    return isInline ? Shape::Inline : Shape::Tall;
}

TextEdits replaceValue(const Value& old, const NewValue& value)
{
    if (old.isContainer() && value.document.root().isContainer() && sameValue(old, value.document.root()))
        return {};
    const Tree& tree = treeOf(old);
    const std::uint32_t container = old.parent() ? ValueAccess::node(old.parent()) : none;
    const Style style = styleFor(tree, container);
    const std::string_view indentation = indentationAt(tree, old.offset());
    std::string text = formatValue(value, style, indentation, shapeOf(old));
    if (text == old.text())
        return {};
    return {{old.offset(), old.length(), std::move(text)}};
}

Result<TextEdits> insertInto(const Document& document, const Value& container, std::size_t index,
                             const PathStep* key, const NewValue& value)
{
    if (auto withinLimits = checkLimits(document, container, value); !withinLimits)
        return withinLimits.error();
    return insertItem(treeOf(container), ValueAccess::node(container), index, key ? &key->key() : nullptr,
                      value);
}

//! The steps of a path that do not exist, put into the container that does.
Result<TextEdits> addMissing(const Document& document, const Path& path, const Reached& reached,
                             const Document& value)
{
    const PathStep& step = path[reached.steps];
    const std::span<const PathStep> wrapping(path.steps().data() + reached.steps + 1,
                                             path.size() - reached.steps - 1);
    const auto startsArray = [](const PathStep& made) { return made.isKey() || made.index() == 0; };
    if (!std::all_of(wrapping.begin(), wrapping.end(), startsArray))
        return Error{ErrorCode::NotFound, "a new array starts at index 0: " + path.toString()};
    if (reached.value.isObject() && step.isKey())
        return insertInto(document, reached.value, reached.value.size(), &step, {value, wrapping});
    const std::string end = std::to_string(reached.value.size());
    const bool appends = reached.value.isArray()
        && (step.isIndex() ? step.index() == reached.value.size() : step.key() == end);
    if (!appends)
        return notFound(path, reached.steps, reached.value);
    return insertInto(document, reached.value, reached.value.size(), nullptr, {value, wrapping});
}

//! The members of the same object with the same key, in the order of the text.
std::vector<std::size_t> duplicatesOf(const Value& member)
{
    const Value object = member.parent();
    const std::string key = member.key();
    std::vector<std::size_t> found;
    std::size_t i = 0;
    for (const Value other : object) {
        const bool isSame = ValueAccess::node(other) == ValueAccess::node(member);
        if (isSame || (other.isShadowed() && other.key() == key))
            found.push_back(i);
        ++i;
    }
    return found;
}

std::string respellKey(const Value& member, std::string_view newKey)
{
    const Tree& tree = treeOf(member);
    const Node& node = tree.nodes[ValueAccess::node(member)];
    const std::string_view old = tree.textOf(node.keyToken);
    const bool wasQuoted = tree.tokens[node.keyToken].kind == TokenKind::String;
    if (!wasQuoted && isName(newKey))
        return std::string(newKey);
    const Style style = styleFor(tree, node.parent);
    if (!wasQuoted)
        return spellString(newKey, style.quote);
    // Quotes that the old key could not do without say nothing about how the new one should look.
    if (!isName(member.key()) && style.keys == KeyStyle::Bare)
        return spellKey(newKey, style);
    return spellString(newKey, old.front());
}

} // namespace

Result<TextEdits> set(const Document& document, const Path& path, std::string_view valueText)
{
    if (auto editable = checkEditable(document); !editable)
        return editable.error();
    const auto value = parseValue(valueText);
    if (!value)
        return value.error();
    const Reached reached = follow(document, path);
    if (reached.steps < path.size())
        return addMissing(document, path, reached, *value);
    const NewValue newValue{*value, {}};
    if (auto withinLimits = checkLimits(document, reached.value.parent(), newValue); !withinLimits)
        return withinLimits.error();
    return replaceValue(reached.value, newValue);
}

Result<TextEdits> insert(const Document& document, const Path& array, std::size_t index,
                         std::string_view valueText)
{
    const auto container = find(document, array);
    if (!container)
        return container.error();
    if (!container->isArray())
        return Error{ErrorCode::InvalidArgument,
                     array.toString() + " is " + describe(container->kind()) + ", not an array"};
    if (index > container->size())
        return notFound(array.child(index), array.size(), *container);
    const auto value = parseValue(valueText);
    if (!value)
        return value.error();
    return insertInto(document, *container, index, nullptr, {*value, {}});
}

Result<TextEdits> insertMember(const Document& document, const Path& object, std::size_t index,
                               std::string_view key, std::string_view valueText)
{
    const auto container = find(document, object);
    if (!container)
        return container.error();
    if (!container->isObject())
        return Error{ErrorCode::InvalidArgument,
                     object.toString() + " is " + describe(container->kind()) + ", not an object"};
    if (container->find(key))
        return Error{ErrorCode::AlreadyExists, "the key " + quoted(key) + " is taken"};
    if (index > container->size())
        return Error{ErrorCode::InvalidArgument,
                     "the object has only " + std::to_string(container->size()) + " members"};
    const auto value = parseValue(valueText);
    if (!value)
        return value.error();
    const PathStep step(key);
    return insertInto(document, *container, index, &step, {*value, {}});
}

Result<TextEdits> remove(const Document& document, const Path& path)
{
    const auto value = find(document, path);
    if (!value)
        return value.error();
    if (path.isRoot())
        return Error{ErrorCode::InvalidArgument, "the root value cannot be removed"};
    const std::vector<std::size_t> items
        = value->hasKey() ? duplicatesOf(*value) : std::vector<std::size_t>{value->indexInParent()};
    const Value container = value->parent();
    if (items.size() == 1)
        return removeItem(treeOf(container), ValueAccess::node(container), items.front());
    // One after the other, since what is right for one item depends on the neighbours that are left.
    std::string text = document.text();
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        const Document step = Document::parse(text);
        const Value object = step.root().resolve(path.parent());
        text = json5::apply(text, removeItem(treeOf(object), ValueAccess::node(object), *item));
    }
    return difference(document.text(), text);
}

Result<TextEdits> renameKey(const Document& document, const Path& path, std::string_view newKey)
{
    const auto value = find(document, path);
    if (!value)
        return value.error();
    if (!value->hasKey())
        return Error{ErrorCode::InvalidArgument, "only members of objects have a key to rename"};
    if (value->key() == newKey)
        return TextEdits{};
    const Value object = value->parent();
    if (object.find(newKey))
        return Error{ErrorCode::AlreadyExists, "the key " + quoted(newKey) + " is taken"};
    TextEdits edits;
    for (const std::size_t i : duplicatesOf(*value)) {
        const Value member = object.at(i);
        edits.push_back({member.keyOffset(), member.keyLength(), respellKey(member, newKey)});
    }
    return edits;
}

Result<TextEdits> move(const Document& document, const Path& array, std::size_t from, std::size_t to)
{
    const auto container = find(document, array);
    if (!container)
        return container.error();
    if (!container->isArray())
        return Error{ErrorCode::InvalidArgument,
                     (array.isRoot() ? "the root" : array.toString()) + " is " + describe(container->kind())
                         + ", not an array"};
    if (from >= container->size() || to >= container->size())
        return notFound(array.child(std::max(from, to)), array.size(), *container);
    if (from == to)
        return TextEdits{};
    return moveItem(treeOf(*container), ValueAccess::node(*container), from, to);
}

} // namespace switchyard::json5::editor
