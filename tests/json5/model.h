// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/document.h"
#include "json5/value.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::json5 {

//! A value of its own, that tests change to know what an edited document should say.
struct Model {
    ValueKind kind = ValueKind::Missing;
    std::string scalar; //!< Spelled the same for equal values.
    std::vector<std::pair<std::string, Model>> items; //!< Keys are empty in arrays. No key twice.

    friend bool operator==(const Model&, const Model&) = default;
};

Model modelOf(const Value& value);
inline Model modelOf(const Document& document)
{
    return modelOf(document.root());
}
Model modelOf(const std::string& valueText);

//! The model's part at `path`; null when there is none.
Model* resolve(Model& model, const Path& path);
//! Sets as the editor should, missing parents included.
void set(Model& model, const Path& path, const Model& value);
void remove(Model& model, const Path& path);
void rename(Model& model, const Path& path, const std::string& key);
void move(Model& model, const Path& path, std::size_t from, std::size_t to);
//! In order of keys, because adding after removing changes the order only.
Model sorted(Model model);

//! Every path of a document, the root included; of duplicate keys only the one that counts.
std::vector<Path> pathsOf(const Value& root);

} // namespace switchyard::json5
