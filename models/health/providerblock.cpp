// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/providerblock.h"

#include "health/maskedurl.h"
#include "health/secretwords.h"
#include "json5/document.h"
#include "json5/writer.h"

namespace switchyard::health {

namespace {

//! OpenClaw puts variables in wherever `${NAME}` stands.
bool holdsReference(std::string_view text)
{
    for (auto start = text.find("${"); start != std::string_view::npos; start = text.find("${", start + 2)) {
        const auto end = text.find('}', start);
        if (end != std::string_view::npos && !variableIn(text.substr(start, end + 1 - start)).empty())
            return true;
    }
    return false;
}

ProviderBlock readBlock(const json5::Value& block, std::string id)
{
    ProviderBlock result;
    result.id = std::move(id);
    result.baseUrl = block["baseUrl"].stringOr({});
    result.api = block["api"].stringOr({});
    const auto key = block["apiKey"].stringOr({});
    result.hasKey = !key.empty();
    if (!key.empty() && !standsForKey(key) && !holdsReference(key))
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

std::string shownBlock(const ProviderBlock& block)
{
    std::string text = "{ baseUrl: " + json5::quoted(maskedUrl(block.baseUrl));
    if (!block.api.empty())
        text += ", api: " + json5::quoted(block.api);
    if (block.hasKey)
        text += ", apiKey: \"${KEY}\"";
    if (!block.models.empty())
        text += ", models: [";
    for (std::size_t i = 0; i < block.models.size(); ++i)
        text += (i > 0 ? ", " : " ") + json5::quoted(block.models[i]);
    text += block.models.empty() ? " }" : " ] }";
    return block.id.empty() ? text : "{ " + json5::quoted(block.id) + ": " + text + " }";
}

} // namespace switchyard::health
