// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace switchyard::json5 {

//! One step into a value: a key of an object or an index of an array.
class PathStep final
{
public:
    PathStep(std::string key)
        : m_step(std::move(key))
    {
    }
    PathStep(std::string_view key)
        : m_step(std::string(key))
    {
    }
    PathStep(const char* key)
        : m_step(std::string(key))
    {
    }
    PathStep(std::size_t index)
        : m_step(index)
    {
    }

    bool isIndex() const { return m_step.index() == 1; }
    bool isKey() const { return m_step.index() == 0; }
    //! The key, decoded UTF-8. A bug on an index.
    const std::string& key() const;
    //! The index. A bug on a key.
    std::size_t index() const;

    friend bool operator==(const PathStep&, const PathStep&) = default;

private:
    std::variant<std::string, std::size_t> m_step;
};

//! A way from the root to a value, such as `agents.defaults.model.fallbacks[1]` or `models["a.b"].c`. The
//! empty path is the root. Keys are compared decoded, byte for byte.
class Path final
{
public:
    Path() = default;
    Path(std::initializer_list<PathStep> steps)
        : m_steps(steps)
    {
    }
    explicit Path(std::vector<PathStep> steps)
        : m_steps(std::move(steps))
    {
    }

    //! Reads the form that `toString` writes. Keys without quotes may hold anything but `.`, `[`, `]` and
    //! quotes; others go in brackets as JSON5 strings: `["a.b"]`. The empty text is the root.
    static Result<Path> parse(std::string_view text);
    std::string toString() const;

    bool isRoot() const { return m_steps.empty(); }
    std::size_t size() const { return m_steps.size(); }
    const PathStep& operator[](std::size_t i) const { return m_steps[i]; }
    const PathStep& last() const { return m_steps.back(); }
    const std::vector<PathStep>& steps() const { return m_steps; }
    auto begin() const { return m_steps.begin(); }
    auto end() const { return m_steps.end(); }

    //! The path without its last step. A bug on the root.
    Path parent() const;
    //! This path and one step more.
    Path child(PathStep step) const;
    //! Whether this is `other` or leads into it.
    bool startsWith(const Path& other) const;

    friend bool operator==(const Path&, const Path&) = default;

private:
    std::vector<PathStep> m_steps;
};

} // namespace switchyard::json5
