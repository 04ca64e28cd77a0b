// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/discoveryservice.h"

#include "health/adapters/adapter.h"
#include "health/pastedaddress.h"
#include "routing/baseurl.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using health::Reason;
using health::ServerFamily;

bool isLikelyChildPort(std::uint16_t port)
{
    return port >= 8001 && port <= 8010;
}

} // namespace

struct DiscoveryService::Place {
    std::string firstUrl;
    std::string baseUrl; //!< Being asked now.
    std::uint16_t port = 0;
    bool triedOtherFamily = false; //!< `::1` after `127.0.0.1`.
    bool triedOwnPath = false;
    bool isSettled = false;
    bool isShown = false;
    EndpointMemory memory;
    QPointer<EndpointProbe> probe;
    std::optional<ports::DiscoveredServer> found;
};

std::vector<std::string> addressesFromEnvironment()
{
    std::vector<std::string> addresses;
    for (const auto* name : { "OLLAMA_HOST", "OLLAMA_BASE_URL", "LM_STUDIO_URL", "LMSTUDIO_BASE_URL", "OPENAI_BASE_URL",
                              "OPENAI_API_BASE", "VLLM_BASE_URL", "LITELLM_BASE_URL" }) {
        const auto value = qEnvironmentVariable(name).toStdString();
        if (value.empty())
            continue;
        const auto address = health::normalisePastedAddress(value);
        if (address && address->reach != health::Reach::Hosted)
            addresses.push_back(address->baseUrl);
    }
    return addresses;
}

std::vector<std::uint16_t> usualPorts()
{
    std::vector<std::uint16_t> ports;
    const auto add = [&ports](std::uint16_t port) {
        if (std::find(ports.begin(), ports.end(), port) == ports.end())
            ports.push_back(port);
    };
    for (const auto port : { 1234, 11434, 8080, 8000 })
        add(static_cast<std::uint16_t>(port));
    for (const auto* family : health::allFamilies())
        std::for_each(family->ports.begin(), family->ports.end(), add);
    for (std::uint16_t port = 8001; port <= 8010; ++port)
        add(port);
    add(80);
    return ports;
}

DiscoveryService::DiscoveryService(const Clock& clock, DiscoveryPlaces places, QObject* parent)
    : DiscoveryPort(parent)
    , m_clock(clock)
    , m_places(std::move(places))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &DiscoveryService::finish);
}

DiscoveryService::~DiscoveryService()
{
    for (const auto& place : m_looking) {
        if (place->probe)
            place->probe->cancel();
    }
}

std::vector<ports::DiscoveredServer> DiscoveryService::servers() const
{
    std::vector<ports::DiscoveredServer> result;
    for (const auto& place : m_looking) {
        if (place->found && !isChild(*place))
            result.push_back(*place->found);
    }
    return result;
}

void DiscoveryService::start()
{
    std::vector<std::string> urls;
    for (const auto port : m_places.ports.empty() ? usualPorts() : m_places.ports)
        urls.push_back("http://127.0.0.1:" + std::to_string(port) + "/v1");
    urls.insert(urls.end(), m_places.addresses.begin(), m_places.addresses.end());
    begin(std::move(urls));
}

void DiscoveryService::startHost(const std::string& host)
{
    // A bare IPv6 literal reads like a host with a port.
    const bool isBareV6 = std::count(host.begin(), host.end(), ':') > 1 && host.front() != '[' && host.find('/') == std::string::npos;
    const auto text = isBareV6 ? '[' + host + ']' : host;
    const auto scheme = text.find("://") == std::string::npos ? std::string("http://") : std::string();
    const auto base = routing::parseBaseUrl(scheme + text);
    if (!base) {
        begin({});
        return;
    }
    const auto authority = text.substr(scheme.empty() ? text.find("://") + 3 : 0);
    const auto place = authority.substr(0, authority.find_first_of("/?#"));
    const auto bracket = place.rfind(']');
    const bool namesPort = place.find(':', bracket == std::string::npos ? 0 : bracket) != std::string::npos;
    if (namesPort || scheme.empty()) {
        auto only = *base;
        if (only.path.empty())
            only.path = "/v1";
        begin({ only.toString() });
        return;
    }
    std::vector<std::string> urls;
    for (const auto port : m_places.ports.empty() ? usualPorts() : m_places.ports) {
        auto each = *base;
        each.port = port;
        each.path = "/v1";
        urls.push_back(each.toString());
    }
    begin(std::move(urls));
}

void DiscoveryService::begin(std::vector<std::string> baseUrls)
{
    cancel();
    m_looking.clear();
    m_isRunning = true;
    Q_EMIT started();
    std::vector<std::string> seen;
    for (const auto& url : baseUrls) {
        auto parsed = routing::parseBaseUrl(url);
        if (!parsed)
            continue;
        if (parsed->host == "localhost")
            parsed->host = "127.0.0.1";
        const auto key = parsed->host + ':' + std::to_string(parsed->port);
        if (std::find(seen.begin(), seen.end(), key) != seen.end())
            continue;
        seen.push_back(key);
        m_looking.push_back(std::make_unique<Place>());
        m_looking.back()->firstUrl = parsed->toString();
        m_looking.back()->port = parsed->port;
    }
    m_open = m_looking.size();
    m_deadline.start(m_places.whole);
    if (m_open == 0)
        QMetaObject::invokeMethod(this, &DiscoveryService::finish, Qt::QueuedConnection);
    for (const auto& place : m_looking)
        look(*place, place->firstUrl);
}

void DiscoveryService::look(Place& place, const std::string& baseUrl)
{
    place.baseUrl = baseUrl;
    auto address = addressOf(baseUrl, routing::Api::OpenAiCompletions, {});
    if (!address) {
        settle(place);
        return;
    }
    AskLimits limits;
    limits.deadline = m_places.each;
    place.probe = new EndpointProbe(m_asker, m_clock,
                                    { ProviderId("discovery"), std::move(address).value(), {}, limits, nullptr },
                                    place.memory, this);
    place.probe->start([this, &place](health::ProbeSample sample) { take(place, std::move(sample)); });
}

void DiscoveryService::take(Place& place, health::ProbeSample sample)
{
    place.probe.clear();
    const auto url = routing::parseBaseUrl(place.baseUrl);
    if (sample.reason == Reason::OtherLoopback && !place.triedOtherFamily) {
        place.triedOtherFamily = true;
        look(place, sample.betterUrl);
        return;
    }
    const auto& family = health::info(sample.family);
    const bool isOwnPath = url && url->path == family.basePath;
    // Its list is elsewhere than where it was looked for.
    if (sample.family != ServerFamily::Unknown && sample.family != ServerFamily::OpenAiCompatible && !sample.hasModelList
        && sample.reason == Reason::WrongPath && !isOwnPath && !place.triedOwnPath && url) {
        place.triedOwnPath = true;
        auto own = *url;
        own.path = std::string(family.basePath);
        look(place, own.toString());
        return;
    }
    if (sample.family != ServerFamily::Unknown && sample.family != ServerFamily::Switchyard) {
        ports::DiscoveredServer server;
        server.family = sample.family;
        server.version = sample.version;
        server.baseUrl = health::baseUrlFor(sample.family, family.api, place.baseUrl);
        server.needsKey = sample.reason == Reason::KeyMissing || sample.reason == Reason::KeyRefused;
        server.models = std::move(sample.models);
        server.took = sample.latency;
        place.found = std::move(server);
        // A child of another server may answer before its parent is known; those wait for the end.
        if (!isLikelyChildPort(place.port))
            showFound(place);
    }
    settle(place);
}

void DiscoveryService::settle(Place& place)
{
    if (place.isSettled)
        return;
    place.isSettled = true;
    if (--m_open == 0 && m_isRunning)
        QMetaObject::invokeMethod(this, &DiscoveryService::finish, Qt::QueuedConnection);
}

bool DiscoveryService::isChild(const Place& place) const
{
    const auto suffix = ':' + std::to_string(place.port);
    const auto isBackend = [&suffix](const health::ModelFacts& model) {
        const auto at = model.backendUrl.find(suffix);
        return at != std::string::npos
            && (at + suffix.size() == model.backendUrl.size() || model.backendUrl[at + suffix.size()] == '/');
    };
    return std::any_of(m_looking.begin(), m_looking.end(), [&](const auto& other) {
        return other.get() != &place && other->found
            && std::any_of(other->found->models.begin(), other->found->models.end(), isBackend);
    });
}

void DiscoveryService::showFound(Place& place)
{
    if (!m_isRunning || place.isShown || !place.found)
        return;
    place.isShown = true;
    Q_EMIT serverFound(*place.found);
}

void DiscoveryService::finish()
{
    if (!m_isRunning)
        return;
    for (const auto& place : m_looking) {
        if (place->probe)
            place->probe->cancel();
        if (!isChild(*place))
            showFound(*place);
    }
    m_isRunning = false;
    m_deadline.stop();
    Q_EMIT finished();
}

void DiscoveryService::cancel()
{
    finish();
}

} // namespace switchyard::probing
