// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::config {

//! A check of one text, or of a number's text. Null when all is well, else the wording of what is wanted.
using ValueCheck = const char* (*)(const std::string& text);

//! The check that the compact schema calls by this name; null for none.
ValueCheck valueCheckNamed(std::string_view name);

//! `text` without the white space at its ends, as JavaScript's trim sees it in ASCII.
std::string_view trimmedText(std::string_view text);
std::string loweredText(std::string_view text);
//! A number as JavaScript writes it.
std::string numberAsWritten(double number);
//! Milliseconds of `30m`, `1h30m`, `250ms` or a number alone, which is in `unit` milliseconds. Nothing for other texts.
std::optional<double> durationIn(std::string_view text, double unit);
//! `provider/model` with something on both sides of its first slash.
bool isProviderModel(std::string_view text);
//! From the root of a POSIX system or of a Windows drive.
bool isAbsoluteHostPath(std::string_view path);

} // namespace switchyard::config
