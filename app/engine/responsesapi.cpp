// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/responsesapi.h"

#include "engine/clientconnection_p.h"
#include "engine/core_p.h"
#include "engine/httptext.h"

#include <array>
#include <chrono>

namespace switchyard::engine {

bool answerStoredResponse(Core& core, const std::shared_ptr<ClientConnection>& client)
{
    constexpr std::array<std::string_view, 2> bases {"/v1/responses/", "/responses/"};
    constexpr std::string_view itemsSuffix = "/input_items";
    const Request& request = client->request();
    const std::string_view method = request.head.method;
    std::string_view id = request.path;
    bool isOurs = false;
    for (const auto base : bases) {
        if (!isOurs && id.starts_with(base)) {
            id.remove_prefix(base.size());
            isOurs = true;
        }
    }
    if (!isOurs || (method != "GET" && method != "DELETE"))
        return false;
    const bool wantsItems = id.ends_with(itemsSuffix);
    if (wantsItems)
        id.remove_suffix(itemsSuffix.size());

    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto* const entry = core.responses.find(id, std::chrono::duration_cast<std::chrono::seconds>(now).count());
    if (entry == nullptr || (wantsItems && method != "GET")) {
        client->respond(404, jsonType,
            errorBody("invalid_request_error", "not_found", "the response '" + std::string(id) + "' is not known here (any more)"));
    } else if (method == "DELETE") {
        const std::string body = R"({"id":)" + jsonQuoted(std::string(id)) + R"(,"object":"response","deleted":true})";
        core.responses.remove(id);
        client->respond(200, jsonType, body);
    } else if (wantsItems) {
        client->respond(200, jsonType, R"({"object":"list","data":)" + entry->inputItems + R"(,"has_more":false})");
    } else {
        client->respond(200, jsonType, entry->response);
    }
    return true;
}

} // namespace switchyard::engine
