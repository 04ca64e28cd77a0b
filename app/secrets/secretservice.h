// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>

namespace switchyard::secrets {

//! What the desktop's Secret Service says without anybody being asked for a password. QtKeychain cannot tell a locked
//! keyring from an open one and would make its daemon ask.
enum class LockState {
    Unlocked,
    Locked,
    Absent, //!< No such entry, or no default keyring.
    NoService, //!< Nothing answers on the bus.
    NotKnown, //!< This system has no Secret Service (macOS, Windows): ask the keychain itself.
};

//! Asynchronous questions to org.freedesktop.secrets over D-Bus. Every callback comes exactly once, within `deadline`.
class SecretService final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretService)

public:
    using Done = std::function<void(LockState)>;

    explicit SecretService(std::chrono::milliseconds deadline, QObject* parent = nullptr);

    //! The lock of the keyring that new entries go to.
    void defaultKeyring(QObject* context, Done done);
    //! The lock of the entry that QtKeychain keeps for a service and a key.
    void entry(const QString& service, const QString& key, QObject* context, Done done);

private:
    std::chrono::milliseconds m_deadline;
};

} // namespace switchyard::secrets
