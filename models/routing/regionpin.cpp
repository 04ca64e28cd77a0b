// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/regionpin.h"

#include "json/json.h"
#include "routing/ascii.h"

namespace switchyard::routing {

namespace {

//! `us` of `google-vertex/us-east5`, `eu` of `google-vertex/europe-west1`; empty when the tag names no region.
std::string regionOfTag(const std::string& tag)
{
    const auto slash = tag.find('/');
    if (slash == std::string::npos)
        return {};
    const std::string place = ascii::lowered(std::string_view(tag).substr(slash + 1));
    const std::string lead = place.substr(0, place.find('-'));
    if (lead == "europe")
        return "eu";
    // A quantization such as `fp8` stands in the same place as a region.
    const bool hasMore = lead.size() < place.size();
    return hasMore || lead == "us" || lead == "eu" ? lead : std::string {};
}

} // namespace

bool isForwarder(const Endpoint& endpoint)
{
    const std::string& host = endpoint.baseUrl.host;
    return host == "openrouter.ai" || host.ends_with(".openrouter.ai");
}

std::string pinnedRegion(std::string_view extraBody)
{
    json::Document document;
    if (extraBody.empty() || !document.parse(extraBody))
        return {};
    const json::Value provider = document.root()["provider"];
    if (!provider["allow_fallbacks"].isFalse() || provider["only"].size() == 0)
        return {};
    std::string region;
    for (const json::Value tag : provider["only"].items()) {
        const std::string named = regionOfTag(tag.text());
        if (named.empty() || (!region.empty() && region != named))
            return {};
        region = named;
    }
    return region;
}

std::string regionOf(const ModelEntry& model)
{
    const Endpoint& endpoint = *model.endpoint;
    // An address of one region, such as eu.openrouter.ai, binds whatever the body says.
    if (!endpoint.region.empty() && endpoint.region != "global")
        return endpoint.region;
    return isForwarder(endpoint) ? pinnedRegion(model.extraBody) : endpoint.region;
}

} // namespace switchyard::routing
