// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/failure.h"
#include "theme/tokens.h"
#include "traffic/requestrecord.h"

#include <QString>

#include <string_view>

namespace switchyard::wording {

//! After a name: "refused the connection", "is rate-limited", "answered".
QString failureText(routing::FailureClass failure);
//! A few words for a bar: "refused", "429", "no token in time".
QString failureWord(const traffic::Attempt& attempt);
//! The icon and tone of an attempt: check, minus for "later", cross for "no".
QString attemptIcon(const traffic::Attempt& attempt);
theme::Tone attemptTone(const traffic::Attempt& attempt);
//! Why a candidate was not tried, after its name: "holds too little context".
QString skipSentence(routing::SkipReason reason);
//! The same in numbers, as a sentence of its own; empty when there is nothing to add.
QString skipDetail(const routing::SkippedCandidate& skipped);
//! What an attempt met: status, the server's own words in quotes, the address. Ours are told by failureText.
QString attemptDetail(const traffic::Attempt& attempt);
//! Why the router itself refused a request or had nobody for it; the status tells. Empty where only the server knows.
QString refusalText(const traffic::RequestRecord& record);
//! How the exchange ended for the client.
QString outcomeText(traffic::Outcome outcome);
//! The engine's word for why it answered as it did (`x-switchyard-reason`), as a sentence; empty for one nobody knows.
QString routeReasonText(std::string_view word);
//! Why an answer ended, from the word of the Chat protocol; empty for one nobody knows.
QString finishText(std::string_view word);
//! "Chat Completions", "Responses".
QString kindText(routing::RequestKind kind);
//! "first try", "second try", "try 4".
QString tryText(int number);

} // namespace switchyard::wording
