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

//! The key of a pasted text that is nothing but one, or that says nothing else of use: `KEY=sk-…`; else empty.
Secret keyAlone(std::string_view text);

//! What is found in text that is neither an address nor a command nor a block but holds what may be a secret: an error
//! message, lines of an `.env` file, a mail.
struct LooseText {
    std::string url; //!< The first one; empty: none.
    Secret key; //!< Only where it looks like one by itself.
};

//! Nothing for other text, and for words that hide nothing.
std::optional<LooseText> readLooseText(std::string_view text);

//! A pasted text as a field may show it and keep it. An address without its user info and the keys of its query; commands
//! and provider blocks are written anew with nothing but what is known to be no secret; of a text that is understood no
//! better only its address is left when it may hold a secret, of a key alone nothing. Reads as the same address.
std::string withoutSecrets(std::string_view text);

//! An address that was shown as withoutSecrets(), edited, and made whole again.
struct RestoredAddress {
    std::string text;
    bool hasDropped = false; //!< A password or key of another host, or for a line that anybody can read, was left out.
};

//! An address that began as withoutSecrets(original) and was edited, with the user info and the query of `original` where
//! what stands for them is as it was and the host is the same; nothing where stars would be left.
std::optional<RestoredAddress> withSecretsOf(std::string_view original, std::string_view edited);

} // namespace switchyard::health
