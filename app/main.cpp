// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "application.h"
#include "cli/commandline.h"
#include "platform/memoryprivacy.h"
#include "platform/systemclock.h"

#include <QApplication>
#include <QCoreApplication>

#include <iostream>

namespace {

using namespace switchyard;

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

//! Qt would abort with advice about plugins.
bool hasDisplay(const QStringList& words)
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || words.contains(QStringLiteral("-platform"));
#else
    return true;
#endif
}

int runPanel(int& argc, char** argv, const Clock& clock)
{
    if (!hasDisplay(wordsOf(argc, argv))) {
        std::cerr << "switchyard: there is no display to show the panel on; without one, run: switchyard serve\n";
        return static_cast<int>(cli::ExitCode::Failed);
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Switchyard"));
    QGuiApplication::setDesktopFileName(QStringLiteral("dev.switchyard.Switchyard"));

    // After QApplication has taken its own options out.
    const cli::Invocation invocation = cli::parsePanelArguments(QCoreApplication::arguments(), std::cerr);
    if (invocation.exitCode)
        return *invocation.exitCode;
    auto start = Application::create(application, invocation, clock);
    if (!start) {
        std::cerr << "switchyard: " << start.error().message << '\n';
        return static_cast<int>(cli::ExitCode::Failed);
    }
    return start->application ? QApplication::exec() : static_cast<int>(cli::ExitCode::Ok);
}

} // namespace

int main(int argc, char** argv)
{
    const bool isHeadless = cli::isHeadless(wordsOf(argc, argv));
    platform::keepMemoryPrivate(isHeadless ? platform::Visibility::Nobody : platform::Visibility::Portals);
    QCoreApplication::setApplicationName(QStringLiteral("switchyard"));
    QCoreApplication::setOrganizationName(QStringLiteral("Switchyard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHYARD_VERSION));
    const platform::SystemClock clock;

    if (!isHeadless)
        return runPanel(argc, argv, clock);
    // A subcommand builds no QApplication: it must run without a display.
    const QCoreApplication application(argc, argv);
    return cli::runHeadless(wordsOf(argc, argv), clock, std::cout, std::cerr);
}
