// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/effectivetree.h"
#include "config/valuetext.h"
#include "json5/document.h"
#include "json5/textedit.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

class Environment;
class IncludeLoader;

//! A working copy of a configuration's files for one command of several steps. Paths are those of the whole
//! configuration; each step finds the file that holds the value and edits it there. Nothing shows until the session takes
//! the result. After a failed step the draft is thrown away.
class ConfigDraft final {
public:
    ConfigDraft(const SourceFiles& files, const Environment& environment, const IncludeLoader* includes);

    const Node& root() const { return m_tree.root; }
    const Node* find(const json5::Path& path) const { return nodeAt(m_tree.root, path); }
    //! The text of the value at `path` as it stands in its file.
    Result<std::string> textAt(const json5::Path& path) const;
    TextStyle style() const;

    Result<void> set(const json5::Path& path, const std::string& valueText);
    Result<void> insert(const json5::Path& array, std::size_t index, const std::string& valueText);
    Result<void> remove(const json5::Path& path);
    Result<void> rename(const json5::Path& path, const std::string& key);
    Result<void> move(const json5::Path& array, std::size_t from, std::size_t to);
    //! Lets the comments behind two values change places, where both stand last on their lines of one file; else nothing
    //! happens.
    Result<void> exchangeTrailingComments(const json5::Path& one, const json5::Path& other);

    //! Path and text of each file, the main one first.
    std::vector<std::pair<std::string, std::string>> texts() const;

private:
    struct Target {
        std::size_t file = 0;
        json5::Path path;
    };
    Target targetOf(const json5::Path& path) const;
    Target memberOf(const json5::Path& path) const;
    Result<void> take(std::size_t file, Result<json5::TextEdits> edits);

    SourceFiles m_files;
    EffectiveTree m_tree;
    const Environment& m_environment;
    const IncludeLoader* m_includes;
};

} // namespace switchyard::config
