// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/environment.h"

namespace switchyard {

//! Reads the files that OpenClaw's `$include` names, within the configuration's own folder and the roots of
//! OPENCLAW_INCLUDE_ROOTS, as OpenClaw does. GUI thread.
class IncludeFiles final : public config::IncludeLoader {
public:
    //! `configFile` is OpenClaw's file.
    explicit IncludeFiles(std::string configFile);

    Result<File> load(const std::string& reference, const std::string& includingPath) const override;

private:
    std::string m_configFile;
};

} // namespace switchyard
