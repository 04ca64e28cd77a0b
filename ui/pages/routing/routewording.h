// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "config/configchange.h"
#include "config/openclawconfig.h"
#include "routing/routeplan.h"

#include <QModelIndex>
#include <QString>

namespace switchyard::pages {

//! "skipped, 32k < 64k": why a step would be passed over, short enough for a row.
QString skipText(routing::SkipReason reason, qint64 needed, qint64 offered);
//! The same for a step that is this router itself.
QString leadsBackText();

//! "Local", "LAN", "Hosted".
QString trustText(config::TrustClass trust);
QString trustIcon(config::TrustClass trust);

//! "Primary", "Fallback 1".
QString rankText(int row);

//! "Defaults", "main", "Images".
QString chainTitle(const config::ChainId& id, const QString& agentName);
QString roleText(config::ModelRole role);
QString roleIcon(config::ModelRole role);
//! When a role's models are asked, as a sentence.
QString roleNote(config::ModelRole role);

//! What an undo would take back, for buttons and toasts: "Opus moved to 2".
QString editText(const config::EditDescription& edit, const config::OpenClawConfig& config);
//! The alias of a model, else its id.
QString shortName(const ModelRef& ref, const config::OpenClawConfig& config);

//! The whole row of a ChainModel as a sentence: "LM Studio, minimax-m2.1-gs32, primary, Ready, p95 1.2 s".
QString spokenStep(const QModelIndex& index);
//! "Rate-limited 0:42", "Loading 12 s", "Ready".
QString stepStateText(const QModelIndex& index);

} // namespace switchyard::pages
