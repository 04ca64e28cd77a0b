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
                             report(written ? stored(name, KeyTarget::Keychain, users) : written);
                         });
        return;
    case KeyTarget::PrivateFile: {
        Result<void> written = m_keyFile.write(entryOf(name), key);
        later(written ? stored(name, target, users) : written);
        return;
    }
    case KeyTarget::Session:
        m_resolver.setSessionCredential(name, key);
        later(stored(name, target, users));
        return;
    case KeyTarget::Environment:
    case KeyTarget::ConfigLiteral:
        later(Error {ErrorCode::Unsupported, "a named key lives in the keychain, in a private file or in this session only"});
        return;
    }
}

Result<void> CredentialService::stored(const std::string& name, KeyTarget target, const std::vector<ProviderId>& users)
{
    const bool wasInKeychain = m_inKeychain.erase(name) > 0;
    if (target != KeyTarget::Session)
        m_resolver.setSessionCredential(name, std::nullopt);
    if (target != KeyTarget::PrivateFile) {
        if (auto removed = m_keyFile.remove(entryOf(name)); !removed)
            return removed;
    }
    if (target != KeyTarget::Keychain && wasInKeychain)
        m_keychain.remove(KeyResolver::credentialKey(name), this, [](const Result<void>&) {});
    for (const ProviderId& provider : users) {
        std::vector<std::string> names = keyOrder(provider);
        if (std::find(names.begin(), names.end(), name) != names.end())
            continue;
        names.push_back(name);
        if (auto ordered = m_policy.setKeyOrder(provider, names); !ordered)
            return ordered;
    }
    m_resolver.forgetCredential(name);
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
    Result<void> result = takeOutOfOrders(name);
    m_resolver.setSessionCredential(name, std::nullopt);
    if (result)
        result = m_keyFile.remove(entryOf(name));
    m_keychain.remove(KeyResolver::credentialKey(name), this, [report, result](const Result<void>& removed) {
        // A keychain that is not there holds nothing to remove.
        const bool isGone = removed || removed.error().code == ErrorCode::Unavailable;
        report(!result || isGone ? result : removed);
    });
}

Result<void> CredentialService::setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names)
{
    return m_policy.setKeyOrder(provider, names);
}

} // namespace switchyard::secrets
