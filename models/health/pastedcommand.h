// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! What a command line that asks an API says of how to reach it.
struct PastedCommand {
    std::string url; //!< As written, with its user name and query; empty: none was given.
    Secret key; //!< As a header, a token option or a variable set before the command gives it; references are not keys.
    std::string keyHeader; //!< How the key travels, also where only a reference to it was given; in small letters.
    std::vector<std::pair<std::string, std::string>> headers; //!< Further ones that say nothing secret.
    std::string model; //!< Of the body.
    bool hasPassword = false; //!< A user name and password, a cookie, a certificate's passphrase: left out.
};

//! Reads lines of cURL, wget, HTTPie (also xh) and PowerShell's Invoke-RestMethod, as a POSIX shell, Windows's command
//! prompt or PowerShell would. Nothing when the text is no such command.
std::optional<PastedCommand> readPastedCommand(std::string_view text);

//! The command as a cURL line made anew of nothing but what is known to be no secret: whatever else the pasted line held
//! cannot be in it. Reads as the same command, but for the key.
std::string shownCommand(const PastedCommand& command);

} // namespace switchyard::health
