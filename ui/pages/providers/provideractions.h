// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

#include <QString>

#include <functional>

namespace switchyard::pages {

//! Takes a provider and its models out of the file and every chain, with a toast that undoes it. `name` is for people.
void removeProvider(const shell::Context& context, const ProviderId& id, const QString& name);

//! Asks for a new id; every chain and alias follows. `renamed` is called with it afterwards, unless `parent` is gone.
void renameProvider(const shell::Context& context, const ProviderId& id, QWidget* parent, std::function<void(const QString&)> renamed);

//! Opens "Add a provider" with what the clipboard holds, or says what it should hold.
void importFromClipboard(const shell::Context& context);

//! Puts the provider's stretch of the file on the clipboard.
void copyAsJson5(const shell::Context& context, const ProviderId& id);

} // namespace switchyard::pages
