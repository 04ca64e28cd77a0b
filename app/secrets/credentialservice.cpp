// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/credentialservice.h"

#include "config/policy.h"
#include "secrets/guarded.h"

#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace switchyard::secrets {

using ports::KeyPlace;
using ports::KeyTarget;

namespace {

std::string entryOf(const std::string& name)
{
    return KeyResolver::credentialKey(name).toStdString();
}

} // namespace

CredentialService::CredentialService(config::PolicySession& policy, Keychain& keychain, const KeyFile& keyFile,
                                     KeyResolver& resolver, QObject* parent)
    : ports::CredentialPort(parent)
    , m_policy(policy)
    , m_keychain(keychain)
    , m_keyFile(keyFile)
    , m_resolver(resolver)
{
    connect(&m_policy, &config::PolicySession::policyChanged, this, &CredentialService::credentialsChanged);
    connect(&m_resolver, &KeyResolver::credentialChanged, this, &CredentialService::credentialsChanged);
}

std::vector<ports::Credential> CredentialService::credentials() const
{
    std::map<std::string, std::vector<ProviderId>> users;
    for (const auto& [provider, names] : m_policy.policy().keyOrder) {
        for (const std::string& name : names)
            users[name].push_back(provider);
    }
    std::vector<ports::Credential> credentials;
    for (auto& [name, providers] : users) {
        ports::Credential credential {name, {}, std::move(providers)};
        if (const KeyResolver::Finding* finding = m_resolver.credential(name)) {
            credential.status.place = finding->place;
            credential.status.detail = finding->detail;
            credential.status.resolved = finding->key.has_value();
            credential.status.problem = finding->problem.value_or(Error {});
        }
        credentials.push_back(std::move(credential));
    }
    return credentials;
}

std::vector<std::string> CredentialService::keyOrder(const ProviderId& provider) const
{
    const auto& orders = m_policy.policy().keyOrder;
    const auto order = std::find_if(orders.begin(), orders.end(), [&](const auto& entry) { return entry.first == provider; });
    return order == orders.end() ? std::vector<std::string> {} : order->second;
}

bool CredentialService::isUsed(const std::string& name) const
{
    const auto& orders = m_policy.policy().keyOrder;
    return std::any_of(orders.begin(), orders.end(), [&](const auto& entry) {
        return std::find(entry.second.begin(), entry.second.end(), name) != entry.second.end();
    });
}

void CredentialService::store(const std::string& name, const Secret& key, KeyTarget target,
                              const std::vector<ProviderId>& users, QObject* context, Done done)
{
    const auto report = guarded<Result<void>>(context, std::move(done));
    const auto later = [this, report](Result<void> result) {
        QTimer::singleShot(0, this, [report, result = std::move(result)] { report(result); });
    };
    if (!config::isCredentialName(name)) {
        later(Error {ErrorCode::InvalidArgument, "a key's name holds letters, digits, . _ and -, at most 64"});
        return;
    }
    if (key.isEmpty()) {
        later(Error {ErrorCode::InvalidArgument, "there is no key to keep"});
        return;
    }
    if (users.empty() && !isUsed(name)) {
        later(Error {ErrorCode::InvalidArgument, "choose a provider that uses the key '" + name + "'"});
        return;
    }

    // Before the new key hides where the former one is.
    if (const KeyResolver::Finding* known = m_resolver.credential(name); known && known->place == KeyPlace::Keychain)
        m_inKeychain.insert(name);

    switch (target) {
    case KeyTarget::Keychain:
    case KeyTarget::KeychainOnly:
        m_keychain.write(KeyResolver::credentialKey(name), key, this,
                         [this, name, users, report](const Result<void>& written) {
                             if (written)
                                 stored(name, KeyTarget::Keychain, users, report);
                             else
                                 report(written);
                         });
        return;
    case KeyTarget::PrivateFile: {
        const Result<void> written = m_keyFile.write(entryOf(name), key);
        if (written)
            stored(name, target, users, later);
        else
            later(written);
        return;
    }
    case KeyTarget::Session:
        m_resolver.setSessionCredential(name, key);
        stored(name, target, users, later);
        return;
    case KeyTarget::Environment:
    case KeyTarget::ConfigLiteral:
        later(Error {ErrorCode::Unsupported, "a named key lives in the keychain, in a private file or in this session only"});
        return;
    }
}

void CredentialService::stored(const std::string& name, KeyTarget target, const std::vector<ProviderId>& users,
                               const Done& done)
{
    const bool wasInKeychain = m_inKeychain.contains(name);
    if (target != KeyTarget::Session)
        m_resolver.setSessionCredential(name, std::nullopt);
    Result<void> result = target == KeyTarget::PrivateFile ? Result<void> {} : m_keyFile.remove(entryOf(name));
    if (result)
        result = addToOrders(name, users);
    m_resolver.forgetCredential(name);
    if (target == KeyTarget::Keychain || !wasInKeychain || !result) {
        if (target == KeyTarget::Keychain)
            m_inKeychain.erase(name);
        done(result);
        return;
    }
    m_keychain.remove(KeyResolver::credentialKey(name), this, [this, name, done](const Result<void>& removed) {
        if (removed)
            m_inKeychain.erase(name);
        // One that is not there now is asked again next time.
        if (removed || removed.error().code == ErrorCode::Unavailable)
            done({});
        else
            done(Error {removed.error().code,
                        "the new key is in use, but the keychain still holds the former one: " + removed.error().message});
    });
}

Result<void> CredentialService::addToOrders(const std::string& name, const std::vector<ProviderId>& users)
{
    for (const ProviderId& provider : users) {
        std::vector<std::string> names = keyOrder(provider);
        if (std::find(names.begin(), names.end(), name) != names.end())
            continue;
        names.push_back(name);
        if (auto ordered = m_policy.setKeyOrder(provider, names); !ordered)
            return ordered;
    }
    return {};
}

Result<void> CredentialService::takeOutOfOrders(const std::string& name)
{
    for (const auto& [provider, order] : std::vector(m_policy.policy().keyOrder)) {
        std::vector<std::string> names = order;
        if (std::erase(names, name) == 0)
            continue;
        if (auto changed = m_policy.setKeyOrder(provider, names); !changed)
            return changed;
    }
    return {};
}

void CredentialService::remove(const std::string& name, QObject* context, Done done)
{
    const auto report = guarded<Result<void>>(context, std::move(done));
    // Its name leaves the orders last: they alone tell that there is such a key.
    m_keychain.remove(KeyResolver::credentialKey(name), this, [this, name, report](const Result<void>& removed) {
        // A keychain that is not there holds nothing to remove.
        if (!removed && removed.error().code != ErrorCode::Unavailable) {
            report(removed);
            return;
        }
        m_inKeychain.erase(name);
        Result<void> result = m_keyFile.remove(entryOf(name));
        m_resolver.setSessionCredential(name, std::nullopt);
        report(result ? takeOutOfOrders(name) : result);
    });
}

Result<void> CredentialService::setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names)
{
    return m_policy.setKeyOrder(provider, names);
}

} // namespace switchyard::secrets
