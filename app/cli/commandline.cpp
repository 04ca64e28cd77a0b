// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Options whose value is the next word, ours and Qt's own: needed to find the subcommand among the words.
constexpr std::array optionsWithValue = {"--config"_L1, "--policy"_L1, "--token-file"_L1, "--token"_L1,
                                         "-platform"_L1, "-style"_L1, "-geometry"_L1, "-display"_L1};

//! Index of the first word that is neither an option nor an option's value; the number of words when there is none.
qsizetype firstPlainWord(const QStringList& arguments)
{
    qsizetype i = 1;
    while (i < arguments.size()) {
        const QString& word = arguments.at(i);
        if (!word.startsWith(u'-'))
            return i;
        const bool takesNext = std::any_of(optionsWithValue.begin(), optionsWithValue.end(),
                                           [&](QLatin1String option) { return word == option; });
        i += takesNext ? 2 : 1;
    }
    return arguments.size();
}

bool asksForText(const QStringList& arguments)
{
    return std::any_of(arguments.begin() + 1, arguments.end(), [](const QString& word) {
        return word == "--version"_L1 || word == "-v"_L1 || word == "--help"_L1 || word == "-h"_L1;
    });
}

void addPlaceOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {u"config"_s, u"OpenClaw's configuration file (default: $OPENCLAW_CONFIG_PATH, else ~/.openclaw/openclaw.json)."_s,
         u"FILE"_s},
        {u"policy"_s, u"Switchyard's own policy file (default: $XDG_CONFIG_HOME/switchyard/policy.json5)."_s, u"FILE"_s},
        {u"token-file"_s, u"File with the routing engine's token (default: $XDG_CONFIG_HOME/switchyard/token)."_s,
         u"FILE"_s},
    });
}

platform::PlaceOptions placeOptions(const QCommandLineParser& parser)
{
    platform::PlaceOptions options;
    options.configFile = parser.value(u"config"_s);
    options.policyFile = parser.value(u"policy"_s);
    options.tokenFile = parser.value(u"token-file"_s);
    return options;
}

void addPanelOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    addPlaceOptions(parser);
    parser.addOptions({
        {u"demo"_s, u"Explore with built-in demo servers; touches no real file."_s},
        {u"minimized"_s, u"Start in the tray, where there is one."_s},
        {u"token"_s, u"The engine's token, for tests; it is visible in the process list."_s, u"TOKEN"_s},
    });
    parser.addPositionalArgument(u"link"_s, u"A switchyard:// link to open."_s, u"[LINK…]"_s);
}

//! Qt's help names the executable's path as it was started.
QString withProgramName(QString help, const QString& name)
{
    const QString executable = QCoreApplication::arguments().value(0);
    const qsizetype at = executable.isEmpty() ? -1 : help.indexOf(executable);
    return at < 0 ? help : help.replace(at, executable.size(), name);
}

QString panelHelp(const std::vector<std::unique_ptr<Command>>& commands)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Switchyard: control panel and local router for language models.\n"
        "Without a subcommand it opens the panel."_s);
    addPanelOptions(parser);
    QString text = withProgramName(parser.helpText(), u"switchyard"_s);
    text += u"\nSubcommands (each has its own --help):\n"_s;
    for (const auto& command : commands)
        text += u"  "_s + command->name().leftJustified(10) + u' ' + command->summary() + u'\n';
    return text;
}

int printVersion(std::ostream& out)
{
    out << "switchyard " << QCoreApplication::applicationVersion().toStdString() << '\n';
    return static_cast<int>(ExitCode::Ok);
}

int usageError(const QString& sentence, std::ostream& err)
{
    err << "switchyard: " << sentence.toStdString() << " (see --help)\n";
    return static_cast<int>(ExitCode::Usage);
}

int runCommand(Command& command, QStringList words, const Clock& clock, std::ostream& out, std::ostream& err)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary() + u'.');
    parser.addHelpOption();
    addPlaceOptions(parser);
    command.addOptions(parser);
    if (!parser.parse(words))
        return usageError(parser.errorText(), err);
    if (parser.isSet(u"help"_s)) {
        out << withProgramName(parser.helpText(), u"switchyard "_s + command.name()).toStdString();
        return static_cast<int>(ExitCode::Ok);
    }
    const auto places = platform::Places::locate(placeOptions(parser));
    return command.run(parser, CommandContext {places, clock, out, err});
}

} // namespace

bool isHeadless(const QStringList& arguments)
{
    if (asksForText(arguments))
        return true;
    const qsizetype word = firstPlainWord(arguments);
    return word < arguments.size() && !arguments.at(word).startsWith("switchyard:"_L1);
}

Invocation parsePanelArguments(const QStringList& arguments, std::ostream& err)
{
    QCommandLineParser parser;
    addPanelOptions(parser);
    Invocation invocation;
    if (!parser.parse(arguments)) {
        invocation.exitCode = usageError(parser.errorText(), err);
        return invocation;
    }
    invocation.places = placeOptions(parser);
    invocation.token = parser.value(u"token"_s);
    invocation.demo = parser.isSet(u"demo"_s);
    invocation.minimized = parser.isSet(u"minimized"_s);
    invocation.links = parser.positionalArguments();
    return invocation;
}

int runHeadless(const QStringList& arguments, const Clock& clock, std::ostream& out, std::ostream& err)
{
    const auto commands = allCommands();
    const qsizetype word = firstPlainWord(arguments);
    if (word == arguments.size()) {
        if (arguments.contains(u"--version"_s) || arguments.contains(u"-v"_s))
            return printVersion(out);
        out << panelHelp(commands).toStdString();
        return static_cast<int>(ExitCode::Ok);
    }

    const QString name = arguments.at(word);
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&](const auto& candidate) { return candidate->name() == name; });
    if (command == commands.end())
        return usageError(u"there is no subcommand '%1'"_s.arg(name), err);
    QStringList words = arguments;
    words.removeAt(word);
    return runCommand(**command, words, clock, out, err);
}

} // namespace switchyard::cli
