// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QString>

namespace switchyard::platform {

//! Where the engine's token came from, first found wins: `--token` (tests), SWITCHYARD_TOKEN, the file.
enum class TokenSource {
    Argument,
    Environment,
    File,
};

//! The token that clients of the engine must show.
struct EngineToken {
    Secret value;
    TokenSource source = TokenSource::File;
};

//! Finds the token, or makes one of 256 random bits and keeps it in `file` (mode 0600). A file that others may read is
//! tightened. A file that holds no usable token (empty, over 512 bytes, white space inside) is an error that names it.
Result<EngineToken> loadEngineToken(const QString& file, const QString& argument = {});

//! Makes a new token and replaces the file. Clients that know the old one must be told.
Result<EngineToken> rotateEngineToken(const QString& file);

} // namespace switchyard::platform
