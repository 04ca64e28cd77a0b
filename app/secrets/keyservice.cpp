// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyservice.h"

#include "config/environment.h"
#include "secrets/guarded.h"
#include "secrets/keyservice_p.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;
using config::KeySource;
using ports::KeyPlace;
using ports::KeyStatus;

Error olderGeneration()
{
    return Error {ErrorCode::Unsupported,
                  "this configuration belongs to an older OpenClaw, which takes no references to keys; "
                  "use a variable such as ${NAME} instead"};
}

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

void KeyService::environmentChanged()
{
    m_resolver.forgetAll();
    for (const config::Provider& provider : m_session.config().providers)
        Q_EMIT keyStatusChanged(provider.id);
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

} // namespace switchyard::secrets
