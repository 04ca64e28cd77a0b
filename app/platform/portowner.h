// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <cstdint>

namespace switchyard::platform {

//! Name of the program that listens on a local TCP port, such as `node`; empty when it cannot be told: it belongs to
//! another user, or this is not Linux. Takes some milliseconds.
QString programListeningOn(std::uint16_t port);

} // namespace switchyard::platform
