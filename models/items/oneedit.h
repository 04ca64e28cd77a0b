// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <functional>

namespace switchyard::config {
class ConfigSession;
class Environment;
}

namespace switchyard::items {

//! Several commands that belong together, on whatever session they are given.
using SessionCommands = std::function<Result<void>(config::ConfigSession&)>;

//! Carries them out as one entry of the undo list: on a copy first, so that nothing has changed when one of them fails.
//! Commands that change which files are included are entries of their own, and a failure takes them back.
//! Returns how many entries it made, 0 when nothing changed.
Result<int> applyAsOneEdit(config::ConfigSession& session, const config::Environment& environment, const SessionCommands& commands);

} // namespace switchyard::items
