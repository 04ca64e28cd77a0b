// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

//! How long an edit takes with a full reparse: at most 25 ms at 1 MB and 2 ms at 50 KB are promised. Prints
//! medians, and fails when they are over.

#include "json5/document.h"
#include "json5/editor.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace switchyard::json5;

namespace {

//! A configuration of about the given size, with comments, as a person would write it.
std::string configuration(std::size_t bytes)
{
    std::string text
        = "// OpenClaw\n{\n  agents: {\n    defaults: {\n      model: {\n        primary: \"a/b\",\n"
          "        fallbacks: [\"c/d\", \"e/f\"], // in this order\n      },\n    },\n  },\n"
          "  models: {\n    providers: {\n";
    for (int i = 0; text.size() < bytes; ++i)
        text += "      // number " + std::to_string(i) + "\n      provider" + std::to_string(i)
            + ": {\n        baseUrl: \"http://127.0.0.1:1234/v1\", // local\n        api: "
              "'openai-responses',\n"
              "        models: [\n          {\n            id: \"minimax-m2.1-gs32\",\n            "
              "reasoning: false,\n"
              "            input: [\"text\"],\n            cost: { input: 0, output: 0, cacheRead: 0, "
              "cacheWrite: 0 },\n"
              "            contextWindow: 196608,\n          },\n        ],\n      },\n";
    return text + "    },\n  },\n}\n";
}

using Edit = switchyard::Result<TextEdits> (*)(const Document&);

double medianMilliseconds(const Document& document, Edit edit)
{
    constexpr int runs = 21;
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto edits = edit(document);
        const Document after = Document::parse(apply(std::string_view(document.text()), *edits));
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        if (!after.isValid())
            return 1e9;
        times.push_back(taken.count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

struct Case {
    const char* name;
    Edit edit;
};

const Case cases[] = {
    {"set a scalar",
     [](const Document& d) { return editor::set(d, *Path::parse("models.providers.provider9.api"), "'x'"); }},
    {"add a provider",
     [](const Document& d) {
         return editor::set(d, *Path::parse("models.providers.more"), "{\"models\":[{\"id\":\"x\"}]}");
     }},
    {"remove a provider",
     [](const Document& d) { return editor::remove(d, *Path::parse("models.providers.provider9")); }},
    {"move a fallback",
     [](const Document& d) {
         return editor::move(d, *Path::parse("agents.defaults.model.fallbacks"), 0, 1);
     }},
    {"rename a provider",
     [](const Document& d) { return editor::renameKey(d, *Path::parse("models.providers.provider9"), "n"); }},
};

bool measure(std::size_t bytes, double limit)
{
    const Document document = Document::parse(configuration(bytes));
    bool isWithin = true;
    for (const Case& one : cases) {
        const double median = medianMilliseconds(document, one.edit);
        std::printf("%8zu bytes  %-20s %7.2f ms  (limit %.0f)\n", document.text().size(), one.name, median,
                    limit);
        isWithin = isWithin && median <= limit;
    }
    return isWithin;
}

} // namespace

int main()
{
    const bool isSmallWithin = measure(50'000, 2);
    const bool isLargeWithin = measure(1'000'000, 25);
    return isSmallWithin && isLargeWithin ? 0 : 1;
}
