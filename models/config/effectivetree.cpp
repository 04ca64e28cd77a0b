// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/effectivetree.h"

#include "config/environment.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>

namespace switchyard::config {

namespace {

constexpr int maximumDepth = 500;

//! The process's environment, and behind it what the file's own `env` block declares.
class LayeredEnvironment final : public Environment {
public:
    LayeredEnvironment(const Environment& outer, const Node& root)
        : m_outer(outer)
    {
        const auto* const env = root.find("env");
        if (!env || !env->isObject())
            return;
        if (const auto* const vars = env->find("vars"))
            addStrings(*vars);
        addStrings(*env);
    }

    std::optional<std::string> variable(std::string_view name) const override
    {
        auto outer = m_outer.variable(name);
        if (outer && !outer->empty())
            return outer;
        const auto found = m_declared.find(std::string(name));
        return found == m_declared.end() ? outer : std::optional(found->second);
    }

private:
    void addStrings(const Node& object)
    {
        for (const auto& member : object.members) {
            if (member.value.isString() && member.value.text.find("${") == std::string::npos)
                m_declared.emplace(member.key, member.value.text);
        }
    }

    const Environment& m_outer;
    std::unordered_map<std::string, std::string> m_declared;
};

//! Gives the children of `node`, which are about to leave it, their own whole paths within their file.
void pinChildren(Node& node)
{
    const auto own = node.base ? *node.base : json5::Path {};
    for (auto& member : node.members) {
        if (!member.value.base)
            member.value.base = std::make_shared<const json5::Path>(own.child(json5::PathStep(member.key)));
    }
    for (std::size_t i = 0; i < node.elements.size(); ++i) {
        if (!node.elements[i].base)
            node.elements[i].base = std::make_shared<const json5::Path>(own.child(json5::PathStep(i)));
    }
}

//! Merges as OpenClaw does: objects merge, arrays join, anything else replaces. `source` knows its own path.
void mergeInto(Node& target, Node&& source)
{
    pinChildren(source);
    for (auto& incoming : source.members) {
        const auto found = std::find_if(target.members.begin(), target.members.end(),
                                        [&incoming](const Member& member) { return member.key == incoming.key; });
        if (found == target.members.end())
            target.members.push_back(std::move(incoming));
        else if (found->value.isObject() && incoming.value.isObject())
            mergeInto(found->value, std::move(incoming.value));
        else if (found->value.isArray() && incoming.value.isArray())
            mergeInto(found->value, std::move(incoming.value));
        else
            *found = std::move(incoming);
    }
    std::move(source.elements.begin(), source.elements.end(), std::back_inserter(target.elements));
}

class Building final {
public:
    Building(const SourceFiles& files, std::vector<Diagnostic>& diagnostics)
        : m_files(files)
        , m_diagnostics(diagnostics)
    {
    }

    Node build(int file, const json5::Value& value, int depth)
    {
        Node node;
        buildInto(node, file, value, depth);
        return node;
    }

private:
    void buildInto(Node& node, int file, const json5::Value& value, int depth)
    {
        node.file = file;
        node.offset = value.offset();
        node.length = value.length();
        switch (value.kind()) {
        case json5::ValueKind::Boolean:
            node.kind = Node::Kind::Boolean;
            node.boolean = value.boolean().value_or(false);
            break;
        case json5::ValueKind::Number:
            node.kind = Node::Kind::Number;
            node.number = value.number().value_or(0);
            break;
        case json5::ValueKind::String:
            node.kind = Node::Kind::String;
            node.text = value.stringOr({});
            break;
        case json5::ValueKind::Array:
            node.kind = Node::Kind::Array;
            if (depth < maximumDepth)
                fillArray(node, file, value, depth);
            break;
        case json5::ValueKind::Object:
            node.kind = Node::Kind::Object;
            if (depth < maximumDepth)
                buildObject(node, file, value, depth);
            break;
        case json5::ValueKind::Null:
        case json5::ValueKind::Missing:
        case json5::ValueKind::Invalid:
            break;
        }
    }

    void fillArray(Node& node, int file, const json5::Value& value, int depth)
    {
        node.elements.reserve(value.size());
        for (const auto item : value)
            buildInto(node.elements.emplace_back(), file, item, depth + 1);
    }

    void buildObject(Node& node, int file, const json5::Value& value, int depth)
    {
        json5::Value include;
        node.members.reserve(value.size());
        for (const auto item : value) {
            if (item.isShadowed())
                continue;
            auto key = item.key();
            if (key == "$include") {
                include = item;
                continue;
            }
            auto& member = node.members.emplace_back();
            member.key = std::move(key);
            member.keyOffset = item.keyOffset();
            member.keyLength = item.keyLength();
            buildInto(member.value, file, item, depth + 1);
        }
        if (!include.isMissing())
            mergeIncluded(node, file, value, include, depth);
    }

    //! Puts what `include` names under the object's own members.
    void mergeIncluded(Node& node, int file, const json5::Value& value, const json5::Value& include, int depth)
    {
        auto included = buildIncluded(file, include, depth);
        if (!included)
            return;
        if (node.members.empty()) {
            node = std::move(*included);
            return;
        }
        if (!included->isObject()) {
            m_diagnostics.push_back(siblingsOfNoObject(file, include));
            return;
        }
        // The result stands in the including file, under its path; what was included knows where it came from.
        const auto path = std::make_shared<const json5::Path>(value.path());
        node.base = path;
        auto own = std::move(node);
        Node merged;
        merged.kind = Node::Kind::Object;
        merged.file = own.file;
        merged.offset = own.offset;
        merged.length = own.length;
        merged.base = path;
        mergeInto(merged, std::move(*included));
        mergeInto(merged, std::move(own));
        node = std::move(merged);
    }

    Diagnostic siblingsOfNoObject(int file, const json5::Value& include) const
    {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Error;
        diagnostic.say("include-no-object");
        diagnostic.location = include.path();
        diagnostic.path = diagnostic.location.toString();
        diagnostic.origin = m_files.originAt(file, include.offset(), include.length());
        diagnostic.origin.path = diagnostic.location;
        return diagnostic;
    }

    std::optional<Node> buildIncluded(int file, const json5::Value& include, int depth)
    {
        if (include.isString())
            return buildFile(file, include.stringOr({}), depth);
        if (!include.isArray())
            return std::nullopt;
        std::optional<Node> merged;
        for (const auto item : include) {
            auto next = buildFile(file, item.stringOr({}), depth);
            if (!next)
                continue;
            const auto isMerged = merged && merged->kind == next->kind && (next->isObject() || next->isArray());
            if (isMerged)
                mergeInto(*merged, std::move(*next));
            else
                merged = std::move(next);
        }
        // Of no file at all there is an empty object.
        if (!merged && include.size() == 0)
            merged.emplace().kind = Node::Kind::Object;
        return merged;
    }

    std::optional<Node> buildFile(int file, const std::string& reference, int depth)
    {
        const auto target = m_files.targetOf(file, reference);
        if (target < 0)
            return std::nullopt;
        const auto& document = m_files.files[static_cast<std::size_t>(target)].document;
        if (!document.isValid())
            return std::nullopt;
        auto node = build(target, document.root(), depth + 1);
        if (!node.base)
            node.base = std::make_shared<const json5::Path>();
        return node;
    }

    const SourceFiles& m_files;
    std::vector<Diagnostic>& m_diagnostics;
};

class Substituting final {
public:
    Substituting(const SourceFiles& files, const Environment& environment, std::vector<Diagnostic>& diagnostics)
        : m_files(files)
        , m_environment(environment)
        , m_diagnostics(diagnostics)
    {
    }

    void visit(Node& node, const Place& place)
    {
        if (node.isString() && node.text.find("${") != std::string::npos)
            replace(node, place);
        for (auto& member : node.members)
            visit(member.value, place.under(member.key, &member.value));
        for (std::size_t i = 0; i < node.elements.size(); ++i)
            visit(node.elements[i], place.under(i));
    }

private:
    void replace(Node& node, const Place& place)
    {
        auto result = substitute(node.text, m_environment);
        if (result.changed) {
            node.written = std::make_unique<std::string>(std::exchange(node.text, std::move(result.text)));
        }
        for (auto& name : result.missing)
            m_diagnostics.push_back(missing(place, std::move(name)));
    }

    Diagnostic missing(const Place& place, std::string name) const
    {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Warning;
        diagnostic.path = place.toString();
        diagnostic.location = place.toPath();
        diagnostic.origin = originOf(m_files, place);
        diagnostic.say("missing-variable", {{"variable", std::move(name)}});
        return diagnostic;
    }

    const SourceFiles& m_files;
    const Environment& m_environment;
    std::vector<Diagnostic>& m_diagnostics;
};

//! Whether a string of the file may hold a variable: its dollar sign, plain or escaped.
bool mayHoldVariables(const SourceFile& file)
{
    const auto& text = file.document.text();
    return text.find("${") != std::string::npos || text.find("\\u0024") != std::string::npos
        || text.find("\\x24") != std::string::npos;
}

const Node* childOf(const Node& node, const json5::PathStep& step)
{
    if (step.isKey())
        return node.find(step.key());
    return node.isArray() && step.index() < node.elements.size() ? &node.elements[step.index()] : nullptr;
}

} // namespace

const Node* Node::find(std::string_view key) const
{
    const auto found
        = std::find_if(members.begin(), members.end(), [key](const Member& member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

const Node* Node::at(std::initializer_list<std::string_view> keys) const
{
    const auto* node = this;
    for (const auto key : keys) {
        node = node->find(key);
        if (!node)
            return nullptr;
    }
    return node;
}

std::string Place::toString() const
{
    if (!parent)
        return "<root>";
    const auto own = isIndex ? std::to_string(index) : std::string(key);
    return parent->parent ? parent->toString() + '.' + own : own;
}

json5::Path Place::toPath() const
{
    std::vector<json5::PathStep> steps;
    for (const auto* place = this; place->parent; place = place->parent)
        steps.push_back(place->isIndex ? json5::PathStep(place->index) : json5::PathStep(place->key));
    std::reverse(steps.begin(), steps.end());
    return json5::Path(std::move(steps));
}

EffectiveTree makeEffectiveTree(const SourceFiles& files, const Environment& environment)
{
    EffectiveTree tree;
    const auto& document = files.files.front().document;
    if (!document.isValid())
        return tree;
    tree.root = Building(files, tree.diagnostics).build(0, document.root(), 0);
    tree.isUsable = tree.root.isObject();
    if (std::none_of(files.files.begin(), files.files.end(), mayHoldVariables))
        return tree;
    const LayeredEnvironment layered(environment, tree.root);
    Substituting(files, layered, tree.diagnostics).visit(tree.root, Place::root(tree.root));
    return tree;
}

Origin originOf(const SourceFiles& files, const Node& root, const json5::Path& path)
{
    const auto* node = &root;
    auto local = root.base ? *root.base : json5::Path {};
    for (const auto& step : path) {
        const auto* const child = childOf(*node, step);
        if (!child)
            break;
        local = child->base ? *child->base : local.child(step);
        node = child;
    }
    auto origin = files.originAt(node->file, node->offset, node->length);
    origin.path = std::move(local);
    return origin;
}

Origin originOf(const SourceFiles& files, const Place& place)
{
    const auto* at = &place;
    while (at->parent && !at->node)
        at = at->parent;
    const auto& node = *at->node;
    std::vector<json5::PathStep> steps;
    for (; at->parent && !at->node->base; at = at->parent)
        steps.push_back(at->isIndex ? json5::PathStep(at->index) : json5::PathStep(at->key));
    if (at->node->base)
        steps.insert(steps.end(), at->node->base->steps().rbegin(), at->node->base->steps().rend());
    std::reverse(steps.begin(), steps.end());
    auto origin = files.originAt(node.file, node.offset, node.length);
    origin.path = json5::Path(std::move(steps));
    return origin;
}

std::string dotted(const json5::Path& path)
{
    if (path.isRoot())
        return "<root>";
    std::string result;
    for (const auto& step : path)
        result += (result.empty() ? "" : ".") + (step.isIndex() ? std::to_string(step.index()) : step.key());
    return result;
}

const Node* nodeAt(const Node& root, const json5::Path& path)
{
    const auto* node = &root;
    for (const auto& step : path) {
        node = childOf(*node, step);
        if (!node)
            return nullptr;
    }
    return node;
}

} // namespace switchyard::config
