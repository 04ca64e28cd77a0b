// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace switchyard::items {
class ActivityFilterModel;
} // namespace switchyard::items

namespace switchyard::widgets {
class ToastHost;
} // namespace switchyard::widgets

namespace switchyard::pages {

//! Opens the menu of formats under `button`; the chosen one asks for a file and writes what `shown` holds. All of them
//! outlive the menu and its dialog, which go with the button's window.
void popupExport(QWidget& button, const items::ActivityFilterModel& shown, widgets::ToastHost& toasts);

} // namespace switchyard::pages
