// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configchange.h"
#include "json5/textedit.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What one file looked like before and after an edit, as the one region that differs.
struct FileEdit {
    std::string path;
    json5::TextEdits undo; //!< Makes the text before of the text after; one edit.
    json5::TextEdits redo;
};

struct UndoEntry {
    EditDescription description;
    std::vector<FileEdit> files;
};

//! Undo and redo of edits to several files, each kept as the region it changed.
class UndoHistory final {
public:
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    const UndoEntry& undoEntry() const { return m_undo.back(); }
    const UndoEntry& redoEntry() const { return m_redo.back(); }

    //! A new edit; what could be redone is gone. At most 500 are kept.
    void push(UndoEntry entry);
    //! Takes the last edit back out, to join it with another.
    UndoEntry takeLast();
    void undone();
    void redone();
    void dropRedo() { m_redo.clear(); }
    void clear();

    //! Follows a change that `path` underwent from outside: entries whose places it left alone are moved along, the first
    //! one it touched and all before it go, and so does all that could be redone. Returns how many went.
    int rebase(const std::string& path, const json5::TextEdit& change);

private:
    std::vector<UndoEntry> m_undo;
    std::vector<UndoEntry> m_redo;
};

} // namespace switchyard::config
