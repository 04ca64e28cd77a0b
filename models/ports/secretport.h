// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace switchyard::ports {

//! What is known about the system's keychain. It is never asked before somebody needs it, and never waited for.
enum class KeychainState {
    Unknown, //!< Nobody has asked yet.
    Checking, //!< A trial is under way (five seconds at most).
    Available, //!< A trial entry was written, read back and deleted.
    Locked, //!< There is one, and it waits for its owner to unlock it.
    Unavailable, //!< None answers: no service on the bus, or none built for this system.
};

//! Where a key lives. The user sees this at every key.
enum class KeyPlace {
    None, //!< No key at all.
    Keychain, //!< The system's keychain; the configuration holds an exec reference or nothing.
    Environment, //!< A variable; the configuration holds `${NAME}` or an env reference.
    PrivateFile, //!< A file of Switchyard with mode 0600.
    Session, //!< This process's memory; gone when it ends.
    ConfigLiteral, //!< The text itself stands in the configuration file.
    External, //!< A reference that another program of the user's resolves (file, store, own exec provider).
};

//! What may be shown of one provider's key. Never the key.
struct KeyStatus {
    KeyPlace place = KeyPlace::None;
    //! The variable's name, the file's path, the keychain's entry or the reference's id, for showing.
    std::string detail;
    //! False while a reference leads nowhere: an unset variable, a missing entry, a locked keychain.
    bool resolved = false;
    //! Why it is not resolved. Meaningful when `resolved` is false and `place` is not None.
    Error problem;

    friend bool operator==(const KeyStatus& a, const KeyStatus& b)
    {
        return a.place == b.place && a.detail == b.detail && a.resolved == b.resolved
            && a.problem.code == b.problem.code;
    }
};

//! How a new key is to be kept and what the configuration is to say about it.
enum class KeyTarget {
    Keychain, //!< Keychain, and an exec reference that OpenClaw resolves by running `switchyard secret get`.
    KeychainOnly, //!< Keychain, and nothing in the file: only Switchyard's own engine finds it.
    Environment, //!< `${NAME}` in the file. The user sets the variable; no value is stored.
    PrivateFile, //!< A 0600 file of Switchyard, and a file reference in the configuration.
    Session, //!< Memory only.
    ConfigLiteral, //!< The text itself in the file. The page warns first.
};

//! Whether the configuration may be given an exec reference, and if not, why and what to do instead.
struct ExecReferenceCheck {
    bool allowed = false;
    Error problem; //!< Set when not allowed: a build folder's path, a failed trial, an older OpenClaw.
    std::string environmentName; //!< The variable offered instead, such as `ANTHROPIC_API_KEY`.
};

//! Keys of providers, as the pages see them. GUI thread only. Every call returns at once; every callback comes later,
//! exactly once, in the GUI thread, unless its context object is gone by then. No call ever opens a dialog of its own;
//! the keychain's daemon may ask the user to unlock it. Deadlines: five seconds for the keychain.
class SecretPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretPort)

public:
    using Done = std::function<void(Result<void>)>;
    using CheckDone = std::function<void(ExecReferenceCheck)>;

    ~SecretPort() override = default;

    virtual KeychainState keychainState() const = 0;
    //! What to call it: "GNOME Keyring", "KWallet", "Keychain". Empty while unknown.
    virtual std::string keychainName() const = 0;
    //! Why it is Locked or Unavailable, for the text below the state.
    virtual Error keychainProblem() const = 0;
    //! The key of a provider as last known; cheap, never asks anybody.
    virtual KeyStatus keyStatus(const ProviderId& provider) const = 0;

    //! Starts (or restarts) the trial. keychainStateChanged() reports its outcome.
    virtual void checkKeychain() = 0;
    //! Tries what OpenClaw's daemon would do: an installed command, run without display, answering within two seconds.
    virtual void checkExecReference(const ProviderId& provider, QObject* context, CheckDone done) = 0;

    //! Keeps a new key of a provider, and writes what the configuration needs in one undoable step. `key` may be empty
    //! for KeyTarget::Environment, where `environmentName` (empty: the catalogue's name) is written instead.
    virtual void setKey(const ProviderId& provider, const Secret& key, KeyTarget target,
                        const std::string& environmentName, QObject* context, Done done)
        = 0;
    //! Takes the key out of wherever it is, and its reference out of the configuration, undoable for the latter.
    virtual void removeKey(const ProviderId& provider, QObject* context, Done done) = 0;
    //! A literal key of the file goes to `target`; the file gets the reference. One undo step.
    virtual void moveKey(const ProviderId& provider, KeyTarget target, QObject* context, Done done) = 0;
    //! Every key found as literal text in the file, in one undo step.
    virtual void moveAllKeys(KeyTarget target, QObject* context, Done done) = 0;
    //! To be asked before a rename: gives a key that only the keychain holds its entry under the new id. An error means
    //! that the renamed provider would be without its key.
    virtual void prepareRename(const ProviderId& from, const ProviderId& to, QObject* context, Done done) = 0;
    //! Providers whose key stands in the file as text.
    virtual std::vector<ProviderId> literalKeys() const = 0;

Q_SIGNALS:
    void keychainStateChanged();
    //! The place or resolution of a key changed; comes after the change is visible through keyStatus().
    void keyStatusChanged(const switchyard::ProviderId& provider);

protected:
    explicit SecretPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
