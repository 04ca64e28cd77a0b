// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "items/chainpreview.h"
#include "shell/context.h"

#include <QString>

#include <optional>
#include <vector>

namespace switchyard::shell {

//! Who answers the requests of the default chain now, planned with the engine's own code. Asked where it is shown;
//! nothing is kept.
struct ChainNow {
    std::vector<ModelRef> order; //!< Who is asked, primary first; this router itself is replaced by the chain behind it.
    items::ChainPreview preview;

    std::optional<ModelRef> serving() const;
    //! The one that takes over when the serving one fails.
    std::optional<ModelRef> next() const;
};

//! `agent` null: the defaults' chain.
ChainNow chainNow(const Services& services, const AgentId* agent = nullptr);

//! "LM Studio", for headlines and the status bar.
QString providerTitle(const Services& services, const ProviderId& provider);
//! The mark for theme::paintMark.
QString providerMarkOf(const Services& services, const ProviderId& provider);

} // namespace switchyard::shell
