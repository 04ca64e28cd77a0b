// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/reason.h"

#include <string_view>

namespace switchyard::health {

//! What an error answer means, by its body first and its status second: servers disagree about statuses and send some
//! errors with 200. None when the answer looks well. Source: the projects' documents and code, August to October 2026.
Reason classifyFailure(int httpStatus, std::string_view body);

} // namespace switchyard::health
