// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/resolver_p.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace switchyard::engine {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int mostThreads = 4;
constexpr std::chrono::seconds keepAnswers { 60 };
constexpr std::chrono::seconds keepFailures { 2 };
constexpr std::size_t mostCached = 256;

struct Answer {
    Resolver::Addresses addresses;
    Clock::time_point until;
};

Resolver::Addresses askSystem(const std::string& host)
{
    // A context of its own: the blocking call does not touch the engine's.
    asio::io_context context(1);
    tcp::resolver resolver(context);
    error_code error;
    const auto results = resolver.resolve(host, "", tcp::resolver::flags {}, error);
    Resolver::Addresses addresses;
    if (error)
        return addresses;
    for (const auto& entry : results) {
        const auto address = entry.endpoint().address();
        if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
            addresses.push_back(address);
    }
    return addresses;
}

} // namespace

//! Shared with the threads, which may outlive the resolver.
class Resolver::Shared final : public std::enable_shared_from_this<Resolver::Shared> {
public:
    Shared(SocketPoller& poller, LookUp lookUp)
        : m_lookUp(std::move(lookUp))
        , m_poller(&poller)
    {
    }

    void forget(const std::string& host) { m_cache.erase(host); }
    void forgetAll() { m_cache.clear(); }

    void ask(const std::string& host, std::weak_ptr<Done> done)
    {
        auto& waiting = m_waiting[host];
        waiting.push_back(std::move(done));
        if (waiting.size() > 1)
            return;
        const std::lock_guard lock(m_mutex);
        m_questions.push_back(host);
        // A thread that was woken for an earlier question still counts as idle until it runs.
        if (m_questions.size() > m_idle && m_threads < mostThreads) {
            ++m_threads;
            std::thread([self = shared_from_this()] { self->work(); }).detach();
        } else {
            m_wake.notify_one();
        }
    }

    const Addresses* cached(const std::string& host)
    {
        const auto found = m_cache.find(host);
        if (found == m_cache.end())
            return nullptr;
        if (found->second.until > Clock::now())
            return &found->second.addresses;
        m_cache.erase(found);
        return nullptr;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_poller = nullptr;
        m_wake.notify_all();
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (m_poller) {
            if (m_questions.empty()) {
                ++m_idle;
                m_wake.wait(lock);
                --m_idle;
                continue;
            }
            const std::string host = std::move(m_questions.front());
            m_questions.pop_front();
            lock.unlock();
            auto addresses = m_lookUp ? parsed(m_lookUp(host)) : askSystem(host);
            lock.lock();
            if (m_poller) {
                m_poller->post([self = shared_from_this(), host, addresses = std::move(addresses)]() mutable {
                    self->answer(host, std::move(addresses));
                });
            }
        }
    }

    static Addresses parsed(const std::vector<std::string>& texts)
    {
        Addresses addresses;
        for (const std::string& text : texts) {
            error_code error;
            const auto address = asio::ip::make_address(text, error);
            if (!error)
                addresses.push_back(address);
        }
        return addresses;
    }

    void answer(const std::string& host, Addresses addresses)
    {
        if (m_cache.size() >= mostCached)
            m_cache.clear();
        const bool failed = addresses.empty();
        Answer& answer = m_cache[host];
        answer = {std::move(addresses), Clock::now() + (failed ? keepFailures : keepAnswers)};
        const auto waiting = std::move(m_waiting[host]);
        m_waiting.erase(host);
        const Addresses copy = answer.addresses;
        for (const auto& entry : waiting) {
            if (const auto done = entry.lock())
                (*done)(copy);
        }
    }

    const LookUp m_lookUp;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    SocketPoller* m_poller;
    std::deque<std::string> m_questions;
    std::size_t m_idle = 0;
    int m_threads = 0;
    // Engine thread only
    std::map<std::string, Answer> m_cache;
    std::map<std::string, std::vector<std::weak_ptr<Done>>> m_waiting;
};

Resolver::Resolver(SocketPoller& poller, LookUp lookUp)
    : m_shared(std::make_shared<Shared>(poller, std::move(lookUp)))
{
}

Resolver::~Resolver()
{
    m_shared->close();
}

void Resolver::forget(const std::string& host)
{
    m_shared->forget(host);
}

void Resolver::forgetAll()
{
    m_shared->forgetAll();
}

Resolver::Handle Resolver::resolve(const std::string& host, Done done)
{
    auto handle = std::make_shared<Done>(std::move(done));
    error_code error;
    const auto literal = asio::ip::make_address(host, error);
    Addresses known;
    if (!error) {
        known = {literal};
    } else if (host == "localhost" || host.ends_with(".localhost")) {
        known = {asio::ip::address_v4::loopback(), asio::ip::address_v6::loopback()};
    } else if (const Addresses* const cached = m_shared->cached(host)) {
        known = *cached;
    } else {
        m_shared->ask(host, handle);
        return handle;
    }
    (*handle)(known);
    return handle;
}

} // namespace switchyard::engine
