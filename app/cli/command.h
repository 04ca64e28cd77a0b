// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "platform/places.h"

#include <QString>

#include <iosfwd>
#include <memory>
#include <vector>

class QCommandLineParser;

namespace switchyard::cli {

//! Exit codes shared by all subcommands; `config` adds its own (its documentation lists them).
enum class ExitCode : int {
    Ok = 0,
    Failed = 1,
    Usage = 2,
};

//! What the frame hands to a subcommand. Lives as long as run().
struct CommandContext {
    const platform::Places& places; //!< With --config, --policy and --token-file already applied.
    const Clock& clock;
    std::ostream& out; //!< Results only, so that they can be piped.
    std::ostream& err; //!< One sentence per problem.
};

//! One subcommand. The frame builds a QCoreApplication (never a display) before run(), parses the options of
//! addOptions() together with the common ones (--config, --policy, --token-file, --help) and calls run() in the main
//! thread. A command that waits for something runs the application's event loop itself and returns its exit code.
//! A command's owner writes app/cli/<name>command.{h,cpp} with `std::unique_ptr<Command> make<Name>Command();`, lists
//! the files in app/cli/CMakeLists.txt and the factory in app/cli/commands.cpp.
class Command {
public:
    virtual ~Command() = default;

    //! As typed: `probe`.
    virtual QString name() const = 0;
    //! One line for --help, without a trailing dot, in English: the command line is not translated.
    virtual QString summary() const = 0;
    //! Options and positional arguments, through addOption() and addPositionalArgument().
    virtual void addOptions(QCommandLineParser& parser) const = 0;
    //! `parser.positionalArguments()` does not hold the subcommand's own name.
    virtual int run(const QCommandLineParser& parser, const CommandContext& context) = 0;

protected:
    Command() = default;
    Command(const Command&) = default;
    Command& operator=(const Command&) = default;
};

//! Every subcommand of this build, in the order of --help.
std::vector<std::unique_ptr<Command>> allCommands();

} // namespace switchyard::cli
