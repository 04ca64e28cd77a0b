// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/activityfiltermodel.h"

#include <QByteArray>

namespace switchyard::pages {

enum class ExportFormat { Csv, Json };

//! The requests of `shown` as a file: times, names, numbers and the classes of failures. No body, key, address or word of
//! a server goes in.
QByteArray exportedActivity(const items::ActivityFilterModel& shown, ExportFormat format);

} // namespace switchyard::pages
