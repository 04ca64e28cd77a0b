// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/policysession.h"
#include "ports/credentialport.h"
#include "secrets/keyresolver.h"

#include <set>
#include <string>
#include <vector>

namespace switchyard::secrets {

//! Named keys for the pages: their names and orders in the policy, the keys themselves in the keychain, the key file or
//! this process's memory. GUI thread.
class CredentialService final : public ports::CredentialPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialService)

public:
    //! All must outlive this.
    CredentialService(config::PolicySession& policy, Keychain& keychain, const KeyFile& keyFile, KeyResolver& resolver,
                      QObject* parent = nullptr);

    std::vector<ports::Credential> credentials() const override;
    std::vector<std::string> keyOrder(const ProviderId& provider) const override;
    void store(const std::string& name, const Secret& key, ports::KeyTarget target, const std::vector<ProviderId>& users,
               QObject* context, Done done) override;
    void remove(const std::string& name, QObject* context, Done done) override;
    Result<void> setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names) override;

private:
    bool isUsed(const std::string& name) const;
    //! The key is kept: takes it out of the other places, and gives it to `users`.
    //! What follows once the key is at its new place: no copy at the former ones, a place in the orders.
    void stored(const std::string& name, ports::KeyTarget target, const std::vector<ProviderId>& users, const Done& done);
    Result<void> addToOrders(const std::string& name, const std::vector<ProviderId>& users);
    Result<void> takeOutOfOrders(const std::string& name);

    config::PolicySession& m_policy;
    Keychain& m_keychain;
    const KeyFile& m_keyFile;
    KeyResolver& m_resolver;
    std::set<std::string> m_inKeychain; //!< Names whose key is being moved, and was there until now.
};

} // namespace switchyard::secrets
