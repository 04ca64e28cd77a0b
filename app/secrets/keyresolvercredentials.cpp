// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyresolver.h"

#include <algorithm>
#include <utility>

// Named credentials, which providers may share.
namespace switchyard::secrets {

using ports::KeyPlace;

void KeyResolver::setKeyOrder(const std::vector<std::pair<ProviderId, std::vector<std::string>>>& order)
{
    if (order == m_keyOrder)
        return;
    m_keyOrder = order;
    readCredentials();
    m_changeTimer.start();
}

void KeyResolver::readCredentials()
{
    std::vector<std::string> wanted;
    for (const auto& [provider, names] : m_keyOrder)
        wanted.insert(wanted.end(), names.begin(), names.end());
    std::erase_if(m_credentials, [&](const auto& known) {
        return std::find(wanted.begin(), wanted.end(), known.first) == wanted.end();
    });
    for (const std::string& name : wanted) {
        if (!m_credentials.contains(name))
            readCredential(name);
    }
}

const KeyResolver::Finding* KeyResolver::credential(const std::string& name) const
{
    const auto known = m_credentials.find(name);
    return known == m_credentials.end() ? nullptr : &known->second.finding;
}

void KeyResolver::forgetCredential(const std::string& name)
{
    if (m_credentials.contains(name))
        readCredential(name);
}

void KeyResolver::setSessionCredential(const std::string& name, std::optional<Secret> key)
{
    if (key)
        m_sessionCredentials.insert_or_assign(name, std::move(*key));
    else
        m_sessionCredentials.erase(name);
    forgetCredential(name);
}

void KeyResolver::readCredential(const std::string& name)
{
    Search& search = m_credentials[name];
    search.number = ++m_lastNumber;
    search.finding.isPending = true;
    Finding finding;
    if (const auto session = m_sessionCredentials.find(name); session != m_sessionCredentials.end()) {
        finding.place = KeyPlace::Session;
        finding.key = session->second;
        credentialFound(name, search.number, std::move(finding));
        return;
    }
    finding = inKeyFile(credentialKey(name).toStdString());
    if (finding.key) {
        credentialFound(name, search.number, std::move(finding));
        return;
    }
    m_keychain.read(credentialKey(name), this, [this, name, number = search.number, finding](Result<Secret> result) {
        Finding read;
        if (!result && finding.problem) {
            read = finding;
        } else if (result) {
            read.place = KeyPlace::Keychain;
            read.detail = credentialKey(name).toStdString();
            read.key = std::move(result).value();
        } else {
            read.problem = result.error();
        }
        credentialFound(name, number, std::move(read));
    });
}

void KeyResolver::credentialFound(const std::string& name, int number, Finding finding)
{
    const auto search = m_credentials.find(name);
    if (search == m_credentials.end() || search->second.number != number)
        return;
    search->second.finding = std::move(finding);
    m_changeTimer.start();
    Q_EMIT credentialChanged(name);
}

} // namespace switchyard::secrets
