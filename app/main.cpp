// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commandline.h"
#include "platform/systemclock.h"

#include <QCoreApplication>

#include <iostream>

namespace {

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace switchyard;

    QCoreApplication::setApplicationName(QStringLiteral("switchyard"));
    QCoreApplication::setOrganizationName(QStringLiteral("Switchyard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHYARD_VERSION));
    const platform::SystemClock clock;

    // A subcommand builds no QApplication: it must run without a display.
    const QCoreApplication application(argc, argv);
    return cli::runHeadless(wordsOf(argc, argv), clock, std::cout, std::cerr);
}
