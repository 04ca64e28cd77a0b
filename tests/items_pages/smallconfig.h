// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

//! Four providers, one chain of four, one model to spare. Kept out of the test: moc 6.4 loses classes behind raw strings.
extern const char* const smallConfig;
//! What Connect makes of a small configuration: this router before the default chain and before an agent's own.
extern const char* const routedConfig;
//! One provider with two models, as the newer generation writes it.
extern const char* const newerConfig;
//! The same with one model in the older generation.
extern const char* const olderConfig;
