// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::json5 {
class Value;
} // namespace switchyard::json5

namespace switchyard::config {

class Environment;

//! What OpenClaw's `params` add to a request's body, later ones over earlier ones, variables replaced.
class BodyAdditions final {
public:
    //! `environment` must outlive this object.
    explicit BodyAdditions(const Environment& environment)
        : m_environment(environment)
    {
    }

    //! The parameters that have a name on the wire, and all of `extraBody`.
    void add(const RawJson& params);
    void addMember(const std::string& name, const json5::Value& value);
    //! A JSON object; empty when nothing was added.
    std::string text() const;

private:
    void addParameter(const std::string& name, const json5::Value& value);

    const Environment& m_environment;
    std::vector<std::pair<std::string, std::string>> m_members;
};

} // namespace switchyard::config
