// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::health {

//! What stands for a secret that is not shown.
inline constexpr std::string_view secretStars = "***";

//! Where the parts of an address begin, as it may be typed: with or without a scheme. All within its text.
struct UrlPlaces {
    std::size_t authority = 0;
    std::size_t host = 0; //!< After the user info and its `@`; `authority` where there is none.
    std::size_t path = 0;
    std::size_t tail = 0; //!< The question mark or the number sign.
};

UrlPlaces placesIn(std::string_view url);

//! The address without its user info and without the values of secret names in its query and fragment.
std::string maskedUrl(std::string_view url);

} // namespace switchyard::health
