// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"
#include "items/healthmodel.h"

#include <QString>
#include <QStringList>

namespace switchyard::wording {

//! The times a sentence about health counts from.
struct Now {
    SteadyTime steady;
    WallTime wall;
};

//! What follows the state word: "serving main, work", "loads in ~18 s", "again in 0:42", "12 s of ~40 s",
//! "connection refused for 14 min". Empty when the word says it all.
QString stateDetail(const health::ModelHealth& health, const items::RoutingStand& stand, const Now& now);
//! The same, then shorter ones that may stand in for it where there is little room.
QStringList stateDetails(const health::ModelHealth& health, const items::RoutingStand& stand, const Now& now);

//! How far a load is, 0 to 1, from the server's own figure or the learned time; -1 unknown or not loading.
double loadFraction(const health::ModelHealth& health, SteadyTime now);

//! A full sentence for screen readers: "LM Studio, minimax, rank 1, Ready, serving main, p95 1.2 s".
QString healthSentence(const QString& provider, const QString& model, const health::ModelHealth& health,
                       const items::RoutingStand& stand, const Now& now);

//! "1", "2, 7", or a dash.
QString rankText(const std::vector<int>& ranks);

} // namespace switchyard::wording
