// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/attempt_p.h"
#include "engine/core_p.h"

#include <memory>

namespace switchyard::engine {

//! Loads a cold model behind the scenes, by asking it for one token, while another candidate answers (ColdPolicy::Shield).
//! Keeps itself alive until it is over. Engine thread only.
class BackgroundLoad final : private AttemptOwner, public std::enable_shared_from_this<BackgroundLoad> {
public:
    //! Does nothing when the model is being loaded already.
    static void start(Core& core, const std::shared_ptr<const routing::RoutingTable>& table,
        const std::shared_ptr<const routing::ModelEntry>& model, std::chrono::milliseconds budget);
    void cancel();

    explicit BackgroundLoad(Core& core)
        : m_core(core)
    {
    }

private:
    bool attemptCommits(Attempt& attempt) override;
    bool attemptRelays(Attempt& attempt, std::string_view payload, bool isLast) override;
    void attemptDelivers(Attempt& attempt, std::string_view document) override;
    void attemptFinished(Attempt& attempt) override;
    void attemptFailed(Attempt& attempt) override;
    void over(bool succeeded);

    Core& m_core;
    std::shared_ptr<const routing::RoutingTable> m_table;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace switchyard::engine
