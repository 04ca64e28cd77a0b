// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/capabilityservice.h"

#include <algorithm>

namespace switchyard::probing {

using namespace std::chrono_literals;
using health::Capability;
using health::Finding;

CapabilityService::CapabilityService(HealthService& health, QObject* parent)
    : CapabilityPort(parent)
    , m_health(health)
{
}

CapabilityService::~CapabilityService() = default;

CapabilityService::Estimate CapabilityService::estimate(const ModelRef& ref) const
{
    Estimate estimate;
    const auto* model = m_health.book().model(ref);
    if (!model)
        return estimate;
    estimate.tokens = health::capabilityCost(model->facts.contextWindow);
    estimate.loadsModel = model->loadState == health::LoadState::Cold || model->loadState == health::LoadState::Sleeping;
    if (estimate.loadsModel && model->loadEstimate)
        estimate.loadTime = model->loadEstimate->typical;
    if (model->facts.prices)
        estimate.costUsd = static_cast<double>(estimate.tokens.value) * std::max(model->facts.prices->input, model->facts.prices->output) / 1e6;
    return estimate;
}

void CapabilityService::start(const ModelRef& ref)
{
    cancel();
    m_report = {};
    m_report.model = ref;
    m_next = 0;
    m_isRunning = true;
    const auto address = m_health.addressOf(ref);
    const auto* model = m_health.book().model(ref);
    const bool isSpoken = address && (address->api == routing::Api::OpenAiCompletions || address->api == routing::Api::OpenAiResponses);
    if (!isSpoken || !model) {
        m_report.failure = address ? health::Reason::UnsupportedApi : health::Reason::InvalidAddress;
        QMetaObject::invokeMethod(this, &CapabilityService::finish, Qt::QueuedConnection);
        return;
    }
    m_address = *address;
    m_facts = model->facts;
    m_id = m_facts.id.empty() ? ref.model : m_facts.id;
    askNext();
}

//! Nothing but the plain question is worth asking of a model that does not answer it.
bool CapabilityService::isPointless(Capability capability) const
{
    const auto findingOf = [this](Capability wanted) {
        const auto found = std::find_if(m_report.findings.begin(), m_report.findings.end(),
                                        [wanted](const auto& each) { return each.capability == wanted; });
        return found == m_report.findings.end() ? Finding::Unclear : found->finding;
    };
    const bool isFirst = capability == Capability::Answers || capability == Capability::Responses;
    if (!isFirst && findingOf(Capability::Answers) != Finding::Yes)
        return true;
    return capability == Capability::ParallelTools && findingOf(Capability::Tools) == Finding::No;
}

void CapabilityService::askNext()
{
    if (m_next >= health::allCapabilities.size()) {
        finish();
        return;
    }
    const auto capability = health::allCapabilities[m_next++];
    const auto ask = health::capabilityAsk(capability, m_id, m_facts.contextWindow);
    if (ask.path.empty() || isPointless(capability)) {
        health::CapabilityFinding skipped;
        skipped.capability = capability;
        skipped.finding = Finding::Skipped;
        take(std::move(skipped));
        return;
    }
    auto url = m_address.listUrl();
    auto path = url.path();
    path.chop(static_cast<int>(std::string_view("/models").size()));
    url.setPath(path + QString::fromStdString(ask.path));
    AskLimits limits;
    // The first may load the model.
    limits.deadline = capability == Capability::Answers ? 10min : 2min;
    m_asking = m_asker.ask(m_address, url, ask, limits, this, [this, capability, ask, url](const health::ServerAnswer& answer) {
        auto finding = health::judgeCapability(capability, answer);
        finding.evidence = Asker::evidence(ask, url, answer, finding.evidence.reason, m_address);
        if (capability == Capability::Answers && finding.finding != Finding::Yes)
            m_report.failure = finding.evidence.reason;
        take(std::move(finding));
    });
}

void CapabilityService::take(health::CapabilityFinding finding)
{
    m_report.findings.push_back(finding);
    Q_EMIT found(finding);
    // Not from here: a long row of skipped ones would recurse.
    if (m_isRunning)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_isRunning)
                    askNext();
            },
            Qt::QueuedConnection);
}

void CapabilityService::cancel()
{
    if (!m_isRunning)
        return;
    if (m_asking)
        m_asking->cancel();
    m_report.wasCancelled = true;
    finish();
}

void CapabilityService::finish()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    if (!m_report.wasCancelled)
        m_report.proposal = health::propose(m_report.findings, m_facts);
    Q_EMIT finished(m_report);
    m_health.checkNow(m_report.model.provider);
}

} // namespace switchyard::probing
