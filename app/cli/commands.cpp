// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/checkcommand.h"
#include "cli/command.h"
#include "cli/configcommand.h"
#include "cli/discovercommand.h"
#include "cli/historycommand.h"
#include "cli/probecommand.h"
#include "cli/secretcommand.h"
#include "cli/servecommand.h"
#include "cli/warmcommand.h"

namespace switchyard::cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeServeCommand());
    commands.push_back(makeProbeCommand());
    commands.push_back(makeCheckCommand());
    commands.push_back(makeDiscoverCommand());
    commands.push_back(makeWarmCommand());
    commands.push_back(makeHistoryCommand());
    commands.push_back(makeConfigCommand());
    commands.push_back(makeSecretCommand());
    return commands;
}

} // namespace switchyard::cli
