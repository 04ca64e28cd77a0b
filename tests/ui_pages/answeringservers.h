// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/discoveryport.h"
#include "ports/providercheckport.h"

#include <string>
#include <vector>

namespace switchyard::testlib {

//! A chat model as a server tells of it.
health::ModelFacts chatModel(const std::string& id, health::LoadState state);
//! LM Studio with a warm model and Ollama with a cold one, as a search of this computer finds them.
std::vector<ports::DiscoveredServer> twoServers();
//! All steps of a check passed: a vLLM with one model at the address that was asked for.
ports::CheckResult passedCheck(const ports::CheckRequest& request);

} // namespace switchyard::testlib
