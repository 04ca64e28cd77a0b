// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

//! Lengths of the panel in logical pixels at 100 %. Names say where a length is used; steps are for gaps.
namespace switchyard::theme::space {
constexpr int xs = 4;
constexpr int s = 8;
constexpr int m = 12;
constexpr int l = 16;
constexpr int xl = 20;
constexpr int xxl = 24;
constexpr int xxxl = 32;
constexpr int gutter = 20; //!< Left and right of a page.
constexpr int formGutter = 24;
constexpr int pane = 16; //!< Inside panes and cards.
} // namespace switchyard::theme::space

namespace switchyard::theme::radius {
constexpr int control = 6;
constexpr int card = 8;
constexpr int sheet = 12;
constexpr int chip = 10;
constexpr int pill = 14;
constexpr int segment = 4;
} // namespace switchyard::theme::radius

namespace switchyard::theme::size {
constexpr int header = 56;
constexpr int statusBar = 28;
constexpr int rail = 200;
constexpr int railCollapsed = 56;
constexpr int railCollapseBelow = 900; //!< Window width under which the rail shows icons only.
constexpr int saveBar = 56;
constexpr int sheetHead = 60;
constexpr int sheetWidth = 976;
constexpr int sheetHeight = 696;
constexpr int healthPane = 376;
constexpr int activityPane = 440;
constexpr int chainList = 216;
constexpr int chainPolicy = 280;
constexpr int providerList = 296;
constexpr int settingsList = 232;
constexpr int settingsContent = 736;

constexpr int control = 32;
constexpr int controlSmall = 28;
constexpr int controlProminent = 40;
constexpr int iconChip = 12;
constexpr int iconSmall = 14;
constexpr int icon = 16;
constexpr int iconRail = 18;
constexpr int iconTile = 20;
constexpr int statusTile = 36;
constexpr int hitTarget = 28;

constexpr int rowRoomy = 64;
constexpr int rowCompact = 40;
constexpr int rowDense = 28;
constexpr int rowProvider = 56;
constexpr int rowChainStep = 64;
constexpr int rowRequest = 40;
constexpr int rowEvent = 32;
constexpr int rowSetting = 56;
constexpr int rowModel = 33;
constexpr int listHeader = 28;
} // namespace switchyard::theme::size

namespace switchyard::theme::motion {
constexpr int hoverMs = 120;
constexpr int rowMoveMs = 160;
constexpr int paneInMs = 180;
constexpr int paneOutMs = 120;
constexpr int knobMs = 120;
constexpr int toastMs = 10'000;
} // namespace switchyard::theme::motion
