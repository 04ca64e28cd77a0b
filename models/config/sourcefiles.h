// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"
#include "json5/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

class IncludeLoader;

//! One file a configuration is made of.
struct SourceFile {
    std::string path; //!< As the loader names it; may be empty for text that is in no file.
    json5::Document document;
};

//! An `$include` that was followed: the file it stands in, its text, and the file it names.
struct IncludeLink {
    int file = 0;
    std::string reference;
    int target = 0;
};

//! A configuration's files: the first is the one OpenClaw opens, the others are included by it, in the order met.
struct SourceFiles {
    std::vector<SourceFile> files;
    std::vector<IncludeLink> links;
    std::vector<Diagnostic> diagnostics; //!< About includes: not found, cyclic, too deep, not an object.

    //! Parses `text` and follows its `$include`s with `loader` (null: they are reported as not followed), at most 10
    //! levels deep.
    static SourceFiles load(std::string path, std::string text, const IncludeLoader* loader);
    //! The same over files some of whose texts are known already: `texts` holds path and text of each, the first being
    //! the configuration itself. `loader` is asked for others only.
    static SourceFiles load(const std::vector<std::pair<std::string, std::string>>& texts, const IncludeLoader* loader);
    //! Index of the file with the canonical `path`, or -1.
    int indexOf(std::string_view path) const;
    //! The file that `reference` in `file` names, or -1 when it was not followed.
    int targetOf(int file, std::string_view reference) const;
    //! Place of a byte of a file.
    Origin originAt(int file, std::size_t offset, std::size_t length) const;
};

} // namespace switchyard::config
