// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/providercheckport.h"

#include <QString>

namespace switchyard::pages {

QString stepName(ports::CheckStepKind kind);

//! What a step found, in words: "vLLM 0.11.0", "7 models, 1 loaded". For a step that failed: the cause, what was seen and
//! what to do, in one or two sentences.
QString stepFinding(const ports::CheckStep& step, const ports::CheckResult& result);

//! Cause, sight and remedy of one failure at an address.
QString failureText(const health::Diagnosis& diagnosis, const QString& baseUrl, const QString& family);

//! "Chat Completions", "Responses", "Messages (Anthropic)".
QString apiText(const QString& api);

//! "added /v1": what was done to a pasted text.
QString noteText(health::AddressNote note);

//! A refused certificate for a person who has to decide: what is wrong with it, whose it is, its SHA-256.
QString certificateText(const health::Certificate& certificate);
//! Its SHA-256, in lines of 16 bytes.
QString fingerprintText(const health::Certificate& certificate);

} // namespace switchyard::pages
