// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyresolver.h"

#include "config/environment.h"
#include "secrets/execreference.h"
#include "secrets/keyresolver_p.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;
using ports::KeyPlace;

namespace {

const char* sourceWord(config::SecretRef::Source source)
{
    switch (source) {
    case config::SecretRef::Source::Environment:
        return "env";
    case config::SecretRef::Source::File:
        return "file";
    case config::SecretRef::Source::Exec:
        return "exec";
    case config::SecretRef::Source::Store:
        return "store";
    }
    return "";
}

constexpr std::chrono::seconds headerRetry {30};

//! Changes whenever a search would have to be made anew.
std::string sourceKey(const config::KeySource& source)
{
    return source.kind == config::KeySource::Kind::Reference ? describe(source.reference) : std::string("none");
}

KeyPlace placeOf(const config::SecretRef& reference)
{
    if (reference.source == config::SecretRef::Source::Environment)
        return KeyPlace::Environment;
    if (reference.provider == ExecReference::alias && reference.source == config::SecretRef::Source::Exec)
        return KeyPlace::Keychain;
    if (reference.provider == KeyFile::alias && reference.source == config::SecretRef::Source::File)
        return KeyPlace::PrivateFile;
    return KeyPlace::External;
}

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

} // namespace

std::string describe(const config::SecretRef& reference)
{
    return std::string(sourceWord(reference.source)) + ":" + reference.provider + ":" + reference.id;
}

KeyResolver::KeyResolver(const config::ConfigSession& session, const config::Catalogue& catalogue,
                         const config::Environment& environment, Keychain& keychain, const KeyFile& keyFile,
                         QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_environment(environment)
    , m_keychain(keychain)
    , m_keyFile(keyFile)
{
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(0);
    m_headerTimer.setSingleShot(true);
    m_headerTimer.setInterval(headerRetry);
    connect(&m_headerTimer, &QTimer::timeout, this, &KeyResolver::retryHeaders);
    connect(&m_changeTimer, &QTimer::timeout, this, [this] {
        rebuildKeys();
        Q_EMIT keysChanged();
    });
}

QString KeyResolver::keychainKey(const ProviderId& provider)
{
    return u"provider/"_s + text(provider.value());
}

QString KeyResolver::credentialKey(const std::string& name)
{
    return u"credential/"_s + text(name);
}

const KeyResolver::Finding* KeyResolver::finding(const ProviderId& provider) const
{
    const auto search = m_searches.find(provider);
    return search == m_searches.end() ? nullptr : &search->second.finding;
}

std::vector<ProviderId> KeyResolver::wantedProviders() const
{
    auto wanted = config::providersWantingKeys(m_session.config(), m_catalogue, m_environment);
    // A declared provider without a key may be a keyless local server, or have its key with us alone.
    for (const config::Provider& provider : m_session.config().providers) {
        if (!provider.apiKey.isSet() && std::find(wanted.begin(), wanted.end(), provider.id) == wanted.end())
            wanted.push_back(provider.id);
    }
    return wanted;
}

bool KeyResolver::isSearching() const
{
    return std::any_of(m_searches.begin(), m_searches.end(), [](const auto& entry) { return entry.second.finding.isPending; });
}

bool KeyResolver::isAwaited(const ProviderId& provider) const
{
    const auto isPending = [](const Finding* finding) { return finding != nullptr && finding->isPending; };
    if (m_changeTimer.isActive() || m_expected.contains(provider) || isPending(finding(provider)))
        return true;
    const auto order = std::find_if(m_keyOrder.begin(), m_keyOrder.end(), [&](const auto& entry) { return entry.first == provider; });
    return order != m_keyOrder.end()
        && std::any_of(order->second.begin(), order->second.end(), [&](const std::string& name) { return isPending(credential(name)); });
}

void KeyResolver::expectNoLonger(const ProviderId& provider)
{
    if (const auto expected = m_expected.find(provider); expected != m_expected.end())
        m_expected.erase(expected);
    m_changeTimer.start();
}

void KeyResolver::refresh()
{
    const std::vector<ProviderId> wanted = wantedProviders();
    // What nobody wants any more: removed providers, and those that were given a literal key.
    const auto removed = std::erase_if(m_searches, [&](const auto& entry) {
        return std::find(wanted.begin(), wanted.end(), entry.first) == wanted.end();
    });
    if (removed > 0)
        m_changeTimer.start();
    for (const ProviderId& id : wanted) {
        const config::Provider* provider = m_session.config().findProvider(id);
        const config::KeySource source = provider == nullptr ? config::KeySource {} : provider->apiKey;
        const auto search = m_searches.find(id);
        if (search == m_searches.end() || search->second.source != sourceKey(source))
            this->search(id, source);
    }
    forgetUnusedHeaders();
    for (const config::Provider& provider : m_session.config().providers)
        resolveHeaders(provider);
}

void KeyResolver::forget(const ProviderId& provider)
{
    m_searches.erase(provider);
    refresh();
}

void KeyResolver::forgetAll()
{
    for (const ProviderId& id : wantedProviders()) {
        const config::Provider* provider = m_session.config().findProvider(id);
        search(id, provider == nullptr ? config::KeySource {} : provider->apiKey);
    }
    for (auto& [name, header] : m_headers)
        header.source.clear();
    // One that is found at once changes a search, never the list of them.
    for (const auto& [name, search] : m_credentials)
        readCredential(name);
    refresh();
}

void KeyResolver::setSessionKey(const ProviderId& provider, std::optional<Secret> key)
{
    if (key)
        m_sessionKeys.insert_or_assign(provider, std::move(*key));
    else
        m_sessionKeys.erase(provider);
    forget(provider);
}

void KeyResolver::renameProvider(const ProviderId& from, const ProviderId& to)
{
    m_sessionKeys.erase(to);
    if (auto key = m_sessionKeys.extract(from)) {
        key.key() = to;
        m_sessionKeys.insert(std::move(key));
    }
    m_searches.erase(to);
    // One that has not ended answers for the former id, and is made anew.
    if (auto search = m_searches.extract(from); search && !search.mapped().finding.isPending) {
        search.key() = to;
        Finding& finding = search.mapped().finding;
        if (finding.detail == keychainKey(from).toStdString() && search.mapped().source == sourceKey({}))
            finding.detail = keychainKey(to).toStdString();
        m_searches.insert(std::move(search));
    }
    for (auto header = m_headers.lower_bound({from, {}}); header != m_headers.end() && header->first.first == from;) {
        auto node = m_headers.extract(header++);
        node.key().first = to;
        if (node.mapped().value || node.mapped().problem)
            m_headers.insert(std::move(node));
    }
    m_changeTimer.start();
}

void KeyResolver::search(const ProviderId& provider, const config::KeySource& source)
{
    Search& search = m_searches[provider];
    // What was found at the same place before counts until it is found anew.
    if (search.source != sourceKey(source))
        search.finding = {};
    search.source = sourceKey(source);
    search.number = ++m_lastNumber;
    search.finding.isPending = true;
    if (source.kind != config::KeySource::Kind::Reference) {
        searchWithoutReference(provider, search.number);
        return;
    }

    Finding finding;
    finding.place = placeOf(source.reference);
    finding.detail = finding.place == KeyPlace::External ? describe(source.reference) : source.reference.id;
    search.finding.place = finding.place;
    search.finding.detail = finding.detail;
    resolve(source.reference, this, [this, provider, number = search.number, finding](Result<Secret> result) mutable {
        if (result)
            finding.key = std::move(result).value();
        else
            finding.problem = result.error();
        found(provider, number, std::move(finding));
    });
}

KeyResolver::Finding KeyResolver::inKeyFile(const std::string& entry) const
{
    Finding finding;
    auto stored = m_keyFile.read(entry);
    if (stored && !*stored)
        return finding;
    finding.place = KeyPlace::PrivateFile;
    finding.detail = m_keyFile.path().toStdString();
    // A file that cannot be read may hold the key: its own remedy is told, not that the keychain has none.
    if (stored)
        finding.key = std::move(*stored);
    else
        finding.problem = stored.error();
    return finding;
}

void KeyResolver::searchWithoutReference(const ProviderId& provider, int number)
{
    Finding finding;
    if (const auto session = m_sessionKeys.find(provider); session != m_sessionKeys.end()) {
        finding.place = KeyPlace::Session;
        finding.key = session->second;
        found(provider, number, std::move(finding));
        return;
    }
    finding = inKeyFile(provider.value());
    if (finding.key) {
        found(provider, number, std::move(finding));
        return;
    }
    m_keychain.read(keychainKey(provider), this, [this, provider, number, finding](Result<Secret> result) {
        Finding keychainFinding;
        if (!result && finding.problem) {
            keychainFinding = finding;
        } else if (result) {
            keychainFinding.place = KeyPlace::Keychain;
            keychainFinding.detail = keychainKey(provider).toStdString();
            keychainFinding.key = std::move(result).value();
        } else if (result.error().code == ErrorCode::PermissionDenied || result.error().code == ErrorCode::Timeout) {
            // There is one, as far as can be told; a missing entry or keychain means there is none.
            keychainFinding.place = KeyPlace::Keychain;
            keychainFinding.detail = keychainKey(provider).toStdString();
            keychainFinding.problem = result.error();
        }
        found(provider, number, std::move(keychainFinding));
    });
}

void KeyResolver::found(const ProviderId& provider, int number, Finding finding)
{
    const auto search = m_searches.find(provider);
    if (search == m_searches.end() || search->second.number != number)
        return;
    search->second.finding = std::move(finding);
    m_changeTimer.start();
    Q_EMIT findingChanged(provider);
}

void KeyResolver::rebuildKeys()
{
    m_keys = {};
    for (const auto& [provider, search] : m_searches) {
        if (search.finding.key)
            m_keys.providers.emplace_back(provider, *search.finding.key);
    }
    for (const auto& [provider, names] : m_keyOrder) {
        for (const std::string& name : names) {
            const auto credential = m_credentials.find(name);
            if (credential != m_credentials.end() && credential->second.finding.key)
                m_keys.providers.emplace_back(provider, *credential->second.finding.key);
        }
    }
    for (const auto& [name, value] : m_headers) {
        if (value.value)
            m_keys.headers.push_back({name.first, name.second, *value.value});
    }
}

} // namespace switchyard::secrets
