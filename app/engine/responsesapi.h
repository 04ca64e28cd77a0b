// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>

namespace switchyard::engine {

class ClientConnection;
struct Core;

//! Answers `GET /v1/responses/{id}`, `GET …/input_items` and `DELETE` from the memory of responses, whichever provider
//! gave them. False when the request is for something else.
bool answerStoredResponse(Core& core, const std::shared_ptr<ClientConnection>& client);

} // namespace switchyard::engine
