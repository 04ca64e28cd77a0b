// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"

namespace switchyard::dialects {

//! Brings tool calls and their results together as every strict server wants them: each call's result directly after
//! the turn that made it, one each, in the calls' order. A missing result is made up and marked as an error, the last of
//! several stands, and a result without a call becomes the user's text.
void repairToolResults(Conversation& conversation);

} // namespace switchyard::dialects
