// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

#include <QStringList>

#include <optional>

namespace switchyard::cli {

//! What the panel's own arguments ask for.
struct Invocation {
    //! Set when there is nothing to start, after a mistake whose sentence has been printed.
    std::optional<int> exitCode;
    platform::PlaceOptions places;
    QString token; //!< --token, for tests.
    bool demo = false; //!< The panel with demo servers.
    bool minimized = false; //!< The panel starts in the tray, when there is one.
    QStringList links; //!< `switchyard://` links to open.
};

//! True when a word stands where a subcommand does, or when only text is asked for (--help, --version): then no display
//! is needed. Looks at nothing but the words, so that main() can ask before it builds its application object.
bool isHeadless(const QStringList& arguments);

//! Reads the panel's own options. `arguments` begins with the program's name.
Invocation parsePanelArguments(const QStringList& arguments, std::ostream& err);

//! Runs a headless invocation: a subcommand, or the text that was asked for. Needs a QCoreApplication.
int runHeadless(const QStringList& arguments, const Clock& clock, std::ostream& out, std::ostream& err);

} // namespace switchyard::cli
