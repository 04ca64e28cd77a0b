// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"
#include "json5/document.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

class IncludeLoader;

//! One file a configuration is made of.
struct SourceFile {
    std::string path; //!< As the loader names it; may be empty for text that is in no file.
    json5::Document document;
};

//! A configuration's files: the first is the one OpenClaw opens, the others are included by it, in the order met.
struct SourceFiles {
    std::vector<SourceFile> files;
    std::vector<Diagnostic> diagnostics; //!< About includes: not found, cyclic, too deep, not an object.

    //! Parses `text` and follows its `$include`s with `loader` (null: they are reported as not followed), at most 10
    //! levels deep.
    static SourceFiles load(std::string path, std::string text, const IncludeLoader* loader);
    //! Index of the file with the canonical `path`, or -1.
    int indexOf(std::string_view path) const;
};

} // namespace switchyard::config
