// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/routingtable.h"

#include <string>
#include <string_view>

namespace switchyard::engine {

enum class ModelListForm {
    OpenAi, //!< `{"object":"list","data":[{"id","object":"model",…}]}` with `context_window` where it is known.
    Anthropic, //!< `{"data":[{"type":"model","id","display_name",…}],"has_more":false,…}`
};

//! Every name a client may ask for: chains, aliases and `provider/model`, in this order.
std::string modelList(const routing::RoutingTable& table, ModelListForm form);
//! The entry of one name; empty when it is not in the list.
std::string modelListEntry(const routing::RoutingTable& table, std::string_view name, ModelListForm form);

//! `%2F` and the like decoded; what is no escape stays as it is.
std::string percentDecoded(std::string_view text);

} // namespace switchyard::engine
