// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <string>

namespace switchyard::wording {

//! The English words of an Error, in the language of the window; words nobody listed stay as they are.
QString detailText(const std::string& message);

} // namespace switchyard::wording
