// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/systemkeychain.h"

#include <qt6keychain/keychain.h>

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <memory>
#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;
using ports::KeychainState;

namespace {

constexpr auto serviceName = "switchyard"_L1;

Error timeoutError()
{
    return Error {ErrorCode::Timeout, "the keychain did not answer in time"};
}

Error lockedError()
{
    return Error {ErrorCode::PermissionDenied, "the keychain is locked; unlock it and try again"};
}

Error errorOf(const QKeychain::Job& job)
{
    const std::string detail = job.errorString().toStdString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return Error {ErrorCode::NotFound, "the keychain holds no such entry"};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Error {ErrorCode::PermissionDenied, "the keychain refused access: " + detail};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error {ErrorCode::Unavailable, "there is no keychain service: " + detail};
    default:
        return Error {ErrorCode::Unavailable, "the keychain failed: " + detail};
    }
}

QString systemName()
{
#if defined(Q_OS_MACOS)
    return u"macOS Keychain"_s;
#elif defined(Q_OS_WIN)
    return u"Windows Credential Manager"_s;
#else
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains("KDE"_L1) ? u"KWallet"_s : u"Secret Service keyring"_s;
#endif
}

} // namespace

SystemKeychain::SystemKeychain(std::chrono::milliseconds deadline, QObject* parent)
    : Keychain(parent)
    , m_deadline(deadline)
    , m_service(deadline)
{
    setName(systemName());
}

void SystemKeychain::check(Unlock unlock)
{
    ++m_checkNumber;
    setState(KeychainState::Checking);
    m_service.defaultKeyring(this, [this, unlock, number = m_checkNumber](LockState lock) {
        if (number == m_checkNumber)
            keyringStateArrived(lock, unlock);
    });
}

void SystemKeychain::keyringStateArrived(LockState lock, Unlock unlock)
{
    const bool wouldAsk = lock == LockState::Locked || lock == LockState::Absent;
    if (wouldAsk && unlock == Unlock::Never) {
        setState(KeychainState::Locked,
                 lock == LockState::Locked
                     ? lockedError()
                     : Error {ErrorCode::PermissionDenied, "no keyring has been set up yet; unlocking sets one up"});
        return;
    }
    runTrial();
}

void SystemKeychain::runTrial()
{
    const QString key = u"trial/"_s + QString::number(QRandomGenerator::system()->generate64(), 36);
    const Secret value(QString::number(QRandomGenerator::system()->generate64(), 36).toStdString());
    write(key, value, this, [this, key, value, number = m_checkNumber](const Result<void>& written) {
        if (number == m_checkNumber)
            trialWritten(key, value, written);
    });
}

void SystemKeychain::trialWritten(const QString& key, const Secret& value, const Result<void>& written)
{
    if (!written) {
        const bool isLocked = written.error().code == ErrorCode::PermissionDenied
            || written.error().code == ErrorCode::Timeout;
        setState(isLocked ? KeychainState::Locked : KeychainState::Unavailable, written.error());
        return;
    }
    readUnlocked(key, this, [this, key, value, number = m_checkNumber](const Result<Secret>& read) {
        remove(key, this, [](const Result<void>&) {});
        if (number != m_checkNumber)
            return;
        if (read && *read == value)
            setState(KeychainState::Available);
        else
            setState(KeychainState::Unavailable,
                     read ? Error {ErrorCode::Unavailable, "the keychain gave back something else than was put in"}
                          : read.error());
    });
}

void SystemKeychain::read(const QString& key, QObject* context, ReadDone done)
{
    m_service.entry(serviceName, key, context, [this, key, context, done = std::move(done)](LockState lock) {
        switch (lock) {
        case LockState::Locked:
            done(lockedError());
            return;
        case LockState::Absent:
            done(Error {ErrorCode::NotFound, "the keychain holds no entry '" + key.toStdString() + "'"});
            return;
        case LockState::Unlocked:
        case LockState::NoService: // KWallet answers under another name.
        case LockState::NotKnown:
            readUnlocked(key, context, done);
            return;
        }
    });
}

void SystemKeychain::readUnlocked(const QString& key, QObject* context, ReadDone done)
{
    auto* job = new QKeychain::ReadPasswordJob(serviceName);
    job->setKey(key);
    run(job, context, [job, done = std::move(done)](const QKeychain::Job* finished) {
        if (finished == nullptr) {
            done(timeoutError());
            return;
        }
        if (finished->error() != QKeychain::NoError) {
            done(errorOf(*finished));
            return;
        }
        QByteArray text = job->binaryData();
        Secret value(text.toStdString());
        text.fill('\0');
        done(std::move(value));
    });
}

void SystemKeychain::write(const QString& key, const Secret& value, QObject* context, Done done)
{
    auto* job = new QKeychain::WritePasswordJob(serviceName);
    job->setKey(key);
    const std::string_view text = value.reveal();
    job->setBinaryData(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    run(job, context, [done = std::move(done)](const QKeychain::Job* finished) {
        if (finished == nullptr)
            done(timeoutError());
        else if (finished->error() != QKeychain::NoError)
            done(errorOf(*finished));
        else
            done({});
    });
}

void SystemKeychain::remove(const QString& key, QObject* context, Done done)
{
    auto* job = new QKeychain::DeletePasswordJob(serviceName);
    job->setKey(key);
    run(job, context, [done = std::move(done)](const QKeychain::Job* finished) {
        if (finished == nullptr)
            done(timeoutError());
        else if (finished->error() != QKeychain::NoError && finished->error() != QKeychain::EntryNotFound)
            done(errorOf(*finished));
        else
            done({});
    });
}

void SystemKeychain::run(QKeychain::Job* job, QObject* context, JobDone done)
{
    job->setAutoDelete(true);
    const auto pending = std::make_shared<JobDone>(std::move(done));
    const QPointer<QObject> guard(context);
    const auto report = [pending, guard](QKeychain::Job* finished) {
        const JobDone call = std::exchange(*pending, {});
        if (call && guard)
            call(finished);
    };
    connect(job, &QKeychain::Job::finished, this, report);
    QTimer::singleShot(m_deadline, this, [report] { report(nullptr); });
    job->start();
}

} // namespace switchyard::secrets
