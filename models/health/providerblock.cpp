// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/providerblock.h"

#include "json5/document.h"

namespace switchyard::health {

namespace {

ProviderBlock readBlock(const json5::Value& block, std::string id)
{
    ProviderBlock result;
    result.id = std::move(id);
    result.baseUrl = block["baseUrl"].stringOr({});
    result.api = block["api"].stringOr({});
    const auto key = block["apiKey"].stringOr({});
    if (!key.empty() && key.find('$') == std::string::npos)
        result.key = Secret(key);
    for (const auto model : block["models"]) {
        const auto modelId = model.isString() ? model.stringOr({}) : model["id"].stringOr({});
        if (!modelId.empty())
            result.models.push_back(modelId);
    }
    return result;
}

//! The first member with a `baseUrl`, if any.
std::optional<ProviderBlock> firstOf(const json5::Value& providers)
{
    for (const auto member : providers) {
        if (member["baseUrl"].isString())
            return readBlock(member, member.key());
    }
    return std::nullopt;
}

std::optional<ProviderBlock> search(const json5::Document& document)
{
    const auto root = document.root();
    if (!root.isObject())
        return std::nullopt;
    if (root["baseUrl"].isString())
        return readBlock(root, {});
    for (const auto& place : { root["models"]["providers"], root["providers"], root }) {
        if (auto block = firstOf(place))
            return block;
    }
    return std::nullopt;
}

} // namespace

std::optional<ProviderBlock> readProviderBlock(std::string_view text)
{
    if (text.find("baseUrl") == std::string_view::npos)
        return std::nullopt;
    const std::string whole(text);
    // A block copied out of its file comes without the braces around it.
    for (const auto& candidate : { whole, '{' + whole + '}' }) {
        const auto document = json5::Document::parse(candidate);
        if (!document.isValid())
            continue;
        if (auto block = search(document))
            return block;
    }
    return std::nullopt;
}

} // namespace switchyard::health
