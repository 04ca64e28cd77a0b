// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "config/openclawconfig.h"
#include "config/routingtablebuilder.h"
#include "routing/routingtable.h"

#include <memory>
#include <utility>

namespace switchyard::config {

class Environment;

//! The endpoint of a declared provider, or with `model` of one of its models that has an address, api or headers of its
//! own. What cannot work is an endpoint with a problem, so that the engine can say why it skips it.
std::shared_ptr<const routing::Endpoint> buildEndpoint(const Provider& provider, const Model* model,
                                                       const BuiltInProvider* builtIn, const ResolvedKeys& keys,
                                                       const Environment& environment);

} // namespace switchyard::config
