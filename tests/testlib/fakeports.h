// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/environment.h"
#include "health/healthbook.h"
#include "ports/autostartport.h"
#include "ports/capabilityport.h"
#include "ports/chattryport.h"
#include "ports/configfileport.h"
#include "ports/credentialport.h"
#include "ports/discoveryport.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/historyport.h"
#include "ports/notificationport.h"
#include "ports/policyfileport.h"
#include "ports/providercheckport.h"
#include "ports/secretport.h"
#include "ports/trafficport.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace switchyard::testlib {

//! A health port over a real book. Tests feed the book and call `notify`; actions are written down.
class FakeHealthPort final : public ports::HealthPort {
    Q_OBJECT

public:
    explicit FakeHealthPort(const Clock& clock);

    health::HealthBook& edit() { return m_book; }
    //! Emits `changed`, and `rowsChanged` before it when rows came or went.
    void notify(bool rowsToo = false);
    //! One good check of an endpoint, with its models and their states.
    void probe(const std::string& provider, health::ServerFamily family,
               std::vector<std::pair<std::string, health::LoadState>> models, std::chrono::milliseconds latency);
    //! Two failed checks, so that the status is confirmed.
    void fail(const std::string& provider, health::Reason reason, int httpStatus = 0);

    QStringList actions; //!< Such as "warmUp lmstudio/minimax".
    ports::LoadAbilities loadAbilities { true, true, true, false };

    const health::HealthBook& book() const override { return m_book; }
    std::vector<ports::ProbeLogEntry> probeLog(const ProviderId& provider) const override;
    health::Diagnosis diagnose(const ModelRef& ref) const override;
    ports::LoadAbilities abilities(const ModelRef&) const override { return loadAbilities; }
    std::optional<std::chrono::seconds> interval() const override { return m_interval; }
    bool isPaused() const override { return m_isPaused; }
    ports::KeepWarmRule keepWarm(const ModelRef& ref) const override;
    void checkNow() override { actions << QStringLiteral("checkNow"); }
    void checkNow(const ProviderId& provider) override;
    void setInterval(std::optional<std::chrono::seconds> interval) override;
    void setPaused(bool isPaused) override;
    void setEndpointPaused(const ProviderId& provider, bool isPaused) override;
    void setWindowVisible(bool) override { }
    void warmUp(const ModelRef& ref) override;
    void cancelWarmUp(const ModelRef& ref) override;
    void unload(const ModelRef& ref) override;
    void setKeepWarm(const ModelRef& ref, const ports::KeepWarmRule& rule) override;

private:
    const Clock& m_clock;
    health::HealthBook m_book;
    std::optional<std::chrono::seconds> m_interval;
    bool m_isPaused = false;
    std::map<ModelRef, ports::KeepWarmRule> m_keepWarm;
};

class FakeEnginePort final : public ports::EnginePort {
    Q_OBJECT

public:
    FakeEnginePort() = default;

    void setStatus(const ports::EngineStatus& status);
    void setPlanInputs(std::shared_ptr<const routing::RoutingTable> table,
                       std::shared_ptr<const routing::HealthSnapshot> health);
    QStringList actions;

    ports::EngineStatus status() const override { return m_status; }
    QUrl baseUrl() const override;
    Secret token() const override { return Secret("test-token-0123456789"); }
    std::vector<routing::Cooldown> cooldowns() const override { return {}; }
    std::shared_ptr<const routing::RoutingTable> table() const override { return m_table; }
    std::shared_ptr<const routing::HealthSnapshot> health() const override { return m_health; }
    void start() override { actions << QStringLiteral("start"); }
    void stop() override { actions << QStringLiteral("stop"); }
    void moveToFreePort() override { actions << QStringLiteral("moveToFreePort"); }
    void moveToPort(std::uint16_t port) override { actions << QStringLiteral("moveToPort %1").arg(port); }
    Result<void> rotateToken() override
    {
        actions << QStringLiteral("rotateToken");
        return rotation;
    }
    Result<void> rotation; //!< What rotateToken() answers.

private:
    ports::EngineStatus m_status;
    std::shared_ptr<const routing::RoutingTable> m_table;
    std::shared_ptr<const routing::HealthSnapshot> m_health;
};

class FakeTrafficPort final : public ports::TrafficPort {
    Q_OBJECT

public:
    FakeTrafficPort() = default;

    void add(const traffic::RequestRecord& record);
    const std::deque<traffic::RequestRecord>& records() const override { return m_records; }
    const std::vector<traffic::RunningRequest>& running() const override { return m_running; }
    std::uint64_t droppedRecords() const override { return 0; }
    void setRunning(std::vector<traffic::RunningRequest> running);

private:
    std::deque<traffic::RequestRecord> m_records;
    std::vector<traffic::RunningRequest> m_running;
};

class FakeConfigFilePort final : public ports::ConfigFilePort {
    Q_OBJECT

public:
    FakeConfigFilePort() = default;

    void setState(ports::FileState state, std::optional<Error> reason = std::nullopt);
    QString filePath = QStringLiteral("/home/ada/.openclaw/openclaw.json");
    bool firstWriteConfirmed = true;
    QString diff;
    QString draft;
    QList<ports::FileConflict> conflictList;
    QList<ports::FileBackup> backupList;
    std::optional<std::vector<config::ChangeItem>> backupChanges; //!< Of each backup.
    QStringList actions;

    QString path() const override { return filePath; }
    ports::FileState state() const override { return m_state; }
    std::optional<Error> reason() const override { return m_reason; }
    QDateTime lastSyncedAt() const override { return {}; }
    bool isFirstWriteConfirmed() const override { return firstWriteConfirmed; }
    QString pendingDiff() const override { return diff; }
    QList<ports::FileConflict> conflicts() const override { return conflictList; }
    QList<ports::FileBackup> backups() const override { return backupList; }
    QString backupDiff(const QString&) const override { return diff; }
    std::optional<std::vector<config::ChangeItem>> changesAfter(const QString&) const override { return backupChanges; }
    QString draftDiff() const override { return draft; }
    void confirmFirstWrite() override { actions << QStringLiteral("confirmFirstWrite"); }
    void saveNow() override { actions << QStringLiteral("saveNow"); }
    void reload() override { actions << QStringLiteral("reload"); }
    void discardEdits() override { actions << QStringLiteral("discardEdits"); }
    void resolveConflicts(ports::ConflictChoice) override { actions << QStringLiteral("resolveConflicts"); }
    void restoreBackup(const QString& backupId) override { actions << QStringLiteral("restoreBackup ") + backupId; }
    void restoreDraft() override { actions << QStringLiteral("restoreDraft"); }
    void discardDraft() override { actions << QStringLiteral("discardDraft"); }
    void createFile() override;

private:
    ports::FileState m_state = ports::FileState::Saved;
    std::optional<Error> m_reason;
};

//! Finds what the test says it finds. Deterministic: `start` answers at once unless `holds` is set.
class FakeDiscoveryPort final : public ports::DiscoveryPort {
    Q_OBJECT

public:
    FakeDiscoveryPort() = default;

    std::vector<ports::DiscoveredServer> world; //!< What a search finds.
    bool holds = false; //!< Searches stay running until `release`.
    void release();

    bool isRunning() const override { return m_isRunning; }
    std::vector<ports::DiscoveredServer> servers() const override { return m_found; }
    void start() override;
    void startHost(const std::string&) override { start(); }
    void cancel() override;

private:
    bool m_isRunning = false;
    std::vector<ports::DiscoveredServer> m_found;
};

//! Answers checks from a function of the test, at once.
class FakeProviderCheckPort final : public ports::ProviderCheckPort {
    Q_OBJECT

public:
    FakeProviderCheckPort() = default;

    std::function<ports::CheckResult(const ports::CheckRequest&)> answer;
    int checks = 0;
    ports::CheckRequest last;

    bool isRunning() const override { return false; }
    const ports::CheckResult& result() const override { return m_result; }
    void check(const ports::CheckRequest& request) override;
    void cancel() override { m_result = {}; }
    std::vector<std::string> testedModels; //!< In order of the test messages.
    void sendTest(const std::string& model) override { testedModels.push_back(model); }
    void finishTest(const ports::TestMessageResult& outcome) { Q_EMIT tested(outcome); }

private:
    ports::CheckResult m_result;
};

//! Remembers where keys went; never the keys themselves, only their last characters.
class FakeSecretPort final : public ports::SecretPort {
    Q_OBJECT

public:
    FakeSecretPort() = default;

    void setState(ports::KeychainState state);
    std::map<ProviderId, ports::KeyStatus> statuses;
    ports::ExecReferenceCheck reference { true, {}, "ANTHROPIC_API_KEY" };
    QStringList actions;

    ports::KeychainState keychainState() const override { return m_state; }
    std::string keychainName() const override { return "GNOME Keyring"; }
    Error keychainProblem() const override { return {}; }
    ports::KeyStatus keyStatus(const ProviderId& provider) const override;
    void checkKeychain() override { actions << QStringLiteral("checkKeychain"); }
    void checkExecReference(const ProviderId& provider, QObject* context, CheckDone done) override;
    void setKey(const ProviderId& provider, const Secret& key, ports::KeyTarget target, const std::string& environmentName,
                QObject* context, Done done) override;
    void removeKey(const ProviderId& provider, QObject* context, Done done) override;
    void moveKey(const ProviderId& provider, ports::KeyTarget target, QObject* context, Done done) override;
    void moveAllKeys(ports::KeyTarget target, QObject* context, Done done) override;
    std::vector<ProviderId> literalKeys() const override { return {}; }
    void prepareRename(const ProviderId& from, const ProviderId& to, QObject* context, Done done) override;
    Result<void> rename; //!< What prepareRename() answers.

private:
    ports::KeychainState m_state = ports::KeychainState::Available;
};

class FakeHistoryPort final : public ports::HistoryPort {
    Q_OBJECT

public:
    FakeHistoryPort() = default;

    //! Answers requests for a series; empty: an empty series.
    std::function<ports::HistorySeries(const ModelRef&, std::chrono::milliseconds)> series;
    std::vector<health::Incident> incidents;
    //! Answers pages of requests; empty: none.
    std::function<std::vector<ports::StoredRequest>(WallTime before, std::int64_t beforeNumber, int limit)> requests;
    std::function<std::vector<ports::AnswerCount>(WallTime from)> answers;

    bool isAvailable() const override { return true; }
    ports::HistoryLimits limits() const override { return m_limits; }
    ByteCount storedBytes() const override { return ByteCount { 12'400'000 }; }
    RequestNumber requestSeries(const ModelRef& ref, std::chrono::milliseconds window) override;
    RequestNumber requestIncidents(const ModelRef& ref, std::chrono::milliseconds window, int limit) override;
    RequestNumber requestRequests(WallTime before, std::int64_t beforeNumber, int limit) override;
    RequestNumber requestAnswers(WallTime from) override;
    void setLimits(const ports::HistoryLimits& limits) override { m_limits = limits; }
    void clear() override { cleared = true; }
    bool cleared = false;

private:
    ports::HistoryLimits m_limits;
    RequestNumber m_next = 1;
};

//! Tests drive it: `send` only remembers the request.
class FakeChatTryPort final : public ports::ChatTryPort {
    Q_OBJECT

public:
    FakeChatTryPort() = default;

    std::optional<ports::ChatTryRequest> sent;
    bool running = false;
    void finish(const ports::ChatTryOutcome& outcome);

    bool isRunning() const override { return running; }
    void send(const ports::ChatTryRequest& request) override;
    void cancel() override;
};

//! Remembers named credentials and their order, never the keys.
class FakeCredentialPort final : public ports::CredentialPort {
    Q_OBJECT

public:
    FakeCredentialPort() = default;

    std::vector<ports::Credential> list;
    std::map<ProviderId, std::vector<std::string>> orders;
    std::optional<Error> refusal; //!< What store() answers.
    QStringList actions; //!< Such as "store work keychain".
    void notify() { Q_EMIT credentialsChanged(); }

    std::vector<ports::Credential> credentials() const override { return list; }
    std::vector<std::string> keyOrder(const ProviderId& provider) const override;
    void store(const std::string& name, const Secret& key, ports::KeyTarget target, const std::vector<ProviderId>& users,
               QObject* context, Done done) override;
    void remove(const std::string& name, QObject* context, Done done) override;
    Result<void> setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names) override;
};

//! Keeps what was shown.
class FakeNotificationPort final : public ports::NotificationPort {
    Q_OBJECT

public:
    FakeNotificationPort() = default;

    std::vector<ports::Notice> shown;
    QStringList withdrawn;
    bool available = true;
    void activate(const QString& subject, const QString& action) { Q_EMIT activated(subject, action); }

    bool isAvailable() const override { return available; }
    void show(const ports::Notice& notice) override { shown.push_back(notice); }
    void withdraw(const QString& subject) override { withdrawn << subject; }
};

class FakeAutostartPort final : public ports::AutostartPort {
public:
    FakeAutostartPort() = default;

    bool enabled = false;
    std::optional<Error> refusal; //!< What setEnabled answers.

    bool isSupported() const override { return true; }
    bool isEnabled() const override { return enabled; }
    Result<void> setEnabled(bool isEnabled) override;
};

class FakePolicyFilePort final : public ports::PolicyFilePort {
    Q_OBJECT

public:
    FakePolicyFilePort() = default;

    void setProblem(std::optional<Error> problem, bool isRestricted = false);
    int retries = 0;

    QString path() const override { return QStringLiteral("/home/ada/.config/switchyard/policy.json5"); }
    std::optional<Error> problem() const override { return m_problem; }
    bool isRestricted() const override { return m_isRestricted; }
    void retry() override { ++retries; }

private:
    std::optional<Error> m_problem;
    bool m_isRestricted = false;
};

//! Tests drive it: `start` only remembers the model.
class FakeCapabilityPort final : public ports::CapabilityPort {
    Q_OBJECT

public:
    FakeCapabilityPort() = default;

    std::optional<ModelRef> started;
    Estimate estimated;
    void find(const health::CapabilityFinding& finding) { Q_EMIT found(finding); }
    void finish(const ports::CapabilityReport& report);

    Estimate estimate(const ModelRef&) const override { return estimated; }
    bool isRunning() const override { return started.has_value(); }
    void start(const ModelRef& ref) override { started = ref; }
    void cancel() override;
};

} // namespace switchyard::testlib
