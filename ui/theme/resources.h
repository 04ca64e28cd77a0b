// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::theme {

//! Makes `:/panel` (fonts, icons) known; cheap to call again. A static library's resources are dropped by the linker
//! unless something asks for them.
void ensureResources();

} // namespace switchyard::theme
