// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pages/routing/chainview.h"

#include <QPoint>
#include <QWidget>

#include <functional>

namespace switchyard::testlib {

//! A drag with the real mouse of a window, from press to release.
struct Drag {
    QWidget* from; //!< What is pressed, and where.
    QPoint start;
    QPoint end; //!< In the view's viewport.
    bool escapes = false; //!< Escape before the release.
    std::function<void()> midway; //!< Called when the view shows where it would land.
    std::function<bool()> until = {}; //!< Held still at the end until this is so.
};

//! Presses, moves and releases; each step waits for what the one before it brought about, however slow the machine is.
//! False when nothing was dragged.
bool dragInto(pages::ChainView& view, const Drag& drag);

} // namespace switchyard::testlib
