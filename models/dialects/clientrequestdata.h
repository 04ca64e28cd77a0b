// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "json/json.h"

#include <memory>
#include <string>

namespace switchyard::dialects {

struct ClientRequest::Data {
    Dialect dialect = Dialect::Chat;
    std::shared_ptr<const std::string> body;
    json::Document document;
    RequestFacts facts;

    json::Value root() const { return document.root(); }
    //! Responses: the members of a response that repeat the request, joined by commas.
    std::string echo() const;
};

} // namespace switchyard::dialects
