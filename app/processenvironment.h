// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/environment.h"

#include <QString>

namespace switchyard {

//! The variables OpenClaw would see: this process's, then those of the `.env` file in OpenClaw's state folder, which
//! never override. The file is read once, by the constructor. GUI thread.
class ProcessEnvironment final : public config::Environment {
public:
    //! `stateFolder` is the folder of OpenClaw's configuration file.
    explicit ProcessEnvironment(const QString& stateFolder);

    std::optional<std::string> variable(std::string_view name) const override;

private:
    config::MapEnvironment m_file;
};

//! Names and values of a `.env` file: `NAME=value` a line, an optional `export`, quotes around the value, `#` comments.
std::vector<std::pair<std::string, std::string>> parseEnvironmentFile(const QByteArray& text);

} // namespace switchyard
