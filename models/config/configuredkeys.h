// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "config/openclawconfig.h"

#include <optional>
#include <utility>

namespace switchyard::config {

class Environment;
struct BuiltInProvider;

//! The value of a key or header written in the file, if it can be had without a keychain.
std::optional<Secret> configuredValue(const KeySource& source, const Environment& environment);
//! The key in the first of the variables that are usual for a built-in provider; `builtIn` may be null.
std::optional<Secret> catalogueKey(const BuiltInProvider* builtIn, const Environment& environment);

} // namespace switchyard::config
