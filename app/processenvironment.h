// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "config/environment.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard {

//! The variables OpenClaw would see: this process's, then those of the `.env` file in OpenClaw's state folder, which
//! never override. GUI thread.
class ProcessEnvironment final : public config::Environment {
public:
    //! `stateFolder` is the folder of OpenClaw's configuration file.
    explicit ProcessEnvironment(const QString& stateFolder);

    std::optional<std::string> variable(std::string_view name) const override;

    const QString& path() const { return m_path; }
    //! Reads the file again; whether a variable changed.
    bool reread();
    //! Writes `value` into each line of the file that gives a variable the value `former`; other bytes stay. Whether there
    //! was such a line.
    Result<bool> replaceInFile(const Secret& former, const Secret& value);

private:
    QString m_path;
    std::vector<std::pair<std::string, std::string>> m_read;
    config::MapEnvironment m_file;
};

//! Names and values of a `.env` file: `NAME=value` a line, an optional `export`, quotes around the value, `#` comments.
std::vector<std::pair<std::string, std::string>> parseEnvironmentFile(const QByteArray& text);

} // namespace switchyard
