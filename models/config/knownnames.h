// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Names that OpenClaw knows or refuses, compiled in from resources/catalogue. Immutable.
class KnownNames final {
public:
    //! A path with `*` for any key and `[]` for any element.
    using PathPattern = std::vector<std::string>;

    //! The newer OpenClaw's.
    static const KnownNames& builtIn();
    //! The older one's: channels, their other names, and plugins.
    static const KnownNames& older();

    bool isChannel(std::string_view id) const;
    //! A channel by its id or another name it goes by.
    bool isChannelOrAlias(std::string_view id) const;
    bool isPlugin(std::string_view id) const;
    //! A plugin that may be chosen as memory, installed or not.
    bool isMemoryPlugin(std::string_view id) const;
    bool isWebSearchProvider(std::string_view id) const;
    //! The plugin that would bring a web search provider; empty for none.
    std::string webSearchPlugin(std::string_view provider) const;
    //! A model that OpenClaw took out of service: naming it makes the file invalid.
    bool isSuppressedModel(std::string_view ref) const;
    //! Where a reference to a secret must have the source of its provider.
    const std::vector<PathPattern>& secretTargets() const { return m_secretTargets; }
    //! Where only a plain text may stand, no reference to a secret.
    const std::vector<PathPattern>& secretsNotAllowed() const { return m_secretsNotAllowed; }

private:
    static KnownNames load(const char* resource);

    std::vector<std::string> m_channels; //!< All sorted.
    std::vector<std::string> m_channelAliases;
    std::vector<std::string> m_plugins;
    std::vector<std::string> m_otherMemoryPlugins;
    std::vector<std::string> m_webSearchProviders;
    std::vector<std::string> m_suppressedModels;
    std::vector<std::pair<std::string, std::string>> m_webSearchPlugins;
    std::vector<PathPattern> m_secretTargets;
    std::vector<PathPattern> m_secretsNotAllowed;
};

} // namespace switchyard::config
