// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// What checking 100 endpoints costs, 10 of them refusing and 10 accepting without ever answering.
//
//   bench_probing [SECONDS]      runs the service against servers in a child process and prints one line of figures;
//                                exit code 1 when a live endpoint was not fresh or the CPU was 2 % of a core or more.

#include "platform/systemclock.h"
#include "probing/healthservice.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace switchyard;
using namespace std::chrono_literals;

namespace {

constexpr int liveServers = 80;
constexpr int hangingServers = 10;
constexpr int refusingServers = 10;

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

QByteArray answerTo(const QByteArray& request)
{
    QByteArray body = R"({"error":{"message":"File Not Found","type":"not_found_error","code":404}})";
    QByteArray status = "404 Not Found";
    if (request.startsWith("GET /v1/models ")) {
        body = R"({"object":"list","data":[{"id":"m","object":"model","owned_by":"llamacpp","meta":{"n_ctx":8192}}]})";
        status = "200 OK";
    } else if (request.startsWith("GET /props ")) {
        body = R"({"default_generation_settings":{"n_ctx":8192},"total_slots":1,"build_info":"b1","is_sleeping":false})";
        status = "200 OK";
    }
    return "HTTP/1.1 " + status + "\r\nServer: llama.cpp\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

//! The child: prints its ports, one a line, then serves until its parent ends.
int serve()
{
    std::vector<std::unique_ptr<QTcpServer>> servers;
    for (int i = 0; i < liveServers + hangingServers; ++i) {
        servers.push_back(std::make_unique<QTcpServer>());
        auto* server = servers.back().get();
        server->listen(QHostAddress::LocalHost);
        const bool isLive = i < liveServers;
        QObject::connect(server, &QTcpServer::newConnection, server, [server, isLive] {
            while (auto* socket = server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, isLive] {
                    const auto request = socket->readAll();
                    if (isLive)
                        socket->write(answerTo(request));
                });
            }
        });
        std::printf("%d\n", server->serverPort());
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}

probing::ProbeTarget target(int number, int port)
{
    probing::ProbeTarget target;
    target.setup.provider = ProviderId("p" + std::to_string(number));
    target.setup.baseUrl = "http://127.0.0.1:" + std::to_string(port) + "/v1";
    target.setup.reach = health::Reach::Loopback;
    target.setup.models = { "m" };
    if (auto address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {}))
        target.address = std::move(address).value();
    return target;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--serve") == 0)
        return serve();
    const auto seconds = argc > 1 ? QByteArray(argv[1]).toInt() : 60;

    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--serve") });
    std::vector<probing::ProbeTarget> targets;
    while (static_cast<int>(targets.size()) < liveServers + hangingServers && child.waitForReadyRead(5000)) {
        while (child.canReadLine())
            targets.push_back(target(static_cast<int>(targets.size()), child.readLine().trimmed().toInt()));
    }
    for (int i = 0; i < refusingServers; ++i)
        targets.push_back(target(static_cast<int>(targets.size()), 1 + i));

    platform::SystemClock clock;
    probing::HealthService service(clock);
    service.setTargets(targets);
    service.start();

    const auto warmUp = 15s;
    double cpuAtStart = 0;
    SteadyTime start;
    std::chrono::milliseconds oldest {};
    int checks = 0;
    QObject::connect(&service, &probing::HealthService::sampleTaken, &service, [&checks] { ++checks; });
    QTimer::singleShot(warmUp, &service, [&] {
        cpuAtStart = cpuSeconds();
        start = clock.steadyNow();
        checks = 0;
    });
    QTimer sampling;
    QObject::connect(&sampling, &QTimer::timeout, &service, [&] {
        for (int i = 0; i < liveServers; ++i) {
            const auto* endpoint = service.book().endpoint(ProviderId("p" + std::to_string(i)));
            const auto age = endpoint->lastChecked ? clock.steadyNow() - *endpoint->lastChecked : std::chrono::hours(1);
            oldest = std::max(oldest, std::chrono::duration_cast<std::chrono::milliseconds>(age));
        }
    });
    QTimer::singleShot(warmUp, &sampling, [&sampling] { sampling.start(500ms); });
    QTimer::singleShot(warmUp + std::chrono::seconds(seconds), &service, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();

    const auto elapsed = std::chrono::duration<double>(clock.steadyNow() - start).count();
    const auto percent = (cpuSeconds() - cpuAtStart) / elapsed * 100;
    int ready = 0;
    for (int i = 0; i < liveServers; ++i)
        ready += service.book().model({ ProviderId("p" + std::to_string(i)), "m" })->status == health::Status::Ready ? 1 : 0;
    std::printf("endpoints 100 (80 live, 10 hanging, 10 refusing), %d checks in %.0f s, CPU %.2f %% of a core, live ready %d, "
                "oldest live answer %.1f s\n",
                checks, elapsed, percent, ready, static_cast<double>(oldest.count()) / 1000);
    service.stop();
    child.kill();
    child.waitForFinished();
    const bool isGood = ready == liveServers && oldest < 12s && percent < 2.0;
    return isGood ? 0 : 1;
}
