// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "traffic/requestrecord.h"

namespace switchyard::traffic {

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Delivered:
        return "delivered";
    case Outcome::ErrorDelivered:
        return "error-delivered";
    case Outcome::Exhausted:
        return "exhausted";
    case Outcome::Truncated:
        return "truncated";
    case Outcome::ClientGone:
        return "client-gone";
    case Outcome::Rejected:
        return "rejected";
    }
    return "unknown";
}

} // namespace switchyard::traffic
