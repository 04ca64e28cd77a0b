// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/resources.h"

#include <QtCore/qglobal.h>

//! Q_INIT_RESOURCE only works outside of namespaces.
static void initialisePanelResources()
{
    Q_INIT_RESOURCE(panel);
}

namespace switchyard::theme {

void ensureResources()
{
    static const bool done = (initialisePanelResources(), true);
    Q_UNUSED(done)
}

} // namespace switchyard::theme
