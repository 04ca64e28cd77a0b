// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

//! What translation costs: at most 5 us an event of a stream and 100 us for a request of 50 KB are promised, for every
//! pair of dialects. Prints medians, and fails when one is over.

#include "dialects/clientrequest.h"
#include "dialects/requesttranslator.h"
#include "dialects/responseplan.h"
#include "dialects/streamfollower.h"
#include "dialects/streamtranslator.h"
#include "upstreamstreams.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

using namespace switchyard;
using namespace switchyard::dialects;

namespace {

constexpr std::array kClients {Dialect::Chat, Dialect::Responses, Dialect::Messages};
constexpr std::array kUpstreams {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Google, Dialect::Ollama};
constexpr double kEventLimit = 5.0; // us
constexpr double kRequestLimit = 100.0; // us
constexpr int kPieces = 300;
constexpr std::size_t kRequestBytes = 50'000;

double medianMicroseconds(int runs, const std::function<bool()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (!work())
            return 1e9;
        const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
        times.push_back(taken.count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

Target targetOf(Dialect dialect)
{
    Target target;
    target.dialect = dialect;
    target.provider = "upstream";
    target.model = "claude-sonnet-4-5";
    target.host = "127.0.0.1";
    target.basePath = "/v1";
    return target;
}

std::string bodyOf(const ClientRequest& request, Dialect dialect)
{
    auto outcome = RequestTranslator::translate(request, targetOf(dialect));
    auto* const translated = std::get_if<TranslatedRequest>(&outcome);
    return translated ? translated->body : std::string();
}

ClientRequest requestOf(Dialect dialect, std::string body)
{
    return std::get<ClientRequest>(ClientRequest::read(dialect, std::make_shared<const std::string>(std::move(body))));
}

bool runStream(const ClientRequest& request, const std::shared_ptr<const ResponsePlan>& plan, bool follows,
               const std::vector<std::string>& events, std::string& out)
{
    ClientStream client(request, {"0123456789abcdefghij", 1'700'000'000});
    const auto feedAll = [&events, &out](auto&& codec) {
        for (const auto& event : events) {
            out.clear();
            codec.feed(event, out);
        }
        return codec.end(out) == StreamState::Complete;
    };
    return follows ? feedAll(StreamFollower(plan->client, client, {})) : feedAll(StreamTranslator(plan, client));
}

bool measureStream(const ClientRequest& request, Dialect upstream)
{
    const auto events = bench::upstreamStream(upstream, kPieces);
    auto outcome = RequestTranslator::translate(request, targetOf(upstream));
    const auto plan = std::get<TranslatedRequest>(outcome).plan;
    const bool follows = request.dialect() == upstream && upstream != Dialect::Chat;
    std::string out;
    const double median = medianMicroseconds(41, [&] { return runStream(request, plan, follows, events, out); })
        / static_cast<double>(events.size());
    std::printf("stream   %-17s <- %-21s %6.2f us an event (limit %.0f)\n", std::string(nameOf(request.dialect())).c_str(),
                std::string(nameOf(upstream)).c_str(), median, kEventLimit);
    return median <= kEventLimit;
}

bool measureRequest(Dialect client, const std::string& body, Dialect upstream)
{
    const auto shared = std::make_shared<const std::string>(body);
    const auto target = targetOf(upstream);
    const double median = medianMicroseconds(401, [&] {
        auto read = ClientRequest::read(client, shared);
        auto outcome = RequestTranslator::translate(std::get<ClientRequest>(read), target);
        return std::holds_alternative<TranslatedRequest>(outcome);
    });
    std::printf("request  %-17s -> %-21s %6.1f us for %zu bytes (limit %.0f)\n", std::string(nameOf(client)).c_str(),
                std::string(nameOf(upstream)).c_str(), median, body.size(), kRequestLimit);
    return median <= kRequestLimit;
}

// About kRequestBytes in the client's own dialect, whose forms differ in length.
std::string clientBody(Dialect client)
{
    const auto inChat = [](std::size_t bytes) { return requestOf(Dialect::Chat, bench::chatRequest(bytes)); };
    if (client == Dialect::Chat)
        return bench::chatRequest(kRequestBytes);
    const auto length = bodyOf(inChat(kRequestBytes), client).size();
    return bodyOf(inChat(kRequestBytes * kRequestBytes / length), client);
}

} // namespace

int main()
{
    bool isWithin = true;
    for (const auto client : kClients) {
        const auto body = clientBody(client);
        const auto request = requestOf(client, body);
        for (const auto upstream : kUpstreams) {
            isWithin = measureStream(request, upstream) && isWithin;
            isWithin = measureRequest(client, body, upstream) && isWithin;
        }
    }
    return isWithin ? 0 : 1;
}
