// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/routingtable.h"

#include <string>

namespace switchyard::engine {

//! Replaces the endpoint's own secrets in a text it sent back: keys, secret header values and proxy credentials, also in
//! their percent-encoded and JSON-escaped forms. Servers quote what they were sent in their errors.
void redactSecrets(std::string& text, const routing::Endpoint& endpoint);

} // namespace switchyard::engine
