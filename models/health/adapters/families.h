// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/adapters/adapter.h"

namespace switchyard::health {

extern const FamilyAdapter lmStudioAdapter;
extern const FamilyAdapter ollamaAdapter;
extern const FamilyAdapter llamaCppAdapter;
extern const FamilyAdapter llamaCppRouterAdapter;
extern const FamilyAdapter llamaSwapAdapter;
extern const FamilyAdapter vllmAdapter;
extern const FamilyAdapter sgLangAdapter;
extern const FamilyAdapter tgiAdapter;
extern const FamilyAdapter liteLlmAdapter;
extern const FamilyAdapter localAiAdapter;
extern const FamilyAdapter koboldCppAdapter;
extern const FamilyAdapter lemonadeAdapter;
extern const FamilyAdapter dockerModelRunnerAdapter;
extern const FamilyAdapter janAdapter;
extern const FamilyAdapter tabbyApiAdapter;
extern const FamilyAdapter textGenWebUiAdapter;
extern const FamilyAdapter mlxLmAdapter;
extern const FamilyAdapter gpt4AllAdapter;
extern const FamilyAdapter openRouterAdapter;
extern const FamilyAdapter anthropicAdapter;
extern const FamilyAdapter openAiAdapter;
extern const FamilyAdapter geminiAdapter;
extern const FamilyAdapter miniMaxAdapter;
extern const FamilyAdapter moonshotAdapter;
extern const FamilyAdapter zAiAdapter;
extern const FamilyAdapter switchyardAdapter;
extern const FamilyAdapter openAiCompatibleAdapter;

//! The first element of `data` (or the bare array) of a list of models, or a null value.
Json firstListed(const ServerAnswer& list);
//! Whether the first listed model's `owned_by` is `owner`.
bool isOwnedBy(const ServerAnswer& list, std::string_view owner);
//! Text as JSON, with its quotes.
std::string quoted(std::string_view text);
//! Docker Model Runner's name of a model without what it takes for granted: registry, `ai/` and `:latest`.
std::string bareDockerName(std::string_view name);
bool startsWith(std::string_view text, std::string_view start);

} // namespace switchyard::health
