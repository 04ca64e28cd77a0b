// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/lint.h"

namespace switchyard::config {

std::vector<Diagnostic> lint(const SourceFiles&, const OpenClawConfig&, const Catalogue&,
                             const std::vector<ObservedModel>&)
{
    return {};
}

} // namespace switchyard::config
