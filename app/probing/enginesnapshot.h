// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "routing/healthsnapshot.h"

#include <memory>

namespace switchyard::probing {

//! What the engine needs of the book.
std::shared_ptr<const routing::HealthSnapshot> engineSnapshot(const health::HealthBook& book);

} // namespace switchyard::probing
