// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configdraft.h"

#include "config/environment.h"
#include "json5/editor.h"
#include "json5/textedit.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace switchyard::config {

namespace {

constexpr std::string_view blanks = " \t";

//! What stands behind a value and its comma up to the end of the line: nothing, or a comment with the blanks before it.
//! Nothing at all where something else follows on the line.
std::optional<json5::TextEdit> behind(const std::string& text, std::size_t valueEnd)
{
    auto begin = valueEnd;
    const auto comma = text.find_first_not_of(blanks, valueEnd);
    if (comma != std::string::npos && text[comma] == ',')
        begin = comma + 1;
    const auto end = std::min(text.find_first_of("\r\n", begin), text.size());
    const auto rest = std::string_view(text).substr(begin, end - begin);
    const auto first = rest.find_first_not_of(blanks);
    const auto isComment = first == std::string_view::npos || rest.substr(first).starts_with("//");
    return isComment ? std::optional(json5::TextEdit {begin, end - begin, std::string(rest)}) : std::nullopt;
}

} // namespace

ConfigDraft::ConfigDraft(const SourceFiles& files, const Environment& environment, const IncludeLoader* includes)
    : m_files(files)
    , m_tree(makeEffectiveTree(files, environment))
    , m_environment(environment)
    , m_includes(includes)
{
}

Result<std::string> ConfigDraft::textAt(const json5::Path& path) const
{
    const auto* const node = find(path);
    if (!node)
        return Error {ErrorCode::NotFound, "there is nothing at " + path.toString()};
    const auto& text = m_files.files[static_cast<std::size_t>(node->file)].document.text();
    return text.substr(node->offset, node->length);
}

TextStyle ConfigDraft::style() const
{
    return TextStyle::of(m_files.files.front().document.text());
}

ConfigDraft::Target ConfigDraft::targetOf(const json5::Path& path) const
{
    // The deepest value on the way that exists says in which file the rest belongs.
    auto existing = path;
    while (!existing.isRoot() && !find(existing))
        existing = existing.parent();
    const auto origin = originOf(m_files, m_tree.root, existing);
    auto steps = origin.path.steps();
    steps.insert(steps.end(), path.begin() + static_cast<std::ptrdiff_t>(existing.size()), path.end());
    return {static_cast<std::size_t>(origin.file), json5::Path(std::move(steps))};
}

//! Of what stands for the value in the object that holds it: for one that is all of an included file, its `$include`.
ConfigDraft::Target ConfigDraft::memberOf(const json5::Path& path) const
{
    auto target = targetOf(path);
    if (path.isRoot() || !target.path.isRoot())
        return target;
    const auto holder = targetOf(path.parent());
    return {holder.file, holder.path.child(path.last())};
}

Result<void> ConfigDraft::take(std::size_t file, Result<json5::TextEdits> edits)
{
    if (!edits)
        return edits.error();
    if (edits->empty())
        return {};
    auto all = texts();
    all[file].second = json5::apply(all[file].second, *edits);
    if (m_files.files.size() == 1 && m_files.links.empty())
        m_files.files.front().document = json5::Document::parse(std::move(all[file].second));
    else
        m_files = SourceFiles::load(all, m_includes);
    m_tree = makeEffectiveTree(m_files, m_environment);
    return {};
}

Result<void> ConfigDraft::set(const json5::Path& path, const std::string& valueText)
{
    const auto target = targetOf(path);
    return take(target.file, json5::editor::set(m_files.files[target.file].document, target.path, valueText));
}

Result<void> ConfigDraft::insert(const json5::Path& array, std::size_t index, const std::string& valueText)
{
    const auto target = targetOf(array);
    return take(target.file, json5::editor::insert(m_files.files[target.file].document, target.path, index, valueText));
}

Result<void> ConfigDraft::remove(const json5::Path& path)
{
    if (!find(path))
        return Error {ErrorCode::NotFound, "there is nothing at " + path.toString()};
    const auto target = memberOf(path);
    return take(target.file, json5::editor::remove(m_files.files[target.file].document, target.path));
}

Result<void> ConfigDraft::rename(const json5::Path& path, const std::string& key)
{
    if (!find(path))
        return Error {ErrorCode::NotFound, "there is nothing at " + path.toString()};
    const auto target = memberOf(path);
    return take(target.file, json5::editor::renameKey(m_files.files[target.file].document, target.path, key));
}

Result<void> ConfigDraft::move(const json5::Path& array, std::size_t from, std::size_t to)
{
    const auto target = targetOf(array);
    return take(target.file, json5::editor::move(m_files.files[target.file].document, target.path, from, to));
}

Result<void> ConfigDraft::exchangeTrailingComments(const json5::Path& one, const json5::Path& other)
{
    const auto* const a = find(one);
    const auto* const b = find(other);
    if (!a || !b || a->file != b->file)
        return {};
    const auto file = static_cast<std::size_t>(a->file);
    const auto& text = m_files.files[file].document.text();
    auto behindOne = behind(text, a->offset + a->length);
    auto behindOther = behind(text, b->offset + b->length);
    if (!behindOne || !behindOther || behindOne->text == behindOther->text)
        return {};
    std::swap(behindOne->text, behindOther->text);
    if (behindOther->offset < behindOne->offset)
        std::swap(behindOne, behindOther);
    return take(file, json5::TextEdits {*behindOne, *behindOther});
}

std::vector<std::pair<std::string, std::string>> ConfigDraft::texts() const
{
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& file : m_files.files)
        result.emplace_back(file.path, file.document.text());
    return result;
}

} // namespace switchyard::config
