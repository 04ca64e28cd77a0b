// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/responsestore.h"

#include "json/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Keeps a finished answer so that a later request can name it as `previous_response_id`: everything that was said up
//! to and with it. `response` is the response object as the client got it. Does nothing for other dialects, for
//! `store: false`, and for what is no response.
void rememberResponse(ResponseStore& store, const ClientRequest& request, std::string_view response,
                      std::int64_t nowSeconds);

//! The request's body with the items of known answers in the places of `item_reference`s to them; nothing when it refers
//! to none. Thoughts that only their provider keeps are left out.
std::optional<std::string> withReferencedItems(const ResponseStore& store, json::Value request, std::int64_t nowSeconds);

//! What comes before the request when it is sent: the conversation that it goes on with, and the items that it refers to.
HeldMedia earlierMedia(const ResponseStore& store, const ClientRequest& request, std::int64_t nowSeconds);

} // namespace switchyard::dialects
