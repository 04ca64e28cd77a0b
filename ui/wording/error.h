// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

namespace switchyard::wording {

//! A sentence for people: what went wrong, where, and where it helps what to do. The developer's sentence follows in
//! its own words when it says more.
QString describe(const Error& error);

} // namespace switchyard::wording
