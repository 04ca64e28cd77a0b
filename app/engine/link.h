// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace switchyard::engine {

//! Has the system ask a silent peer now and then whether it is still there: a machine that lost power, a network that
//! changed or a router that forgot the connection ends it within a minute, also while it waits in the pool.
void keepLinkWatched(int socket);

//! Whether what was sent over the connection arrives, as far as the system can tell.
enum class LinkState {
    Alive, //!< Everything was acknowledged, or the peer has no room; also when it cannot be found out.
    Waiting, //!< Something is on its way.
    Dead, //!< It was sent again and again, and nobody acknowledges it.
};
LinkState linkState(int socket);

//! How long the machine has slept since it was started, which no steady clock counts.
std::chrono::nanoseconds timeAsleep();

} // namespace switchyard::engine
