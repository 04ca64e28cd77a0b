// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "portchoice.h"

#include "platform/places.h"

#include <QFileInfo>

#include <utility>

namespace switchyard {

PortChoice::PortChoice(QString path, ReadStored readStored)
    : m_path(std::move(path))
    , m_lock(m_path)
    , m_readStored(std::move(readStored))
{
    // Stale only when its process is gone, however slow that is.
    m_lock.setStaleLockTime(0);
}

bool PortChoice::tryTake()
{
    if (m_lock.isLocked())
        return true;
    if (!platform::ensureFolder(QFileInfo(m_path).absolutePath()))
        return true;
    return m_lock.tryLock(0) || m_lock.error() != QLockFile::LockFailedError;
}

void PortChoice::giveBack()
{
    m_lock.unlock();
}

} // namespace switchyard
