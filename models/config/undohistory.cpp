// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/undohistory.h"

#include <algorithm>

namespace switchyard::config {

namespace {

constexpr std::size_t maximumEntries = 500;

bool isApart(const json5::TextEdit& a, const json5::TextEdit& b)
{
    return a.offset + a.length < b.offset || b.offset + b.length < a.offset;
}

//! `edit` as it reads once `made`, which is apart from it, was made.
json5::TextEdit after(json5::TextEdit edit, const json5::TextEdit& made)
{
    if (edit.offset > made.offset)
        edit.offset = edit.offset - made.length + made.text.size();
    return edit;
}

//! Moves the entry along with `change`, and `change` to before the entry. False when they touch.
bool moveAlong(FileEdit& edit, json5::TextEdit& change)
{
    if (edit.undo.empty())
        return true;
    auto& undo = edit.undo.front();
    auto& redo = edit.redo.front();
    if (!isApart(undo, change))
        return false;
    const auto earlier = after(change, undo);
    redo = after(redo, earlier);
    undo = after(undo, change);
    change = earlier;
    return true;
}

} // namespace

void UndoHistory::push(UndoEntry entry)
{
    m_redo.clear();
    m_undo.push_back(std::move(entry));
    if (m_undo.size() > maximumEntries)
        m_undo.erase(m_undo.begin());
}

UndoEntry UndoHistory::takeLast()
{
    auto entry = std::move(m_undo.back());
    m_undo.pop_back();
    return entry;
}

void UndoHistory::undone()
{
    m_redo.push_back(takeLast());
}

void UndoHistory::redone()
{
    m_undo.push_back(std::move(m_redo.back()));
    m_redo.pop_back();
}

void UndoHistory::clear()
{
    m_undo.clear();
    m_redo.clear();
}

int UndoHistory::rebase(const std::string& path, const json5::TextEdit& change)
{
    m_redo.clear();
    auto moving = change;
    for (auto i = m_undo.size(); i > 0; --i) {
        auto& files = m_undo[i - 1].files;
        const auto file
            = std::find_if(files.begin(), files.end(), [&path](const FileEdit& edit) { return edit.path == path; });
        if (file == files.end() || moveAlong(*file, moving))
            continue;
        m_undo.erase(m_undo.begin(), m_undo.begin() + static_cast<std::ptrdiff_t>(i));
        return static_cast<int>(i);
    }
    return 0;
}

} // namespace switchyard::config
