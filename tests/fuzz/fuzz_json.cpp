// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Any text: our parser and simdjson agree on whether it is JSON (but for what simdjson leaves to its limits), every
// value's bytes are JSON themselves, and what is escaped decodes to itself.

#include "json/json.h"
#include "json/jsontext.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <simdjson.h>

using namespace switchyard;

namespace {

void visit(json::Value value, int depth)
{
    if (depth > 3)
        return;
    if (!json::isValid(value.raw()))
        std::abort();
    for (const auto item : value.items())
        visit(item, depth + 1);
    for (const auto member : value.members())
        visit(member.value, depth + 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (json::decoded(json::escaped(text)) != text)
        std::abort();
    json::Document document;
    const bool isOurs = document.parse(text);
    if (isOurs)
        visit(document.root(), 0);
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    const auto error = parser.parse(text).get(element);
    // simdjson also checks UTF-8, the range of numbers and surrogates, which are passed on here as they came.
    const bool isTheirs = error == simdjson::SUCCESS;
    const bool isBomOrUtf8 = error == simdjson::UTF8_ERROR || error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR
        || error == simdjson::DEPTH_ERROR || text.substr(0, 3) == "\xEF\xBB\xBF";
    if (isTheirs && !isOurs && document.error() != "the document is nested too deeply")
        std::abort();
    if (isOurs && !isTheirs && !isBomOrUtf8)
        std::abort();
    return 0;
}
