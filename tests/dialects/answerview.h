// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientrequest.h"
#include "dialects/errors.h"
#include "dialects/requesttranslator.h"
#include "dialects/streamtranslator.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects::test {

//! What a client makes of an answer, whatever its dialect.
struct AnswerView {
    struct Call {
        std::string id;
        std::string name;
        std::string nameSpace;
        std::string arguments;
        bool isCustom = false;
    };

    std::string text;
    std::string reasoning;
    std::string refusal;
    std::vector<Call> calls;
    std::string finish; //!< `stop`, `stop_sequence`, `length`, `tool`, `filter`, `pause`; empty when it never ended.
    std::string stopSequence;
    std::optional<std::int64_t> promptTokens;
    std::optional<std::int64_t> completionTokens;
    std::optional<Failure> failure;
};

//! Reads a stream of events (or NDJSON) in a dialect.
AnswerView viewOfStream(Dialect dialect, std::string_view bytes);
//! Reads one document in a dialect.
AnswerView viewOfDocument(Dialect dialect, std::string_view body);

//! A small request in a client's dialect; `extra` are further members with a leading comma.
ClientRequest smallRequest(Dialect dialect, bool stream, const std::string& extra = {});
//! As above from a whole body.
ClientRequest requestFrom(Dialect dialect, const std::string& body);

Target targetOf(Dialect dialect, const std::string& model = "model-x");

//! Translates, or fails the test with the refusal's text.
TranslatedRequest translated(const ClientRequest& request, const Target& target);
//! The refusal, or one with an empty field when there was none.
Refusal refusalOf(const ClientRequest& request, const Target& target);

struct StreamRun {
    std::string out;
    StreamState state = StreamState::Waiting;
    std::optional<Failure> failure;
    Usage usage;
};

//! Feeds `bytes` cut at `cuts` (ascending offsets).
StreamRun runStream(const ClientRequest& request, const Target& target, std::string_view bytes,
                    const std::vector<std::size_t>& cuts = {});

//! The same stream, one byte at a time.
std::vector<std::size_t> everyByte(std::size_t size);

} // namespace switchyard::dialects::test
