// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "secrets/keychain.h"
#include "secrets/secretservice.h"

#include <chrono>

namespace QKeychain {
class Job;
}

namespace switchyard::secrets {

//! The operating system's keychain through QtKeychain, under the service name `switchyard`.
class SystemKeychain final : public Keychain {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemKeychain)

public:
    //! `deadline` bounds every call: five seconds in the panel, less in `switchyard secret get`.
    explicit SystemKeychain(std::chrono::milliseconds deadline, QObject* parent = nullptr);

    void check(Unlock unlock) override;
    void read(const QString& key, QObject* context, ReadDone done) override;
    void write(const QString& key, const Secret& value, QObject* context, Done done) override;
    void remove(const QString& key, QObject* context, Done done) override;

private:
    using JobDone = std::function<void(QKeychain::Job*)>;

    void keyringStateArrived(LockState lock, Unlock unlock);
    void runTrial();
    void trialWritten(const QString& key, const Secret& value, const Result<void>& written);
    void readUnlocked(const QString& key, QObject* context, ReadDone done);
    //! Starts `job`. `done` gets it when it has finished, or null when the deadline passed first.
    void run(QKeychain::Job* job, QObject* context, JobDone done);

    std::chrono::milliseconds m_deadline;
    SecretService m_service;
    int m_checkNumber = 0; //!< A check that was overtaken by another says nothing.
};

} // namespace switchyard::secrets
