// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelfacts.h"
#include "json/jsonwriter.h"

#include <string>
#include <string_view>

namespace switchyard::cli {

//! `{"id","state","contextWindow"}`, the last only when known.
void writeModel(json::Writer& writer, const health::ModelFacts& model);
//! `2026-03-02T12:00:00Z`.
std::string isoTime(WallTime time);

} // namespace switchyard::cli
