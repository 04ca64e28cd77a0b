// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configdraft.h"
#include "config/drafts.h"
#include "config/modelrefs.h"
#include "config/openclawconfig.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! Commands on providers and their models as steps of a draft. `config` is what the draft's text meant before the first
//! step. Keys that the file's generation rejects are not written: a wish that cannot be put otherwise is Unsupported, a
//! nicety (`timeoutSeconds`) is left out.
class ProviderEditing final {
public:
    ProviderEditing(ConfigDraft& draft, const OpenClawConfig& config);

    Result<void> add(const ProviderDraft& provider);
    Result<void> remove(const ProviderId& id, References references);
    Result<void> rename(const ProviderId& id, const ProviderId& to);
    Result<void> update(const ProviderId& id, const ProviderPatch& patch);
    Result<void> addModels(const ProviderId& id, const std::vector<ModelDraft>& models);
    Result<void> updateModel(const ModelRef& model, const ModelPatch& patch);
    Result<void> removeModel(const ModelRef& model, References references);
    Result<void> setAlias(const ModelRef& model, const std::string& alias);

private:
    bool knowsNewerKeys() const { return m_config.generation == Generation::Entries; }
    static json5::Path providerPath(const ProviderId& id) { return {"models", "providers", id.value()}; }
    ModelRef refOf(std::string_view text) const { return readModelRef(text, m_config.providers, m_config.generation); }
    Result<std::string> keyValue(const KeyDraft& key) const;
    Result<std::string> modelText(const ModelDraft& model) const;
    Result<void> checkApi(Api api) const;
    Result<json5::Path> modelPath(const ModelRef& model) const;
    Result<void> setOrRemove(const json5::Path& path, const std::optional<std::string>& valueText);
    Result<void> dropReferences(const std::vector<ModelRef>& models);
    Result<void> renameAlias(const ModelRef& model, const std::string& alias);
    std::vector<std::size_t> allowedBy(const ModelRef& model) const;
    Result<void> dropFromChain(const Chain& chain, const std::vector<ModelRef>& models);
    Result<void> renameInChain(const Chain& chain, const ProviderId& id, const ProviderId& to);

    ConfigDraft& m_draft;
    const OpenClawConfig& m_config;
    TextStyle m_style;
};

} // namespace switchyard::config
