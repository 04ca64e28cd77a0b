// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyservice.h"

#include "secrets/guarded.h"

#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

// Takes keys from one place to another, and to a provider's new name.
namespace switchyard::secrets {

using config::FixStep;
using ports::KeyPlace;
using ports::KeyTarget;

struct KeyService::Move {
    std::vector<ProviderId> waiting;
    KeyTarget target = KeyTarget::Keychain;
    std::vector<FixStep> steps;
    std::vector<ProviderId> moved;
    Done done;
};

void KeyService::moveKey(const ProviderId& provider, KeyTarget target, QObject* context, Done done)
{
    auto move = std::make_shared<Move>();
    move->waiting = {provider};
    move->target = target;
    move->done = guarded<Result<void>>(context, std::move(done));
    moveNext(std::move(move));
}

void KeyService::moveAllKeys(KeyTarget target, QObject* context, Done done)
{
    auto move = std::make_shared<Move>();
    move->waiting = target == KeyTarget::ConfigLiteral ? keychainKeys() : literalKeys();
    move->target = target;
    move->done = guarded<Result<void>>(context, std::move(done));
    moveNext(std::move(move));
}

std::vector<ProviderId> KeyService::keychainKeys() const
{
    std::vector<ProviderId> providers;
    for (const config::Provider& provider : m_session.config().providers) {
        if (ownKeyStatus(provider.id).place == KeyPlace::Keychain)
            providers.push_back(provider.id);
    }
    return providers;
}

void KeyService::renewKey(const ProviderId& id, const Secret& key, QObject* context, Done done)
{
    const auto report = guarded<Result<void>>(context, std::move(done));
    const auto later = [this, id, report](const Result<void>& result) {
        QTimer::singleShot(0, this, [this, id, report, result] {
            if (result)
                m_resolver.forget(id);
            report(result);
        });
    };
    const config::Provider* provider = m_session.config().findProvider(id);
    const bool isReferred = provider != nullptr && provider->apiKey.kind == config::KeySource::Kind::Reference;
    switch (ownKeyStatus(id).place) {
    case KeyPlace::Keychain: {
        const QString entry = isReferred ? QString::fromStdString(provider->apiKey.reference.id) : KeyResolver::keychainKey(id);
        m_keychain.write(entry, key, this, later);
        return;
    }
    case KeyPlace::PrivateFile:
        later(m_keyFile.write(isReferred ? KeyFile::entryAt(provider->apiKey.reference.id) : id.value(), key));
        return;
    case KeyPlace::Session:
        m_resolver.setSessionKey(id, key);
        later({});
        return;
    default:
        later(Error {ErrorCode::Unsupported, "the key of '" + id.value() + "' is not kept by Switchyard"});
        return;
    }
}

void KeyService::moveNext(std::shared_ptr<Move> move)
{
    if (move->waiting.empty()) {
        const ProviderId last = move->moved.empty() ? ProviderId {} : move->moved.back();
        const Result<void> result = edit(last, move->steps);
        QTimer::singleShot(0, this, [move, result] { move->done(result); });
        return;
    }
    const ProviderId provider = move->waiting.front();
    move->waiting.erase(move->waiting.begin());
    const std::optional<Secret> key = presentKey(provider);
    if (!key || key->isEmpty()) {
        QTimer::singleShot(0, this, [move, provider] {
            move->done(Error {ErrorCode::NotFound, "the provider '" + provider.value() + "' has no key to move"});
        });
        return;
    }
    store(provider, *key, move->target, {}, [this, move, provider](const Result<std::vector<FixStep>>& steps) {
        if (!steps) {
            move->done(steps.error());
            return;
        }
        for (const FixStep& step : *steps) {
            const bool isThere = std::any_of(move->steps.begin(), move->steps.end(),
                                             [&](const FixStep& other) { return other == step; });
            if (!isThere)
                move->steps.push_back(step);
        }
        move->moved.push_back(provider);
        moveNext(move);
    });
}

Result<std::optional<Secret>> KeyService::unreferencedKeychainKey(const ProviderId& id) const
{
    const config::Provider* provider = m_session.config().findProvider(id);
    const KeyResolver::Finding* finding = m_resolver.finding(id);
    if (provider == nullptr || provider->apiKey.isSet() || finding == nullptr)
        return std::optional<Secret> {};
    if (finding->isPending)
        return Error {ErrorCode::Unavailable, "it is not known yet where the key of '" + id.value() + "' is; try again"};
    if (finding->problem)
        return *finding->problem;
    return finding->place == KeyPlace::Keychain ? finding->key : std::nullopt;
}

void KeyService::prepareRename(const ProviderId& from, const ProviderId& to, QObject* context, Done done)
{
    const auto report = guarded<Result<void>>(context, std::move(done));
    const auto key = unreferencedKeychainKey(from);
    if (!key || !*key) {
        const Result<void> result = key ? Result<void> {} : Result<void> {key.error()};
        QTimer::singleShot(0, this, [report, result] { report(result); });
        return;
    }
    // Not used in the end, it goes when this process ends.
    m_leftInKeychain.insert(to);
    m_keychain.write(KeyResolver::keychainKey(to), **key, this, [report](const Result<void>& written) { report(written); });
}

Result<void> KeyService::renameProvider(const ProviderId& from, const ProviderId& to)
{
    const auto key = unreferencedKeychainKey(from);
    if (!key)
        return key.error();
    const config::Provider* provider = m_session.config().findProvider(from);
    const bool isReferred = provider != nullptr && provider->apiKey.isSet();
    const auto filed = isReferred ? Result<std::optional<Secret>> {std::optional<Secret> {}} : m_keyFile.read(from.value());
    if (!filed)
        return filed.error();
    if (*filed) {
        if (auto written = m_keyFile.write(to.value(), **filed); !written)
            return written;
        if (auto removed = m_keyFile.remove(from.value()); !removed)
            return removed;
    }
    m_resolver.renameProvider(from, to);
    if (*key) {
        // Both entries stay until this process ends: an undo needs the former one.
        m_leftInKeychain.insert(from);
        m_leftInKeychain.insert(to);
        m_keychain.write(KeyResolver::keychainKey(to), **key, this, [this, to, kept = **key](const Result<void>& written) {
            // Shown as what it is then: a key of this session.
            if (!written && m_session.config().findProvider(to) != nullptr)
                m_resolver.setSessionKey(to, kept);
        });
    }
    return {};
}

} // namespace switchyard::secrets
