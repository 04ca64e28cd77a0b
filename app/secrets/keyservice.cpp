// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyservice.h"

#include "config/environment.h"
#include "secrets/guarded.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;
using config::FixStep;
using config::KeySource;
using ports::KeyPlace;
using ports::KeyStatus;
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

Error olderGeneration()
{
    return Error {ErrorCode::Unsupported,
                  "this configuration belongs to an older OpenClaw, which takes no references to keys; "
                  "use a variable such as ${NAME} instead"};
}

} // namespace

struct KeyService::Move {
    std::vector<ProviderId> waiting;
    KeyTarget target = KeyTarget::Keychain;
    std::vector<FixStep> steps;
    std::vector<ProviderId> moved;
    Done done;
};

KeyService::KeyService(config::ConfigSession& session, const config::Catalogue& catalogue,
                       const config::Environment& environment, Keychain& keychain, KeyFile keyFile, ExecReference exec,
                       QObject* parent)
    : ports::SecretPort(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_environment(environment)
    , m_keychain(keychain)
    , m_keyFile(std::move(keyFile))
    , m_exec(std::move(exec))
    , m_resolver(session, catalogue, environment, keychain, m_keyFile)
{
    connect(&m_session, &config::ConfigSession::configChanged, &m_resolver, &KeyResolver::refresh);
    connect(&m_session, &config::ConfigSession::configChanged, this, [this](const config::ConfigChange& change) {
        for (const ProviderId& provider : change.providersChanged)
            Q_EMIT keyStatusChanged(provider);
    });
    connect(&m_resolver, &KeyResolver::findingChanged, this, &KeyService::keyStatusChanged);
    connect(&m_keychain, &Keychain::stateChanged, this, [this] {
        Q_EMIT keychainStateChanged();
        if (m_keychain.state() == ports::KeychainState::Available)
            m_resolver.forgetAll();
    });
    m_resolver.refresh();
}

KeyService::~KeyService()
{
    const auto isReferredTo = [this](const QString& entry) {
        const auto& providers = m_session.config().providers;
        return std::any_of(providers.begin(), providers.end(), [&](const config::Provider& provider) {
            return provider.apiKey.kind == KeySource::Kind::Reference && provider.apiKey.reference.id == entry.toStdString();
        });
    };
    for (const ProviderId& provider : m_leftInKeychain) {
        const QString entry = KeyResolver::keychainKey(provider);
        if (keyStatus(provider).place != KeyPlace::Keychain && !isReferredTo(entry) && m_removeLater)
            m_removeLater(entry);
    }
}

KeyStatus KeyService::keyStatus(const ProviderId& id) const
{
    KeyStatus status = ownKeyStatus(id);
    const auto problem = m_resolver.headerProblem(id);
    if (!problem || (!status.resolved && status.place != KeyPlace::None))
        return status;
    // A header without its value is a request without its key.
    if (status.place == KeyPlace::None)
        status.place = KeyPlace::External;
    status.resolved = false;
    status.problem = *problem;
    return status;
}

KeyStatus KeyService::ownKeyStatus(const ProviderId& id) const
{
    const config::Provider* provider = m_session.config().findProvider(id);
    const KeySource source = provider == nullptr ? KeySource {} : provider->apiKey;
    KeyStatus status;
    switch (source.kind) {
    case KeySource::Kind::Literal:
        status.place = KeyPlace::ConfigLiteral;
        status.resolved = true;
        return status;
    case KeySource::Kind::Marker:
        status.detail = source.marker;
        status.resolved = true;
        return status;
    case KeySource::Kind::Environment:
        status.place = KeyPlace::Environment;
        status.detail = source.name;
        status.resolved = m_environment.variable(source.name).value_or("") != "";
        if (!status.resolved)
            status.problem = Error {ErrorCode::NotFound, "the variable " + source.name + " is not set"};
        return status;
    case KeySource::Kind::Reference:
    case KeySource::Kind::None:
        break;
    }

    if (const KeyResolver::Finding* finding = m_resolver.finding(id)) {
        status.place = finding->place;
        status.detail = finding->detail;
        status.resolved = finding->key.has_value();
        if (finding->problem)
            status.problem = *finding->problem;
        return status;
    }
    // No search: the catalogue's variable is set.
    if (const config::BuiltInProvider* known = m_catalogue.findProvider(id)) {
        const auto variable = std::find_if(known->keyVariables.begin(), known->keyVariables.end(), [&](const auto& name) {
            return m_environment.variable(name).value_or("") != "";
        });
        if (variable != known->keyVariables.end())
            return KeyStatus {KeyPlace::Environment, *variable, true, {}};
    }
    return status;
}

void KeyService::checkKeychain()
{
    m_keychain.check(Keychain::Unlock::MayAsk);
}

std::vector<ProviderId> KeyService::literalKeys() const
{
    std::vector<ProviderId> providers;
    for (const config::Provider& provider : m_session.config().providers) {
        if (provider.apiKey.kind == KeySource::Kind::Literal)
            providers.push_back(provider.id);
    }
    return providers;
}

std::string KeyService::variableFor(const ProviderId& provider) const
{
    if (const config::BuiltInProvider* known = m_catalogue.findProvider(provider); known && !known->keyVariables.empty())
        return known->keyVariables.front();
    std::string name;
    for (const char c : provider.value())
        name += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 'a' + 'A') : (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
    if (!name.empty() && name.front() >= '0' && name.front() <= '9')
        name.insert(name.begin(), '_');
    return name + "_API_KEY";
}

std::optional<Secret> KeyService::presentKey(const ProviderId& id) const
{
    const config::Provider* provider = m_session.config().findProvider(id);
    if (provider != nullptr && provider->apiKey.kind == KeySource::Kind::Literal)
        return provider->apiKey.literal;
    if (provider != nullptr && provider->apiKey.kind == KeySource::Kind::Environment) {
        auto value = m_environment.variable(provider->apiKey.name);
        return value ? std::optional(Secret(std::move(*value))) : std::nullopt;
    }
    const KeyResolver::Finding* finding = m_resolver.finding(id);
    return finding == nullptr ? std::nullopt : finding->key;
}

void KeyService::checkExecReference(const ProviderId& provider, QObject* context, CheckDone done)
{
    const auto report = [name = variableFor(provider), done = guarded<ports::ExecReferenceCheck>(context, std::move(done))](
                            const Result<void>& result) {
        ports::ExecReferenceCheck check;
        check.allowed = result.isOk();
        check.environmentName = name;
        if (!result)
            check.problem = result.error();
        done(check);
    };
    const auto later = [this, report](const Result<void>& result) {
        QTimer::singleShot(0, this, [report, result] { report(result); });
    };

    if (m_session.generation() == config::Generation::List) {
        later(olderGeneration());
        return;
    }
    Result<void> ready = m_exec.checkProgram();
    if (ready)
        ready = m_exec.writeScript();
    if (!ready) {
        later(ready);
        return;
    }
    const QString entry = u"trial/"_s + QString::number(QRandomGenerator::system()->generate64(), 36);
    const Secret value(entry.toStdString());
    m_keychain.write(entry, value, this, [this, entry, value, report](const Result<void>& written) {
        if (!written) {
            report(written);
            return;
        }
        tryCommand(entry, value, [this, entry, report](const Result<void>& result) {
            m_keychain.remove(entry, this, [](const Result<void>&) {});
            report(result);
        });
    });
}

void KeyService::tryCommand(const QString& entry, const Secret& expected, Done done)
{
    ExecCommand command = m_exec.command();
    // Longer than the command's own two seconds, shorter than OpenClaw's five.
    command.timeout = std::chrono::seconds(4);
    resolveWithCommand(command, ExecReference::alias, entry.toStdString(), this,
                       [expected, done = std::move(done)](const Result<Secret>& result) {
                           if (!result)
                               done(result.error());
                           else if (!(*result == expected))
                               done(Error {ErrorCode::Protocol, "the secrets command answered with another key"});
                           else
                               done({});
                       });
}

void KeyService::setKey(const ProviderId& provider, const Secret& key, KeyTarget target,
                        const std::string& environmentName, QObject* context, Done done)
{
    store(provider, key, target, environmentName,
          [this, provider, done = guarded<Result<void>>(context, std::move(done))](
              const Result<std::vector<FixStep>>& steps) { done(steps ? edit(provider, *steps) : Result<void> {steps.error()}); });
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
    move->waiting = literalKeys();
    move->target = target;
    move->done = guarded<Result<void>>(context, std::move(done));
    moveNext(std::move(move));
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
