// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"

#include "config/configsession_p.h"

#include <algorithm>
#include <tuple>

namespace switchyard::config {

namespace {

//! Whether `text` has, where `edits` would be made, what `back` would put there again.
bool holds(const std::string& text, const json5::TextEdits& edits, const json5::TextEdits& back)
{
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const auto& edit = edits[i];
        const auto isWithin = edit.offset <= text.size() && edit.length <= text.size() - edit.offset;
        if (!isWithin || text.compare(edit.offset, edit.length, back[i].text) != 0)
            return false;
    }
    return true;
}

} // namespace

Result<void> ConfigSession::Private::take(const EditDescription& description, const Texts& after)
{
    UndoEntry entry;
    entry.description = description;
    for (const auto& [path, text] : after) {
        const auto index = m_state.files.indexOf(path);
        const auto& before = m_state.files.files[static_cast<std::size_t>(std::max(index, 0))].document.text();
        if (index < 0 || before == text)
            continue;
        entry.files.push_back({path, json5::difference(text, before), json5::difference(before, text)});
    }
    if (entry.files.empty())
        return {};
    auto state = understand(after);
    if (state.unreadable)
        return Error {ErrorCode::Syntax, "the edit would leave a text that is not JSON5: " + state.unreadable->message};
    const auto touched = entry.files;
    remember(std::move(entry), after);
    show(std::move(state), touched, false);
    return {};
}

void ConfigSession::Private::remember(UndoEntry entry, const Texts& after)
{
    const auto joins = m_gestureOpen && m_history.canUndo() && isSameGesture(m_history.undoEntry(), entry);
    m_gestureOpen = entry.description.kind == EditDescription::Kind::MoveEntry;
    if (!joins) {
        m_history.push(std::move(entry));
        return;
    }
    const auto last = m_history.takeLast();
    auto& file = entry.files.front();
    const auto now = std::find_if(after.begin(), after.end(), [&file](const auto& each) { return each.first == file.path; });
    const auto between = json5::apply(now->second, file.undo);
    const auto before = json5::apply(between, last.files.front().undo);
    if (before == now->second) {
        m_gestureOpen = false;
        m_history.dropRedo();
        return;
    }
    file.undo = json5::difference(now->second, before);
    file.redo = json5::difference(before, now->second);
    m_history.push(std::move(entry));
}

bool ConfigSession::Private::isSameGesture(const UndoEntry& last, const UndoEntry& next)
{
    const auto& a = last.description;
    const auto& b = next.description;
    return a.kind == EditDescription::Kind::MoveEntry && b.kind == a.kind && a.chain == b.chain && a.model == b.model
        && last.files.size() == 1 && next.files.size() == 1 && last.files.front().path == next.files.front().path;
}

Result<void> ConfigSession::Private::replay(const UndoEntry& entry, json5::TextEdits FileEdit::*direction)
{
    if (const auto refused = refuseWhenReadOnly(); !refused)
        return refused;
    const auto back = direction == &FileEdit::undo ? &FileEdit::redo : &FileEdit::undo;
    auto all = texts();
    for (const auto& edit : entry.files) {
        const auto file = std::find_if(all.begin(), all.end(), [&edit](const auto& each) { return each.first == edit.path; });
        if (file == all.end())
            return Error {ErrorCode::Conflict, "the file " + edit.path + " is not included any more"};
        if (!holds(file->second, edit.*direction, edit.*back))
            return Error {ErrorCode::Conflict, "the file " + edit.path + " has changed at this place since"};
        file->second = json5::apply(file->second, edit.*direction);
    }
    const auto touched = entry.files;
    m_gestureOpen = false;
    if (direction == &FileEdit::undo)
        m_history.undone();
    else
        m_history.redone();
    // What an edit left out comes back as it was, not as an older disk has it.
    all.insert(all.end(), m_departed.begin(), m_departed.end());
    show(understand(all), touched, false);
    return {};
}

Result<void> ConfigSession::Private::renaming(const ProviderId& from, const ProviderId& to, const std::function<Result<void>()>& rename)
{
    if (const auto refused = refuseWhenReadOnly(); !refused || !m_renameFollower)
        return refused ? rename() : refused;
    if (auto followed = m_renameFollower(from, to); !followed)
        return followed;
    auto renamed = rename();
    if (!renamed)
        std::ignore = m_renameFollower(to, from);
    return renamed;
}

bool ConfigSession::canUndo() const
{
    return m_d->m_history.canUndo();
}

bool ConfigSession::canRedo() const
{
    return m_d->m_history.canRedo();
}

EditDescription ConfigSession::undoDescription() const
{
    return canUndo() ? m_d->m_history.undoEntry().description : EditDescription {};
}

EditDescription ConfigSession::redoDescription() const
{
    return canRedo() ? m_d->m_history.redoEntry().description : EditDescription {};
}

Result<void> ConfigSession::undo()
{
    if (!canUndo())
        return Error {ErrorCode::NotFound, "there is nothing to undo"};
    const auto replay = [this] { return m_d->replay(m_d->m_history.undoEntry(), &FileEdit::undo); };
    const auto description = undoDescription();
    if (description.kind != EditDescription::Kind::RenameProvider)
        return replay();
    return m_d->renaming(description.provider, ProviderId(description.text), replay);
}

Result<void> ConfigSession::redo()
{
    if (!canRedo())
        return Error {ErrorCode::NotFound, "there is nothing to redo"};
    const auto replay = [this] { return m_d->replay(m_d->m_history.redoEntry(), &FileEdit::redo); };
    const auto description = redoDescription();
    if (description.kind != EditDescription::Kind::RenameProvider)
        return replay();
    return m_d->renaming(ProviderId(description.text), description.provider, replay);
}

} // namespace switchyard::config
