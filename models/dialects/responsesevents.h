// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>

namespace switchyard::dialects {

//! Whether OpenAI's own client libraries know this type of event. Their stream helpers end with an exception at any
//! other (apply_patch's pieces, for one), though each item comes whole in its `response.output_item.done`.
bool isCommonResponsesEvent(std::string_view type);

} // namespace switchyard::dialects
