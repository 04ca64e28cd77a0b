// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/origin.h"
#include "config/wording.h"
#include "json5/path.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

enum class Severity : std::uint8_t {
    Error, //!< OpenClaw refuses the file, or the thing described cannot work at all.
    Warning, //!< Works, but not as its author is likely to expect, or unsafely.
    Hint, //!< Could be better.
};

//! `error`, `warning` or `hint`, as `switchyard check --json` prints them.
std::string_view toString(Severity severity);

//! One lossless edit of a configuration, by path. Paths are those of the whole configuration, includes followed; the
//! session finds the file each belongs to.
struct FixStep {
    enum class Kind : std::uint8_t {
        Set, //!< Sets `path` to `json`, making missing parents.
        Remove, //!< Removes the member or element at `path`.
        Rename, //!< Renames the member at `path` to `json`.
        Insert, //!< Inserts `json` before the array index that ends `path`.
    };
    Kind kind = Kind::Set;
    json5::Path path;
    std::string json;

    friend bool operator==(const FixStep&, const FixStep&) = default;
};

//! A remedy a person can take with one click: an edit that touches only what it must. Undone like any other edit.
struct Fix {
    std::string label; //!< English, imperative, such as "Add /v1 to the address".
    std::vector<FixStep> steps;
    std::string wording; //!< What the label was made of, for translated texts: see `wordingText`.
    Arguments arguments;

    //! A fix whose label is `wording` in English.
    static Fix worded(std::string wording, Arguments arguments, std::vector<FixStep> steps);

    friend bool operator==(const Fix&, const Fix&) = default;
};

//! Something to say about a place of the configuration. Never holds the text of a secret.
struct Diagnostic {
    Severity severity = Severity::Warning;
    std::string code; //!< Stable, kebab-case, such as `unknown-key`; `ui/wording` translates by it.
    std::string path; //!< OpenClaw's notation: `models.providers.local.models.0.id`; `<root>` for the whole file.
    json5::Path location; //!< The same, structured.
    Origin origin; //!< The place in the text.
    std::string message; //!< One or two English sentences: what, why it matters, what to do.
    std::string wording; //!< What the message was made of, for translated texts; empty when it is free text.
    Arguments arguments; //!< What fills the wording. No secrets.
    std::optional<Fix> fix;

    //! Sets wording, arguments, code (the wording up to its dot) and the English message.
    void say(std::string newWording, Arguments newArguments = {});

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

} // namespace switchyard::config
