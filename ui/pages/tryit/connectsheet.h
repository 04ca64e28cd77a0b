// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configsession.h"
#include "shell/context.h"

#include <QString>

namespace switchyard::pages {

//! Opens the sheet that connects clients to the routing engine: OpenClaw by writing a provider `switchyard` into its file
//! and putting it before a chosen chain, others by lines to paste.
void openConnectSheet(const shell::Context& context);

//! The provider that is written: the engine's address, `auto` and one model for each agent.
config::ProviderDraft switchyardDraft(const QString& baseUrl, const config::OpenClawConfig& config);

//! Which client a snippet is for.
enum class SnippetKind { Curl, Python, ClaudeCode, Codex };
//! Lines for a client. The token appears as the variable SWITCHYARD_TOKEN unless `token` is given.
QString snippet(SnippetKind kind, const QString& baseUrl, const QString& model, const QString& token = {});

} // namespace switchyard::pages
