// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Chat streams that are passed through: mended at once or in pieces they read the same, what was JSON stays JSON, no event
// that is not JSON gets through, and a stream joined to its own beginning says what it says.

#include "dialects/chatmender.h"
#include "dialects/clientstream.h"
#include "dialects/streamfollower.h"
#include "engine/chatfollower.h"
#include "engine/chatjoin.h"
#include "json/json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

using namespace switchyard;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isJson(std::string_view text)
{
    json::Document document;
    return document.parse(text);
}

//! The engine's short path: whole events as they come, those that are no JSON cut out, the rest mended.
std::string relayed(std::string_view bytes, std::size_t step)
{
    engine::ChatFollower follower;
    dialects::ChatMender mender;
    std::string waiting;
    std::string out;
    bool isOver = false;
    for (std::size_t at = 0; at < bytes.size() && !isOver; at += step) {
        waiting += bytes.substr(at, step);
        const auto progress = follower.follow(waiting);
        std::string events = waiting.substr(0, progress.wholeEvents);
        waiting.erase(0, progress.wholeEvents);
        std::size_t cut = 0;
        for (const auto& range : follower.malformed()) {
            events.erase(range.begin - cut, range.size);
            cut += range.size;
        }
        out += mender.mendEvents(events);
        isOver = progress.failed || progress.done;
    }
    return out;
}

std::string followed(const dialects::ClientRequest& request, std::string_view bytes, std::size_t step)
{
    dialects::ClientStream client(request, {"abcdefghijklmnop", 1});
    dialects::StreamFollower follower(dialects::Dialect::Chat, client, {true, false});
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += step)
        follower.feed(bytes.substr(at, step), out);
    follower.end(out);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::size_t step = 1 + data[0];
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);

    require(relayed(bytes, step) == relayed(bytes, bytes.size()));

    static const auto request = std::get<dialects::ClientRequest>(dialects::ClientRequest::read(dialects::Dialect::Chat,
        std::make_shared<const std::string>(R"({"model":"m","stream":true,"messages":[{"role":"user","content":"x"}]})")));
    require(followed(request, bytes, step) == followed(request, bytes, bytes.size()));

    dialects::ChatMender mender;
    const std::string document(mender.mendDocument(bytes));
    require(isJson(bytes) ? isJson(document) : document == bytes);

    const std::string whole = relayed(bytes, bytes.size());
    for (std::size_t at = whole.find("\n\n"); at != std::string::npos; at = whole.find("\n\n", at + 1)) {
        engine::ChatJoin join;
        if (!join.begin(std::string_view(whole).substr(0, at + 2)))
            continue;
        // Its own beginning is never another answer.
        std::string rest;
        require(join.feed(whole, rest) != engine::ChatJoin::State::Diverged || whole.find("\r") != std::string::npos
            || whole.find("tool_calls") != std::string::npos || rest.empty());
    }
    return 0;
}
