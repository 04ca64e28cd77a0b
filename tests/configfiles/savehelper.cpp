// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

//! Saves a file over and over until it is killed: `savehelper FILE STATE_FOLDER SIZE`. Each text is `{ n:
//! <count>, filler: "…" }`, so that a torn file shows. Prints a line once it has started.

#include "config/safefile.h"

#include <QString>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace switchyard;
using namespace switchyard::configfiles;

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    const QString state = QString::fromLocal8Bit(argv[2]);
    const SafeFile file(QString::fromLocal8Bit(argv[1]),
                        {state + QLatin1String("/backups"), state + QLatin1String("/locks")});
    const std::string filler(static_cast<std::size_t>(std::atoi(argv[3])), 'x');
    std::puts("started");
    std::fflush(stdout);
    for (int count = 0;; ++count) {
        const auto lock = file.lock(std::chrono::seconds(5));
        if (!lock)
            return 3;
        const auto current = file.read();
        if (!current)
            return 4;
        const std::string text = "{\n  // saved again and again\n  n: " + std::to_string(count)
            + ",\n  filler: \"" + filler + "\",\n}\n";
        if (!file.replace(*current, text, std::chrono::system_clock::now()))
            return 5;
    }
}
