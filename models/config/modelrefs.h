// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <optional>
#include <string_view>
#include <vector>

namespace switchyard::config {

//! The model that `text` means to OpenClaw: blanks around its parts go, and of `providers` the first is meant whose name
//! is the same but for letter case. A provider that is not among them is named in small letters. The older generation
//! also knows second names of a few providers, such as `z.ai` for `zai`. Short names of models become the ids that are
//! asked for. Without a provider in `text` the reference has none.
ModelRef readModelRef(std::string_view text, const std::vector<Provider>& providers, Generation generation);

//! Reads the entries of chains as OpenClaw does: aliases, names of profiles behind an `@`, and models named without their
//! provider. Wants the providers and the settings of models of `config`, which must outlive the reader.
class ModelRefReader final {
public:
    struct Meaning {
        ModelRef ref;
        bool viaAlias = false;
    };

    explicit ModelRefReader(const OpenClawConfig& config);

    Meaning primary(std::string_view text) const;
    //! Without a provider of its own it is one of `provider`, the primary's.
    Meaning fallback(std::string_view text, const ProviderId& provider) const;
    //! A key of `agents.defaults.models`. Wants the providers only.
    ModelRef setting(std::string_view key) const;
    //! The provider of the model that is taken where no primary is configured.
    ProviderId implicitProvider() const;

private:
    bool isOlder() const { return m_config.generation == Generation::List; }
    ModelRef read(std::string_view text) const;
    std::optional<Meaning> aliased(std::string_view text) const;
    std::optional<ModelRef> openRouterName(std::string_view text) const;
    ProviderId onlyProviderOf(std::string_view model) const;

    const OpenClawConfig& m_config;
};

} // namespace switchyard::config
