// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::engine {

//! Whether the peer that sent a FIN has closed its socket, rather than only its sending half: a client may half-close
//! and still read the answer. TCP does not tell the two apart, but for a loopback peer Linux does, because the peer's
//! socket belongs to nobody any more. Elsewhere, and when it cannot be found out, a FIN counts as closed.
bool peerHasClosed(int socket);

} // namespace switchyard::engine
