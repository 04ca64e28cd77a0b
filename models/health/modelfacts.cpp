// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/modelfacts.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

std::string_view word(LoadState state)
{
    switch (state) {
    case LoadState::Ready:
        return "ready";
    case LoadState::Cold:
    case LoadState::Sleeping:
    case LoadState::Failed:
        return "cold";
    case LoadState::Loading:
        return "loading";
    case LoadState::Missing:
        return "missing";
    case LoadState::Unknown:
        break;
    }
    return "unknown";
}

bool isHeavilyQuantised(std::string_view quantisation)
{
    std::string lower(quantisation);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 10> marks { "q1_", "q2_", "q3_", "iq1", "iq2", "iq3", "1bit", "2bit", "3bit",
                                                       "tq1" };
    return std::any_of(marks.begin(), marks.end(),
                       [&lower](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

} // namespace switchyard::health
