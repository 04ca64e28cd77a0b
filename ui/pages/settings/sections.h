// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

class QWidget;

namespace switchyard::pages {

class SectionBuilder;

//! The sections of the settings, each a column of cards that keeps itself up to date. Rows are widgets::SettingRow.
QWidget* makeGeneralSection(const shell::Context& context, QWidget* parent);
QWidget* makeNoticesSection(const shell::Context& context, QWidget* parent);
QWidget* makeChecksSection(const shell::Context& context, QWidget* parent);
QWidget* makeEngineSection(const shell::Context& context, QWidget* parent);
QWidget* makeKeysSection(const shell::Context& context, QWidget* parent);
QWidget* makeFilesSection(const shell::Context& context, QWidget* parent);

//! The named keys, as a card of the keys' section; nothing where there are none.
void addCredentials(SectionBuilder& builder, const shell::Context& context);

} // namespace switchyard::pages
