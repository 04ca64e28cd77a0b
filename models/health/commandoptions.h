// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::health {

enum class CommandTool { Curl, Wget, Httpie, PowerShell };

enum class OptionMeaning {
    None, //!< Takes a value that says nothing of the server.
    Url,
    Header,
    Body,
    Bearer, //!< A token.
    Credentials, //!< `user:password`, or HTTPie's token.
    AuthType,
    Password, //!< Of a user, a key file, a certificate, a proxy; cookies.
};

//! An option at the beginning of a command line's word.
struct CommandOption {
    OptionMeaning meaning = OptionMeaning::None;
    std::optional<std::string> value; //!< What the same word holds of it; nothing: the next word does.
};

//! The option of a word that takes a value; nothing for a flag and for what is no option. Finds `-su` as `-s -u`, `-ume:pw`,
//! `--user=me:pw`, `-Uri:https://…`, and long names cut short.
std::optional<CommandOption> optionWithValue(CommandTool tool, std::string_view word);

//! `curl`, `/usr/bin/wget`, `http`, `Invoke-RestMethod`.
std::optional<CommandTool> toolNamed(std::string_view word);

} // namespace switchyard::health
