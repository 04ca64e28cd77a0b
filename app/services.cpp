// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "services.h"

#include "config/catalogue.h"
#include "config/routingtablebuilder.h"
#include "demo/demoworld.h"
#include "keepwarm.h"
#include "platform/enginetoken.h"
#include "probing/probetargets.h"
#include "secrets/memorykeychain.h"
#include "secrets/systemkeychain.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "switchyard.services")

constexpr std::chrono::seconds keychainDeadline {5};

//! The demo must not touch the user's keychain.
std::unique_ptr<secrets::Keychain> makeKeychain(bool isDemo)
{
    if (isDemo)
        return std::make_unique<secrets::MemoryKeychain>();
    return std::make_unique<secrets::SystemKeychain>(keychainDeadline);
}

configfiles::ConfigFileOptions fileOptions(const platform::Places& places, bool isDemo)
{
    configfiles::ConfigFileOptions options;
    options.path = places.configFile;
    options.backupsFolder = places.backupsFolder;
    options.draftsFolder = places.draftsFolder;
    options.locksFolder = places.runtimeFolder;
    options.isOwnFile = isDemo;
    return options;
}

EngineServiceOptions engineOptions(const ServicesOptions& options, Secret token)
{
    EngineServiceOptions engine = options.engine;
    engine.version = options.version;
    engine.token = std::move(token);
    return engine;
}

} // namespace

Result<std::unique_ptr<Services>> Services::create(const ServicesOptions& options, const Clock& clock)
{
    std::unique_ptr<demo::DemoWorld> world;
    platform::PlaceOptions placeOptions = options.places;
    if (options.isDemo) {
        auto made = demo::DemoWorld::create(clock);
        if (!made)
            return made.error();
        world = std::move(made).value();
        placeOptions = {};
        placeOptions.ownFolder = world->folder();
    }
    const auto places = platform::Places::locate(placeOptions);
    auto token = platform::loadEngineToken(places.tokenFile, options.token);
    if (!token)
        return token.error();
    const bool isFile = token->source == platform::TokenSource::File;
    std::unique_ptr<Services> services(
        new Services(options, clock, std::move(world), places, std::move(token->value), isFile));
    return services;
}

Services::Services(const ServicesOptions& options, const Clock& clock, std::unique_ptr<demo::DemoWorld> demo,
                   platform::Places places, Secret token, bool tokenIsFile)
    : m_demo(std::move(demo))
    , m_places(std::move(places))
    , m_tokenIsFile(tokenIsFile)
    , m_environment(QFileInfo(m_places.configFile).absolutePath())
    , m_includes(m_places.configFile.toStdString())
    , m_catalogue(config::Catalogue::builtIn())
    , m_session(m_environment, &m_includes)
    , m_cleanup(m_session)
    , m_file(fileOptions(m_places, options.isDemo), m_session, clock)
    , m_policyFile(m_places.policyFile, m_policy)
    , m_keychain(makeKeychain(options.isDemo))
    , m_keys(m_session, m_catalogue, m_environment, *m_keychain,
             secrets::KeyFile(m_places.keysFolder + u"/keys.json"_s),
             secrets::ExecReference(secrets::installedProgram(), m_places.keysFolder))
    , m_credentials(m_policy, *m_keychain, m_keys.keyFile(), m_keys.resolver())
    , m_history(m_places.historyFile, clock)
    , m_health(clock)
    , m_capabilities(m_health)
    , m_discovery(clock)
    , m_providerCheck(clock)
    , m_engine(engineOptions(options, std::move(token)))
{
    m_file.load();
    m_policyFile.load();
    if (options.port)
        m_engine.setStoredPort(*options.port);
    else if (const auto port = m_policy.policy().listenPort)
        m_engine.setStoredPort(static_cast<std::uint16_t>(*port));
    if (!options.isDemo) {
        m_keys.setRemoveLater([this](const QString& entry) { m_cleanup.add(entry); });
    }
    if (!options.isDemo && !options.port && !m_policy.policy().listenPort) {
        m_engine.setPortChoice(
            std::make_unique<PortChoice>(m_places.policyFile + u".lock"_s, [this]() -> std::optional<std::uint16_t> {
                // An edit that is not saved yet would keep the other's port from being read; saving takes it in.
                m_policyFile.save();
                m_policyFile.load();
                const auto port = m_policy.policy().listenPort;
                return port ? std::optional(static_cast<std::uint16_t>(*port)) : std::nullopt;
            }));
    }
    connectParts();
    connectHistory();
    policyChanged();
}

Services::~Services()
{
    m_health.stop();
    // The files save while they are destroyed, when the timer that publishes is gone already.
    m_session.disconnect(this);
    m_session.followRenames({});
    m_policy.disconnect(this);
    m_policyFile.disconnect(this);
    m_keys.resolver().disconnect(this);
}

void Services::connectParts()
{
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(0);
    connect(&m_publishTimer, &QTimer::timeout, this, &Services::publishTable);
    const auto publishSoon = [this] { m_publishTimer.start(); };
    connect(&m_session, &config::ConfigSession::configChanged, this, publishSoon);
    connect(&m_session, &config::ConfigSession::configChanged, this, [this](const config::ConfigChange& change) {
        if (change.reloaded)
            takeBackRenames();
    });
    connect(&m_policy, &config::PolicySession::policyChanged, this, publishSoon);
    connect(&m_policy, &config::PolicySession::policyChanged, this, &Services::policyChanged);
    connect(&m_keys.resolver(), &secrets::KeyResolver::keysChanged, this, publishSoon);
    connect(&m_policyFile, &PolicyFile::problemChanged, this, &Services::logPolicyProblem);
    connect(&m_policyFile, &PolicyFile::problemChanged, this, publishSoon);

    connect(&m_engine, &EngineService::requestsRouted, &m_health, &probing::HealthService::takeRecords);
    connect(&m_engine, &EngineService::answeringChanged, &m_health, &probing::HealthService::takeAnswering);
    connect(&m_engine, &EngineService::loadObserved, &m_health, &probing::HealthService::takeLoad);
    connect(&m_engine, &EngineService::cooldownsChanged, this, [this] { m_health.takeCooldowns(m_engine.cooldowns()); });
    connect(&m_health, &probing::HealthService::snapshotChanged, this,
            [this](const std::shared_ptr<const routing::HealthSnapshot>& snapshot) { m_engine.publish(snapshot); });
    connect(&m_health, &probing::HealthService::keepWarmChanged, this,
            [this](const ModelRef& model, const ports::KeepWarmRule& rule) {
                if (const auto stored = m_policy.setKeepWarm(model, policyRule(model, rule)); !stored)
                    qCWarning(log, "a keep-warm rule could not be stored: %s", stored.error().message.c_str());
            });
    connect(&m_engine, &EngineService::portChosen, this, &Services::portChosen);
    m_session.followRenames([this](const ProviderId& from, const ProviderId& to) { return followRename(from, to); });
    m_environmentWatch.setPaths({m_environment.path()});
    connect(&m_environmentWatch, &configfiles::FileWatch::mayHaveChanged, this, [this] {
        if (m_environment.reread())
            environmentChanged();
    });
    m_engine.setTokenRotation([this] { return rotateToken(); });
    connect(&m_engine, &EngineService::statusChanged, this, [this] {
        const QString baseUrl = m_engine.baseUrl().toString();
        if (baseUrl.isEmpty() || baseUrl == m_engineBaseUrl)
            return;
        if (!m_engineBaseUrl.isEmpty())
            updateOwnClients(m_engineBaseUrl, baseUrl);
        m_engineBaseUrl = baseUrl;
    });
}

void Services::connectHistory()
{
    connect(&m_health, &probing::HealthService::sampleTaken, &m_history, &history::HistoryService::addCheck);
    connect(&m_health, &probing::HealthService::passiveSamplesTaken, &m_history, &history::HistoryService::addPassive);
    connect(&m_health, &probing::HealthService::loadMeasured, &m_history, &history::HistoryService::addLoad);
    connect(&m_health, &probing::HealthService::statusChanged, &m_history, &history::HistoryService::addStatusChange);
    connect(&m_health, &probing::HealthService::changed, this, [this] { m_history.observe(m_health.book()); });
    connect(&m_engine, &EngineService::requestsRouted, &m_history, &history::HistoryService::addRequests);
    connect(&m_history, &history::HistoryService::restored, this, [this](const history::Remembered& remembered) {
        history::restoreInto(m_health.mutableBook(), remembered);
    });
}

void Services::policyChanged()
{
    m_keys.resolver().setKeyOrder(m_policy.policy().keyOrder);
    m_health.setKeepWarmRules(keepWarmRules(m_policy.policy()));
}

config::Policy Services::policyInForce() const
{
    if (!m_policyFile.isRestricted())
        return m_policy.policy();
    config::Policy policy;
    policy.all.privacy = config::Privacy {config::Privacy::Kind::LocalOnly, {}};
    return policy;
}

void Services::logPolicyProblem()
{
    if (const auto problem = m_policyFile.problem())
        qCWarning(log, "%s", sentenceOf(*problem).c_str());
}

void Services::start()
{
    logPolicyProblem();
    publishTable();
    m_engine.start();
    m_health.start();
}

void Services::publishTable()
{
    m_publishTimer.stop();
    const auto table = config::buildRoutingTable(m_session.config(), policyInForce(), m_catalogue,
                                                 m_keys.resolver().keys(), m_environment);
    auto targets = probing::probeTargets(*table);
    for (auto& target : targets)
        awaitKey(target);
    m_health.setTargets(std::move(targets));
    m_engine.publish(table);
}

void Services::awaitKey(probing::ProbeTarget& target)
{
    const ProviderId& provider = target.setup.owner.isEmpty() ? target.setup.provider : target.setup.owner;
    const config::Provider* declared = m_session.config().findProvider(provider);
    const bool isReferred = declared != nullptr && declared->apiKey.kind == config::KeySource::Kind::Reference;
    const bool wantsKey = target.setup.lacksKey || (isReferred && !target.address.hasKey);
    if (!wantsKey || !m_keys.resolver().isAwaited(provider))
        return;
    target.awaitsKey = true;
    target.setup.lacksKey = false;
}

void Services::portChosen(std::uint16_t port)
{
    const std::string host = m_policy.policy().listenHost.empty() ? "127.0.0.1" : m_policy.policy().listenHost;
    const auto stored = m_policy.setListen(host + ":" + std::to_string(port));
    if (!stored)
        qCWarning(log, "the port %d could not be stored in the policy: %s", port, stored.error().message.c_str());
    // At once: a panel that starts now must find the same port.
    m_policyFile.save();
}

Result<void> Services::rotateToken()
{
    if (!m_tokenIsFile) {
        return Error {ErrorCode::Unsupported,
                      "the token was given on the command line or in SWITCHYARD_TOKEN, so it is not replaced"};
    }
    if (auto lost = clientOutOfReach())
        return *lost;
    const Secret former = m_engine.token();
    auto token = platform::rotateEngineToken(m_places.tokenFile);
    if (!token) {
        qCWarning(log, "no new token was made: %s", token.error().message.c_str());
        return token.error();
    }
    m_engine.setToken(token->value);
    renewOwnClients(former, token->value);
    return {};
}

void Services::environmentChanged()
{
    m_keys.environmentChanged();
    m_publishTimer.start();
}

std::optional<Error> Services::clientOutOfReach() const
{
    for (const config::Provider& provider : m_session.config().providers) {
        const auto status = m_keys.keyStatus(provider.id);
        const bool isLost = provider.baseUrl == m_engineBaseUrl.toStdString() && status.place == ports::KeyPlace::Keychain && !status.resolved;
        if (isLost) {
            return Error {ErrorCode::PermissionDenied,
                          "the keychain is locked or does not answer: the client '" + provider.id.value() + "' would keep the former token"};
        }
    }
    return std::nullopt;
}

void Services::renewOwnClients(const Secret& former, const Secret& token)
{
    const auto warn = [](const ProviderId& provider, const Error& error) {
        qCWarning(log, "provider '%s' still has the former token: %s", provider.value().c_str(), error.message.c_str());
    };
    config::ProviderPatch patch;
    patch.apiKey = config::KeyDraft {config::KeyDraft::Kind::Literal, std::string(token.reveal()), {}};
    for (const config::Provider& provider : std::vector(m_session.config().providers)) {
        const bool isText = provider.apiKey.kind == config::KeySource::Kind::Literal && provider.apiKey.literal == former;
        const auto* finding = m_keys.resolver().finding(provider.id);
        // A keychain that is locked now tells nothing; an address that is ours tells whose client it is.
        const bool isOurPlace = finding != nullptr
            && (finding->place == ports::KeyPlace::Keychain || finding->place == ports::KeyPlace::PrivateFile
                || finding->place == ports::KeyPlace::Session);
        const bool isKept = isOurPlace
            && (finding->key ? *finding->key == former : provider.baseUrl == m_engineBaseUrl.toStdString());
        if (isText) {
            if (const auto updated = m_session.updateProvider(provider.id, patch); !updated)
                warn(provider.id, updated.error());
        } else if (isKept) {
            m_keys.renewKey(provider.id, token, this, [warn, id = provider.id](const Result<void>& renewed) {
                if (!renewed)
                    warn(id, renewed.error());
            });
        }
    }
    const auto replaced = m_environment.replaceInFile(former, token);
    if (!replaced)
        qCWarning(log, "%s", replaced.error().message.c_str());
    else if (*replaced)
        environmentChanged();
}

Result<void> Services::followRename(const ProviderId& from, const ProviderId& to)
{
    // What could not be read or saved may hold a rule that would silently stop to apply.
    if (const auto problem = m_policyFile.problem())
        return *problem;
    // The policy is saved at once. Beside a configuration that still has the former name its rules would apply to nobody.
    const auto renamed = config::renameInPolicy(m_policy.text(), from, to);
    if (renamed && *renamed != m_policy.text() && !m_file.isFirstWriteConfirmed()) {
        return Error {ErrorCode::Unsupported,
                      "confirm the first change of the configuration file before renaming a provider that the policy speaks of"};
    }
    if (auto followed = m_policy.renameProvider(from, to); !followed)
        return followed;
    auto moved = m_keys.renameProvider(from, to);
    if (!moved) {
        if (const auto back = m_policy.renameProvider(to, from); !back)
            qCWarning(log, "the policy's rules for '%s' could not be taken back: %s", from.value().c_str(),
                      back.error().message.c_str());
        return moved;
    }
    m_renames.emplace_back(from, to);
    Q_EMIT providerRenamed(from, to);
    return {};
}

void Services::takeBackRenames()
{
    const auto& config = m_session.config();
    for (const auto& [from, to] : std::exchange(m_renames, {})) {
        if (config.findProvider(to) != nullptr || config.findProvider(from) == nullptr) {
            m_renames.emplace_back(from, to);
            continue;
        }
        auto back = m_policy.renameProvider(to, from);
        if (back)
            back = m_keys.renameProvider(to, from);
        m_keys.resolver().forget(from);
        Q_EMIT providerRenamed(to, from);
        if (!back)
            qCWarning(log, "what belongs to '%s' could not be taken back: %s", from.value().c_str(),
                      back.error().message.c_str());
    }
}

void Services::updateOwnClients(const QString& formerBaseUrl, const QString& baseUrl)
{
    config::ProviderPatch patch;
    patch.baseUrl = baseUrl.toStdString();
    for (const config::Provider& provider : std::vector(m_session.config().providers)) {
        if (provider.baseUrl != formerBaseUrl.toStdString())
            continue;
        if (const auto updated = m_session.updateProvider(provider.id, patch); !updated)
            qCWarning(log, "provider '%s' still points at the former port: %s", provider.id.value().c_str(),
                      updated.error().message.c_str());
    }
}

} // namespace switchyard
