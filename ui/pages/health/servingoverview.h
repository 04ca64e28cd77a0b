// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/healthmodel.h"
#include "shell/answering.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace switchyard::pages {

//! Who answers whom now: the defaults' chain and each agent's, planned with the engine's code.
struct ServingOverview {
    struct AgentNow {
        std::string agent;
        std::optional<ModelRef> serving;
    };
    shell::ChainNow defaults;
    std::vector<AgentNow> agents; //!< In the file's order; one called "main" when none is configured.

    //! What HealthModel shows of it.
    std::vector<std::pair<ModelRef, items::RoutingStand>> stands() const;
};

ServingOverview servingOverview(const shell::Services& services);

//! The headline and the sentence under it.
struct Headline {
    QString title;
    QString text;
};
Headline headline(const shell::Services& services, const ServingOverview& overview);

} // namespace switchyard::pages
