// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/runreader.h"

namespace switchyard::dialects {

void RunReader::emitRun(EventKind kind, std::string_view escaped, EventSink& sink)
{
    if (escaped.empty())
        return;
    if (m_openKind != kind) {
        closeRun(sink);
        m_openKind = kind;
        m_openItem = newItem();
    }
    emitText(kind, m_openItem, escaped, sink);
}

void RunReader::emitProof(std::string_view escaped, EventSink& sink)
{
    if (escaped.empty())
        return;
    if (m_openKind != EventKind::Reasoning) {
        closeRun(sink);
        m_openKind = EventKind::Reasoning;
        m_openItem = newItem();
    }
    emitText(EventKind::Signature, m_openItem, escaped, sink);
    closeRun(sink);
}

void RunReader::closeRun(EventSink& sink)
{
    if (m_openKind)
        emitEnd(m_openItem, sink);
    m_openKind.reset();
}

} // namespace switchyard::dialects
