// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Mixed faults at a steady rate against the engine in a process of its own: no wrong answer, no stuck request, no growth.
// usage: soak ENGINE_BINARY SECONDS [REQUESTS_PER_SECOND=500]
// The first candidate plays a fault chosen by the request, the second always answers. Exits 1 with the reasons.

#include "engine/testclient.h"
#include "testlib/scriptedupstream.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <thread>

using namespace switchyard;
using namespace std::chrono_literals;
using enginetest::Answer;
using enginetest::TestClient;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;

namespace {

//! The engine is given new endpoints all the time, which ends cooldowns: faults go on being met.
constexpr int clientThreads = 48;
constexpr std::array<const char*, 24> cases {"good", "good", "good", "good", "status-500", "status-429", "status-503", "empty",
    "reset", "close", "error-event", "cut-json", "breaks-off", "client-leaves", "web-page", "bad-framing", "malformed-event",
    "drips", "hints-first", "half-a-head", "error-midway", "ends-early", "packed-badly", "leaves-early"};
//! Every so many requests one meets a server that says nothing, and one a stream that falls silent: they last for seconds.
constexpr std::uint64_t silentEvery = 251;

//! The same number always meets the same fault, in an order that looks like none.
std::uint64_t chance(std::uint64_t number)
{
    number += 0x9e3779b97f4a7c15ull;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ull;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebull;
    return number ^ (number >> 31);
}

std::string caseOf(std::uint64_t dice)
{
    if (dice % silentEvery == 0)
        return "silent";
    if (dice % silentEvery == 1)
        return "stalls";
    return cases[dice / silentEvery % cases.size()];
}

//! Faults behind the first words: the second candidate goes on with the same answer, or, when its answer is another one, the
//! stream ends with an error and never looks complete.
bool breaksBehindContent(const std::string& name)
{
    return name == "breaks-off" || name == "error-midway" || name == "ends-early" || name == "stalls";
}

ScriptedReply goodReply(bool isStream)
{
    return isStream ? ScriptedReply::chatStream({"right ", "answer"}) : ScriptedReply::chat("right answer");
}

bool isStreamed(const ReceivedRequest& request)
{
    return request.body.find("\"stream\":true") != std::string::npos;
}

//! What the second candidate says: in its own words when the request asks for that.
ScriptedReply steadyReply(const ReceivedRequest& request)
{
    if (request.body.find("in other words") == std::string::npos)
        return goodReply(isStreamed(request));
    return isStreamed(request) ? ScriptedReply::chatStream({"another ", "answer"}) : ScriptedReply::chat("another answer");
}

ScriptedReply faultyReply(const ReceivedRequest& request)
{
    const bool isStream = isStreamed(request);
    const auto is = [&](const char* name) { return request.body.find(std::string("\"case ") + name + ',') != std::string::npos; };
    const std::string error = R"({"error":{"message":"played"}})";
    if (is("status-500"))
        return ScriptedReply::document(500, error);
    if (is("status-429"))
        return ScriptedReply::document(429, error, "Retry-After-Ms: 60\r\n");
    if (is("status-503"))
        return ScriptedReply::document(503, error, "Retry-After-Ms: 60\r\n");
    if (is("empty"))
        return ScriptedReply::document(200, "");
    if (is("reset"))
        return ScriptedReply::resetting();
    if (is("close"))
        return ScriptedReply::closing();
    if (is("error-event"))
        return isStream ? ScriptedReply::stream().event(error).endChunks() : ScriptedReply::document(200, error);
    if (is("cut-json"))
        return ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"choices\":[").close();
    if (is("breaks-off"))
        return isStream ? ScriptedReply::stream().text("right ").wait(5ms).reset() : goodReply(false);
    if (is("client-leaves"))
        return isStream ? ScriptedReply::stream().text("right ").hang() : goodReply(false);
    if (is("leaves-early") || is("silent"))
        return ScriptedReply::silent().hang();
    if (is("stalls"))
        return isStream ? ScriptedReply::stream().text("right ").hang() : goodReply(false);
    if (is("error-midway"))
        return isStream ? ScriptedReply::stream().text("right ").wait(5ms).event(error).endChunks() : goodReply(false);
    if (is("ends-early"))
        return isStream ? ScriptedReply::stream().text("right ").wait(5ms).endChunks() : goodReply(false);
    if (is("web-page"))
        return ScriptedReply::document(200, "<!DOCTYPE html><html></html>", {}, "text/html");
    if (is("bad-framing"))
        return ScriptedReply::stream().bytes("zz\r\nhello\r\n").close();
    if (is("malformed-event") && isStream) {
        return ScriptedReply::stream().text("right ").chunk("data: {\"choices\":[{\"delta\":\n\n").text("answer")
            .event(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})").event("[DONE]").endChunks();
    }
    if (is("drips"))
        return goodReply(isStream).inPiecesOf(40);
    if (is("hints-first"))
        return ScriptedReply::raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n").then(goodReply(isStream));
    if (is("half-a-head"))
        return ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Ty").close();
    if (is("packed-badly"))
        return ScriptedReply::document(200, "\x1f\x8b\x08 nonsense", "Content-Encoding: gzip\r\n");
    return goodReply(isStream);
}

struct Tally {
    std::atomic<long> requests = 0;
    std::atomic<long> broken = 0; //!< Streams that the first candidate began and broke off, or would have.
    std::atomic<long> truncatedAndTold = 0;
    std::atomic<long> left = 0;
    std::mutex mutex;
    std::map<std::string, long> wrong;

    void noteWrong(const std::string& what)
    {
        const std::lock_guard lock(mutex);
        ++wrong[what];
    }
};

void judge(const Answer& answer, const std::string& name, bool isStream, bool inOtherWords, Tally& tally)
{
    const bool isBroken = breaksBehindContent(name) && isStream;
    if (isBroken)
        ++tally.broken;
    // Whole are only the second candidate's answer alone, and what both agree on.
    const std::string text = answer.text();
    const bool isRight = answer.status == 200 && answer.isWhole && text == (inOtherWords ? "another answer" : "right answer")
        && (!isStream || answer.events().back() == "[DONE]");
    if (isRight)
        return;
    // What came before the error must be the beginning of the right answer and of no other.
    const bool isTold = inOtherWords && answer.status == 200 && text == "right "
        && answer.body.find("\"error\"") != std::string::npos && answer.body.find("[DONE]") == std::string::npos
        && answer.body.find("\"finish_reason\":\"stop\"") == std::string::npos;
    if (isTold)
        ++tally.truncatedAndTold;
    else
        tally.noteWrong(name + (inOtherWords ? ", in other words," : "") + (isStream ? " streamed: status " : ": status ") + std::to_string(answer.status)
            + (answer.isWhole ? "" : answer.took >= 10s ? ", no answer in time" : ", broken off") + ", took "
            + std::to_string(answer.took.count() / 1000) + " s");
}

void oneRequest(std::uint16_t port, unsigned number, Tally& tally)
{
    const std::uint64_t dice = chance(number);
    const std::string name = caseOf(dice);
    const bool isStream = (dice >> 60) % 2 == 0;
    const bool inOtherWords = breaksBehindContent(name) && isStream && (dice >> 58) % 2 == 0;
    const std::string body = R"({"model":"auto",)" + std::string(isStream ? R"("stream":true,)" : "")
        + R"("max_tokens":8,"messages":[{"role":"user","content":"case )" + name
        + (inOtherWords ? ", in other words" : ", in the same words") + R"("}]})";
    TestClient client(port);
    client.post("/v1/chat/completions", body);
    ++tally.requests;
    if (name == "client-leaves" && isStream) {
        client.receiveUntil("right");
        client.close();
        ++tally.left;
        return;
    }
    if (name == "leaves-early") {
        // At some moment or other: while the request is routed, sent, or waited for.
        std::this_thread::sleep_for(std::chrono::microseconds(dice >> 32 & 4095));
        dice % 2 ? client.close() : client.reset();
        ++tally.left;
        return;
    }
    judge(client.receive(), name, isStream, inOtherWords, tally);
}

long residentKilobytes(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string word;
    while (status >> word) {
        if (word != "VmRSS:")
            continue;
        long value = 0;
        status >> value;
        return value;
    }
    return 0;
}

std::string metric(std::uint16_t port, const std::string& name)
{
    TestClient client(port);
    client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-token\r\nConnection: close\r\n\r\n");
    const Answer answer = client.receive();
    const auto at = answer.body.find("\n" + name + " ");
    return at == std::string::npos ? "?" : answer.body.substr(at + name.size() + 2, answer.body.find('\n', at + 1) - at - name.size() - 2);
}

//! The port in the engine's "listening on …" line; 0 when it ends before it says so. Waits for the line.
std::uint16_t toldPort(int pipeEnd)
{
    std::string line;
    std::array<char, 128> piece {};
    while (line.find('\n') == std::string::npos) {
        const ssize_t count = read(pipeEnd, piece.data(), piece.size());
        if (count <= 0)
            return 0;
        line.append(piece.data(), static_cast<std::size_t>(count));
    }
    return static_cast<std::uint16_t>(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: soak ENGINE_BINARY SECONDS [REQUESTS_PER_SECOND]\n");
        return 2;
    }
    const auto duration = std::chrono::seconds(std::atoi(argv[2]));
    const int rate = argc > 3 ? std::atoi(argv[3]) : 500;
    ScriptedUpstream faulty(faultyReply);
    ScriptedUpstream steady(steadyReply);

    std::array<int, 2> told {};
    if (pipe(told.data()) != 0) {
        std::perror("soak: pipe");
        return 2;
    }
    const pid_t engine = fork();
    if (engine == 0) {
        dup2(told[1], STDOUT_FILENO);
        close(told[0]);
        close(told[1]);
        const std::string first = std::to_string(faulty.port());
        const std::string second = std::to_string(steady.port());
        execl(argv[1], argv[1], "0", first.c_str(), second.c_str(), "--token", "secret-token", "--first-token", "2000", "--gap", "2000",
            "--republish",
            static_cast<char*>(nullptr));
        _exit(127);
    }
    close(told[1]);
    const std::uint16_t port = toldPort(told[0]);
    if (port == 0) {
        std::fprintf(stderr, "soak: the engine did not start\n");
        return 1;
    }

    Tally tally;
    std::atomic<unsigned> next = 0;
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> clients;
    for (int i = 0; i < clientThreads; ++i) {
        clients.emplace_back([&] {
            while (true) {
                const unsigned number = next++;
                const auto due = start + std::chrono::microseconds(1'000'000LL * number / rate);
                if (due > start + duration)
                    return;
                std::this_thread::sleep_until(due);
                oneRequest(port, number, tally);
            }
        });
    }
    // Growth counts from when every buffer and pool has seen the load, a quarter into the run.
    long warm = 0;
    while (std::chrono::steady_clock::now() < start + duration) {
        std::this_thread::sleep_for(250ms);
        faulty.forgetRequests();
        steady.forgetRequests();
        if (warm == 0 && std::chrono::steady_clock::now() > start + duration / 4)
            warm = residentKilobytes(engine);
    }
    for (std::thread& thread : clients)
        thread.join();
    std::this_thread::sleep_for(1s);
    const long end = residentKilobytes(engine);
    const std::string inFlight = metric(port, "switchyard_requests_in_flight");
    kill(engine, SIGTERM);
    int exitStatus = 0;
    waitpid(engine, &exitStatus, 0);

    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("soak: %ld requests in %.0f s (%.0f a second), %ld streams broken behind their first words, %ld of them told and the others "
                "whole, %ld clients left, RSS %ld -> %ld kB, in flight at the end: %s\n",
        tally.requests.load(), seconds, static_cast<double>(tally.requests) / seconds, tally.broken.load(), tally.truncatedAndTold.load(),
        tally.left.load(), warm, end, inFlight.c_str());
    long wrongAnswers = 0;
    for (const auto& [what, count] : tally.wrong)
        wrongAnswers += count;
    // One in about thirty is broken and cannot be gone on with: none of them told means that this was not tried.
    constexpr long enoughToBeTold = 5'000;
    const bool isTried = tally.requests < enoughToBeTold || tally.truncatedAndTold > 0;
    if (!isTried)
        std::printf("no broken stream was told\n");
    bool isGood = isTried && WIFEXITED(exitStatus) && WEXITSTATUS(exitStatus) == 0 && inFlight == "0" && tally.requests > 0;
    for (const auto& [what, count] : tally.wrong) {
        std::printf("wrong answer, %ld times: %s\n", count, what.c_str());
        isGood = false;
    }
    constexpr long allowedGrowth = 3 * 1024;
    if (end - warm > allowedGrowth) {
        std::printf("memory grew by %ld kB\n", end - warm);
        isGood = false;
    }
    std::printf("soak: %ld wrong answers, %s\n", wrongAnswers, isGood ? "passed" : "FAILED");
    return isGood ? 0 : 1;
}
