// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <string_view>

namespace switchyard::pages {

//! What the catalogue calls a region, for people; a label it does not know stays as it is.
QString regionText(std::string_view label);

} // namespace switchyard::pages
