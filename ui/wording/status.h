// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/diagnosis.h"
#include "health/modelhealth.h"
#include "theme/tokens.h"

#include <QString>

namespace switchyard::wording {

//! The word people read: "Ready", "Sign-in failed". Always shown, colour alone never tells.
QString statusText(health::Status status);
//! The Lucide icon of a status.
QString statusIcon(health::Status status);
theme::Tone statusTone(health::Status status);

//! A few words after the state word: "connection refused", "429". Empty for reasons that add nothing to the state.
QString reasonText(health::Reason reason, int httpStatus = 0);
//! What would help, as a sentence; `command` is shown apart by the caller. Empty for Remedy::None.
QString remedyText(health::Remedy remedy);
//! The label of the one button that does it, empty when there is none.
QString remedyAction(health::Remedy remedy);

//! "This computer", "Your network", "Hosted".
QString reachText(health::Reach reach);
//! The group title of the providers list.
QString reachTitle(health::Reach reach);
//! The Lucide icon of where an endpoint is.
QString reachIcon(health::Reach reach);

//! "LM Studio", or the id when the family is unknown.
QString providerName(health::ServerFamily family, const ProviderId& provider);
//! The brand mark for theme::paintMark.
QString providerMark(health::ServerFamily family, const ProviderId& provider);

QString adviceText(health::Advice advice);

} // namespace switchyard::wording
