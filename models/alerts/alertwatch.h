// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "alerts/alertsettings.h"
#include "base/clock.h"
#include "health/reason.h"
#include "health/status.h"
#include "traffic/requestrecord.h"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace switchyard::alerts {

//! How the default chain is, as planned now.
struct ChainState {
    std::vector<ModelRef> order; //!< Primary first.
    health::Status primaryStatus = health::Status::Checking;
    health::Reason primaryReason = health::Reason::None;
    std::optional<ModelRef> serving; //!< Who would answer now; empty: nobody.
};

//! One thing to tell.
struct Alert {
    AlertKind kind = AlertKind::PrimaryDown;
    ModelRef model; //!< The one it is about: the primary, or what was loaded.
    std::optional<ModelRef> serving; //!< Who answers instead, or answered.
    health::Reason reason = health::Reason::None;
    std::chrono::milliseconds took {}; //!< Of LoadFinished.
    friend bool operator==(const Alert&, const Alert&) = default;
};

//! Decides what a person away from the window should hear of. A change is told once, when it has lasted as long as the
//! person's patience and no quiet hour holds it back; what is over by then is never told. Changes by hand (a dragged
//! fallback) are not news. More than four notices in ten minutes end in one that says so, and ten minutes of silence.
//! The times passed in never run backwards.
class AlertWatch final {
public:
    //! The moment of a call.
    struct Moment {
        SteadyTime steady;
        std::chrono::minutes ofDay {}; //!< By the local clock.
    };

    void setSettings(AlertSettings settings) { m_settings = std::move(settings); }
    const AlertSettings& settings() const { return m_settings; }
    //! Nothing about this provider until then.
    void mute(const ProviderId& provider, SteadyTime until) { m_mutedUntil[provider] = until; }

    std::vector<Alert> chainIs(const ChainState& chain, Moment now);
    //! Of the default route, only a request that every model failed tells that nobody answers.
    std::vector<Alert> requestFinished(const traffic::RequestRecord& record, Moment now);
    std::vector<Alert> loadFinished(const ModelRef& model, std::chrono::milliseconds took, Moment now);
    //! For what had to wait.
    std::vector<Alert> tick(Moment now);
    //! When to call tick() next; nothing when nothing waits.
    std::optional<SteadyTime> nextTick(Moment now) const;

private:
    enum class Level { Unknown, Good, Down, Nobody };
    struct News {
        Level level = Level::Unknown;
        SteadyTime since;
    };

    static Level levelOf(const ChainState& chain);
    bool isMuted(const ModelRef& model, SteadyTime now) const;
    bool isWanted(AlertKind kind) const;
    std::vector<Alert> tell(Alert alert, Moment now);
    Alert newsAlert() const;

    AlertSettings m_settings;
    ChainState m_chain;
    News m_now; //!< What is.
    Level m_told = Level::Unknown; //!< What the person last heard, or saw from the start.
    std::optional<SteadyTime> m_fallbackToldAt;
    std::optional<SteadyTime> m_exhaustedToldAt;
    std::deque<SteadyTime> m_toldAt; //!< Of the last ten minutes.
    std::optional<SteadyTime> m_silentUntil;
    std::map<ProviderId, SteadyTime> m_mutedUntil;
};

} // namespace switchyard::alerts
