// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Load on a gateway: so many connections, each sends its next request when the last is answered; with RATE, so many requests
// a second start on whichever connection is free, and times count from the moment when they should have started.
// usage: bench_load PORT PID CONNECTIONS SECONDS BODY_BYTES STREAM(0|1) [TOKEN [RATE [HEADER_LINE...]]]
// Prints: requests, requests/s, CPU microseconds of PID a request, p50 and p99 latency in microseconds, p50 to the first
// body byte, resident kB of PID, failures. Requests name the model `m0/mock`.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds longestPause {50};

struct Client {
    int socket = -1;
    std::string in;
    std::size_t sent = 0;
    Clock::time_point started {};
    bool sawBody = false;
    bool wantsWrite = false;
};

double cpuSeconds(pid_t process)
{
    clockid_t clock {};
    timespec time {};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0)
        return 0;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

long residentKilobytes(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string word;
    long value = 0;
    while (status >> word) {
        if (word == "VmRSS:")
            status >> value;
    }
    return value;
}

double microseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::micro>(time).count();
}

double percentile(std::vector<double>& values, double share)
{
    if (values.empty())
        return 0;
    const auto at = std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

std::string requestText(std::size_t bodyBytes, bool isStream, const std::string& token, const std::string& headerLines)
{
    std::string body = R"({"model":"m0/mock",)" + std::string(isStream ? R"("stream":true,)" : "")
        + R"("messages":[{"role":"system","content":"You are a helpful assistant."})";
    const std::string sentence = R"(The quick brown fox jumps over the lazy dog, \"twice\".\n)";
    while (body.size() + 200 < bodyBytes) {
        std::string turn;
        while (turn.size() < 1800 && body.size() + turn.size() + 100 < bodyBytes)
            turn += sentence;
        body += R"(,{"role":"user","content":")" + turn + "\"}";
    }
    body += "]}";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench/1\r\nAccept: */*\r\nContent-Type: application/json\r\n"
        + (token.empty() ? std::string() : "Authorization: Bearer " + token + "\r\n") + headerLines + "Content-Length: " + std::to_string(body.size())
        + "\r\n\r\n" + body;
}

//! 1: complete, 0: more to come, -1: not what was expected.
int judge(const std::string& in, bool& sawBody)
{
    const std::size_t head = in.find("\r\n\r\n");
    if (head == std::string::npos)
        return 0;
    sawBody = in.size() > head + 4;
    if (!in.starts_with("HTTP/1.1 200"))
        return -1;
    std::size_t length = in.find("ontent-Length: ");
    if (length > head)
        length = in.find("ontent-length: ");
    if (length < head)
        return in.size() >= head + 4 + std::strtoul(in.c_str() + length + 15, nullptr, 10) ? 1 : 0;
    return in.ends_with("0\r\n\r\n") ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 7)
        return 2;
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_TIMERSLACK, 1000, 0, 0, 0);
    rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[1])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const pid_t process = std::atoi(argv[2]);
    std::vector<Client> clients(static_cast<std::size_t>(std::atoi(argv[3])));
    const auto duration = std::chrono::duration<double>(std::atof(argv[4]));
    std::string headerLines;
    for (int i = 9; i < argc; ++i)
        headerLines += std::string(argv[i]) + "\r\n";
    const std::string request = requestText(std::strtoul(argv[5], nullptr, 10), argv[6][0] == '1', argc > 7 ? argv[7] : "", headerLines);
    const double rate = argc > 8 ? std::atof(argv[8]) : 0;
    const bool isPaced = rate > 0;
    const auto interval = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(isPaced ? 1 / rate : 0));

    const int poll = epoll_create1(EPOLL_CLOEXEC);
    long failures = 0;
    const auto want = [&](std::size_t index, std::uint32_t what, int how) {
        epoll_event event {};
        event.events = what;
        event.data.u32 = static_cast<std::uint32_t>(index);
        epoll_ctl(poll, how, clients[index].socket, &event);
    };
    const auto send = [&](std::size_t index) {
        Client& client = clients[index];
        while (client.sent < request.size()) {
            const ssize_t count = ::send(client.socket, request.data() + client.sent, request.size() - client.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (count <= 0) {
                client.wantsWrite = true;
                want(index, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
                return;
            }
            client.sent += static_cast<std::size_t>(count);
        }
    };
    const auto begin = [&](std::size_t index, Clock::time_point since) {
        clients[index].in.clear();
        clients[index].sent = 0;
        clients[index].sawBody = false;
        clients[index].started = since;
        send(index);
    };
    std::vector<std::size_t> idle;
    const auto next = [&](std::size_t index) {
        if (isPaced)
            idle.push_back(index);
        else
            begin(index, Clock::now());
    };
    const auto connect = [&](std::size_t index, int how) {
        Client& client = clients[index];
        client.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int one = 1;
        setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (::connect(client.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            return false;
        want(index, EPOLLIN, how);
        return true;
    };
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (!connect(i, EPOLL_CTL_ADD)) {
            std::fprintf(stderr, "cannot connect to port %s\n", argv[1]);
            return 1;
        }
    }

    std::vector<double> latencies;
    std::vector<double> firstBytes;
    static std::array<char, 262144> buffer;
    const auto start = Clock::now();
    const auto warm = start + std::chrono::duration_cast<Clock::duration>(duration / 5);
    const auto end = warm + std::chrono::duration_cast<Clock::duration>(duration);
    double cpuBefore = 0;
    bool isMeasuring = false;
    for (std::size_t i = 0; i < clients.size(); ++i)
        next(i);
    auto due = Clock::now();
    std::array<epoll_event, 256> events {};
    auto at = Clock::now();
    for (; at < end; at = Clock::now()) {
        if (!isMeasuring && at >= warm) {
            isMeasuring = true;
            cpuBefore = cpuSeconds(process);
        }
        for (; isPaced && due <= at && !idle.empty(); due += interval) {
            const std::size_t index = idle.back();
            idle.pop_back();
            begin(index, due);
        }
        const auto pause = isPaced ? std::clamp<Clock::duration>(due - Clock::now(), Clock::duration {0}, longestPause) : longestPause;
        const timespec timeout {0, std::chrono::duration_cast<std::chrono::nanoseconds>(pause).count()};
        const int count = epoll_pwait2(poll, events.data(), static_cast<int>(events.size()), &timeout, nullptr);
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = events[static_cast<std::size_t>(i)];
            const std::size_t index = event.data.u32;
            Client& client = clients[index];
            if ((event.events & EPOLLOUT) != 0) {
                client.wantsWrite = false;
                want(index, EPOLLIN, EPOLL_CTL_MOD);
                send(index);
            }
            if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0)
                continue;
            const ssize_t size = ::recv(client.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (size <= 0) {
                ++failures;
                ::close(client.socket);
                if (connect(index, EPOLL_CTL_ADD))
                    next(index);
                continue;
            }
            client.in.append(buffer.data(), static_cast<std::size_t>(size));
            const bool hadBody = client.sawBody;
            const int verdict = judge(client.in, client.sawBody);
            const auto now = Clock::now();
            if (isMeasuring && !hadBody && client.sawBody)
                firstBytes.push_back(microseconds(now - client.started));
            if (verdict == 0)
                continue;
            failures += verdict < 0 ? 1 : 0;
            if (isMeasuring)
                latencies.push_back(microseconds(now - client.started));
            next(index);
        }
    }
    const double seconds = std::chrono::duration<double>(at - warm).count();
    const auto requests = static_cast<double>(latencies.size());
    const double cpu = (cpuSeconds(process) - cpuBefore) * 1e6 / std::max(1.0, requests);
    std::printf("%.0f %.0f %.2f %.1f %.1f %.1f %ld %ld\n", requests, requests / seconds, cpu, percentile(latencies, 0.5),
        percentile(latencies, 0.99), percentile(firstBytes, 0.5), residentKilobytes(process), failures);
    return 0;
}
