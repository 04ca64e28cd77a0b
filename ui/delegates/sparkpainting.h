// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"

#include <QRectF>

class QPainter;

namespace switchyard::delegates {

//! The heartbeat: 30 bars, 3 wide and 2 apart, on one baseline and on whole device pixels. Height and filling tell the
//! state as well as colour does: good half, warning three quarters, bad full; cold and loading hollow; paused low.
//! Time runs left to right in every language.
void paintBeats(QPainter& painter, const QRect& rect, const health::Beats& beats, int height);

//! A line of the last latencies with its fill and an end dot; gaps interrupt it. `faded` for stale data.
void paintSparkline(QPainter& painter, const QRectF& rect, const health::Sparkline& samples, bool faded);

} // namespace switchyard::delegates
