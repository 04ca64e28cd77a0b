// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "secrets/execsecrets.h"

#include <QString>

namespace switchyard::secrets {

//! The command that an exec SecretRef of ours runs. OpenClaw wants it to be no link, writable by nobody else and owned by
//! the very user (checked in 2026.9.6; root's /usr/bin/switchyard is refused), so a small script of the user's own stands
//! between: `#!/bin/sh`, `exec '/usr/bin/switchyard' secret get`.
class ExecReference final {
public:
    //! `program` is the executable to run, `folder` where the script is kept (0700).
    ExecReference(QString program, const QString& folder);

    //! Alias in `secrets.providers`.
    static constexpr const char* alias = "switchyard";

    //! Why the program must not be written into a configuration: not absolute, in a build folder or a temporary one,
    //! writable by others, or not there.
    Result<void> checkProgram() const;
    //! Writes the script if it is missing or says something else.
    Result<void> writeScript() const;
    //! As written into the configuration and as used for the trial: nothing of the display reaches it.
    ExecCommand command() const;
    //! The value of `secrets.providers.switchyard` as JSON.
    std::string providerJson() const;

private:
    QByteArray scriptText() const;

    QString m_program;
    QString m_script;
};

//! The executable to name: this one when it is installed, else one named `switchyard` on the path.
QString installedProgram();

} // namespace switchyard::secrets
