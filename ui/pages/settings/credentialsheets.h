// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "ports/credentialport.h"
#include "shell/context.h"

#include <string>

namespace switchyard::pages {

//! Sheet for a new named key, or for another key under `name` when that is not empty.
void openCredentialSheet(const shell::Context& context, const std::string& name = {});

//! Sheet for the named keys of one provider: which of them it uses, and in which order.
void openKeyOrderSheet(const shell::Context& context, const ProviderId& provider);

} // namespace switchyard::pages
