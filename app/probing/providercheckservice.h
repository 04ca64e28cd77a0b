// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/testmessage.h"
#include "ports/providercheckport.h"
#include "probing/asker.h"
#include "probing/endpointprobe.h"

#include <QPointer>

#include <string>
#include <vector>

namespace switchyard::probing {

//! Checks a pasted address step by step. When nothing is found under it, the usual other paths of the same server are
//! tried. GUI thread only.
class ProviderCheckService final : public ports::ProviderCheckPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProviderCheckService)

public:
    //! Somebody waits while the steps run: they give up sooner than the checks of a configured endpoint.
    static constexpr Deadlines usualDeadlines { std::chrono::milliseconds(1500), std::chrono::milliseconds(6000) };

    explicit ProviderCheckService(const Clock& clock, QObject* parent = nullptr, Deadlines deadlines = usualDeadlines);
    ~ProviderCheckService() override;

    bool isRunning() const override { return m_isRunning; }
    const ports::CheckResult& result() const override { return m_result; }
    void check(const ports::CheckRequest& request) override;
    void cancel() override;
    bool isTesting() const override { return !m_test.isNull(); }
    void sendTest(const std::string& model) override;

private:
    void tryNext();
    Result<ServerAddress> addressFor(const std::string& baseUrl, routing::Api wire) const;
    void endTest();
    void failTest(health::Reason reason, const std::string& model, std::vector<health::Evidence> evidence);
    void takeTest(const health::Ask& ask, const QUrl& url, const ServerAddress& address, const std::string& model,
                  const health::ServerAnswer& answer);
    void showProgress(EndpointProbe::Phase phase, health::Reason reason, std::chrono::milliseconds took);
    void take(health::ProbeSample sample);
    void takeModels(health::ProbeSample& sample);
    void settleProtocol();
    void fail(ports::CheckStepKind kind, health::Reason reason);
    void set(ports::CheckStepKind kind, ports::CheckStepState state, std::chrono::milliseconds took = {},
             health::Diagnosis diagnosis = {});
    health::Diagnosis diagnosis(health::Reason reason) const;
    void finish();

    const Clock& m_clock;
    Deadlines m_deadlines;
    Asker m_asker;
    ports::CheckResult m_result;
    ports::CheckRequest m_request;
    EndpointMemory m_memory;
    std::vector<std::string> m_candidates; //!< Base URLs to try.
    std::size_t m_next = 0;
    health::Reason m_firstReason = health::Reason::None;
    std::vector<health::Evidence> m_evidence;
    std::string m_betterUrl; //!< Of the last try.
    QPointer<EndpointProbe> m_probe;
    QPointer<Asking> m_test;
    health::TestAnswer m_answer;
    std::chrono::steady_clock::time_point m_testStart;
    std::optional<std::chrono::milliseconds> m_firstToken;
    bool m_isRunning = false;
};

} // namespace switchyard::probing
