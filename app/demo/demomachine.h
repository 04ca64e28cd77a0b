// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "demo/demodialect.h"
#include "demo/demohttp.h"

#include <QJsonObject>

#include <chrono>
#include <optional>
#include <vector>

namespace switchyard::demo {

//! What one demo server is like.
struct MachineTraits {
    enum class Kind {
        Warm, //!< Shaped like vLLM: its model is always in memory.
        Cold, //!< Shaped like LM Studio: loads its model when it is first asked, and forgets it when idle.
        Hosted, //!< Shaped like a hosted API: wants a key, and answers 429 at every `limitEvery`th request.
    };

    Kind kind = Kind::Warm;
    QString title; //!< Speaks in the answers.
    QStringList models;
    std::chrono::milliseconds firstWord {150};
    std::chrono::milliseconds betweenWords {30};
    std::chrono::milliseconds loading {7000};
    std::chrono::milliseconds idle {std::chrono::minutes(3)};
    int contextLength = 131072;
    int limitEvery = 4;
    std::chrono::seconds retryAfter {20};
    QByteArray key; //!< Wanted from clients when not empty.
};

//! One answer: a wait, a head, then a body whole or in pieces.
struct Reply {
    std::chrono::milliseconds wait {0};
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< Used when `pieces` is empty.
    std::vector<QByteArray> pieces; //!< Sent chunked, `betweenPieces` apart.
    std::chrono::milliseconds betweenPieces {0};
};

//! Decides what a demo server answers. Pure but for its own state: time is passed in, nothing is random.
class DemoMachine final {
public:
    enum class Memory {
        Unloaded,
        Loading,
        Loaded,
    };

    explicit DemoMachine(MachineTraits traits);

    const MachineTraits& traits() const { return m_traits; }
    //! What is in memory at `now`.
    Memory memory(SteadyTime now) const;

    Reply answer(const HttpRequest& request, SteadyTime now, WallTime wall);

private:
    Reply models() const;
    Reply nativeModels(SteadyTime now) const;
    Reply load(SteadyTime now);
    Reply unload();
    Reply chat(Dialect dialect, const HttpRequest& request, SteadyTime now, WallTime wall);
    bool isAuthorised(const HttpRequest& request) const;
    //! Starts a load if needed; how long until the model is in memory.
    std::chrono::milliseconds ensureLoaded(SteadyTime now);

    MachineTraits m_traits;
    std::optional<SteadyTime> m_loadStarted;
    SteadyTime m_lastUsed;
    int m_chats = 0;
};

} // namespace switchyard::demo
