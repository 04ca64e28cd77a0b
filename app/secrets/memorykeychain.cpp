// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/memorykeychain.h"

#include <QTimer>

#include <utility>

namespace switchyard::secrets {

using ports::KeychainState;

MemoryKeychain::MemoryKeychain(QObject* parent)
    : Keychain(parent)
{
    setName(QStringLiteral("Memory"));
}

void MemoryKeychain::check(Unlock)
{
    setState(KeychainState::Checking);
    QTimer::singleShot(0, this, [this] {
        if (m_failure.message.empty()) {
            setState(KeychainState::Available);
            return;
        }
        const bool isLocked = m_failure.code == ErrorCode::PermissionDenied;
        setState(isLocked ? KeychainState::Locked : KeychainState::Unavailable, m_failure);
    });
}

void MemoryKeychain::read(const QString& key, QObject* context, ReadDone done)
{
    ++m_reads;
    QTimer::singleShot(0, context, [this, key, done = std::move(done)] {
        const auto found = m_entries.constFind(key);
        if (!m_failure.message.empty())
            done(m_failure);
        else if (found == m_entries.constEnd())
            done(Error {ErrorCode::NotFound, "the keychain holds no entry '" + key.toStdString() + "'"});
        else
            done(*found);
    });
}

void MemoryKeychain::write(const QString& key, const Secret& value, QObject* context, Done done)
{
    QTimer::singleShot(0, context, [this, key, value, done = std::move(done)] {
        if (!m_failure.message.empty()) {
            done(m_failure);
            return;
        }
        m_entries.insert(key, value);
        done({});
    });
}

void MemoryKeychain::remove(const QString& key, QObject* context, Done done)
{
    QTimer::singleShot(0, context, [this, key, done = std::move(done)] {
        if (!m_failure.message.empty()) {
            done(m_failure);
            return;
        }
        m_entries.remove(key);
        done({});
    });
}

} // namespace switchyard::secrets
