// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::health {

//! The key that a URL's query carries (`?key=`, `?api_key=`, …), decoded; empty when none does.
Secret keyInQuery(std::string_view query);

//! A pasted address, cURL line or provider block as a field may show it: without `key`, without keys in queries, without
//! the user name and password of a URL or of `--user`, without Basic credentials. Reads as the same address.
std::string withoutSecrets(std::string_view text, const Secret& key);

//! An address that began as withoutSecrets(original) and was edited, with the user info and the query of `original` where
//! what stands for them is as it was; nothing where stars would be left.
std::optional<std::string> withSecretsOf(std::string_view original, std::string_view edited);

} // namespace switchyard::health
