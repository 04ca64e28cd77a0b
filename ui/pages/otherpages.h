// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QString>

#include <vector>

namespace switchyard::pages {

//! The pages besides Health and Activity, for the window to make.
std::vector<shell::PageSpec> otherPages();

//! Opens the sheet "Add a provider" over the window, with `text` pasted into its address field.
void openAddProvider(const shell::Context& context, const QString& text);

} // namespace switchyard::pages
