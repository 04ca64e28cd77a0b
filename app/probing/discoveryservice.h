// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/discoveryport.h"
#include "probing/asker.h"
#include "probing/endpointprobe.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace switchyard::probing {

//! Where to look besides the usual ports.
struct DiscoveryPlaces {
    std::vector<std::string> addresses; //!< As written in the environment or by the user: `host:port` or URLs.
    std::vector<std::uint16_t> ports = {}; //!< Instead of the usual ones, for tests. Empty: the usual ones.
    std::chrono::milliseconds each { 1000 }; //!< The longest wait for one answer.
    std::chrono::milliseconds whole { 1800 }; //!< The search ends then, whatever is still open.
};

//! Addresses named by OLLAMA_HOST, LM_STUDIO_URL, OPENAI_BASE_URL and their like, loopback and LAN only.
std::vector<std::string> addressesFromEnvironment();
//! Every port at which a known family usually listens, and their second servers.
std::vector<std::uint16_t> usualPorts();

//! Looks for servers by fingerprint, in parallel, each place with its own deadline, all within 1.8 s unless told otherwise. GUI thread only.
class DiscoveryService final : public ports::DiscoveryPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscoveryService)

public:
    explicit DiscoveryService(const Clock& clock, DiscoveryPlaces places = { addressesFromEnvironment() },
                              QObject* parent = nullptr);
    ~DiscoveryService() override;

    bool isRunning() const override { return m_isRunning; }
    std::vector<ports::DiscoveredServer> servers() const override;

    void start() override;
    void startHost(const std::string& host) override;
    void cancel() override;

private:
    struct Place;

    void begin(std::vector<std::string> baseUrls);
    void look(Place& place, const std::string& baseUrl);
    void take(Place& place, health::ProbeSample sample);
    void settle(Place& place);
    void finish();
    bool isChild(const Place& place) const;
    void showFound(Place& place);

    const Clock& m_clock;
    DiscoveryPlaces m_places;
    Asker m_asker;
    QTimer m_deadline;
    std::vector<std::unique_ptr<Place>> m_looking;
    std::size_t m_open = 0;
    bool m_isRunning = false;
};

} // namespace switchyard::probing
