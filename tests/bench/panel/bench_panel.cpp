// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// What the panel costs. usage:
//   bench_panel start PROGRAM [ROUNDS=7]   first paint and first statuses of a warm start, from the outside
//   bench_panel idle [SECONDS=20]          CPU with the window shown and hidden
//   bench_panel day                        memory after 100,000 probes and 100,000 requests within one manual day
//   bench_panel load UPSTREAM_PORT LOADER  CPU a turn of the event loop at 5,000 requests/s
// Exit code 1 when a bar is missed. Wants a display (xvfb-run) and a release build: tests/bench/panel/run.sh.

#include "listservers.h"
#include "panelbench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace switchyard;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Started {
    qint64 painted = -1;
    qint64 known = -1;
};

//! Milliseconds from before the process is made, as a person with a stopwatch would count.
Started startOnce(const QString& program, const bench::PanelHome& home)
{
    QProcess panel;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"switchyard.startup.debug=true"_s);
    panel.setProcessEnvironment(environment);
    QElapsedTimer timer;
    Started started;
    QByteArray said;
    QEventLoop loop;
    QObject::connect(&panel, &QProcess::readyReadStandardError, &loop, [&] {
        said += panel.readAllStandardError();
        if (started.painted < 0 && said.contains("first paint"))
            started.painted = timer.elapsed();
        if (said.contains("statuses "))
            started.known = timer.elapsed();
        if (started.known >= 0 && started.painted >= 0)
            loop.quit();
    });
    QTimer::singleShot(10s, &loop, &QEventLoop::quit);
    timer.start();
    panel.start(program, {u"--config"_s, home.configPath(), u"--token"_s, u"t"_s});
    loop.exec();
    panel.terminate();
    panel.waitForFinished();
    return started;
}

int measureStart(const QString& program, int rounds)
{
    const bench::PanelHome home;
    home.enter();
    startOnce(program, home);
    std::vector<qint64> painted;
    std::vector<qint64> known;
    for (int i = 0; i < rounds; ++i) {
        const Started started = startOnce(program, home);
        painted.push_back(started.painted);
        known.push_back(started.known);
    }
    std::sort(painted.begin(), painted.end());
    std::sort(known.begin(), known.end());
    const auto middle = static_cast<std::size_t>(rounds / 2);
    std::printf("warm start, median of %d (worst): first paint %lld (%lld) ms (bar 300), statuses %lld (%lld) ms (bar 2000)\n",
                rounds, painted[middle], painted.back(),
                known[middle], known.back());
    return painted.front() > 0 && painted[middle] <= 300 && known[middle] <= 2000 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    // Its own process is started so by the measurements.
    if (argc > 3 && std::strcmp(argv[1], "servers") == 0)
        return bench::runListServers(argc, argv);
    // Qt's own dispatcher tells when a turn begins and ends.
    if (argc > 1 && std::strcmp(argv[1], "load") == 0)
        qputenv("QT_NO_GLIB", "1");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCoreApplication::setApplicationName(u"switchyard"_s);
    QCoreApplication::setOrganizationName(u"Switchyard"_s);
    const QStringList words = QCoreApplication::arguments();
    const QString part = words.value(1);
    if (part == u"start"_s && words.size() > 2)
        return measureStart(words.at(2), words.value(3, u"7"_s).toInt());
    if (part == u"idle"_s)
        return bench::measureIdle(application, std::chrono::seconds(words.value(2, u"20"_s).toInt())) ? 0 : 1;
    if (part == u"day"_s)
        return bench::measureDay(application) ? 0 : 1;
    if (part == u"load"_s && words.size() > 3)
        return bench::measureLoad(application, words.at(2).toInt(), words.at(3)) ? 0 : 1;
    std::fprintf(stderr, "usage: bench_panel start PROGRAM [ROUNDS] | idle [SECONDS] | day | load UPSTREAM_PORT LOADER\n");
    return 2;
}
