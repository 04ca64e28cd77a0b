// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Chat event streams: followed in pieces they are judged as in one, and whole events are never cut. The same bytes are
// also given to the request and answer inspectors.

#include "engine/answerinspector.h"
#include "engine/blockpool.h"
#include "engine/chatfollower.h"
#include "engine/requestinspector.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace switchyard::engine;

namespace {

struct Seen {
    ChatFollower::Progress progress;
    std::string delivered;
    std::string malformed; //!< Of what was delivered, the events that are no JSON.
};

void takeMalformed(const ChatFollower& follower, std::string_view bytes, Seen& seen)
{
    for (const ChatFollower::Range& range : follower.malformed())
        seen.malformed += bytes.substr(range.begin, range.size);
}

Seen followInPieces(std::string_view bytes, std::size_t piece)
{
    ChatFollower follower;
    Seen seen;
    std::string waiting;
    bool isOver = false;
    for (std::size_t at = 0; at < bytes.size() && !isOver; at += piece) {
        waiting += bytes.substr(at, piece);
        const auto progress = follower.follow(waiting);
        seen.delivered += waiting.substr(0, progress.wholeEvents);
        takeMalformed(follower, waiting, seen);
        waiting.erase(0, progress.wholeEvents);
        isOver = progress.failed || progress.done;
    }
    if (!isOver) {
        seen.delivered += waiting.substr(0, follower.finish(waiting).wholeEvents);
        takeMalformed(follower, waiting, seen);
    }
    seen.progress = follower.progress();
    return seen;
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Seen whole = followInPieces(bytes, size == 0 ? 1 : size);
    for (const std::size_t piece : {std::size_t(1), std::size_t(7)}) {
        const Seen parts = followInPieces(bytes, piece);
        require(parts.delivered == whole.delivered);
        require(parts.malformed == whole.malformed);
        require(parts.progress.failed == whole.progress.failed);
        require(parts.progress.finished == whole.progress.finished);
        require(parts.progress.meaningful == whole.progress.meaningful);
    }
    require(bytes.starts_with(whole.delivered));

    std::string padded(bytes);
    padded.append(BlockPool::padding, '\0');
    static RequestInspector inspector;
    const auto request = inspector.inspect({padded.data(), size});
    if (request)
        require(padded[request->modelBegin] == '"' && padded[request->modelEnd - 1] == '"' && request->modelEnd <= size);
    const auto answer = inspectChatAnswer(MediaType::Json, {padded.data(), size});
    static_cast<void>(answer);
    return 0;
}
