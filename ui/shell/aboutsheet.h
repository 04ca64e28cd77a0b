// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace switchyard::shell {

class ShellActions;

//! Every shortcut, by menu.
void openShortcutsSheet(const ShellActions& actions, QWidget* area);
//! Version, licence and what is built in.
void openAboutSheet(QWidget* area);

} // namespace switchyard::shell
