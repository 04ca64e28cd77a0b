// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/secret.h"

namespace switchyard {

void Secret::wipe() noexcept
{
    // Volatile, so that the writes to memory about to be freed are not optimised away; the whole capacity, since a
    // moved-from or shortened string keeps its old bytes there.
    m_value.resize(m_value.capacity());
    volatile char* bytes = m_value.data();
    for (std::size_t i = 0; i < m_value.size(); ++i)
        bytes[i] = 0;
    m_value.clear();
}

} // namespace switchyard
