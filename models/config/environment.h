// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Where `${VAR}` comes from. Implemented in app/ over the process's environment and OpenClaw's .env files; tests and
//! the demo use MapEnvironment. GUI thread.
class Environment {
public:
    virtual ~Environment() = default;
    //! The value, or nothing when the variable is not set. A set but empty variable is an empty text.
    virtual std::optional<std::string> variable(std::string_view name) const = 0;

protected:
    Environment() = default;
    Environment(const Environment&) = default;
    Environment& operator=(const Environment&) = default;
};

//! Variables given by hand.
class MapEnvironment final : public Environment {
public:
    MapEnvironment() = default;
    explicit MapEnvironment(std::vector<std::pair<std::string, std::string>> variables)
        : m_variables(std::move(variables))
    {
    }
    std::optional<std::string> variable(std::string_view name) const override;

private:
    std::vector<std::pair<std::string, std::string>> m_variables;
};

//! Reads the files that `$include` names. Implemented in app/; models/ opens no file. GUI thread.
class IncludeLoader {
public:
    struct File {
        std::string path; //!< Canonical, so that the same file is recognised however it was named.
        std::string text;
    };
    virtual ~IncludeLoader() = default;
    //! Reads `reference` as written in the file `includingPath`. Errors: NotFound, ReadFailed, PermissionDenied (outside
    //! the configuration's folder and the allowed roots), LimitExceeded (too large).
    virtual Result<File> load(const std::string& reference, const std::string& includingPath) const = 0;

protected:
    IncludeLoader() = default;
    IncludeLoader(const IncludeLoader&) = default;
    IncludeLoader& operator=(const IncludeLoader&) = default;
};

//! `text` with `${VAR}` replaced as OpenClaw does: names are `[A-Z_][A-Z0-9_]*`, `$${VAR}` stands for a literal `${VAR}`,
//! and a missing variable stays as written and is reported.
struct Substituted {
    std::string text;
    std::vector<std::string> missing; //!< Names not set, each once.
    bool changed = false;
};
Substituted substitute(std::string_view text, const Environment& environment);

} // namespace switchyard::config
