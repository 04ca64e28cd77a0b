// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

class QWidget;

namespace switchyard::pages {

//! The sections of the settings, each a column of cards that keeps itself up to date. Rows are widgets::SettingRow.
QWidget* makeGeneralSection(const shell::Context& context, QWidget* parent);
QWidget* makeChecksSection(const shell::Context& context, QWidget* parent);
QWidget* makeEngineSection(const shell::Context& context, QWidget* parent);
QWidget* makeKeysSection(const shell::Context& context, QWidget* parent);
QWidget* makeFilesSection(const shell::Context& context, QWidget* parent);

} // namespace switchyard::pages
