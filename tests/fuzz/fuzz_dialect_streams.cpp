// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// An upstream's bytes, whatever they are: translated for each client, cut in two ways. The same bytes give the same
// stream, a whole answer is valid JSON, and nothing is written before the commit point.

#include "dialects/clientstream.h"
#include "dialects/requesttranslator.h"
#include "dialects/responsetranslator.h"
#include "dialects/streamfollower.h"
#include "dialects/streamtranslator.h"
#include "json/jsontext.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

using namespace switchyard;
using namespace switchyard::dialects;

namespace {

constexpr std::array<Dialect, 5> kUpstreams {Dialect::Chat, Dialect::Responses, Dialect::Messages, Dialect::Google, Dialect::Ollama};
constexpr std::array<std::pair<Dialect, const char*>, 4> kClients {{
    {Dialect::Chat, R"({"model":"m","stream":true,"stop":["END"],"messages":[{"role":"user","content":"x"}]})"},
    {Dialect::Responses,
     R"({"model":"m","stream":true,"input":"x","tools":[{"type":"custom","name":"patch"},{"type":"namespace","name":"n","tools":[{"type":"function","name":"f"}]}]})"},
    {Dialect::Messages, R"({"model":"m","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"x"}]})"},
    {Dialect::Completions, R"({"model":"m","stream":true,"prompt":"x"})"},
}};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

ClientRequest requestOf(Dialect dialect, const char* body)
{
    return std::get<ClientRequest>(ClientRequest::read(dialect, std::make_shared<const std::string>(body)));
}

std::string run(const ClientRequest& request, const std::shared_ptr<const ResponsePlan>& plan, std::string_view bytes, std::size_t step)
{
    ClientStream client(request, {"abcdefghijklmnop", 1});
    StreamTranslator translator(plan, client);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        const auto state = translator.feed(bytes.substr(at, step), out);
        require(state != StreamState::Waiting || out.empty());
    }
    const auto state = translator.end(out);
    if (state == StreamState::Failed || state == StreamState::Cut)
        client.fail(translator.failure().value_or(Failure {}), out);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto upstream = kUpstreams[data[0] % kUpstreams.size()];
    const auto& [clientDialect, body] = kClients[data[1] % kClients.size()];
    const std::size_t step = 1 + data[1] / 8U;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 2), size - 2);

    const auto request = requestOf(clientDialect, body);
    Target target;
    target.dialect = upstream;
    target.provider = "p";
    target.model = "m";
    target.compat.supportsCompletions = false;
    const auto outcome = RequestTranslator::translate(request, target);
    const auto* const translated = std::get_if<TranslatedRequest>(&outcome);
    if (translated == nullptr)
        return 0;
    require(run(request, translated->plan, bytes, bytes.size() + 1) == run(request, translated->plan, bytes, step));

    const auto whole = translateResponse(*translated->plan, bytes, {"abcdefghijklmnop", 1});
    if (const auto* const answer = std::get_if<TranslatedResponse>(&whole))
        require(json::isObject(answer->body));
    require(json::isObject(writeFailure(clientDialect, readFailure(upstream, 400, bytes), "r").body));

    ClientStream client(request, {"abcdefghijklmnop", 1});
    StreamFollower follower(upstream, client, {});
    std::string out;
    if ((data[1] & 1U) != 0)
        client.heartbeat(out);
    for (std::size_t at = 0; at < bytes.size(); at += step)
        follower.feed(bytes.substr(at, step), out);
    follower.end(out);
    return 0;
}
