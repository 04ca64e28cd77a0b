// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"

#include <chrono>
#include <vector>

namespace switchyard::alerts {

//! What is worth a notice of the desktop.
enum class AlertKind {
    PrimaryDown, //!< The first of the chain cannot answer.
    AnsweredByFallback, //!< A request really was answered by another one.
    NobodyAnswers, //!< The whole chain is down, or a request tried all of it.
    SignInFailed, //!< A key was refused.
    Back, //!< The first of the chain answers again.
    LoadFinished, //!< A model is in memory after more than half a minute.
    Unstable, //!< Too many changes: no more notices for ten minutes.
};

//! Hours in which nothing is shown, by the local clock.
struct QuietHours {
    bool isEnabled = false;
    std::chrono::minutes from { 22 * 60 }; //!< Of the day.
    std::chrono::minutes to { 7 * 60 }; //!< Exclusive; before `from` runs over midnight.

    bool contains(std::chrono::minutes ofDay) const;
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

//! What a person chose about notices.
struct AlertSettings {
    bool isEnabled = true;
    bool tellsDown = true; //!< PrimaryDown, NobodyAnswers and SignInFailed.
    bool tellsFallback = true; //!< AnsweredByFallback.
    bool tellsBack = true;
    bool tellsLoads = false;
    std::chrono::seconds patience { 10 }; //!< How long a change must last, 0 to 600 s.
    QuietHours quiet;
    std::vector<ProviderId> muted; //!< Nothing about these.

    //! A provider has a new id: what is muted stays so.
    void renameProvider(const ProviderId& from, const ProviderId& to);

    friend bool operator==(const AlertSettings&, const AlertSettings&) = default;
};

} // namespace switchyard::alerts
