// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
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
    explicit ProviderCheckService(const Clock& clock, QObject* parent = nullptr);
    ~ProviderCheckService() override;

    bool isRunning() const override { return m_isRunning; }
    const ports::CheckResult& result() const override { return m_result; }
    void check(const ports::CheckRequest& request) override;
    void cancel() override;

private:
    void tryNext();
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
    Asker m_asker;
    ports::CheckResult m_result;
    ports::CheckRequest m_request;
    EndpointMemory m_memory;
    std::vector<std::string> m_candidates; //!< Base URLs to try.
    std::size_t m_next = 0;
    health::Reason m_firstReason = health::Reason::None;
    std::vector<health::Evidence> m_evidence;
    QPointer<EndpointProbe> m_probe;
    bool m_isRunning = false;
};

} // namespace switchyard::probing
