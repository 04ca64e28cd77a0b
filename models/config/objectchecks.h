// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/wording.h"

#include <functional>
#include <string_view>
#include <utility>

namespace switchyard::config {

//! Called with the place of what is wrong and the wording that says so.
using ObjectReport = std::function<void(const Place&, const char* wording, Arguments)>;
//! A check of several members of one object together.
using ObjectCheck = void (*)(const Node& node, const Place& place, const ObjectReport& report);

//! The check that the compact schema calls by this name; null for none.
ObjectCheck objectCheckNamed(std::string_view name);

} // namespace switchyard::config
