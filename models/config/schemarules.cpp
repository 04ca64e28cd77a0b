// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemarules.h"

#include "config/rulewalk.h"

namespace switchyard::config {

std::vector<Violation> checkRules(const Node& root, Generation generation, const std::string& home,
                                  DefaultMarkers markers)
{
    std::vector<Violation> found;
    if (generation == Generation::List) {
        checkOlderRules(root, found);
        return found;
    }
    checkAgentRules(root, home, markers, found);
    checkSurfaceRules(root, found);
    return found;
}

} // namespace switchyard::config
