// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/mainwindow.h"
#include "testlib/fakeservices.h"

#include <functional>
#include <vector>

namespace switchyard::screenshots {

//! Something that lies over a page, or a page in the midst of something.
struct SheetShot {
    const char* name;
    shell::PageId under; //!< The page below it.
    std::function<void(testlib::FakeServices& services, const shell::Context& context, shell::MainWindow& window)> open;
};

//! All of them, for the normal scene.
const std::vector<SheetShot>& sheetShots();
//! Those of the window itself: palette, menus, banners, narrow windows, right to left.
std::vector<SheetShot> shellSheetShots();

} // namespace switchyard::screenshots
