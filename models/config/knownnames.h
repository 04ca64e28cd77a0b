// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Names that the newer OpenClaw knows or refuses, compiled in from resources/catalogue. Immutable.
class KnownNames final {
public:
    static const KnownNames& builtIn();

    bool isChannel(std::string_view id) const;
    bool isWebSearchProvider(std::string_view id) const;
    //! A model that OpenClaw took out of service: naming it makes the file invalid.
    bool isSuppressedModel(std::string_view ref) const;
    const std::vector<std::string>& webSearchProviders() const { return m_webSearchProviders; }

private:
    std::vector<std::string> m_channels; //!< All sorted.
    std::vector<std::string> m_webSearchProviders;
    std::vector<std::string> m_suppressedModels;
};

} // namespace switchyard::config
