// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/configfile.h"
#include "config/configsession.h"
#include "config/filewatch.h"
#include "config/policysession.h"
#include "engineservice.h"
#include "history/historyservice.h"
#include "includefiles.h"
#include "keychaincleanup.h"
#include "platform/places.h"
#include "policyfile.h"
#include "probing/capabilityservice.h"
#include "probing/discoveryservice.h"
#include "probing/healthservice.h"
#include "probing/providercheckservice.h"
#include "processenvironment.h"
#include "secrets/credentialservice.h"
#include "secrets/keyservice.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

namespace switchyard::demo {
class DemoWorld;
} // namespace switchyard::demo

namespace switchyard {

//! What Services are to be made for.
struct ServicesOptions {
    platform::PlaceOptions places;
    QString token; //!< From `--token`; empty for the token file.
    std::string version;
    bool isDemo = false; //!< Demo servers and a temporary folder instead of the user's files.
    EngineServiceOptions engine; //!< Its version and token are filled in from here.
    std::optional<std::uint16_t> port; //!< From the command line, instead of the stored one; not stored.
};

//! Everything behind the window, and all there is behind `switchyard serve`: the configuration and its file, the policy,
//! keys, health and the routing engine, as members in the order in which they need each other. Knows nothing of widgets.
//! Lives in the main thread.
class Services final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Services)

public:
    //! Opens the configuration and the policy, but starts nothing yet. `clock` must outlive the services. Fails when the
    //! demo cannot be set up or there is no usable token; a configuration that cannot be read is a state of its file.
    static Result<std::unique_ptr<Services>> create(const ServicesOptions& options, const Clock& clock);
    ~Services() override;

    //! Starts the engine and the checks of endpoints.
    void start();

    const platform::Places& places() const { return m_places; }
    const config::Environment& environment() const { return m_environment; }
    const config::Catalogue& catalogue() const { return m_catalogue; }
    config::ConfigSession& session() { return m_session; }
    config::PolicySession& policy() { return m_policy; }
    PolicyFile& policyFile() { return m_policyFile; }
    configfiles::ConfigFile& file() { return m_file; }
    secrets::KeyService& keys() { return m_keys; }
    secrets::CredentialService& credentials() { return m_credentials; }
    history::HistoryService& history() { return m_history; }
    probing::HealthService& health() { return m_health; }
    probing::CapabilityService& capabilities() { return m_capabilities; }
    probing::DiscoveryService& discovery() { return m_discovery; }
    probing::ProviderCheckService& providerCheck() { return m_providerCheck; }
    EngineService& engine() { return m_engine; }
    bool isDemo() const { return m_demo != nullptr; }

Q_SIGNALS:
    //! For what others keep under a provider's id: before the configuration changes, or when a rename is taken back.
    void providerRenamed(const switchyard::ProviderId& from, const switchyard::ProviderId& to);

private:
    Services(const ServicesOptions& options, const Clock& clock, std::unique_ptr<demo::DemoWorld> demo,
             platform::Places places, Secret token, bool tokenIsFile);

    void connectParts();
    void connectHistory();
    void policyChanged();
    //! What the policy says, or, while nothing could be read, that prompts stay on this computer.
    config::Policy policyInForce() const;
    void logPolicyProblem();
    //! Builds a new routing table from what the configuration, the policy and the keys are now.
    void publishTable();
    //! Where its key may still come, a missing one is no fault yet.
    void awaitKey(probing::ProbeTarget& target);
    void portChosen(std::uint16_t port);
    Result<void> rotateToken();
    void environmentChanged();
    //! A client of ours that a new token could not be given to now.
    std::optional<Error> clientOutOfReach() const;
    //! Gives the new token to every client that has the former one, wherever its key is kept.
    void renewOwnClients(const Secret& former, const Secret& token);
    //! Brings the policy's rules and the stored keys to a provider's new id, or nothing at all.
    Result<void> followRename(const ProviderId& from, const ProviderId& to);
    //! A rename that was given up with other edits, not undone, is followed back.
    void takeBackRenames();
    //! Points the providers that stand for our own engine at its new port, and gives them its new token.
    void updateOwnClients(const QString& formerBaseUrl, const QString& baseUrl);

    std::unique_ptr<demo::DemoWorld> m_demo;
    platform::Places m_places;
    bool m_tokenIsFile;
    ProcessEnvironment m_environment;
    configfiles::FileWatch m_environmentWatch;
    IncludeFiles m_includes;
    const config::Catalogue& m_catalogue;
    config::ConfigSession m_session;
    KeychainCleanup m_cleanup; //!< After the file's last save, which is done while the file is destroyed.
    configfiles::ConfigFile m_file;
    config::PolicySession m_policy;
    PolicyFile m_policyFile;
    std::unique_ptr<secrets::Keychain> m_keychain;
    secrets::KeyService m_keys;
    secrets::CredentialService m_credentials;
    history::HistoryService m_history; //!< Before what feeds it, so that it is flushed last.
    probing::HealthService m_health;
    probing::CapabilityService m_capabilities;
    probing::DiscoveryService m_discovery;
    probing::ProviderCheckService m_providerCheck;
    EngineService m_engine;
    QTimer m_publishTimer; //!< Several changes in one turn of the event loop are one table.
    std::vector<std::pair<ProviderId, ProviderId>> m_renames; //!< Followed so far, the former id first.
    QString m_engineBaseUrl; //!< As last known, for recognising our own clients.
};

} // namespace switchyard
