// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"
#include "ports/secretport.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace switchyard::ports {

//! A key with a name of its own, which several providers may use. Never holds the key.
struct Credential {
    std::string name;
    KeyStatus status; //!< Where it is kept; None while it is being looked for or was not found.
    std::vector<ProviderId> usedBy; //!< In the order of the policy.
    friend bool operator==(const Credential&, const Credential&) = default;
};

//! Named keys. A provider tries its own key first, then its named ones in their order: the next one when the server
//! refuses a key or its credit is used up. The policy file holds names and orders, never keys; a name that no provider
//! uses is not kept. GUI thread only. `store` and `remove` return at once and answer later, exactly once, unless the
//! context is gone by then; within five seconds.
class CredentialPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialPort)

public:
    using Done = std::function<void(Result<void>)>;

    ~CredentialPort() override = default;

    //! By name.
    virtual std::vector<Credential> credentials() const = 0;
    //! Names in the order in which the provider's requests try them; empty when it uses only its own key.
    virtual std::vector<std::string> keyOrder(const ProviderId& provider) const = 0;

    //! Keeps a key under a name, or replaces the key of that name, which the engine then uses at once. A new name needs a
    //! provider in `users`, which gets it at the end of its order. A name: 1 to 64 of a-z, A-Z, 0-9, `.`, `_`, `-`.
    //! `target`: Keychain, PrivateFile or Session.
    virtual void store(const std::string& name, const Secret& key, KeyTarget target,
                       const std::vector<ProviderId>& users, QObject* context, Done done)
        = 0;
    //! Takes the key out of where it is, then its name out of every order. On failure the name stays.
    virtual void remove(const std::string& name, QObject* context, Done done) = 0;
    //! An empty list: only the provider's own key. One undo step of the policy.
    virtual Result<void> setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names) = 0;

Q_SIGNALS:
    void credentialsChanged();

protected:
    explicit CredentialPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
