// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/units.h"

#include <QString>

#include <chrono>
#include <optional>
#include <string>

namespace switchyard::wording {

//! Numbers, times and sizes as people read them, in QLocale()'s format and the language in force.

//! Missing values.
QString dash();

//! Short and with a unit: "4 ms", "412 ms", "1.2 s", "18 s", "2 min", "3 h", "2 d".
QString duration(std::chrono::milliseconds value);
//! The number and the unit apart, for large figures with a small unit.
struct Quantity {
    QString number;
    QString unit;
};
Quantity quantity(std::chrono::milliseconds value);
//! "<1", of a measured number that was rounded to nothing.
QString belowOne();
//! A measured time: as `duration`, and below a millisecond "<1 ms".
QString latency(std::chrono::milliseconds value);
//! "~18 s".
QString about(std::chrono::milliseconds value);
//! A countdown: "0:42", "12:05", "1:02:10".
QString countdown(std::chrono::seconds value);
//! "2 s ago", "14 min ago"; "now" below a second.
QString ago(std::chrono::milliseconds value);
//! Time of day of a wall time: "14:09:58" or, without seconds, "14:09".
QString clockTime(WallTime time);
QString clockMinutes(WallTime time);
//! Today: "14:09"; else with the date.
QString dayTime(WallTime time, WallTime now);
//! "85 %" in the language's own form ("%85" in Turkish). 0 to 1.
QString percent(double fraction);
QString count(std::int64_t value);
//! "1,234.5" with at most `decimals` decimals.
QString number(double value, int decimals = 1);
//! "200k", "1M".
QString contextSize(TokenCount tokens);
//! "19 GB".
QString bytes(ByteCount value);
//! "$0.064".
QString dollars(double value);
//! "41 tok/s".
QString tokenRate(double tokensPerSecond);

QString fromUtf8(const std::string& text);
QString fromUtf8(std::string_view text);

} // namespace switchyard::wording
