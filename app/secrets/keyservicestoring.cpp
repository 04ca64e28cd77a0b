// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyservice.h"

#include "secrets/guarded.h"
#include "secrets/keyservice_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <utility>

// Keeps keys at their places and says what the configuration is to be changed to.
namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;
using config::FixStep;
using ports::KeyPlace;
using ports::KeyTarget;

namespace {

json5::Path keyPath(const ProviderId& provider)
{
    return {"models", "providers", provider.value(), "apiKey"};
}

FixStep set(json5::Path path, std::string json)
{
    return FixStep {FixStep::Kind::Set, std::move(path), std::move(json)};
}

std::string quoted(const std::string& text)
{
    // An array is the shortest way to have Qt write one string as JSON.
    const QByteArray array = QJsonDocument(QJsonArray {QString::fromStdString(text)}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2).toStdString();
}

std::string referenceJson(const char* source, const char* alias, const std::string& id)
{
    const QJsonObject reference {{u"source"_s, QLatin1String(source)},
                                 {u"provider"_s, QLatin1String(alias)},
                                 {u"id"_s, QString::fromStdString(id)}};
    return QJsonDocument(reference).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

void KeyService::setKey(const ProviderId& provider, const Secret& key, KeyTarget target,
                        const std::string& environmentName, QObject* context, Done done)
{
    m_resolver.expect(provider);
    store(provider, key, target, environmentName,
          [this, provider, done = guarded<Result<void>>(context, std::move(done))](const Result<std::vector<FixStep>>& steps) {
              const auto kept = steps ? edit(provider, *steps) : Result<void> {steps.error()};
              m_resolver.expectNoLonger(provider);
              done(kept);
          });
}

void KeyService::store(const ProviderId& provider, const Secret& key, KeyTarget target,
                       const std::string& environmentName, Stored done)
{
    const auto later = [this, done](Result<std::vector<FixStep>> steps) {
        QTimer::singleShot(0, this, [done, steps = std::move(steps)] { done(steps); });
    };
    if (target != KeyTarget::Keychain && target != KeyTarget::KeychainOnly && keyStatus(provider).place == KeyPlace::Keychain)
        m_leftInKeychain.insert(provider);
    const config::Provider* declared = m_session.config().findProvider(provider);
    const bool hasText = declared != nullptr && declared->apiKey.isSet();
    const std::vector<FixStep> withoutKey
        = hasText ? std::vector {FixStep {FixStep::Kind::Remove, keyPath(provider), {}}} : std::vector<FixStep> {};

    switch (target) {
    case KeyTarget::Keychain:
        if (m_session.generation() == config::Generation::List) {
            later(olderGeneration());
            return;
        }
        storeInKeychain(provider, key, true, std::move(done));
        return;
    case KeyTarget::KeychainOnly:
        storeInKeychain(provider, key, false, [done, withoutKey](const Result<std::vector<FixStep>>& stored) {
            done(stored ? Result(withoutKey) : stored);
        });
        return;
    case KeyTarget::Environment: {
        const std::string name = environmentName.empty() ? variableFor(provider) : environmentName;
        later(std::vector {set(keyPath(provider), quoted("${" + name + "}"))});
        return;
    }
    case KeyTarget::PrivateFile:
        later(storeInFile(provider, key, withoutKey));
        return;
    case KeyTarget::Session:
        m_resolver.setSessionKey(provider, key);
        later(withoutKey);
        return;
    case KeyTarget::ConfigLiteral:
        later(std::vector {set(keyPath(provider), quoted(std::string(key.reveal())))});
        return;
    }
}

void KeyService::storeInKeychain(const ProviderId& provider, const Secret& key, bool withReference, Stored done)
{
    Result<void> ready;
    if (withReference) {
        ready = m_exec.checkProgram();
        if (ready)
            ready = m_exec.writeScript();
    }
    if (!ready) {
        QTimer::singleShot(0, this, [done, ready] { done(ready.error()); });
        return;
    }
    const QString entry = KeyResolver::keychainKey(provider);
    m_keychain.write(entry, key, this, [this, provider, entry, key, withReference, done](const Result<void>& written) {
        if (!written) {
            done(written.error());
            return;
        }
        m_resolver.forget(provider);
        if (!withReference) {
            done(std::vector<FixStep> {});
            return;
        }
        tryCommand(entry, key, [this, provider, entry, done](const Result<void>& tried) {
            if (!tried) {
                done(tried.error());
                return;
            }
            done(std::vector {set({"secrets", "providers", ExecReference::alias}, m_exec.providerJson()),
                              set(keyPath(provider),
                                  referenceJson("exec", ExecReference::alias, entry.toStdString()))});
        });
    });
}

Result<std::vector<FixStep>> KeyService::storeInFile(const ProviderId& provider, const Secret& key,
                                                     const std::vector<FixStep>& withoutReference)
{
    if (auto written = m_keyFile.write(provider.value(), key); !written)
        return written.error();
    m_resolver.forget(provider);
    // The older generation cannot read it; only Switchyard's own engine then finds the key.
    if (m_session.generation() == config::Generation::List)
        return withoutReference;
    const QJsonObject file {{u"source"_s, u"file"_s}, {u"path"_s, m_keyFile.path()}, {u"mode"_s, u"json"_s}};
    return std::vector {
        set({"secrets", "providers", KeyFile::alias}, QJsonDocument(file).toJson(QJsonDocument::Compact).toStdString()),
        set(keyPath(provider), referenceJson("file", KeyFile::alias, KeyFile::pointerTo(provider)))};
}

void KeyService::removeKey(const ProviderId& provider, QObject* context, Done done)
{
    const auto report = guarded<Result<void>>(context, std::move(done));
    m_resolver.setSessionKey(provider, std::nullopt);
    const Result<void> fromFile = m_keyFile.remove(provider.value());
    const config::Provider* declared = m_session.config().findProvider(provider);
    Result<void> fromConfig;
    if (declared != nullptr && declared->apiKey.isSet())
        fromConfig = edit(provider, {FixStep {FixStep::Kind::Remove, keyPath(provider), {}}});
    m_keychain.remove(KeyResolver::keychainKey(provider), this,
                      [this, provider, report, fromFile, fromConfig](const Result<void>& fromKeychain) {
                          m_resolver.forget(provider);
                          // A keychain that is not there holds nothing to remove.
                          const bool isGone = fromKeychain || fromKeychain.error().code == ErrorCode::Unavailable;
                          if (!fromConfig || !fromFile)
                              report(fromConfig ? fromFile : fromConfig);
                          else
                              report(isGone ? Result<void> {} : fromKeychain);
                      });
}

Result<void> KeyService::edit(const ProviderId& provider, const std::vector<FixStep>& steps)
{
    if (steps.empty()) {
        Q_EMIT keyStatusChanged(provider);
        return {};
    }
    config::EditDescription description;
    description.kind = config::EditDescription::Kind::UpdateProvider;
    description.provider = provider;
    return m_session.apply(description, steps);
}

} // namespace switchyard::secrets
