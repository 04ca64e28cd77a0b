// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/capabilityport.h"
#include "probing/healthservice.h"

#include <QPointer>

namespace switchyard::probing {

//! Asks one capability after the other, over the same address and key as the checks. GUI thread only.
class CapabilityService final : public ports::CapabilityPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CapabilityService)

public:
    //! `health` must outlive this.
    explicit CapabilityService(HealthService& health, QObject* parent = nullptr);
    ~CapabilityService() override;

    Estimate estimate(const ModelRef& ref) const override;
    bool isRunning() const override { return m_isRunning; }
    void start(const ModelRef& ref) override;
    void cancel() override;

private:
    void askNext();
    bool isPointless(health::Capability capability) const;
    void take(health::CapabilityFinding finding);
    void finish();

    HealthService& m_health;
    Asker m_asker;
    ports::CapabilityReport m_report;
    ServerAddress m_address;
    health::ModelFacts m_facts;
    std::string m_id;
    std::size_t m_next = 0;
    QPointer<Asking> m_asking;
    bool m_isRunning = false;
};

} // namespace switchyard::probing
